/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

#include "layout/kyo-geometry.h"

#include <math.h>
#include <string.h>

KyoCase *
build_case (void)
{
  KyoCase *kase = kyo_case_new ("case", KYO_CASE_OWN);

  kyo_case_set_complete (kase, TRUE);
  return kase;
}

KyoParticipant *
build_participant (KyoCase *kase,
                   KyoParticipant *parent,
                   const char *id,
                   KyoParticipantKind kind,
                   const KyoRect *rect)
{
  KyoParticipant *participant = kyo_participant_new (id, kind);
  g_autoptr (KyoText) label = kyo_text_new ("名", id);

  kyo_participant_set_label (participant, label);
  if (rect != NULL)
    kyo_participant_set_rect (participant, rect);
  if (parent != NULL)
    g_assert_true (kyo_participant_add_child (parent, participant));
  else
    kyo_case_add_participant (kase, participant);
  g_object_unref (participant); /* held by the case */
  return participant;
}

KyoStep *
build_step (KyoCase *kase,
            const char *id,
            KyoStepKind kind,
            const char *number,
            const char *from,
            const char *to)
{
  KyoStep *step = kyo_step_new (id, kind, number);
  g_autoptr (KyoText) text = kyo_text_new ("なにかが起きた", "Something happened");

  kyo_step_set_text (step, text);
  kyo_step_set_from (step, from);
  kyo_step_set_to (step, to);
  kyo_case_add_step (kase, step);
  g_object_unref (step); /* held by the case */
  return step;
}

KyoCase *
build_incident (void)
{
  KyoCase *kase = build_case ();
  KyoParticipant *operator, * network, *vendor;

  build_participant (kase, NULL, "attacker", KYO_PARTICIPANT_ATTACKER, NULL);
  operator= build_participant (kase, NULL, "operator", KYO_PARTICIPANT_ORGANISATION, NULL);
  build_participant (kase, operator, "staff", KYO_PARTICIPANT_PERSON, NULL);
  build_participant (kase, operator, "management", KYO_PARTICIPANT_PERSON, NULL);
  network = build_participant (kase, operator, "network", KYO_PARTICIPANT_NETWORK, NULL);
  build_participant (kase, network, "server", KYO_PARTICIPANT_SYSTEM, NULL);
  build_participant (kase, network, "backup", KYO_PARTICIPANT_SYSTEM, NULL);
  vendor = build_participant (kase, NULL, "vendor", KYO_PARTICIPANT_OUTSIDER, NULL);
  build_participant (kase, vendor, "helpdesk", KYO_PARTICIPANT_PERSON, NULL);
  build_step (kase, "e1", KYO_STEP_EVENT, "1", "attacker", "server");
  build_step (kase, "e2", KYO_STEP_EVENT, "2", "server", "backup");
  build_step (kase, "e3", KYO_STEP_EVENT, "3", "server", NULL);
  build_step (kase, "e4", KYO_STEP_EVENT, "4", "server", "staff");
  build_step (kase, "r1", KYO_STEP_RESPONSE, "1", "staff", "management");
  build_step (kase, "r2", KYO_STEP_RESPONSE, "2", "management", "management");
  build_step (kase, "r3", KYO_STEP_RESPONSE, "3", "staff", "helpdesk");
  build_step (kase, "r4", KYO_STEP_RESPONSE, "4", "staff", "network");
  return kase;
}

/* Those of one organisation: 5 of its staff, then up to two frames of 10. */
static void
build_organisation (KyoCase *kase, guint first, guint n)
{
  static const KyoParticipantKind kinds[] = { KYO_PARTICIPANT_SYSTEM, KYO_PARTICIPANT_DOCUMENT,
                                              KYO_PARTICIPANT_SYSTEM, KYO_PARTICIPANT_NETWORK };
  g_autofree char *id = g_strdup_printf ("organisation %u", first / 25 + 1);
  KyoParticipant *organisation =
    build_participant (kase, NULL, id, KYO_PARTICIPANT_ORGANISATION, NULL);
  KyoParticipant *frame = organisation;

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("participant %u", i);
      guint within = i - first;

      if (within == 5 || within == 15)
        {
          g_autofree char *frame_id = g_strdup_printf ("frame %u", i);

          frame =
            build_participant (kase, organisation, frame_id,
                               within == 5 ? KYO_PARTICIPANT_NETWORK : KYO_PARTICIPANT_SITE, NULL);
        }
      build_participant (kase, frame, name,
                         within < 5 ? KYO_PARTICIPANT_PERSON : kinds[i % G_N_ELEMENTS (kinds)],
                         NULL);
    }
}

