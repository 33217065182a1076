/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-time.h"

static const struct
{
  const char *edtf;
  const char *ja;
  const char *en;
} displays[] = {
  { "2020", "2020年", "2020" },
  { "2020-05", "2020年5月", "May 2020" },
  { "2020-05-12", "2020年5月12日", "12 May 2020" },
  { "2020-05-12T13:45", "2020年5月12日 13:45", "12 May 2020, 13:45" },
  { "2020-05-12T09:05:07", "2020年5月12日 09:05:07", "12 May 2020, 09:05:07" },
  { "2020-05-12T13:45Z", "2020年5月12日 13:45（UTC）", "12 May 2020, 13:45 (UTC)" },
  { "2020-05-12T13:45+09:00", "2020年5月12日 13:45（UTC+09:00）",
    "12 May 2020, 13:45 (UTC+09:00)" },
  { "2020-05-12T13:45-03:30", "2020年5月12日 13:45（UTC-03:30）",
    "12 May 2020, 13:45 (UTC-03:30)" },
  /* Doubt about the whole. */
  { "2020~", "2020年ごろ", "around 2020" },
  { "2020-05~", "2020年5月ごろ", "around May 2020" },
  { "2020-05?", "2020年5月（不確か）", "May 2020 (uncertain)" },
  { "2020-05%", "2020年5月ごろ（不確か）", "around May 2020 (uncertain)" },
  { "2020-05-12~", "2020年5月12日ごろ", "around 12 May 2020" },
  { "2020-05-12T13:45~", "2020年5月12日 13:45ごろ", "around 12 May 2020, 13:45" },
  { "2020-21~", "2020年春ごろ", "around spring 2020" },
  /* Doubt about a part. */
  { "2020-05-~12", "2020年5月12日ごろ", "around 12 May 2020" },
  { "2020-05-?12", "2020年5月12日（日は不確か）", "12 May 2020 (day uncertain)" },
  { "2020?-05-12", "2020年5月12日（年は不確か）", "12 May 2020 (year uncertain)" },
  { "2020~-05", "2020年5月（年はおおよそ）", "May 2020 (year approximate)" },
  { "2004-06~-11", "2004年6月11日（年・月はおおよそ）",
    "11 June 2004 (year and month approximate)" },
  { "2004?-06-~11", "2004年6月11日ごろ（年は不確か）", "around 11 June 2004 (year uncertain)" },
  { "2020-05-12?T13:45", "2020年5月12日 13:45（年・月・日は不確か）",
    "12 May 2020, 13:45 (year, month and day uncertain)" },
  /* Unspecified digits. */
  { "202X", "2020年代", "2020s" },
  { "202X~", "2020年代ごろ", "around 2020s" },
  { "20XX", "2000〜2099年", "2000 to 2099" },
  { "2XXX", "2000〜2999年", "2000 to 2999" },
  { "XXXX", "年不明", "unknown year" },
  { "2020-XX", "2020年（月不明）", "2020 (month unknown)" },
  { "2020-XX-XX", "2020年（月日不明）", "2020 (month and day unknown)" },
  { "2020-0X", "2020年1〜9月", "January to September 2020" },
  { "2020-1X", "2020年10〜12月", "October to December 2020" },
  { "2020-05-XX", "2020年5月（日不明）", "May 2020 (day unknown)" },
  { "2020-05-0X", "2020年5月1〜9日", "1 to 9 May 2020" },
  { "2020-05-1X", "2020年5月10〜19日", "10 to 19 May 2020" },
  { "2021-02-2X", "2021年2月20〜28日", "20 to 28 February 2021" },
  { "XXXX-12-25", "12月25日（年不明）", "25 December (year unknown)" },
  { "XXXX-12", "12月（年不明）", "December (year unknown)" },
  { "XXXX-21", "春（年不明）", "spring (year unknown)" },
  { "2020-X1", "2020-X1", "2020-X1" },
  { "2X20", "2X20", "2X20" },
  { "202X-05", "202X-05", "202X-05" },
  /* Seasons, quarters, halves. */
  { "2020-21", "2020年春", "spring 2020" },
  { "2020-22", "2020年夏", "summer 2020" },
  { "2020-23", "2020年秋", "autumn 2020" },
  { "2020-24", "2020年冬", "winter 2020" },
  { "2020-33", "2020年第1四半期", "first quarter of 2020" },
  { "2020-41", "2020年下半期", "second half of 2020" },
  /* Intervals say once what both ends have in common. */
  { "2020-05/2020-08", "2020年5月から8月まで", "May to August 2020" },
  { "2020-05-12/2020-05-15", "2020年5月12日から15日まで", "12 to 15 May 2020" },
  { "2020-05-12/2020-06-03", "2020年5月12日から6月3日まで", "12 May to 3 June 2020" },
  { "2019-12-30/2020-01-03", "2019年12月30日から2020年1月3日まで",
    "30 December 2019 to 3 January 2020" },
  { "2019/2020", "2019年から2020年まで", "2019 to 2020" },
  { "2020-05/2020-06-03", "2020年5月から6月3日まで", "May to 3 June 2020" },
  { "2020/2020-05", "2020年から2020年5月まで", "2020 to May 2020" },
  { "2020-05-12T13:45/2020-05-12T15:00", "2020年5月12日 13:45から15:00まで",
    "12 May 2020, 13:45 to 15:00" },
  { "2020-05-12T13:45Z/2020-05-12T15:00Z", "2020年5月12日 13:45から15:00（UTC）まで",
    "12 May 2020, 13:45 to 15:00 (UTC)" },
  { "2020-05-12T23:00/2020-05-13T01:00", "2020年5月12日 23:00から13日 01:00まで",
    "12 May 2020, 23:00 to 13 May 2020, 01:00" },
  { "2020-21/2020-23", "2020年春から秋まで", "spring to autumn 2020" },
  { "2020-05~/2020-08", "2020年5月ごろから8月まで", "around May to August 2020" },
  { "2020~-05/2020-08", "2020年5月（年はおおよそ）から2020年8月まで",
    "May 2020 (year approximate) to August 2020" },
  { "2020-XX/2020-08", "2020年（月不明）から2020年8月まで", "2020 (month unknown) to August 2020" },
  { "2020-05-12/2020-05-12", "2020年5月12日", "12 May 2020" },
  { "2020-05/..", "2020年5月以降", "May 2020 onwards" },
  { "../2020-05", "2020年5月まで", "until May 2020" },
  { "2020-05/", "2020年5月から（終わりは不明）", "from May 2020 (end unknown)" },
  { "/2020-05~", "2020年5月ごろまで（始まりは不明）", "until around May 2020 (beginning unknown)" },
  /* Other years. */
  { "-0044-03-15", "紀元前45年3月15日", "15 March 45 BC" },
  { "0000", "紀元前1年", "1 BC" },
  { "Y12345", "12345年", "12345" },
  { "-0044-XX", "紀元前45年（月不明）", "45 BC (month unknown)" },
};

