/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/kyo-anchor.h"

#include <string.h>

#define BEFORE "深夜に監視装置が警報を出し、当直者が画面の異常に気付いた。"
#define AFTER "翌朝までに予備の機器へ切り替え、利用者には窓口で説明した。"
#define SENTENCE "基幹の交換機が停止して市外への通話が止まった。"

static void
test_quote_is_anchored (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnchor) anchor =
    kyo_anchor_new_for_quote ("𠮷野の NAS で e\xcc\x81 を見た", "NAS", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kyo_anchor_get_exact (anchor), ==, "NAS");
  g_assert_cmpstr (kyo_anchor_get_prefix (anchor), ==, "𠮷野の ");
  g_assert_cmpstr (kyo_anchor_get_suffix (anchor), ==, " で e\xcc\x81 を見た");
  g_assert_cmpuint (kyo_anchor_get_start (anchor), ==, 4); /* code points, not bytes or UTF-16 */
  g_assert_cmpuint (kyo_anchor_get_end (anchor), ==, 7);
  g_assert_cmpuint (strlen (kyo_anchor_get_text_hash (anchor)), ==, 64);
}

static void
test_context_is_32_characters (void)
{
  g_autoptr (KyoAnchor) anchor =
    kyo_anchor_new_for_quote (BEFORE BEFORE "NAS" AFTER AFTER, "NAS", NULL);

  g_assert_cmpint (g_utf8_strlen (kyo_anchor_get_prefix (anchor), -1), ==, KYO_ANCHOR_CONTEXT);
  g_assert_cmpint (g_utf8_strlen (kyo_anchor_get_suffix (anchor), -1), ==, KYO_ANCHOR_CONTEXT);
  g_assert_true (g_str_has_suffix (BEFORE BEFORE, kyo_anchor_get_prefix (anchor)));
  g_assert_true (g_str_has_prefix (AFTER AFTER, kyo_anchor_get_suffix (anchor)));
}

static void
test_hash_is_sha_256 (void)
{
  g_autoptr (KyoAnchor) anchor = kyo_anchor_new_for_quote ("abc", "b", NULL);

  /* FIPS 180-2, appendix B.1 */
  g_assert_cmpstr (kyo_anchor_get_text_hash (anchor), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static const struct
{
  const char *text;
  const char *quote;
  KyoTextError code;
} REFUSALS[] = {
  { "障害と復旧", "予備", KYO_TEXT_ERROR_NOT_FOUND },
  { "障害と障害", "障害", KYO_TEXT_ERROR_AMBIGUOUS },
  { "aaa", "aa", KYO_TEXT_ERROR_AMBIGUOUS }, /* overlapping */
  { "障害", "", KYO_TEXT_ERROR_INVALID },
  { "障害", "\xff", KYO_TEXT_ERROR_INVALID },
  { "\xff", "x", KYO_TEXT_ERROR_INVALID },
  { "xe\xcc\x81", "xe", KYO_TEXT_ERROR_NOT_FOUND }, /* would cut é in two */
};

static void
test_bad_quotes_are_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kyo_anchor_new_for_quote (REFUSALS[i].text, REFUSALS[i].quote, &error));
      g_assert_error (error, KYO_TEXT_ERROR, (int) REFUSALS[i].code);
    }
}

static void
test_decomposed_quote_is_found (void)
{
  g_autoptr (KyoAnchor) anchor = kyo_anchor_new_for_quote ("大が小", "か\xe3\x82\x99", NULL);

  g_assert_nonnull (anchor);
  g_assert_cmpstr (kyo_anchor_get_exact (anchor), ==, "が");
}

static void
test_range_grows_to_graphemes (void)
{
  g_autoptr (KyoAnchor) anchor = kyo_anchor_new_for_range ("xe\xcc\x81y", 2, 3);
  g_autoptr (KyoAnchor) clamped = kyo_anchor_new_for_range ("障害", 1, 99);

  g_assert_cmpstr (kyo_anchor_get_exact (anchor), ==, "e\xcc\x81");
  g_assert_cmpstr (kyo_anchor_get_exact (clamped), ==, "害");
  g_assert_null (kyo_anchor_new_for_range ("障害", 1, 1));
  g_assert_null (kyo_anchor_new_for_range ("障害", 2, 5));
  g_assert_null (kyo_anchor_new_for_range ("\xff", 0, 1));
}

