/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document asks for the annotations of each place as it comes to it; the numbers are given then,
 * so that they run through the document in the order of reading. No annotation of an included case
 * is left out: those that lost their place are asked for at the head of the case.
 */
#include "config.h"

#include "export/kyo-export-escape.h"
#include "export/kyo-export-notes.h"
#include "model/kyo-labels.h"

struct _KyoNotes
{
  KyoLang lang;
  GTimeZone *zone;
  GPtrArray *annotations; /* KyoAnnotation, by time of making */
  KyoCase *kase;          /* not owned */
  guint n_numbered;
  GPtrArray *pending; /* KyoBlockNote */
};

static int
compare_created (gconstpointer a, gconstpointer b)
{
  KyoAnnotation *first = *(KyoAnnotation *const *) a;
  KyoAnnotation *second = *(KyoAnnotation *const *) b;
  int order = g_strcmp0 (kyo_annotation_get_created (first), kyo_annotation_get_created (second));

  if (order != 0)
    return order;
  return g_strcmp0 (kyo_annotation_get_id (first), kyo_annotation_get_id (second));
}

static void
free_note (gpointer data)
{
  KyoBlockNote *note = data;

  g_free (note->head);
  g_free (note->quote);
  g_free (note->body);
  g_free (note);
}

/* As it was written down when it is no time that can be read. */
static char *
dup_created (KyoNotes *self, KyoAnnotation *annotation)
{
  const char *created = kyo_annotation_get_created (annotation);
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (created != NULL)
    moment = g_date_time_new_from_iso8601 (created, NULL);
  if (moment == NULL)
    return g_strdup (created);
  local = g_date_time_to_timezone (moment, self->zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static char *
dup_head (KyoNotes *self, KyoAnnotation *annotation, gboolean is_orphan)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *created = dup_created (self, annotation);
  g_autofree char *joined = NULL;
  const char *author = kyo_annotation_get_author (annotation);
  gboolean is_open = kyo_annotation_get_state (annotation) == KYO_ANNOTATION_OPEN;

  g_ptr_array_add (
    parts, (gpointer) kyo_annotation_kind_label (kyo_annotation_get_kind (annotation), self->lang));
  if (author != NULL && *author != '\0')
    g_ptr_array_add (parts, (gpointer) author);
  if (created != NULL)
    g_ptr_array_add (parts, created);
  g_ptr_array_add (
    parts, (gpointer) kyo_export_word (is_open ? KYO_WORD_OPEN : KYO_WORD_RESOLVED, self->lang));
  if (is_orphan)
    g_ptr_array_add (parts, (gpointer) kyo_export_word (KYO_WORD_ORPHAN, self->lang));
  else if (kyo_annotation_get_anchor (annotation) >= KYO_ANCHOR_REVIEW)
    g_ptr_array_add (parts, (gpointer) kyo_export_word (KYO_WORD_REVIEW, self->lang));
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (" · ", (char **) parts->pdata);

  return kyo_export_dup_visible (joined);
}

static void
number_one (KyoNotes *self, KyoAnnotation *annotation, gboolean is_orphan, GArray **marks)
{
  KyoBlockNote *note = g_new0 (KyoBlockNote, 1);
  const char *quote = kyo_annotation_get_quote (annotation);

  note->number = ++self->n_numbered;
  note->head = dup_head (self, annotation, is_orphan);
  note->quote = quote != NULL && *quote != '\0' ? kyo_export_dup_visible (quote) : NULL;
  note->body = kyo_export_dup_visible (kyo_annotation_get_body (annotation));
  g_ptr_array_add (self->pending, note);
  if (*marks == NULL)
    *marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*marks, note->number);
}

static gboolean
is_of_case (KyoNotes *self, KyoAnnotation *annotation)
{
  return self->kase != NULL &&
         g_strcmp0 (kyo_annotation_get_case_id (annotation), kyo_case_get_id (self->kase)) == 0;
}

