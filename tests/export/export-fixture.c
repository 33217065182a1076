/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "export-fixture.h"

#include <string.h>

static void
set_text (gpointer object, const char *property, const char *ja, const char *en)
{
  g_autoptr (KyoText) text = kyo_text_new (ja, en);

  g_object_set (object, property, text, NULL);
}

static void
set_time (gpointer object, const char *property, const char *edtf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoTime) time = kyo_time_new (edtf, &error);

  g_assert_no_error (error);
  g_object_set (object, property, time, NULL);
}

static void
add_passage (KyoCase *kase,
             KyoSectionKind kind,
             guint incident,
             const char *id,
             const char *ja,
             const char *en)
{
  g_autoptr (KyoPassage) passage = kyo_passage_new (id);

  set_text (passage, "text", ja, en);
  kyo_passage_set_incident (passage, incident);
  kyo_section_add_passage (kyo_case_get_section (kase, kind), passage);
}

static KyoParticipant *
make_participant (
  const char *id, KyoParticipantKind kind, const char *ja, const char *en, const KyoRect *rect)
{
  KyoParticipant *participant = kyo_participant_new (id, kind);

  set_text (participant, "label", ja, en);
  kyo_participant_set_rect (participant, rect);
  return participant;
}

static void
add_participants (KyoCase *kase)
{
  const KyoRect outer = { 200, 40, 420, 300 };
  const KyoRect inner = { 220, 90, 160, 60 };
  const KyoRect outside = { 20, 90, 130, 60 };
  g_autoptr (KyoParticipant) operator= make_participant (
    "k1.operator", KYO_PARTICIPANT_ORGANISATION, "鉄道事業者", "Railway operator", &outer);
  g_autoptr (KyoParticipant) server = make_participant ("k1.server", KYO_PARTICIPANT_SYSTEM,
                                                        "予約サーバー", "Booking server", &inner);
  g_autoptr (KyoParticipant) attacker =
    make_participant ("k1.attacker", KYO_PARTICIPANT_ATTACKER, "攻撃者", "Attacker", &outside);
  g_autoptr (KyoParticipant) staff =
    make_participant ("k1.staff", KYO_PARTICIPANT_PERSON, "当直員", NULL, NULL);

  g_assert_true (kyo_participant_add_child (operator, server));
  g_assert_true (kyo_participant_add_child (operator, staff));
  kyo_case_add_participant (kase, operator);
  kyo_case_add_participant (kase, attacker);
}

static void
add_steps (KyoCase *kase)
{
  static const char *const passages[] = { "k1.ov.1", "k1.de.1", NULL };
  const KyoPoint route[] = { { 180, 60 }, { 190, 120 } };
  const KyoRect callout = { 24, 200, 150, 0 };
  g_autoptr (KyoStep) event = kyo_step_new ("k1.e1", KYO_STEP_EVENT, "1");
  g_autoptr (KyoStep) response = kyo_step_new ("k1.r1", KYO_STEP_RESPONSE, "1");

  set_text (event, "text", "攻撃者が予約サーバーへ侵入",
            "The attacker breaks into the booking server");
  kyo_step_set_from (event, "k1.attacker");
  kyo_step_set_to (event, "k1.server");
  kyo_step_set_passages (event, passages);
  kyo_step_set_callout (event, &callout);
  kyo_step_set_route (event, route, G_N_ELEMENTS (route));
  set_time (event, "when", "2020-05-03T04:10");
  kyo_case_add_step (kase, event);
  kyo_step_set_phase (response, KYO_PHASE_CONTAINMENT);
  set_text (response, "text", "当直員がLANケーブルを抜く", "Staff unplug the network cable");
  set_text (response, "relative", "翌朝", "the next morning");
  kyo_step_set_from (response, "k1.staff");
  kyo_step_set_inferred (response, KYO_STEP_END_FROM);
  kyo_case_add_step (kase, response);
}