KyoCase *
build_large_case (guint n_participants, guint n_steps)
{
  static const char *const ja[] = { "監視の通報を受ける",
                                    "利用者からの問合せが続き、障害の範囲を調べる",
                                    "経営層に報告し、業務の一部を止めると決める",
                                    "予備の装置へ切り替える" };
  static const char *const en[] = {
    "The monitoring raises an alarm", "Users keep asking; the extent of the outage is looked into",
    "Report to management, who decide to suspend a part of the work",
    "Switch over to the spare device"
  };
  KyoCase *kase = build_case ();
  guint32 seed = 1;

  for (guint first = 0; first < n_participants; first += 25)
    build_organisation (kase, first, MIN (25, n_participants - first));
  for (guint i = 0; i < n_steps; i++)
    {
      guint from = (guint) ((guint64) i * n_participants / n_steps);
      guint to;
      g_autofree char *id = g_strdup_printf ("step %u", i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *from_id = g_strdup_printf ("participant %u", from);
      g_autofree char *to_id = NULL;
      g_autoptr (KyoText) text = kyo_text_new (ja[i % 4], en[i % 4]);

      seed = seed * 1664525 + 1013904223; /* Numerical Recipes' generator */
      to = (seed >> 8) % 4 == 0 ? (seed >> 10) % n_participants
                                : MIN (from / 25 * 25 + (seed >> 10) % 25, n_participants - 1);
      to_id = g_strdup_printf ("participant %u", to);
      kyo_step_set_text (build_step (kase, id, i % 2 == 0 ? KYO_STEP_EVENT : KYO_STEP_RESPONSE,
                                     number, from_id, to_id),
                         text);
    }

  return kase;
}

void
build_callout (KyoStep *step, double x, double y, double width)
{
  KyoRect rect = { x, y, width, 0 };

  kyo_step_set_callout (step, &rect);
}

/* 13 px for a character from beyond Latin, 7 px for the others; a line every 19 px. */
void
measure_by_count (const char *text,
                  KyoFont font,
                  double width,
                  double indent,
                  double *used_width,
                  double *height,
                  guint *n_lines,
                  gpointer user_data)
{
  double length = indent;
  double lines;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    length += g_utf8_get_char (at) > 0x2000 ? 13 : 7;

  lines = width > 0 ? MAX (ceil (length / width), 1) : 1;
  *used_width = width > 0 ? MIN (length, width) : length;
  *height = lines * 19;
  *n_lines = (guint) lines;
}

const KyoDiagramItem *
find_item (KyoDiagramLayout *layout, KyoDiagramItemKind kind, const char *id)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);

      if (item->kind != kind)
        continue;
      if (item->participant != NULL && g_str_equal (kyo_participant_get_id (item->participant), id))
        return item;
      if (item->step != NULL && g_str_equal (kyo_step_get_id (item->step), id))
        return item;
    }
  g_error ("There is no item of %s", id);
}

void
assert_fault (KyoDiagramLayout *layout, const char *words)
{
  g_autoptr (GPtrArray) faults = kyo_diagram_layout_list_faults (layout);

  for (guint i = 0; i < faults->len; i++)
    {
      if (strstr (g_ptr_array_index (faults, i), words) != NULL)
        return;
      g_test_message ("%s", (const char *) g_ptr_array_index (faults, i));
    }
  g_error ("“%s” was not found among %u faults", words, faults->len);
}

void
assert_no_faults (KyoDiagramLayout *layout)
{
  g_autoptr (GPtrArray) faults = kyo_diagram_layout_list_faults (layout);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
assert_is_number (const KyoDiagramItem *item)
{
  g_assert_true (isfinite (item->rect.x) && isfinite (item->rect.y));
  g_assert_true (isfinite (item->rect.width) && isfinite (item->rect.height));
  for (gsize i = 0; i < item->n_points; i++)
    g_assert_true (isfinite (item->points[i].x) && isfinite (item->points[i].y));
}

void
assert_places (KyoDiagramLayout *layout)
{
  guint n = kyo_diagram_layout_get_n_items (layout);
  double width, height;
  KyoRect drawing = { 0 };

  kyo_diagram_layout_get_size (layout, &width, &height);
  drawing.width = width;
  drawing.height = height;
  for (guint i = 0; i < n; i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (layout, i);

      assert_is_number (item);
      g_assert_true (kyo_rect_encloses (&drawing, &item->rect));
      if (item->kind != KYO_ITEM_NODE)
        continue;
      for (guint j = 0; j < n; j++)
        {
          const KyoDiagramItem *other = kyo_diagram_layout_get_item (layout, j);

          if (other->kind == KYO_ITEM_NODE && j != i)
            g_assert_false (kyo_rect_overlaps (&item->rect, &other->rect, 0));
          if (other->kind == KYO_ITEM_BOUNDARY)
            {
              KyoParticipant *parent = kyo_participant_get_parent (item->participant);

              while (parent != NULL && parent != other->participant)
                parent = kyo_participant_get_parent (parent);
              if (parent != NULL)
                g_assert_true (kyo_rect_encloses (&other->rect, &item->rect));
              else
                g_assert_false (kyo_rect_overlaps (&other->rect, &item->rect, 0));
            }
        }
    }
}