/**
 * kyo_notes_new:
 * @content: what goes into the document
 * @zone: the time zone in which to tell when annotations were made
 *
 * Collects the annotations of the document; none when it is to have none.
 *
 * Returns: (transfer full): the notes
 */
KyoNotes *
kyo_notes_new (const KyoExportContent *content, GTimeZone *zone)
{
  KyoNotes *self = g_new0 (KyoNotes, 1);
  GListModel *annotations = content->with_annotations ? content->annotations : NULL;

  self->lang = content->lang;
  self->zone = g_time_zone_ref (zone);
  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  self->pending = g_ptr_array_new_with_free_func (free_note);
  for (guint i = 0; annotations != NULL && i < g_list_model_get_n_items (annotations); i++)
    g_ptr_array_add (self->annotations, g_list_model_get_item (annotations, i));
  g_ptr_array_sort (self->annotations, compare_created);

  return self;
}

/**
 * kyo_notes_free:
 * @self: (transfer full): the notes
 *
 * Frees them.
 */
void
kyo_notes_free (KyoNotes *self)
{
  g_time_zone_unref (self->zone);
  g_ptr_array_unref (self->annotations);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

/**
 * kyo_notes_get_n_numbered:
 * @self: the notes
 *
 * Counts what has a number by now.
 *
 * Returns: the last number given
 */
guint
kyo_notes_get_n_numbered (KyoNotes *self)
{
  return self->n_numbered;
}

/**
 * kyo_notes_begin_case:
 * @self: the notes
 * @kase: the case that the document comes to
 *
 * Makes @kase the case in which places are looked for.
 */
void
kyo_notes_begin_case (KyoNotes *self, KyoCase *kase)
{
  self->kase = kase;
}

/**
 * kyo_notes_number:
 * @self: the notes
 * @target_id: the id of the present case or of something in it
 *
 * Numbers the annotations made on @target_id, oldest first. To be asked once for each target.
 *
 * Returns: (transfer full) (nullable): their numbers (guint), or `NULL` for none
 */
GArray *
kyo_notes_number (KyoNotes *self, const char *target_id)
{
  GArray *marks = NULL;

  for (guint i = 0; i < self->annotations->len; i++)
    {
      KyoAnnotation *annotation = self->annotations->pdata[i];

      if (is_of_case (self, annotation) &&
          g_strcmp0 (kyo_annotation_get_target_id (annotation), target_id) == 0)
        number_one (self, annotation, FALSE, &marks);
    }

  return marks;
}

/* A section without a passage does not stand in the document. */
static gboolean
has_place (KyoCase *kase, const char *target_id)
{
  KyoSectionKind section;

  if (kyo_case_find_section (kase, target_id, &section))
    return kyo_section_get_n_passages (kyo_case_get_section (kase, section)) > 0;

  return kyo_case_has_target (kase, target_id);
}

/**
 * kyo_notes_number_orphans:
 * @self: the notes
 *
 * Numbers the annotations of the present case whose target it does not have, oldest first.
 *
 * Returns: (transfer full) (nullable): their numbers (guint), or `NULL` for none
 */
GArray *
kyo_notes_number_orphans (KyoNotes *self)
{
  GArray *marks = NULL;

  for (guint i = 0; i < self->annotations->len; i++)
    {
      KyoAnnotation *annotation = self->annotations->pdata[i];
      const char *target = kyo_annotation_get_target_id (annotation);

      if (is_of_case (self, annotation) && (target == NULL || !has_place (self->kase, target)))
        number_one (self, annotation, TRUE, &marks);
    }

  return marks;
}

/**
 * kyo_notes_take:
 * @self: the notes
 *
 * Takes the texts of the annotations numbered since the last call, in the order of their numbers.
 *
 * Returns: (transfer full) (nullable): `KyoBlockNote`s, or `NULL` for none
 */
GPtrArray *
kyo_notes_take (KyoNotes *self)
{
  GPtrArray *taken = NULL;

  if (self->pending->len == 0)
    return NULL;
  taken = g_steal_pointer (&self->pending);
  self->pending = g_ptr_array_new_with_free_func (free_note);

  return taken;
}
