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

/* Higher than this it scrolls, for the sake of text and diagram. */
#define MAX_HEIGHT 260.0

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
  int width;         /* for which the layout was made, px */
  guint relayout_id; /* idle source, 0 when none waits */
};

G_DEFINE_FINAL_TYPE (KyoTimelineView, kyo_timeline_view, GTK_TYPE_WIDGET)

static void
paint_card (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state)
{
  kyo_painter_paint_card (painter, cr, item, state);
}

static void
paint_background (KyoPainter *painter, cairo_t *cr, gpointer layout, gpointer user_data)
{
  kyo_painter_paint_timeline_background (painter, cr, layout);
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

static void
add_cards (KyoTimelineView *self)
{
  kyo_scene_set_paint (self->scene, paint_background, NULL);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (self->layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (self->layout, i);
      KyoRect ink = find_ink (card);
      g_autofree char *words = kyo_step_words_dup (self->kase, card->step, self->lang);
      GtkWidget *painted =
        kyo_painted_new (kyo_step_get_id (card->step), &card->rect, &ink, paint_card, card);

      gtk_accessible_update_property (GTK_ACCESSIBLE (painted), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      words, -1);
      kyo_scene_add (self->scene, KYO_PAINTED (painted));
    }
}

static void
fill_scene (KyoTimelineView *self)
{
  double width = 0;
  double height = 0;

  kyo_scene_reset (self->scene, NULL, NULL, 0, 0);
  g_clear_object (&self->layout);
  if (self->kase == NULL)
    return;

  self->layout = kyo_timeline_layout_new (self->kase, self->lang, CARD_WIDTH, self->width,
                                          kyo_painter_measure, self->painter);
  kyo_timeline_layout_get_size (self->layout, &width, &height);
  kyo_scene_reset (self->scene, self->painter, G_OBJECT (self->layout), width, height);
  add_cards (self);
}

static void
relayout_cb (gpointer user_data)
{
  KyoTimelineView *self = user_data;

  self->relayout_id = 0;
  fill_scene (self);
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
  double width = 0;
  double height = 0;

  gtk_widget_measure (self->scrolled, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation != GTK_ORIENTATION_VERTICAL)
    return;
  if (self->layout != NULL)
    kyo_timeline_layout_get_size (self->layout, &width, &height);
  *minimum = MAX (*minimum, (int) ceil (MIN (height * MIN_FIT, MAX_HEIGHT)));
  *natural = MAX (*natural, *minimum);
}

/* The width of the cards is not changed while widths are being given out. */
static void
kyo_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (widget);

  gtk_widget_allocate (self->scrolled, width, height, baseline, NULL);
  if (self->width == width)
    return;
  self->width = width;
  if (self->kase != NULL && self->relayout_id == 0)
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
  kyo_scene_set_fit (self->scene, MIN_FIT);
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
  fill_scene (self);
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