static void
test_times_are_said_in_both_languages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoTime) time = kyo_time_new (displays[i].edtf, &error);
      g_autofree char *ja = NULL;
      g_autofree char *en = NULL;

      g_test_message ("%s", displays[i].edtf);
      g_assert_no_error (error);
      ja = kyo_time_dup_display (time, KYO_LANG_JA);
      en = kyo_time_dup_display (time, KYO_LANG_EN);
      g_assert_cmpstr (ja, ==, displays[i].ja);
      g_assert_cmpstr (en, ==, displays[i].en);
    }
}

static const struct
{
  const char *edtf;
  const char *reference;
  const char *ja;
  const char *en;
} relatives[] = {
  /* Days. */
  { "2020-05-12", "2020-05-12", "同日", "the same day" },
  { "2020-05-13", "2020-05-12", "翌日", "the next day" },
  { "2020-05-11", "2020-05-12", "前日", "the day before" },
  { "2020-06-01", "2020-05-31", "翌日", "the next day" },
  { "2021-01-01", "2020-12-31", "翌日", "the next day" },
  { "2020-05-15", "2020-05-12", "3日後", "3 days later" },
  { "2020-05-02", "2020-05-12", "10日前", "10 days before" },
  { "2020-06-12", "2020-05-12", "31日後", "31 days later" },
  { "2020-07-12", "2020-05-12", "2か月後", "2 months later" },
  { "2020-07-13", "2020-05-12", "2020年7月13日", "13 July 2020" },
  { "2019-05-12", "2020-05-12", "1年前", "1 year before" },
  { "2015-05-12", "2020-05-12", "5年前", "5 years before" },
  { "2019-11-12", "2020-05-12", "6か月前", "6 months before" },
  /* Clock times are of their day, in the reference's zone. */
  { "2020-05-13T09:00", "2020-05-12T23:00", "翌日 09:00", "the next day, 09:00" },
  { "2020-05-12T14:00", "2020-05-12", "同日 14:00", "the same day, 14:00" },
  { "2020-05-13", "2020-05-12T23:00", "翌日", "the next day" },
  { "2020-05-12T20:00Z", "2020-05-12T13:00+09:00", "翌日 05:00", "the next day, 05:00" },
  { "2020-05-12T20:00Z", "2020-05-12", "同日 20:00（UTC）", "the same day, 20:00 (UTC)" },
  { "2020-05-12T01:00+09:00", "2020-05-11", "翌日 01:00（UTC+09:00）",
    "the next day, 01:00 (UTC+09:00)" },
  { "2020-07-12T09:00", "2020-05-12T09:00", "2020年7月12日 09:00", "12 July 2020, 09:00" },
  /* About days: the calendar week, where that is so on any of them. */
  { "2020-05-20~", "2020-05-13", "翌週", "the next week" },
  { "2020-05-06~", "2020-05-13", "前週", "the week before" },
  { "2020-05-18~", "2020-05-13", "2020年5月18日ごろ", "around 18 May 2020" },
  { "2020-05-14~", "2020-05-13", "2020年5月14日ごろ", "around 14 May 2020" },
  { "2020-05-20", "2020-05-13~", "翌週", "the next week" },
  { "2020-05-20T09:00~", "2020-05-13", "2020年5月20日 09:00ごろ", "around 20 May 2020, 09:00" },
  /* Months. */
  { "2020-05", "2020-05", "同月", "the same month" },
  { "2020-06", "2020-05", "翌月", "the next month" },
  { "2020-04", "2020-05", "前月", "the month before" },
  { "2020-01", "2019-12", "翌月", "the next month" },
  { "2020-06", "2020-05-31", "翌月", "the next month" },
  { "2020-02", "2020-05", "3か月前", "3 months before" },
  { "2020-08", "2020-05-12", "3か月後", "3 months later" },
  { "2019-11", "2020-05", "半年前", "half a year before" },
  { "2019-12", "2020-05", "半年前", "half a year before" },
  { "2020-12", "2020-05", "半年後", "half a year later" },
  { "2020-09", "2020-05", "4か月後", "4 months later" },
  { "2021-01", "2020-05", "8か月後", "8 months later" },
  { "2019-11", "2020-05-12", "6か月前", "6 months before" },
  { "2019-11", "2020-05-12~", "半年前", "half a year before" },
  { "2019-11~", "2020-05", "半年前", "half a year before" },
  { "2020-02~", "2020-05", "約3か月前", "about 3 months before" },
  { "2020-04~", "2020-05", "2020年4月ごろ", "around April 2020" },
  { "2019-05", "2020-05", "1年前", "1 year before" },
  { "2018-05~", "2020-05", "約2年前", "about 2 years before" },
  { "2019-02", "2020-05", "15か月前", "15 months before" },
  { "2017-02", "2020-05", "2017年2月", "February 2017" },
  /* Years. */
  { "2020", "2020", "同年", "the same year" },
  { "2021", "2020", "翌年", "the next year" },
  { "2019", "2020-05-12", "前年", "the year before" },
  { "2017", "2020", "3年前", "3 years before" },
  { "2017~", "2020", "約3年前", "about 3 years before" },
  { "2019~", "2020", "2019年ごろ", "around 2019" },
  /* What would lose precision, or is not known well enough, is said as a date. */
  { "2020-06-03", "2020-05", "2020年6月3日", "3 June 2020" },
  { "2020-05", "2019", "2020年5月", "May 2020" },
  { "2020-05-13?", "2020-05-12", "2020年5月13日（不確か）", "13 May 2020 (uncertain)" },
  { "2020-05-13", "2020-05-12?", "2020年5月13日", "13 May 2020" },
  { "2020-05-1X", "2020-05-12", "2020年5月10〜19日", "10 to 19 May 2020" },
  { "2020-XX", "2020-05", "2020年（月不明）", "2020 (month unknown)" },
  { "2020-21", "2020-05", "2020年春", "spring 2020" },
  { "2020-05/2020-08", "2020-05", "2020年5月から8月まで", "May to August 2020" },
  { "2020-06", "2020-05/2020-08", "2020年6月", "June 2020" },
  { "2020-06", "../2020-05", "2020年6月", "June 2020" },
};

static void
test_times_are_said_by_another_where_words_are_true (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relatives); i++)
    {
      g_autoptr (KyoTime) time = kyo_time_new (relatives[i].edtf, NULL);
      g_autoptr (KyoTime) reference = kyo_time_new (relatives[i].reference, NULL);
      g_autofree char *ja = NULL;
      g_autofree char *en = NULL;

      g_test_message ("%s, from %s", relatives[i].edtf, relatives[i].reference);
      g_assert_nonnull (time);
      g_assert_nonnull (reference);
      ja = kyo_time_dup_relative (time, reference, KYO_LANG_JA);
      en = kyo_time_dup_relative (time, reference, KYO_LANG_EN);
      g_assert_cmpstr (ja, ==, relatives[i].ja);
      g_assert_cmpstr (en, ==, relatives[i].en);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/time/times-are-said-in-both-languages",
                   test_times_are_said_in_both_languages);
  g_test_add_func ("/model/time/times-are-said-by-another-where-words-are-true",
                   test_times_are_said_by_another_where_words_are_true);

  return g_test_run ();
}
