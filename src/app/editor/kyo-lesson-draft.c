/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lessons of a case that is being typed. Each has a field of its own, so that nothing has to be
 * guessed of which passage it was. A passage has words: where only the heading is typed so far,
 * that is what the passage says.
 */
#include "config.h"

#include "app/editor/kyo-case-draft-private.h"

static KyoSection *
get_section (KyoCaseDraft *self)
{
  return kyo_case_get_section (self->kase, KYO_SECTION_LESSONS);
}

/* One paragraph, whatever was pasted. */
static char *
dup_paragraph (const char *typed)
{
  return g_strstrip (g_strdelimit (g_strdup (typed), "\r\n", ' '));
}

static gboolean
is_unchanged (KyoSection *section, GPtrArray *lessons)
{
  if (kyo_section_get_n_passages (section) != lessons->len)
    return FALSE;
  for (guint i = 0; i < lessons->len; i++)
    if (kyo_section_get_passage (section, i) != g_ptr_array_index (lessons, i))
      return FALSE;

  return TRUE;
}

/**
 * kyo_case_draft_list_lessons:
 * @self: a draft
 *
 * Lists the lessons of the case.
 *
 * Returns: (transfer container) (element-type KyoPassage): the passages, in their order
 */
GPtrArray *
kyo_case_draft_list_lessons (KyoCaseDraft *self)
{
  GPtrArray *lessons = g_ptr_array_new ();
  KyoSection *section;

  g_return_val_if_fail (self != NULL, lessons);

  section = get_section (self);
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    g_ptr_array_add (lessons, kyo_section_get_passage (section, i));

  return lessons;
}

/**
 * kyo_case_draft_make_lesson:
 * @self: a draft
 *
 * Makes a lesson without words, with a number that none of the case ever had. It stands in the case
 * once kyo_case_draft_place_lessons() is called with it.
 *
 * Returns: (transfer full): the passage
 */
KyoPassage *
kyo_case_draft_make_lesson (KyoCaseDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kyo_draft_make_passage (self, KYO_SECTION_LESSONS);
}

/**
 * kyo_case_draft_dup_lesson:
 * @self: a draft
 * @lesson: a lesson of it
 * @heading: (out) (transfer full): its heading in the language in which is typed, or ""
 * @body: (out) (transfer full): its words, in one line
 *
 * Gives a lesson as it is typed.
 */
void
kyo_case_draft_dup_lesson (KyoCaseDraft *self, KyoPassage *lesson, char **heading, char **body)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KYO_IS_PASSAGE (lesson));
  g_return_if_fail (heading != NULL && body != NULL);

  *heading = kyo_draft_dup_line (kyo_passage_get_heading (lesson), self->lang);
  *body = kyo_draft_dup_line (kyo_passage_get_text (lesson), self->lang);
}

/**
 * kyo_case_draft_set_lesson:
 * @self: a draft
 * @lesson: a lesson of it
 * @heading: the heading as it is typed, or ""
 * @body: the words as they are typed, or ""
 *
 * Takes over what is typed for a lesson, in the language in which is typed. A heading that is taken
 * away is taken away in both.
 */
void
kyo_case_draft_set_lesson (KyoCaseDraft *self,
                           KyoPassage *lesson,
                           const char *heading,
                           const char *body)
{
  g_autofree char *old_heading = NULL;
  g_autofree char *old_body = NULL;
  g_autofree char *new_heading = NULL;
  g_autofree char *new_body = NULL;
  g_autoptr (KyoText) heading_text = NULL;
  g_autoptr (KyoText) body_text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (KYO_IS_PASSAGE (lesson));
  g_return_if_fail (heading != NULL && body != NULL);

  kyo_case_draft_dup_lesson (self, lesson, &old_heading, &old_body);
  new_heading = dup_paragraph (heading);
  new_body = dup_paragraph (body);
  if (*new_body == '\0')
    {
      g_free (new_body);
      new_body = g_steal_pointer (&new_heading);
      new_heading = g_strdup ("");
    }

  heading_text =
    kyo_draft_edit_text (kyo_passage_get_heading (lesson), old_heading, new_heading, self->lang);
  if (*new_heading == '\0')
    kyo_passage_set_heading (lesson, NULL);
  else if (heading_text != NULL)
    kyo_passage_set_heading (lesson, heading_text);
  body_text = kyo_draft_edit_text (kyo_passage_get_text (lesson), old_body, new_body, self->lang);
  if (body_text != NULL)
    kyo_passage_set_text (lesson, body_text);
}

/**
 * kyo_case_draft_place_lessons:
 * @self: a draft
 * @lessons: (element-type KyoPassage): passages of kyo_case_draft_list_lessons() or
 *   kyo_case_draft_make_lesson()
 *
 * Makes these, in this order, the lessons of the case.
 */
void
kyo_case_draft_place_lessons (KyoCaseDraft *self, GPtrArray *lessons)
{
  KyoSection *section;
  g_autoptr (GPtrArray) kept = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (lessons != NULL);

  section = get_section (self);
  if (is_unchanged (section, lessons))
    return;

  /* The section may be all that holds them. */
  kept = g_ptr_array_copy (lessons, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_set_free_func (kept, g_object_unref);
  kyo_section_clear (section);
  for (guint i = 0; i < kept->len; i++)
    kyo_section_add_passage (section, g_ptr_array_index (kept, i));
  kyo_draft_update_steps (self);
}
