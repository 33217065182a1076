/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo keeps what the draft was, as casebook XML and the JSON of its lines: a correction touches
 * cases, origins and lines at once, and to write down each one's inverse would be a second set of
 * corrections that had to be just as right.
 */
#include "config.h"

#include "app/import/kyo-review.h"
#include "export/kyo-casebook-writer.h"
#include "import/kyo-casebook-reader.h"
#include "import/kyo-report-json.h"

#include <glib/gi18n.h>

#define MAX_UNDO_BYTES (64 * 1024 * 1024)

/* Counted: what is now becomes what was before. */
typedef struct
{
  GBytes *casebook;
  char *report;
  guint n_refs;
} Snapshot;

struct _KyoReview
{
  GObject parent_instance;

  KyoStore *store;
  char *casebook_id;
  char *name;
  char *failure;
  KyoReportDraft *draft;
  Snapshot *now;    /* the draft as it was stored last, or tried to */
  Snapshot *before; /* while a correction is made */
  GQueue undo;      /* of Snapshot, the last one at the tail */
  GQueue redo;
};

G_DEFINE_FINAL_TYPE (KyoReview, kyo_review, G_TYPE_OBJECT)

enum
{
  CHANGED,
  STORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_snapshot (gpointer data)
{
  Snapshot *snapshot = data;

  if (--snapshot->n_refs > 0)
    return;
  g_bytes_unref (snapshot->casebook);
  g_free (snapshot->report);
  g_free (snapshot);
}

static Snapshot *
take_snapshot (KyoReview *self)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->casebook = kyo_casebook_write_bytes (self->draft->casebook);
  snapshot->report = kyo_report_draft_dup_json (self->draft);
  snapshot->n_refs = 1;

  return snapshot;
}

static Snapshot *
ref_snapshot (Snapshot *snapshot)
{
  snapshot->n_refs++;

  return snapshot;
}

/* What was written a moment ago can be read; where it cannot, nothing is to be lost by going on. */
static gboolean
restore_snapshot (KyoReview *self, const Snapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  KyoCasebook *casebook = kyo_casebook_read_bytes (snapshot->casebook, "draft", &error);
  g_autoptr (KyoReportDraft) draft = casebook != NULL ? kyo_report_draft_new (casebook) : NULL;

  if (draft == NULL || !kyo_report_draft_read_json (draft, snapshot->report, &error))
    {
      g_critical ("A draft cannot be read back: %s", error->message);
      return FALSE;
    }
  kyo_report_draft_free (self->draft);
  self->draft = g_steal_pointer (&draft);

  return TRUE;
}

static gsize
measure (const Snapshot *snapshot)
{
  return g_bytes_get_size (snapshot->casebook) + strlen (snapshot->report);
}

/* The oldest go first. */
static void
push (GQueue *queue, Snapshot *snapshot)
{
  gsize size = 0;
  guint n = 0;

  g_queue_push_tail (queue, snapshot);
  for (GList *link = queue->tail; link != NULL; link = link->prev, n++)
    {
      size += measure (link->data);
      if (size > MAX_UNDO_BYTES && n > 0)
        break;
    }
  while (g_queue_get_length (queue) > n)
    free_snapshot (g_queue_pop_head (queue));
}

static void
clear (GQueue *queue)
{
  g_queue_clear_full (queue, free_snapshot);
}

static void
go_back (KyoReview *self, GQueue *from, GQueue *to)
{
  Snapshot *now;
  Snapshot *then = g_queue_pop_tail (from);

  if (then == NULL)
    return;
  now = ref_snapshot (self->now);
  if (restore_snapshot (self, then))
    push (to, now);
  else
    free_snapshot (now);
  free_snapshot (then);
  g_signal_emit (self, signals[CHANGED], 0);
  kyo_review_store (self);
}

static void
kyo_review_finalize (GObject *object)
{
  KyoReview *self = KYO_REVIEW (object);

  clear (&self->undo);
  clear (&self->redo);
  g_clear_pointer (&self->now, free_snapshot);
  g_clear_pointer (&self->before, free_snapshot);
  g_clear_pointer (&self->draft, kyo_report_draft_free);
  g_clear_object (&self->store);
  g_clear_pointer (&self->casebook_id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->failure, g_free);

  G_OBJECT_CLASS (kyo_review_parent_class)->finalize (object);
}