static KyoCase *
make_reference_case (void)
{
  static const char *const themes[] = { "ransomware", "it-bcp", NULL };
  static const char *const about[] = { "k1.e1", "k1.r1", NULL };
  KyoCase *kase = kyo_case_new ("k1", KYO_CASE_REFERENCE);
  g_autoptr (KyoPassage) lesson = kyo_passage_new ("k1.le.1");

  kyo_case_set_number (kase, 1);
  kyo_case_set_category (kase, KYO_CATEGORY_CYBERATTACK);
  kyo_case_set_casebook_id (kase, "fixture");
  kyo_case_set_themes (kase, themes);
  kyo_case_set_yomi (kase, "よやく");
  set_text (kase, "title", "予約システムへの侵入", "Intrusion into a booking system");
  set_text (kase, "summary", "予約サーバーに侵入された。翌朝に切り離した。",
            "A booking server was broken into. It was cut off the next morning.");
  set_time (kase, "when", "2020-05");
  add_passage (kase, KYO_SECTION_OVERVIEW, 1, "k1.ov.1", "深夜に予約が止まった。",
               "Bookings stopped at night.");
  add_passage (kase, KYO_SECTION_OVERVIEW, 2, "k1.ov.2", "翌週、再び止まった。",
               "They stopped again a week later.");
  add_passage (kase, KYO_SECTION_BACKGROUND, 0, "k1.bg.1", "更新プログラムは半年間未適用だった。",
               "Updates had not been installed for half a year.");
  add_passage (kase, KYO_SECTION_DETECTION, 0, "k1.de.1", "監視装置がSMBの通信増加を知らせた。",
               "Monitoring reported a rise in SMB traffic.");
  add_passage (kase, KYO_SECTION_RESPONSE, 0, "k1.re.1", "LANケーブルを抜いた。",
               "The network cable was unplugged.");
  add_passage (kase, KYO_SECTION_CAUSE, 0, "k1.ca.1", "MS17-010の脆弱性が残っていた。",
               "The vulnerability of MS17-010 was still there.");
  add_passage (kase, KYO_SECTION_PREVENTION, 0, "k1.pr.1", "毎月の適用を定めた。",
               "Monthly installation was made the rule.");
  set_text (lesson, "heading", "更新の遅れは経営の問題", "Late updates concern the management");
  set_text (lesson, "text", "適用しない判断を経営層に報告する。",
            "Report to the management when updates are put off.");
  kyo_passage_set_steps (lesson, about);
  kyo_passage_set_themes (lesson, themes);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_LESSONS), lesson);
  add_participants (kase);
  add_steps (kase);
  kyo_case_set_complete (kase, TRUE);

  return kase;
}

static KyoCase *
make_own_case (void)
{
  KyoCase *kase = kyo_case_new ("k2", KYO_CASE_OWN);

  kyo_case_set_category (kase, KYO_CATEGORY_HUMAN_ERROR);
  kyo_case_set_casebook_id (kase, "fixture");
  kyo_case_set_tlp (kase, KYO_TLP_AMBER);
  set_text (kase, "title", "誤送信", "Misdirected mail");
  add_passage (kase, KYO_SECTION_CAUSE, 0, "k2.ca.1", "宛先の確認が一人だった。",
               "Only one person checked the addresses.");
  kyo_case_set_complete (kase, TRUE);

  return kase;
}

