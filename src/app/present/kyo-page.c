/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section goes on for as many pages as it takes; a lesson has pages of its own.
 */
#include "config.h"

#include "app/playback/kyo-playback.h"
#include "app/present/kyo-page-breaker.h"
#include "app/present/kyo-page.h"
#include "app/widgets/kyo-target-words.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

/* Whose pages are being made, and how. */
typedef struct
{
  KyoCase *kase;
  KyoLang lang;
  KyoBreakFunc breaks;
  gpointer user_data;
  GPtrArray *pages;
} Maker;

static void
free_piece (gpointer data)
{
  KyoPiece *piece = data;

  g_free (piece->target_id);
  g_free (piece->label);
  g_free (piece->text);
  g_free (piece);
}

static KyoPage *
add_page (Maker *maker, KyoPageKind kind)
{
  KyoPage *page = g_new0 (KyoPage, 1);

  page->kind = kind;
  page->kase = g_object_ref (maker->kase);
  page->part = page->n_parts = 1;
  page->pieces = g_ptr_array_new_with_free_func (free_piece);
  g_ptr_array_add (maker->pages, page);

  return page;
}

static void
add_frames (Maker *maker)
{
  g_autoptr (GPtrArray) frames = kyo_playback_list_frames (maker->kase);

  for (guint i = 0; i < frames->len; i++)
    {
      KyoPage *page = add_page (maker, KYO_PAGE_FRAME);

      page->frame = i;
      page->number = i + 1;
      page->n_numbers = frames->len;
      page->steps = g_ptr_array_ref (g_ptr_array_index (frames, i));
    }
}

static KyoPiece *
make_piece (const char *text, const KyoBreak *stretch)
{
  KyoPiece *piece = g_new0 (KyoPiece, 1);

  piece->text = g_strndup (text + stretch->begin, stretch->end - stretch->begin);
  g_strchomp (piece->text);
  piece->is_begun = stretch->begin > 0;

  return piece;
}

/* Fills as many pages as the texts take, each like the model; ids and labels belong to the texts.
 */
static void
add_running (Maker *maker,
             const KyoPage *model,
             const char *const *texts,
             const char *const *ids,
             const char *const *labels)
{
  const KyoRunningText running = { texts, labels, model->heading, maker->lang,
                                   model->kind == KYO_PAGE_SECTION };
  g_autoptr (GArray) breaks = maker->breaks (&running, maker->user_data);
  guint first = maker->pages->len;

  for (guint i = 0; i < breaks->len; i++)
    {
      const KyoBreak *stretch = &g_array_index (breaks, KyoBreak, i);
      KyoPiece *piece = make_piece (texts[stretch->text], stretch);
      KyoPage *page;

      piece->target_id = g_strdup (ids[stretch->text]);
      if (labels != NULL && !piece->is_begun)
        piece->label = g_strdup (labels[stretch->text]);
      while (maker->pages->len <= first + stretch->page)
        {
          page = add_page (maker, model->kind);
          page->section = model->section;
          page->heading = g_strdup (model->heading);
          page->number = model->number;
          page->n_numbers = model->n_numbers;
          page->part = maker->pages->len - first;
        }
      page = g_ptr_array_index (maker->pages, first + stretch->page);
      g_ptr_array_add (page->pieces, piece);
    }
  for (guint i = first; i < maker->pages->len; i++)
    ((KyoPage *) g_ptr_array_index (maker->pages, i))->n_parts = maker->pages->len - first;
}

/* Where the text comes to another incident, it says to which. */
static void
add_section (Maker *maker, KyoSection *section)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  const KyoPage model = { .kind = KYO_PAGE_SECTION, .section = kyo_section_get_kind (section) };
  guint incident = 0;

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      guint next = kyo_passage_get_incident (passage);

      g_ptr_array_add (texts,
                       (gpointer) kyo_text_get (kyo_passage_get_text (passage), maker->lang));
      g_ptr_array_add (ids, (gpointer) kyo_passage_get_id (passage));
      g_ptr_array_add (
        labels, next != incident && next > 0 ? kyo_incident_dup_label (next, maker->lang) : NULL);
      incident = next;
    }
  g_ptr_array_add (texts, NULL);
  if (texts->len > 1)
    add_running (maker, &model, (const char *const *) texts->pdata,
                 (const char *const *) ids->pdata, (const char *const *) labels->pdata);
}

