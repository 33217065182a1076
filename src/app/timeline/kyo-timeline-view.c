/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The timeline: one row of cards in the order of what happened, under the bands of their phases,
 * with the geometry of layout/.
 */
#include "config.h"

#include "app/timeline/kyo-timeline-view.h"
#include "app/widgets/kyo-scene.h"
#include "app/widgets/kyo-step-words.h"

#include <glib/gi18n.h>

#define CARD_WIDTH 140.0

/* Smaller than this the words of a card cannot be read; the row scrolls instead. */
#define MIN_FIT 0.8

struct _KyoTimelineView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  KyoScene *scene;
  KyoSelection *selection;
  KyoTimelineLayout *layout;
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
fill_scene (KyoTimelineView *self, KyoCase *kase, KyoLang lang)
{
  kyo_scene_set_paint (self->scene, paint_background, NULL);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (self->layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (self->layout, i);
      KyoRect ink = find_ink (card);
      g_autofree char *words = kyo_step_words_dup (kase, card->step, lang);
      GtkWidget *painted =
        kyo_painted_new (kyo_step_get_id (card->step), &card->rect, &ink, paint_card, card);

      gtk_accessible_update_property (GTK_ACCESSIBLE (painted), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      words, -1);
      kyo_scene_add (self->scene, KYO_PAINTED (painted));
    }
}

static void
selection_changed_cb (KyoTimelineView *self)
{
  KyoStep *step = kyo_selection_get_step (self->selection);

  if (step != NULL)
    kyo_scene_reveal (self->scene, kyo_step_get_id (step));
}

static void
kyo_timeline_view_dispose (GObject *object)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (object);

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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
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
  double width = 0;
  double height = 0;

  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  kyo_scene_reset (self->scene, NULL, NULL, 0, 0);
  g_clear_object (&self->layout);
  if (kase == NULL)
    return;

  self->layout = kyo_timeline_layout_new (kase, lang, CARD_WIDTH, 0, kyo_painter_measure, painter);
  kyo_timeline_layout_get_size (self->layout, &width, &height);
  kyo_scene_reset (self->scene, painter, G_OBJECT (self->layout), width, height);
  fill_scene (self, kase, lang);
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
