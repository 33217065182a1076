/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are made anew whenever something changes that they depend on: the size of the room's
 * window, the language, what is to be discussed. What was shown is then looked for among the new
 * ones, so that nobody in the room is thrown back.
 */
#include "config.h"

#include "app/present/kyo-page-breaker.h"
#include "app/present/kyo-presentation.h"

struct _KyoPresentation
{
  GObject parent_instance;

  GPtrArray *cases;        /* of KyoCase */
  GHashTable *annotations; /* case id → GListModel of KyoAnnotation */
  GHashTable *views;       /* case id → KyoView */
  GHashTable *shown;       /* set of ids of annotations */
  GPtrArray *pages;        /* of KyoPage, of all cases */
  KyoBreakFunc breaks;
  gpointer breaks_data;
  KyoLang lang;
  KyoBlank blank;
  guint position;
};

G_DEFINE_FINAL_TYPE (KyoPresentation, kyo_presentation, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (KyoPresentation *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Before anybody knows how large a page is. */
static GArray *
break_each (const KyoRunningText *running, gpointer user_data)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (KyoBreak));

  for (guint i = 0; running->texts[i] != NULL; i++)
    {
      KyoBreak stretch = { i, i, 0, strlen (running->texts[i]) };

      g_array_append_val (breaks, stretch);
    }

  return breaks;
}

static GPtrArray *
list_shown (KyoPresentation *self, KyoCase *kase)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *annotations = kyo_presentation_get_annotations (self, kyo_case_get_id (kase));

  for (guint i = 0; annotations != NULL && i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      if (kyo_presentation_is_shown (self, kyo_annotation_get_id (annotation)))
        g_ptr_array_add (shown, g_steal_pointer (&annotation));
    }

  return shown;
}

/* The page most like one that there was. */
static guint
find_like (KyoPresentation *self, const KyoPage *page, guint position)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const KyoPage *other = g_ptr_array_index (self->pages, i);

      if (!kyo_page_is_like (page, other))
        continue;
      if (other->part == page->part)
        return i;
      first = MIN (first, i);
    }

  return first < self->pages->len ? first : MIN (position, self->pages->len - 1);
}

static void
make_pages (KyoPresentation *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->pages);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) kyo_page_free);
  for (guint i = 0; i < self->cases->len; i++)
    {
      KyoCase *kase = g_ptr_array_index (self->cases, i);
      g_autoptr (GPtrArray) shown = list_shown (self, kase);

      g_ptr_array_extend_and_steal (
        self->pages, kyo_page_list (kase, self->lang, shown, self->breaks, self->breaks_data));
    }
  if (old != NULL)
    self->position = find_like (self, g_ptr_array_index (old, self->position), self->position);
  emit_changed (self);
}

static void
kyo_presentation_finalize (GObject *object)
{
  KyoPresentation *self = KYO_PRESENTATION (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_hash_table_unref);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_presentation_parent_class)->finalize (object);
}

static void
kyo_presentation_class_init (KyoPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_presentation_finalize;

  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_PRESENTATION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kyo_presentation_init (KyoPresentation *self)
{
  self->annotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->breaks = break_each;
}

/**
 * kyo_presentation_new:
 * @cases: (element-type KyoCase): complete cases, at least one
 * @lang: the language of the cases
 *
 * Makes a presentation that stands at its first page.
 *
 * Returns: (transfer full): the presentation
 */
KyoPresentation *
kyo_presentation_new (GPtrArray *cases, KyoLang lang)
{
  KyoPresentation *self;

  g_return_val_if_fail (cases != NULL && cases->len > 0, NULL);

  self = g_object_new (KYO_TYPE_PRESENTATION, NULL);
  self->cases = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (self->cases, g_object_ref (g_ptr_array_index (cases, i)));
  self->lang = lang;
  make_pages (self);

  return self;
}

/**
 * kyo_presentation_set_breaks:
 * @self: a presentation
 * @breaks: (nullable) (scope forever): breaks running text into pages; `NULL` for one text a page
 * @user_data: handed to @breaks
 *
 * Makes the pages anew for the room that there is now.
 */
void
kyo_presentation_set_breaks (KyoPresentation *self, KyoBreakFunc breaks, gpointer user_data)
{
  g_return_if_fail (KYO_IS_PRESENTATION (self));

  self->breaks = breaks != NULL ? breaks : break_each;
  self->breaks_data = user_data;
  make_pages (self);
}

/**
 * kyo_presentation_get_lang:
 * @self: a presentation
 *
 * In which language cases are shown.
 *
 * Returns: the language
 */
KyoLang
kyo_presentation_get_lang (KyoPresentation *self)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), KYO_LANG_JA);

  return self->lang;
}