static const struct
{
  const char *name;
  const char *old_text;
  guint start; /* code points of old_text */
  const char *quote;
  const char *new_text;
  KyoAnchorState state;
  const char *found;
} CHANGES[] = {
  { "same-text", BEFORE SENTENCE AFTER, 29, "基幹", BEFORE SENTENCE AFTER, KYO_ANCHOR_EXACT,
    "基幹" },
  { "same-text-with-the-words-twice", "障害と障害", 3, "障害", "障害と障害", KYO_ANCHOR_EXACT,
    "障害" },
  { "words-before-were-added", BEFORE SENTENCE AFTER, 29, "基幹", "追記。" BEFORE SENTENCE AFTER,
    KYO_ANCHOR_MOVED, "基幹" },
  { "one-side-was-rewritten", BEFORE BEFORE SENTENCE AFTER AFTER, 58, SENTENCE,
    BEFORE BEFORE SENTENCE "その後の経過は別に記す。", KYO_ANCHOR_MOVED, SENTENCE },
  { "context-tells-two-places-apart", BEFORE "障害" AFTER, 29, "障害",
    "障害の記録。" BEFORE "障害" AFTER, KYO_ANCHOR_MOVED, "障害" },
  { "twice-in-the-same-context", BEFORE "障害" AFTER, 29, "障害",
    BEFORE "障害" AFTER BEFORE "障害" AFTER, KYO_ANCHOR_REVIEW, "障害" },
  { "same-words-in-another-place", BEFORE "障害" AFTER, 29, "障害",
    "別の文で、ここにも障害がある。", KYO_ANCHOR_REVIEW, "障害" },
  { "long-quote-was-edited", BEFORE SENTENCE AFTER, 29, SENTENCE,
    BEFORE "基幹の交換機が故障して市外への通話が止まった。" AFTER, KYO_ANCHOR_REVIEW,
    "基幹の交換機が故障して市外への通話が止まった。" },
  { "short-quote-was-edited", BEFORE "交換機が停止" AFTER, 29, "交換機が停止",
    BEFORE "交換機が故障" AFTER, KYO_ANCHOR_ORPHAN, "" },
  { "long-quote-is-gone", BEFORE SENTENCE AFTER, 29, SENTENCE, BEFORE AFTER, KYO_ANCHOR_ORPHAN,
    "" },
  { "text-is-gone", BEFORE SENTENCE, 29, SENTENCE, "", KYO_ANCHOR_ORPHAN, "" },
  { "text-is-not-utf-8", BEFORE SENTENCE, 29, SENTENCE, "\xff", KYO_ANCHOR_ORPHAN, "" },
  { "whole-text-got-a-sentence-more", SENTENCE, 0, SENTENCE, SENTENCE AFTER, KYO_ANCHOR_MOVED,
    SENTENCE },
  { "whole-short-text-got-more", "障害", 0, "障害", "障害の記録", KYO_ANCHOR_REVIEW, "障害" },
};

static void
test_change (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  guint length = g_utf8_strlen (CHANGES[i].quote, -1);
  g_autoptr (KyoAnchor) made =
    kyo_anchor_new_for_range (CHANGES[i].old_text, CHANGES[i].start, CHANGES[i].start + length);
  g_autoptr (KyoAnchor) stored = kyo_anchor_new (
    kyo_anchor_get_exact (made), kyo_anchor_get_prefix (made), kyo_anchor_get_suffix (made),
    kyo_anchor_get_start (made), kyo_anchor_get_end (made), kyo_anchor_get_text_hash (made));
  g_autofree char *found = NULL;
  guint start = 99, end = 99;

  g_assert_cmpstr (kyo_anchor_get_exact (made), ==, CHANGES[i].quote);
  g_assert_cmpint (kyo_anchor_resolve (stored, CHANGES[i].new_text, &start, &end), ==,
                   CHANGES[i].state);
  found = end > start ? g_utf8_substring (CHANGES[i].new_text, start, end) : g_strdup ("");
  g_assert_cmpstr (found, ==, CHANGES[i].found);
  g_assert_cmpint (kyo_anchor_resolve (made, CHANGES[i].new_text, NULL, NULL), ==,
                   CHANGES[i].state);
}

static void
test_stored_place_is_not_believed (void)
{
  const char text[] = BEFORE "障害" AFTER;
  g_autoptr (KyoAnchor) made = kyo_anchor_new_for_quote (text, "障害", NULL);
  g_autoptr (KyoAnchor) wrong =
    kyo_anchor_new ("障害", kyo_anchor_get_prefix (made), kyo_anchor_get_suffix (made), 3, 9999,
                    kyo_anchor_get_text_hash (made));
  g_autoptr (KyoAnchor) bare = kyo_anchor_new ("障害", NULL, NULL, 0, 0, NULL);
  guint start, end;

  g_assert_cmpint (kyo_anchor_resolve (wrong, text, &start, &end), ==, KYO_ANCHOR_MOVED);
  g_assert_cmpuint (start, ==, 29);
  g_assert_cmpuint (end, ==, 31);
  g_assert_cmpint (kyo_anchor_resolve (bare, text, &start, &end), ==, KYO_ANCHOR_REVIEW);
  g_assert_cmpuint (start, ==, 29);
}

/* A character and which one of the old text it is, -1 for a new one. */
typedef struct
{
  gunichar c;
  int id;
} Char;

/* Sentences of letters at random; one in eight of the old ones stands in the text
 * again and again. */