KyoCasebook *
export_fixture_casebook (void)
{
  static const char *const supports[] = { "k1", NULL };
  static const char *const lessons[] = { "k1.le.1", NULL };
  static const char *const themes[] = { "it-bcp", NULL };
  KyoCasebook *casebook = kyo_casebook_new ("fixture");
  g_autoptr (KyoPassage) criterion = kyo_passage_new ("src.cr.1");
  g_autoptr (KyoPassage) synthesis = kyo_passage_new ("src.sy.1");
  g_autoptr (KyoCase) reference = make_reference_case ();
  g_autoptr (KyoCase) own = make_own_case ();

  kyo_casebook_set_version (casebook, 7);
  kyo_casebook_set_draft (casebook, TRUE);
  set_text (casebook, "title", "試験用事例集", "Casebook for tests");
  set_text (casebook, "publisher", "教訓協会", "Lessons Society");
  set_time (casebook, "period", "2020-01-01/2020-12-31");
  set_text (criterion, "heading", "選び方", "How cases were chosen");
  set_text (criterion, "text", "影響の大きいものを選んだ。", "Those of great effect were chosen.");
  kyo_casebook_add_criterion (casebook, criterion);
  set_text (synthesis, "text", "備えは日頃の訓練で決まる。",
            "Practice decides how well one is prepared.");
  kyo_passage_set_cases (synthesis, supports);
  kyo_passage_set_passages (synthesis, lessons);
  kyo_passage_set_themes (synthesis, themes);
  kyo_casebook_add_synthesis (casebook, synthesis);
  kyo_casebook_add_case (casebook, reference);
  kyo_casebook_add_case (casebook, own);

  return casebook;
}

static void
add_annotation (GListStore *list,
                const char *id,
                const char *case_id,
                const char *target,
                const char *quote,
                const char *body)
{
  g_autoptr (KyoAnnotation) annotation = kyo_annotation_new (id, case_id, target);
  g_autofree char *created =
    g_strdup_printf ("2026-08-01T01:%02u:00Z", 30 - g_list_model_get_n_items (G_LIST_MODEL (list)));

  kyo_annotation_set_quote (annotation, quote);
  kyo_annotation_set_body (annotation, body);
  kyo_annotation_set_author (annotation, "書記");
  kyo_annotation_set_created (annotation, created);
  g_list_store_append (list, annotation);
}

GListModel *
export_fixture_annotations (void)
{
  GListStore *list = g_list_store_new (KYO_TYPE_ANNOTATION);
  g_autoptr (KyoAnnotation) orphan = NULL;

  add_annotation (list, "a-step", "k1", "k1.r1", NULL, "note on the step");
  add_annotation (list, "a-passage", "k1", "k1.ca.1", "MS17-010",
                  "note on the passage\nsecond line");
  add_annotation (list, "a-participant", "k1", "k1.server", NULL, "note on the participant");
  add_annotation (list, "a-case", "k1", "k1", NULL, "note on the case");
  add_annotation (list, "a-orphan", "k1", "k1.gone", "失われた", "note without a place");
  add_annotation (list, "a-own", "k2", "k2.ca.1", NULL, "note on the own case");
  add_annotation (list, "a-other", "k9", "k9.ca.1", NULL, "note on another case");
  orphan = g_list_model_get_item (G_LIST_MODEL (list), 4);
  kyo_annotation_set_anchor (orphan, KYO_ANCHOR_ORPHAN);
  kyo_annotation_set_state (orphan, KYO_ANNOTATION_RESOLVED);
  kyo_annotation_set_kind (orphan, KYO_ANNOTATION_QUESTION);

  return G_LIST_MODEL (list);
}

void
export_fixture_content (KyoExportContent *content, KyoLang lang)
{
  g_autoptr (KyoCasebook) casebook = export_fixture_casebook ();
  GListModel *cases = kyo_casebook_get_cases (casebook);

  memset (content, 0, sizeof *content);
  content->cases = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    g_ptr_array_add (content->cases, g_list_model_get_item (cases, i));
  content->casebooks = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (content->casebooks, g_steal_pointer (&casebook));
  content->thesaurus = kyo_thesaurus_new_bundled ();
  content->annotations = export_fixture_annotations ();
  content->with_annotations = TRUE;
  content->lang = lang;
  content->author = "事務局";
  content->when = g_date_time_new_from_iso8601 ("2026-08-03T14:05:00+09:00", NULL);
}

void
export_fixture_content_clear (KyoExportContent *content)
{
  g_ptr_array_unref (content->cases);
  g_ptr_array_unref (content->casebooks);
  kyo_thesaurus_unref (content->thesaurus);
  g_object_unref (content->annotations);
  g_date_time_unref (content->when);
}

guint
export_fixture_count (const char *haystack, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (haystack, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}