static void
add_sections (Maker *maker)
{
  for (int kind = KYO_SECTION_OVERVIEW; kind < KYO_SECTION_LESSONS; kind++)
    add_section (maker, kyo_case_get_section (maker->kase, (KyoSectionKind) kind));
}

static void
add_lessons (Maker *maker)
{
  KyoSection *section = kyo_case_get_section (maker->kase, KYO_SECTION_LESSONS);
  guint n = kyo_section_get_n_passages (section);

  for (guint i = 0; i < n; i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      const char *heading = kyo_text_get (kyo_passage_get_heading (passage), maker->lang);
      const char *texts[] = { kyo_text_get (kyo_passage_get_text (passage), maker->lang), NULL };
      const char *ids[] = { kyo_passage_get_id (passage), NULL };
      KyoPage model = { .kind = KYO_PAGE_LESSON,
                        .section = KYO_SECTION_LESSONS,
                        .heading = *heading != '\0' ? (char *) heading : NULL,
                        .number = i + 1,
                        .n_numbers = n };

      add_running (maker, &model, texts, ids, NULL);
    }
}

/* What has been said of it is discussed, or else the lessons, by their headings. */
static void
add_discussion (Maker *maker, GPtrArray *annotations)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  KyoPage model = { .kind = KYO_PAGE_DISCUSSION };

  for (guint i = 0; i < annotations->len; i++)
    {
      KyoAnnotation *annotation = g_ptr_array_index (annotations, i);
      const char *target_id = kyo_annotation_get_target_id (annotation);
      g_autofree char *on = kyo_target_words_dup (maker->kase, target_id, maker->lang);

      g_ptr_array_add (texts, g_strdup (kyo_annotation_get_body (annotation)));
      g_ptr_array_add (
        labels,
        g_strdup_printf (
          "%s · %s", kyo_annotation_kind_label (kyo_annotation_get_kind (annotation), maker->lang),
          on));
      g_ptr_array_add (ids, (gpointer) target_id);
    }
  g_ptr_array_add (texts, NULL);
  if (annotations->len == 0)
    add_page (maker, KYO_PAGE_DISCUSSION);
  else
    add_running (maker, &model, (const char *const *) texts->pdata,
                 (const char *const *) ids->pdata, (const char *const *) labels->pdata);
}

/**
 * kyo_page_list:
 * @kase: a complete case
 * @lang: the language of the cases
 * @annotations: (element-type KyoAnnotation): those to be discussed
 * @breaks: breaks running text into pages
 * @user_data: handed to @breaks
 *
 * Makes the pages of a case: its summary, each frame of its playback, its sections, its lessons one
 * by one, and the discussion.
 *
 * Returns: (transfer full) (element-type KyoPage): the pages, at least two
 */
GPtrArray *
kyo_page_list (
  KyoCase *kase, KyoLang lang, GPtrArray *annotations, KyoBreakFunc breaks, gpointer user_data)
{
  Maker maker = { kase, lang, breaks, user_data,
                  g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_page_free) };

  add_page (&maker, KYO_PAGE_SUMMARY);
  add_frames (&maker);
  add_sections (&maker);
  add_lessons (&maker);
  add_discussion (&maker, annotations);

  return maker.pages;
}

/**
 * kyo_page_free:
 * @self: (transfer full): a page
 *
 * Frees it.
 */
void
kyo_page_free (KyoPage *self)
{
  g_object_unref (self->kase);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self->heading);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static gboolean