/**
 * kyo_presentation_set_lang:
 * @self: a presentation
 * @lang: the language of the cases
 *
 * Shows the same in another language.
 */
void
kyo_presentation_set_lang (KyoPresentation *self, KyoLang lang)
{
  g_return_if_fail (KYO_IS_PRESENTATION (self));

  if (self->lang == lang)
    return;
  self->lang = lang;
  make_pages (self);
}

/**
 * kyo_presentation_update_case:
 * @self: a presentation
 * @kase: a newer copy of one of its cases
 *
 * Shows what has changed in a case; one that is not presented is passed over.
 */
void
kyo_presentation_update_case (KyoPresentation *self, KyoCase *kase)
{
  g_return_if_fail (KYO_IS_PRESENTATION (self));

  for (guint i = 0; i < self->cases->len; i++)
    {
      KyoCase **old = (KyoCase **) &g_ptr_array_index (self->cases, i);

      if (!g_str_equal (kyo_case_get_id (*old), kyo_case_get_id (kase)))
        continue;
      g_set_object (old, kase);
      make_pages (self);
    }
}

/**
 * kyo_presentation_set_annotations:
 * @self: a presentation
 * @case_id: one of its cases
 * @annotations: a list of #KyoAnnotation, those of the case; kept
 *
 * Sets what was annotated on a case.
 */
void
kyo_presentation_set_annotations (KyoPresentation *self,
                                  const char *case_id,
                                  GListModel *annotations)
{
  g_return_if_fail (KYO_IS_PRESENTATION (self));
  g_return_if_fail (G_IS_LIST_MODEL (annotations));

  g_hash_table_replace (self->annotations, g_strdup (case_id), g_object_ref (annotations));
  make_pages (self);
}

/**
 * kyo_presentation_set_view:
 * @self: a presentation
 * @case_id: one of its cases
 * @view: (nullable): a view of the case; kept
 *
 * Sets by which view the diagram of a case is drawn.
 */
void
kyo_presentation_set_view (KyoPresentation *self, const char *case_id, KyoView *view)
{
  KyoView *old = kyo_presentation_get_view (self, case_id);

  g_return_if_fail (KYO_IS_PRESENTATION (self));

  if (old == view || (old != NULL && view != NULL && kyo_view_is_same (old, view)))
    return;
  if (view != NULL)
    g_hash_table_replace (self->views, g_strdup (case_id), g_object_ref (view));
  else
    g_hash_table_remove (self->views, case_id);
  emit_changed (self);
}

/**
 * kyo_presentation_get_view:
 * @self: a presentation
 * @case_id: one of its cases
 *
 * By which view the diagram of a case is drawn.
 *
 * Returns: (transfer none) (nullable): the view, `NULL` for all of the case where the case has it
 */
KyoView *
kyo_presentation_get_view (KyoPresentation *self, const char *case_id)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), NULL);

  return g_hash_table_lookup (self->views, case_id);
}

/**
 * kyo_presentation_get_annotations:
 * @self: a presentation
 * @case_id: one of its cases
 *
 * What was annotated on a case.
 *
 * Returns: (transfer none) (nullable): a list of #KyoAnnotation
 */
GListModel *
kyo_presentation_get_annotations (KyoPresentation *self, const char *case_id)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), NULL);

  return g_hash_table_lookup (self->annotations, case_id);
}

/**
 * kyo_presentation_set_shown:
 * @self: a presentation
 * @annotation_id: an annotation
 * @is_shown: whether the room may see it
 *
 * Takes an annotation among those that are discussed, or out again.
 */
void
kyo_presentation_set_shown (KyoPresentation *self, const char *annotation_id, gboolean is_shown)
{
  g_return_if_fail (KYO_IS_PRESENTATION (self));

  if (kyo_presentation_is_shown (self, annotation_id) == is_shown)
    return;
  if (is_shown)
    g_hash_table_add (self->shown, g_strdup (annotation_id));
  else
    g_hash_table_remove (self->shown, annotation_id);
  make_pages (self);
}

/**
 * kyo_presentation_is_shown:
 * @self: a presentation
 * @annotation_id: an annotation
 *
 * Tells whether the room may see an annotation.
 *
 * Returns: `FALSE` unless kyo_presentation_set_shown() said so
 */
