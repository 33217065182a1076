/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-app-fixture.h"

static void
add_passage (KyoCase *kase, KyoSectionKind section, const char *id, const char *ja, const char *en)
{
  g_autoptr (KyoPassage) passage = kyo_passage_new (id);
  g_autoptr (KyoText) text = kyo_text_new (ja, en);

  kyo_passage_set_text (passage, text);
  kyo_section_add_passage (kyo_case_get_section (kase, section), passage);
}

/* A lesson that is about a step. */
static void
add_lesson_about (KyoCase *kase, const char *id, const char *step_id)
{
  add_passage (kase, KYO_SECTION_LESSONS, id, "すぐ切り離す。", "Cut off at once.");
  kyo_passage_set_steps (kyo_case_find_passage (kase, id, NULL),
                         (const char *const[]){ step_id, NULL });
}

static KyoParticipant *
make_participant (const char *id, KyoParticipantKind kind, const char *ja, const char *en)
{
  KyoParticipant *participant = kyo_participant_new (id, kind);
  g_autoptr (KyoText) label = kyo_text_new (ja, en);

  kyo_participant_set_label (participant, label);
  return participant;
}

static void
add_step (KyoCase *kase,
          const char *id,
          KyoStepKind kind,
          const char *from,
          const char *to,
          const char *passage_id,
          const char *ja,
          const char *en)
{
  g_autoptr (KyoStep) step = kyo_step_new (id, kind, "1");
  g_autoptr (KyoText) text = kyo_text_new (ja, en);

  kyo_step_set_text (step, text);
  kyo_step_set_from (step, from);
  kyo_step_set_to (step, to);
  kyo_step_set_passages (step, (const char *const[]){ passage_id, NULL });
  kyo_case_add_step (kase, step);
}

KyoCase *
kyo_app_fixture_new_case (const char *id)
{
  KyoCase *kase = kyo_case_new (id, KYO_CASE_REFERENCE);
  g_autoptr (KyoText) title = kyo_text_new ("サーバーの暗号化", "Encrypted server");
  g_autoptr (KyoParticipant) operator=
    make_participant ("op", KYO_PARTICIPANT_ORGANISATION, "事業者", "Operator");
  g_autoptr (KyoParticipant) staff =
    make_participant ("staff", KYO_PARTICIPANT_PERSON, "職員", "Staff");
  g_autoptr (KyoParticipant) server =
    make_participant ("server", KYO_PARTICIPANT_SYSTEM, "サーバー", "Server");
  g_autoptr (KyoParticipant) attacker =
    make_participant ("attacker", KYO_PARTICIPANT_ATTACKER, "攻撃者", "Attacker");
  g_autoptr (KyoParticipant) bystander =
    make_participant ("bystander", KYO_PARTICIPANT_OUTSIDER, "第三者", "Bystander");

  kyo_case_set_title (kase, title);
  kyo_case_set_number (kase, 1);
  kyo_case_set_category (kase, KYO_CATEGORY_CYBERATTACK);
  add_passage (kase, KYO_SECTION_CAUSE, "p1", "侵入された。", "It was broken into.");
  add_passage (kase, KYO_SECTION_RESPONSE, "p2", "切り離した。", "It was cut off.");
  add_passage (kase, KYO_SECTION_LESSONS, "p3", "備える。", "Be prepared.");
  kyo_participant_add_child (operator, staff);
  kyo_participant_add_child (operator, server);
  kyo_case_add_participant (kase, operator);
  kyo_case_add_participant (kase, attacker);
  kyo_case_add_participant (kase, bystander);
  add_step (kase, "e1", KYO_STEP_EVENT, "attacker", "server", "p1", "侵入", "Intrusion");
  add_step (kase, "r1", KYO_STEP_RESPONSE, "staff", NULL, "p2", "切り離し", "Isolation");
  add_lesson_about (kase, "p4", "r1");
  kyo_case_set_complete (kase, TRUE);

  return kase;
}