has_target (const KyoPage *self, const char *target_id)
{
  for (guint i = 0; i < self->pieces->len; i++)
    if (g_strcmp0 (((KyoPiece *) g_ptr_array_index (self->pieces, i))->target_id, target_id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * kyo_page_is_like:
 * @self: a page
 * @other: a page, maybe made in another language or for another size
 *
 * Tells whether another page shows what this one begins with: the same frame or passage.
 *
 * Returns: whether who sees the one would look for the other
 */
gboolean
kyo_page_is_like (const KyoPage *self, const KyoPage *other)
{
  if (self->kind != other->kind ||
      g_strcmp0 (kyo_case_get_id (self->kase), kyo_case_get_id (other->kase)) != 0 ||
      self->frame != other->frame)
    return FALSE;

  return self->kind == KYO_PAGE_DISCUSSION || self->pieces->len == 0 ||
         has_target (other, ((KyoPiece *) g_ptr_array_index (self->pieces, 0))->target_id);
}

static char *
dup_section_title (const KyoPage *self, KyoLang lang)
{
  const char *label = kyo_section_kind_label (self->section, lang);

  if (self->kind == KYO_PAGE_LESSON)
    return g_strdup_printf ("%s %u / %u", label, self->number, self->n_numbers);

  return g_strdup (label);
}

static char *
dup_frame_title (const KyoPage *self, KyoLang lang)
{
  KyoStep *step = g_ptr_array_index (self->steps, 0);

  return kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
}

/**
 * kyo_page_dup_title:
 * @self: a page
 * @lang: the language of the cases
 *
 * Says what a page shows.
 *
 * Returns: (transfer full): a few words
 */
char *
kyo_page_dup_title (const KyoPage *self, KyoLang lang)
{
  switch (self->kind)
    {
    case KYO_PAGE_FRAME:
      return dup_frame_title (self, lang);
    case KYO_PAGE_SECTION:
    case KYO_PAGE_LESSON:
      return dup_section_title (self, lang);
    case KYO_PAGE_DISCUSSION:
      /* Not gettext's: pages speak the language of the cases. */
      return g_strdup (lang == KYO_LANG_JA ? "討議" : "Discussion");
    case KYO_PAGE_SUMMARY:
    default:
      return g_strdup (kyo_text_get (kyo_case_get_title (self->kase), lang));
    }
}

/**
 * kyo_page_dup_words:
 * @self: a page
 * @lang: the language of the cases
 *
 * Gives the first words of what a page shows.
 *
 * Returns: (transfer full): them, "" when it has none
 */
char *
kyo_page_dup_words (const KyoPage *self, KyoLang lang)
{
  if (self->kind == KYO_PAGE_SUMMARY)
    return g_strdup (kyo_text_get (kyo_case_get_summary (self->kase), lang));
  if (self->kind == KYO_PAGE_FRAME)
    return g_strdup (kyo_text_get (kyo_step_get_text (g_ptr_array_index (self->steps, 0)), lang));
  if (self->heading != NULL)
    return g_strdup (self->heading);
  if (self->pieces->len > 0)
    return g_strdup (((KyoPiece *) g_ptr_array_index (self->pieces, 0))->text);

  return g_strdup ("");
}

static void
add_target (GStrvBuilder *targets, GHashTable *seen, const char *id)
{
  if (g_hash_table_add (seen, g_strdup (id)))
    g_strv_builder_add (targets, id);
}

/**
 * kyo_page_list_targets:
 * @self: a page
 *
 * Lists what can be annotated of what a page shows: what it shows as a whole first, then its parts.
 *
 * Returns: (transfer full): ids of the case, a section, passages or steps; at least one
 */
GStrv
kyo_page_list_targets (const KyoPage *self)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self->steps != NULL && i < self->steps->len; i++)
    add_target (targets, seen, kyo_step_get_id (g_ptr_array_index (self->steps, i)));
  if (self->kind == KYO_PAGE_SECTION && self->pieces->len > 1)
    {
      g_autofree char *section = kyo_case_dup_section_id (self->kase, self->section);

      add_target (targets, seen, section);
    }
  if (self->kind == KYO_PAGE_SUMMARY || self->kind == KYO_PAGE_DISCUSSION)
    add_target (targets, seen, kyo_case_get_id (self->kase));
  for (guint i = 0; i < self->pieces->len; i++)
    add_target (targets, seen, ((KyoPiece *) g_ptr_array_index (self->pieces, i))->target_id);

  return g_strv_builder_end (targets);
}