static void
append_sentence (GArray *chars, gboolean is_new)
{
  static const char *const common[] = { "翌日に復旧した。", "手順書を見直した。",
                                        "The vendor was called in. ", "予備の系に切り替えた。" };
  g_autoptr (GString) sentence = g_string_new (NULL);

  if (!is_new && g_test_rand_int_range (0, 8) == 0)
    g_string_append (sentence, common[g_test_rand_int_range (0, G_N_ELEMENTS (common))]);
  else
    for (int i = g_test_rand_int_range (5, 30); i > 0; i--)
      g_string_append_unichar (sentence, i == 1 ? 0x3002 : 0x3042 + g_test_rand_int_range (0, 60));

  for (const char *p = sentence->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      Char next = { g_utf8_get_char (p), is_new ? -1 : (int) chars->len };

      g_array_append_val (chars, next);
    }
}

static GArray *
make_chars (guint n_sentences, gboolean is_new)
{
  GArray *chars = g_array_new (FALSE, FALSE, sizeof (Char));

  while (n_sentences-- > 0)
    append_sentence (chars, is_new);
  return chars;
}

static char *
dup_text (const GArray *chars)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chars->len; i++)
    g_string_append_unichar (text, g_array_index (chars, Char, i).c);
  return g_string_free (text, FALSE);
}

static void
edit (GArray *chars)
{
  guint at = g_test_rand_int_range (0, chars->len);
  guint wanted = g_test_rand_int_range (1, 40);
  guint n = MIN (wanted, chars->len - at);
  int kind = g_test_rand_int_range (0, 3);

  if (kind != 0)
    g_array_remove_range (chars, at, n);
  if (kind != 1)
    {
      g_autoptr (GArray) added = make_chars (g_test_rand_int_range (1, 3), TRUE);

      g_array_insert_vals (chars, at, added->data, added->len);
    }
}

/* How many of the quoted characters stand, in their order, at a place of the new text. */
static guint
count_quoted (const GArray *chars, guint at, guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end && at + i - start < chars->len; i++)
    n += g_array_index (chars, Char, at + i - start).id == (int) i;
  return n;
}

static gboolean
is_kept (const GArray *chars, guint start, guint end)
{
  for (guint i = 0; i + (end - start) <= chars->len; i++)
    if (count_quoted (chars, i, start, end) == end - start)
      return TRUE;
  return FALSE;
}

static void
test_no_silent_wrong_anchor (void)
{
  guint n_kept = 0, n_held = 0, n_wrong = 0;

  for (guint round = 0; round < 10000; round++)
    {
      g_autoptr (GArray) chars = make_chars (g_test_rand_int_range (8, 30), FALSE);
      g_autofree char *old_text = dup_text (chars);
      guint start = g_test_rand_int_range (0, chars->len - 1);
      guint length = g_test_rand_int_range (2, 40);
      guint end = MIN (start + length, chars->len);
      g_autoptr (KyoAnchor) anchor = kyo_anchor_new_for_range (old_text, start, end);
      g_autofree char *new_text = NULL;
      KyoAnchorState state;
      guint found;

      for (int i = g_test_rand_int_range (1, 3); i > 0 && chars->len > 1; i--)
        edit (chars);
      new_text = dup_text (chars);
      state = kyo_anchor_resolve (anchor, new_text, &found, NULL);

      if (is_kept (chars, start, end))
        {
          n_kept++;
          n_held += state == KYO_ANCHOR_EXACT || state == KYO_ANCHOR_MOVED;
        }
      if (state == KYO_ANCHOR_EXACT || state == KYO_ANCHOR_MOVED)
        n_wrong += count_quoted (chars, found, start, end) * 2 < end - start;
    }

  g_test_message ("%u quotes unchanged, %u of them held, %u wrong", n_kept, n_held, n_wrong);
  g_assert_cmpuint (n_kept, >, 5000);
  g_assert_cmpfloat ((double) n_held / n_kept, >=, 0.95);
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/anchor/quote-is-anchored-in-code-points", test_quote_is_anchored);
  g_test_add_func ("/text/anchor/context-is-32-characters", test_context_is_32_characters);
  g_test_add_func ("/text/anchor/hash-is-sha-256", test_hash_is_sha_256);
  g_test_add_func ("/text/anchor/bad-quotes-are-refused", test_bad_quotes_are_refused);
  g_test_add_func ("/text/anchor/decomposed-quote-is-found", test_decomposed_quote_is_found);
  g_test_add_func ("/text/anchor/range-grows-to-graphemes", test_range_grows_to_graphemes);
  for (gsize i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    {
      g_autofree char *path = g_strconcat ("/text/anchor/", CHANGES[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_change);
    }
  g_test_add_func ("/text/anchor/stored-place-is-not-believed", test_stored_place_is_not_believed);
  g_test_add_func ("/text/anchor/no-silent-wrong-anchor", test_no_silent_wrong_anchor);

  return g_test_run ();
}