gboolean
kyo_presentation_is_shown (KyoPresentation *self, const char *annotation_id)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), FALSE);

  return g_hash_table_contains (self->shown, annotation_id);
}

/**
 * kyo_presentation_copy_shown:
 * @self: a presentation
 * @other: an earlier one
 *
 * Lets the room see those annotations that it was allowed to see before.
 */
void
kyo_presentation_copy_shown (KyoPresentation *self, KyoPresentation *other)
{
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (KYO_IS_PRESENTATION (self));
  g_return_if_fail (KYO_IS_PRESENTATION (other));

  g_hash_table_iter_init (&iter, other->shown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->shown, g_strdup (id));
  make_pages (self);
}

/**
 * kyo_presentation_get_n_pages:
 * @self: a presentation
 *
 * How many pages all cases have together.
 *
 * Returns: their number, at least 1
 */
guint
kyo_presentation_get_n_pages (KyoPresentation *self)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), 0);

  return self->pages->len;
}

/**
 * kyo_presentation_get_page:
 * @self: a presentation
 * @position: from 0 on, less than kyo_presentation_get_n_pages()
 *
 * What is on a page.
 *
 * Returns: (transfer none): the page, valid until the next change
 */
const KyoPage *
kyo_presentation_get_page (KyoPresentation *self, guint position)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), NULL);
  g_return_val_if_fail (position < self->pages->len, NULL);

  return g_ptr_array_index (self->pages, position);
}

/**
 * kyo_presentation_get_position:
 * @self: a presentation
 *
 * Which page is shown.
 *
 * Returns: from 0 on
 */
guint
kyo_presentation_get_position (KyoPresentation *self)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), 0);

  return self->position;
}

/**
 * kyo_presentation_jump:
 * @self: a presentation
 * @position: from 0 on; beyond the last page means the last
 *
 * Shows another page, instead of a blank screen too.
 */
void
kyo_presentation_jump (KyoPresentation *self, guint position)
{
  guint next;

  g_return_if_fail (KYO_IS_PRESENTATION (self));

  next = MIN (position, self->pages->len - 1);
  if (next == self->position && self->blank == KYO_BLANK_NONE)
    return;
  self->position = next;
  self->blank = KYO_BLANK_NONE;
  emit_changed (self);
}

/**
 * kyo_presentation_move:
 * @self: a presentation
 * @by: how many pages onward; negative for back
 *
 * Shows a later or earlier page. While the screen is blank, the page comes back first.
 */
void
kyo_presentation_move (KyoPresentation *self, int by)
{
  gint64 next;

  g_return_if_fail (KYO_IS_PRESENTATION (self));

  next = self->blank == KYO_BLANK_NONE ? (gint64) self->position + by : self->position;
  kyo_presentation_jump (self, (guint) CLAMP (next, 0, G_MAXUINT));
}

/**
 * kyo_presentation_get_blank:
 * @self: a presentation
 *
 * Whether the screen is blank.
 *
 * Returns: how
 */
KyoBlank
kyo_presentation_get_blank (KyoPresentation *self)
{
  g_return_val_if_fail (KYO_IS_PRESENTATION (self), KYO_BLANK_NONE);

  return self->blank;
}

/**
 * kyo_presentation_set_blank:
 * @self: a presentation
 * @blank: how the screen is to be blank
 *
 * Takes the page from the screen or, when the screen is blank so already, shows it again.
 */
void
kyo_presentation_set_blank (KyoPresentation *self, KyoBlank blank)
{
  g_return_if_fail (KYO_IS_PRESENTATION (self));

  if (self->blank == blank)
    blank = KYO_BLANK_NONE;
  if (self->blank == blank)
    return;
  self->blank = blank;
  emit_changed (self);
}

/**
 * kyo_presentation_dup_count:
 * @self: a presentation
 *
 * Numbers the page that is shown among those of its case.
 *
 * Returns: (transfer full): "7 / 23"
 */
char *
kyo_presentation_dup_count (KyoPresentation *self)
{
  const KyoPage *page;
  guint n = 0;
  guint number = 0;

  g_return_val_if_fail (KYO_IS_PRESENTATION (self), NULL);

  page = g_ptr_array_index (self->pages, self->position);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const KyoPage *other = g_ptr_array_index (self->pages, i);

      if (other->kase != page->kase)
        continue;
      n++;
      if (i <= self->position)
        number++;
    }

  return g_strdup_printf ("%u / %u", number, n);
}
