/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The timeline: one row of cards in the order of what happened, under the bands of their phases,
 * with the geometry of layout/. Cards are spread over the width that there is, so the geometry is
 * made anew after the panel became wider or narrower.
 */
#include "config.h"

#include "app/timeline/kyo-timeline-view.h"
#include "app/widgets/kyo-scene.h"
#include "app/widgets/kyo-step-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define CARD_WIDTH 140.0

/* Smaller than this the words of a card cannot be read; the row scrolls instead. */
#define MIN_FIT 0.8

/* Steps by which it becomes larger where there is room for the whole row. */
#define ZOOM_STEP 0.1
#define MAX_FIT 1.5

/* Higher than this it scrolls, for the sake of text and diagram. */
#define MAX_HEIGHT 280

struct _KyoTimelineView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  KyoScene *scene;
  KyoSelection *selection;
  KyoTimelineLayout *layout;
  KyoCase *kase;
  KyoPainter *painter;
  KyoLang lang;
  int width;        /* for which the layout was made, px */
  int height;       /* that there is, px */
  int least_height; /* in which the row can be seen, px */
  gboolean is_enlarged;
  gboolean is_new;   /* whether the layout still has to see the height that there is */
  gboolean is_large; /* begins with words as large as those of the text, where the row fits */
  guint relayout_id; /* idle source, 0 when none waits */
};

G_DEFINE_FINAL_TYPE (KyoTimelineView, kyo_timeline_view, GTK_TYPE_WIDGET)

static void
paint_card (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state)
{
  kyo_painter_paint_card (painter, cr, item, state);
}

static void
paint_background (
  KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer user_data)
{
  kyo_painter_paint_timeline_part (painter, cr, layout, KYO_TIMELINE_GROUND, clip, NULL, NULL);
}

/* A card's badge and time stand above it, on the axis. */
static KyoRect
find_ink (const KyoTimelineCard *card)
{
  const double margin = 8;
  double top = MIN (MIN (card->rect.y, card->badge_rect.y), card->when_rect.y);

  return (KyoRect){ card->rect.x - margin, top - margin, card->rect.width + 2 * margin,
                    card->rect.y + card->rect.height - top + 2 * margin };
}

static char *
dup_words (gconstpointer card, char **remark, gpointer user_data)
{
  KyoTimelineView *self = user_data;

  return kyo_step_words_dup (self->kase, ((const KyoTimelineCard *) card)->step, self->lang);
}

static void
add_cards (KyoTimelineView *self)
{
  kyo_scene_set_paint (self->scene, paint_background, NULL);
  kyo_scene_set_words (self->scene, dup_words, self);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (self->layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (self->layout, i);
      KyoSceneItem item = { kyo_step_get_id (card->step), card->rect, find_ink (card), card };

      kyo_scene_add_item (self->scene, &item, paint_card);
    }
}

/* A row that fills the width once it is shown at this zoom. */
static KyoTimelineLayout *
make_layout (KyoTimelineView *self, double zoom)
{
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;

  options.lang = self->lang;
  options.card_width = CARD_WIDTH;
  options.width = self->width / zoom;
  return kyo_timeline_layout_new (self->kase, &options, kyo_painter_measure, self->painter);
}

static gboolean
fits (KyoTimelineView *self, KyoTimelineLayout *layout, double zoom, int height)
{
  double needed_width = 0;
  double needed_height = 0;

  kyo_timeline_layout_get_size (layout, &needed_width, &needed_height);
  return needed_width * zoom <= self->width + 1 && needed_height * zoom <= height;
}

/* The row as it is shown in no more height than it needs: small where there is little room, else as
 * large as the whole of it can be seen. */
static KyoTimelineLayout *
make_first_layout (KyoTimelineView *self, double *zoom)
{
  KyoTimelineLayout *layout;

  *zoom = self->is_large ? 1.0 : MIN_FIT;
  layout = make_layout (self, *zoom);
  while (*zoom > MIN_FIT && !fits (self, layout, *zoom, G_MAXINT))
    {
      *zoom = MAX (*zoom - ZOOM_STEP, MIN_FIT);
      g_object_unref (layout);
      layout = make_layout (self, *zoom);
    }

  return layout;
}

/* Whoever gives it more height gets it larger, as long as the whole row can be seen. */
static gboolean
enlarge (KyoTimelineView *self, double *zoom, int height)
{
  const double first = *zoom;

  for (double larger = *zoom + ZOOM_STEP; larger <= MAX_FIT; larger += ZOOM_STEP)
    {
      g_autoptr (KyoTimelineLayout) next = NULL;

      if (self->least_height * larger / first > height)
        break;
      next = make_layout (self, larger);
      if (!fits (self, next, larger, height))
        break;
      *zoom = larger;
      g_set_object (&self->layout, next);
    }

  return *zoom > first;
}