static void
kyo_review_class_init (KyoReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_review_finalize;
  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[STORED] = g_signal_new ("stored", KYO_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
kyo_review_init (KyoReview *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

/* The report that was kept of a draft; one that was imported as casebook XML has none. */
static gboolean
read_report (KyoReview *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KyoSource) source =
    kyo_store_dup_source (self->store, self->casebook_id, &local_error);

  if (source == NULL)
    {
      if (g_error_matches (local_error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->name = g_strdup (source->name);

  return source->report == NULL || kyo_report_draft_read_json (self->draft, source->report, error);
}

/**
 * kyo_review_new:
 * @store: a store
 * @casebook_id: a draft in it
 * @error: return location for an error
 *
 * Takes a draft out of the store to review it.
 *
 * Fails with those errors of kyo_store_dup_whole_casebook() and kyo_store_dup_source(), or when
 * what the store kept of its lines cannot be read.
 *
 * Returns: (transfer full): the review, or `NULL` with @error set
 */
KyoReview *
kyo_review_new (KyoStore *store, const char *casebook_id, GError **error)
{
  g_autoptr (KyoReview) self = NULL;
  KyoCasebook *casebook;

  g_return_val_if_fail (KYO_IS_STORE (store), NULL);
  g_return_val_if_fail (casebook_id != NULL, NULL);

  casebook = kyo_store_dup_whole_casebook (store, casebook_id, error);
  if (casebook == NULL)
    return NULL;
  self = g_object_new (KYO_TYPE_REVIEW, NULL);
  self->store = g_object_ref (store);
  self->casebook_id = g_strdup (casebook_id);
  self->draft = kyo_report_draft_new (casebook);
  if (!read_report (self, error))
    return NULL;
  self->now = take_snapshot (self);

  return g_steal_pointer (&self);
}

/**
 * kyo_review_get_casebook_id:
 * @self: a review
 *
 * Returns: (transfer none): of which draft it is
 */
const char *
kyo_review_get_casebook_id (KyoReview *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW (self), NULL);

  return self->casebook_id;
}

/**
 * kyo_review_get_draft:
 * @self: a review
 *
 * The draft as it is now. It is changed between kyo_review_begin() and kyo_review_end() only, and
 * another one after undo and redo.
 *
 * Returns: (transfer none): the draft
 */
KyoReportDraft *
kyo_review_get_draft (KyoReview *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW (self), NULL);

  return self->draft;
}

/**
 * kyo_review_get_name:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): the file that the draft was read from
 */
const char *
kyo_review_get_name (KyoReview *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW (self), NULL);

  return self->name;
}

/**
 * kyo_review_get_failure:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): why the store has not got the draft as it is now, `NULL`
 * when it has
 */
const char *
kyo_review_get_failure (KyoReview *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW (self), NULL);

  return self->failure;
}

/**
 * kyo_review_begin:
 * @self: a review
 *
 * Remembers the draft as it is, before it is corrected.
 */
void
kyo_review_begin (KyoReview *self)
{
  g_return_if_fail (KYO_IS_REVIEW (self));
  g_return_if_fail (self->before == NULL);

  self->before = ref_snapshot (self->now);
}

/**
 * kyo_review_end:
 * @self: a review
 * @done: `FALSE` when the correction was refused, and the draft is as it was
 *
 * Stores a correction, as one step that can be undone.
 */
void
kyo_review_end (KyoReview *self, gboolean done)
{
  Snapshot *before;

  g_return_if_fail (KYO_IS_REVIEW (self));
  g_return_if_fail (self->before != NULL);

  before = g_steal_pointer (&self->before);
  if (!done)
    {
      free_snapshot (before);
      return;
    }
  push (&self->undo, before);
  clear (&self->redo);
  g_signal_emit (self, signals[CHANGED], 0);
  kyo_review_store (self);
}

/**
 * kyo_review_can_undo:
 * @self: a review
 *
 * Returns: whether there is a correction to undo
 */
gboolean
kyo_review_can_undo (KyoReview *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW (self), FALSE);

  return !g_queue_is_empty (&self->undo);
}

/**
 * kyo_review_can_redo:
 * @self: a review
 *
 * Returns: whether a correction was undone that can be made again
 */
gboolean
kyo_review_can_redo (KyoReview *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW (self), FALSE);

  return !g_queue_is_empty (&self->redo);
}

/**
 * kyo_review_undo:
 * @self: a review
 *
 * Makes the draft what it was before the last correction, and stores it.
 */
void
kyo_review_undo (KyoReview *self)
{
  g_return_if_fail (KYO_IS_REVIEW (self));

  go_back (self, &self->undo, &self->redo);
}

/**
 * kyo_review_redo:
 * @self: a review
 *
 * Makes the correction again that was undone last, and stores it.
 */
void
kyo_review_redo (KyoReview *self)
{
  g_return_if_fail (KYO_IS_REVIEW (self));

  go_back (self, &self->redo, &self->undo);
}

/**
 * kyo_review_store:
 * @self: a review
 *
 * Stores the draft as it is. What could not be stored stays here, with the reason, and is stored
 * with the next correction or when this is called again.
 *
 * Returns: whether the store has it
 */
gboolean
kyo_review_store (KyoReview *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (KYO_IS_REVIEW (self), FALSE);

  free_snapshot (self->now);
  self->now = take_snapshot (self);
  g_clear_pointer (&self->failure, g_free);
  if (!kyo_store_replace_draft (self->store, self->draft->casebook, self->now->report, &error))
    self->failure = g_strdup (error->message);
  g_signal_emit (self, signals[STORED], 0);

  return self->failure == NULL;
}
