/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-builder.h"

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