static void
fill_scene (KyoTimelineView *self, int spare_height)
{
  double zoom = MIN_FIT;
  double width = 0;
  double height = 0;

  kyo_scene_reset (self->scene, NULL, NULL, 0, 0);
  g_clear_object (&self->layout);
  self->least_height = 0;
  if (self->kase == NULL)
    return;

  self->layout = make_first_layout (self, &zoom);
  kyo_timeline_layout_get_size (self->layout, &width, &height);
  self->least_height = (int) ceil (height * zoom);
  self->is_enlarged = enlarge (self, &zoom, spare_height);
  kyo_timeline_layout_get_size (self->layout, &width, &height);
  kyo_scene_reset (self->scene, self->painter, G_OBJECT (self->layout), width, height);
  kyo_scene_set_zoom (self->scene, zoom);
  add_cards (self);
}

static void
relayout_cb (gpointer user_data)
{
  KyoTimelineView *self = user_data;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->scene));
  g_autofree char *target =
    focus != NULL ? g_strdup (kyo_painted_get_target (KYO_PAINTED (focus))) : NULL;

  self->relayout_id = 0;
  fill_scene (self, self->height);
  kyo_scene_focus_target (self->scene, target);
}

static void
selection_changed_cb (KyoTimelineView *self)
{
  KyoStep *step = kyo_selection_get_step (self->selection);

  if (step != NULL)
    kyo_scene_reveal (self->scene, kyo_step_get_id (step));
}

/* As high as the picture at its smallest, so that bands and cards are in view together. */
static void
kyo_timeline_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (widget);

  gtk_widget_measure (self->scrolled, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation != GTK_ORIENTATION_VERTICAL)
    return;
  *minimum = MAX (*minimum, MIN (self->least_height, MAX_HEIGHT));
  *natural = MAX (*natural, *minimum);
}

/* The width of the cards is not changed while widths are being given out. */
static void
kyo_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (widget);
  gboolean is_stale;

  gtk_widget_allocate (self->scrolled, width, height, baseline, NULL);
  is_stale = self->width != width || ((self->height != height || self->is_new) &&
                                      (height > self->least_height + 1 || self->is_enlarged));
  self->is_new = FALSE;
  self->width = width;
  self->height = height;
  if (is_stale && self->kase != NULL && self->relayout_id == 0)
    self->relayout_id = g_idle_add_once (relayout_cb, self);
}

static void
kyo_timeline_view_dispose (GObject *object)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->relayout_id, g_source_remove);
  g_clear_object (&self->kase);
  g_clear_object (&self->painter);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (kyo_timeline_view_parent_class)->dispose (object);
}

static void
kyo_timeline_view_class_init (KyoTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_timeline_view_dispose;
  widget_class->measure = kyo_timeline_view_measure;
  widget_class->size_allocate = kyo_timeline_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
kyo_timeline_view_init (KyoTimelineView *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->scene = KYO_SCENE (kyo_scene_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->scene));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * kyo_timeline_view_set_selection:
 * @self: a timeline
 * @selection: what it shows and changes
 *
 * Binds the timeline to a selection, once.
 */
void
kyo_timeline_view_set_selection (KyoTimelineView *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  kyo_scene_set_selection (self->scene, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_timeline_view_show:
 * @self: a timeline
 * @kase: (nullable): a complete case
 * @lang: the language of the cases
 * @painter: paints it, made for @lang
 *
 * Shows the steps of a case.
 */
void
kyo_timeline_view_show (KyoTimelineView *self, KyoCase *kase, KyoLang lang, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  g_set_object (&self->kase, kase);
  g_set_object (&self->painter, painter);
  self->lang = lang;
  fill_scene (self, 0);
  self->is_new = TRUE;
}

/**
 * kyo_timeline_view_set_large:
 * @self: a timeline
 * @is_large: whether there is room for words as large as those of the text
 *
 * Sets how large the row is shown, where the whole of it can be seen so.
 */
void
kyo_timeline_view_set_large (KyoTimelineView *self, gboolean is_large)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  if (self->is_large == is_large)
    return;
  self->is_large = is_large;
  if (self->kase != NULL && self->relayout_id == 0)
    self->relayout_id = g_idle_add_once (relayout_cb, self);
}

/**
 * kyo_timeline_view_set_painter:
 * @self: a timeline
 * @painter: paints it from now on, with the same fonts
 *
 * Changes its colours.
 */
void
kyo_timeline_view_set_painter (KyoTimelineView *self, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  g_set_object (&self->painter, painter);
  kyo_scene_set_painter (self->scene, painter);
}

/**
 * kyo_timeline_view_set_annotated:
 * @self: a timeline
 * @target_ids: (nullable): a set of ids; kept
 *
 * Sets which steps carry annotations.
 */
void
kyo_timeline_view_set_annotated (KyoTimelineView *self, GHashTable *target_ids)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  kyo_scene_set_annotated (self->scene, target_ids);
}
