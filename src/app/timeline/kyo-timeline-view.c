/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 *
 * The timeline: cards in the order of what happened, in one row or in lanes, with the geometry of
 * layout/. Cards are spread over the width that there is, so the geometry is made anew after the
 * panel became wider or narrower. Beneath it stands what the times say.
 */
#include "config.h"

#include "app/playback/kyo-playback-place.h"
#include "app/timeline/kyo-timeline-facts.h"
#include "app/timeline/kyo-timeline-view.h"
#include "app/widgets/kyo-pan-zoom.h"
#include "app/widgets/kyo-scene.h"
#include "app/widgets/kyo-step-words.h"
#include "model/kyo-chronology.h"

#include <glib/gi18n.h>
#include <math.h>

#define CARD_WIDTH 140.0

/* Smaller than this the words of a card cannot be read; the row scrolls instead. */
#define MIN_FIT 0.8

/* Steps by which it becomes larger where there is room for the whole row. */
#define ZOOM_STEP 0.1
#define MAX_FIT 1.5

/* Room that the tools in the corner take from the width, px. */
#define TOOLS 24

/* Higher than this it scrolls, for the sake of text and diagram. */
#define MAX_HEIGHT 280
#define MAX_LANES_HEIGHT 380 /* where there is much room */

struct _KyoTimelineView
{
  GtkWidget parent_instance;

  GtkWidget *box; /* the picture with its tools, and beneath it the facts */
  GtkWidget *scrolled;
  KyoScene *scene;
  KyoTimelineFacts *facts;
  KyoSelection *selection;
  KyoTimelineLayout *layout;
  KyoCase *kase;
  KyoPainter *painter;
  KyoLang lang;
  KyoLanes lanes;
  int width;           /* that there is, px */
  int made_for_width;  /* the width for which the layout was made */
  gboolean made_large; /* and whether with large words first */
  int height;          /* that there is for the picture, px */
  int least_height;    /* in which the row can be seen, px */
  double fitting;      /* the zoom that it has when nobody has chosen one */
  gboolean is_enlarged;
  gboolean is_new;    /* whether the layout still has to see the height that there is */
  gboolean is_large;  /* begins with words as large as those of the text, where the row fits */
  guint relayout_id;  /* idle source, 0 when none waits */
  gboolean is_due;    /* to be made anew before the next frame is painted */
  gint64 refilled_in; /* the frame in which that happened last, -1 for none */
};

G_DEFINE_FINAL_TYPE (KyoTimelineView, kyo_timeline_view, GTK_TYPE_WIDGET)

static void
paint_card (KyoPainter *painter, cairo_t *cr, gconstpointer item, KyoState state)
{
  kyo_painter_paint_card (painter, cr, item, state);
}

static KyoState
get_state (KyoStep *step, gpointer scene)
{
  return kyo_scene_get_state (scene, kyo_step_get_id (step));
}

static void
paint_ground (
  KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer scene)
{
  kyo_painter_paint_timeline_part (painter, cr, layout, KYO_TIMELINE_GROUND, clip, get_state,
                                   scene);
}

static void
paint_top (KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer scene)
{
  kyo_painter_paint_timeline_part (painter, cr, layout, KYO_TIMELINE_TOP, clip, get_state, scene);
}

static void
paint_heads (KyoPainter *painter, cairo_t *cr, gpointer layout, const KyoRect *clip, gpointer scene)
{
  kyo_painter_paint_timeline_part (painter, cr, layout, KYO_TIMELINE_HEADS, clip, get_state, scene);
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

/* A contradiction is said, too. */
static char *
dup_words (gconstpointer item, char **remark, gpointer user_data)
{
  KyoTimelineView *self = user_data;
  const KyoTimelineCard *card = item;
  g_autofree char *words = kyo_step_words_dup (self->kase, card->step, self->lang);
  g_autofree char *conflict = NULL;

  if (card->conflict == NULL)
    {
      *remark = kyo_step_words_dup_inferred (self->kase, card->step, self->lang);
      return g_steal_pointer (&words);
    }
  conflict = card->is_late ? kyo_chronology_dup_conflict (card->conflict, card->step, self->lang)
                           : kyo_chronology_dup_conflict (card->step, card->conflict, self->lang);
  *remark = g_strdup (conflict);
  return g_strconcat (words, ". ", conflict, NULL);
}

static void
add_lanes (KyoTimelineView *self)
{
  double left, top;

  for (guint i = 0; i < kyo_timeline_layout_get_n_lanes (self->layout); i++)
    {
      const KyoTimelineLane *lane = kyo_timeline_layout_get_lane (self->layout, i);
      /* Translators: a lane of the timeline by its name, and how many steps are in it */
      g_autofree char *name = g_strdup_printf (
        ngettext ("%s, %u step", "%s, %u steps", lane->n_cards), lane->label, lane->n_cards);

      kyo_scene_add_group (self->scene, name);
    }
  kyo_timeline_layout_get_frozen (self->layout, &left, &top);
  if (left > 0)
    {
      kyo_scene_freeze (self->scene, GTK_ORIENTATION_HORIZONTAL, top, paint_top, self->scene);
      kyo_scene_freeze (self->scene, GTK_ORIENTATION_VERTICAL, left, paint_heads, self->scene);
    }
}

static void
add_cards (KyoTimelineView *self)
{
  gboolean has_lanes = kyo_timeline_layout_get_n_lanes (self->layout) > 0;

  kyo_scene_set_paint (self->scene, paint_ground, self->scene);
  kyo_scene_set_words (self->scene, dup_words, self);
  add_lanes (self);
  for (guint i = 0; i < kyo_timeline_layout_get_n_cards (self->layout); i++)
    {
      const KyoTimelineCard *card = kyo_timeline_layout_get_card (self->layout, i);
      KyoSceneItem item = { kyo_step_get_id (card->step), card->rect, find_ink (card), card,
                            has_lanes ? card->lane + 1 : 0 };

      kyo_scene_add_item (self->scene, &item, paint_card);
    }
}

/* A row that fills the width once it is shown at this zoom. */
static KyoTimelineLayout *
make_layout (KyoTimelineView *self, double zoom)
{
  KyoTimelineOptions options = KYO_TIMELINE_OPTIONS_INIT;

  options.lang = self->lang;
  options.lanes = self->lanes;
  options.card_width = CARD_WIDTH;
  options.width = MAX (self->width - TOOLS, 0) / zoom;
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

static int
get_max_height (KyoTimelineView *self)
{
  return self->is_large && self->lanes != KYO_LANES_NONE ? MAX_LANES_HEIGHT : MAX_HEIGHT;
}

/* The row as it is shown in no more height than it needs: small where there is little room, else as
 * large as the whole of it can be seen. Lanes are higher than they are wide. */
static KyoTimelineLayout *
make_first_layout (KyoTimelineView *self, double *zoom)
{
  KyoTimelineLayout *layout;

  *zoom = self->is_large ? 1.0 : MIN_FIT;
  layout = make_layout (self, *zoom);
  while (
    *zoom > MIN_FIT &&
    !fits (self, layout, *zoom, self->lanes == KYO_LANES_NONE ? G_MAXINT : get_max_height (self)))
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

/* At the zoom that a person has chosen, if it is greater than 0. */
static void
fill_scene (KyoTimelineView *self, int spare_height, double chosen)
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
  self->made_for_width = self->width;
  self->made_large = self->is_large;
  kyo_timeline_layout_get_size (self->layout, &width, &height);
  self->least_height = (int) ceil (height * zoom);
  self->is_enlarged = enlarge (self, &zoom, spare_height);
  kyo_timeline_layout_get_size (self->layout, &width, &height);
  kyo_scene_reset (self->scene, self->painter, G_OBJECT (self->layout), width, height);
  kyo_scene_set_zoom (self->scene, chosen > 0 ? chosen : zoom);
  self->fitting = zoom;
  add_cards (self);
}

/* Another height changes nothing where the row would be no larger in it. */
static gboolean
is_up_to_date (KyoTimelineView *self)
{
  double zoom = self->fitting;

  return self->layout != NULL && self->made_for_width == self->width &&
         self->made_large == self->is_large && !self->is_enlarged &&
         !enlarge (self, &zoom, self->height);
}

/* Everything anew; the keyboard stays where it was, and so does the zoom that was chosen. */
static void
refill (KyoTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  double zoom = kyo_scene_get_zoom (self->scene);
  g_autofree char *target = NULL;

  if (KYO_IS_PAINTED (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scene)))
    target = g_strdup (kyo_painted_get_target (KYO_PAINTED (focus)));
  fill_scene (self, self->height, zoom != self->fitting ? zoom : 0);
  kyo_scene_focus_target (self->scene, target);
}

static void
relayout_cb (gpointer user_data)
{
  KyoTimelineView *self = user_data;

  self->relayout_id = 0;
  if (!is_up_to_date (self))
    refill (self);
}

static void
layout_cb (KyoTimelineView *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  self->is_due = FALSE;
  if (is_up_to_date (self))
    return;
  self->refilled_in = gdk_frame_clock_get_frame_counter (clock);
  refill (self);
}

/* Sizes are given out again in the same frame, as long as they have to be, so that nothing is
 * painted that does not stay. Once in a frame: GTK gives up where sizes change without end. */
static void
queue_refill (KyoTimelineView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->kase == NULL || self->is_due || self->relayout_id != 0)
    return;
  if (clock == NULL || gdk_frame_clock_get_frame_counter (clock) == self->refilled_in)
    {
      self->relayout_id = g_idle_add_once (relayout_cb, self);
      return;
    }
  self->is_due = TRUE;
  g_signal_connect_object (clock, "layout", G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
selection_changed_cb (KyoTimelineView *self)
{
  KyoStep *step = kyo_selection_get_step (self->selection);

  if (step != NULL)
    kyo_scene_reveal (self->scene, kyo_step_get_id (step));
}

static int
measure_facts (KyoTimelineView *self)
{
  int height = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self->facts)))
    gtk_widget_measure (GTK_WIDGET (self->facts), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL,
                        NULL);
  return height;
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

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation != GTK_ORIENTATION_VERTICAL)
    return;
  *minimum = MAX (*minimum, MIN (self->least_height, get_max_height (self)) + measure_facts (self));
  *natural = MAX (*natural, *minimum);
}

/* The width of the cards is not changed while widths are being given out. */
static void
kyo_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (widget);
  gboolean is_stale;

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  height -= measure_facts (self);
  is_stale = self->width != width || ((self->height != height || self->is_new) &&
                                      (height > self->least_height + 1 || self->is_enlarged));
  self->is_new = FALSE;
  self->width = width;
  self->height = height;
  if (is_stale)
    queue_refill (self);
}

/* Where there is nothing to be scrolled up and down, the wheel goes along the time. */
static gboolean
scrolled_cb (KyoTimelineView *self, double dx, double dy, GtkEventController *controller)
{
  const GdkModifierType modifiers = GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK;
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  GtkAdjustment *along = gtk_scrolled_window_get_hadjustment (scrolled);
  GtkAdjustment *across = gtk_scrolled_window_get_vadjustment (scrolled);

  if ((gtk_event_controller_get_current_event_state (controller) & modifiers) != 0 ||
      gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) +
                                     dy * gtk_adjustment_get_step_increment (along));
  return GDK_EVENT_STOP;
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *factor)
{
  kyo_timeline_view_zoom (KYO_TIMELINE_VIEW (widget), g_variant_get_double (factor));
}

static void
kyo_timeline_view_dispose (GObject *object)
{
  KyoTimelineView *self = KYO_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->relayout_id, g_source_remove);
  g_clear_object (&self->kase);
  g_clear_object (&self->painter);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (kyo_timeline_view_parent_class)->dispose (object);
}

static const struct
{
  guint key;
  double factor;
} zoom_keys[] = {
  { GDK_KEY_plus, 1.2 },      { GDK_KEY_equal, 1.2 },           { GDK_KEY_KP_Add, 1.2 },
  { GDK_KEY_minus, 1 / 1.2 }, { GDK_KEY_KP_Subtract, 1 / 1.2 }, { GDK_KEY_0, 0 },
  { GDK_KEY_KP_0, 0 },
};

static void
kyo_timeline_view_class_init (KyoTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_timeline_view_dispose;
  widget_class->measure = kyo_timeline_view_measure;
  widget_class->size_allocate = kyo_timeline_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timeline");

  /* With the keyboard in the timeline, the keys that zoom the diagram elsewhere zoom this. */
  gtk_widget_class_install_action (widget_class, "timeline.zoom", "d", zoom_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (zoom_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, zoom_keys[i].key, GDK_CONTROL_MASK,
                                         "timeline.zoom", "d", zoom_keys[i].factor);
}

/* In a corner of the picture, and each choice said in words. */
static GtkWidget *
make_lanes_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("No lanes"), "win.timeline-lanes::none");
  g_menu_append (menu, _ ("Lanes by phase"), "win.timeline-lanes::phase");
  g_menu_append (menu, _ ("Lanes by participant"), "win.timeline-lanes::participant");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "kyokun-lanes-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Lanes of the timeline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lanes of the timeline"), -1);
  gtk_widget_add_css_class (button, "lanes-button");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);

  return button;
}

static void
kyo_timeline_view_init (KyoTimelineView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->fitting = 1.0;
  self->refilled_in = -1;
  self->scrolled = gtk_scrolled_window_new ();
  self->scene = KYO_SCENE (kyo_scene_new ());
  self->facts = KYO_TIMELINE_FACTS (kyo_timeline_facts_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->scene));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_lanes_button ());
  gtk_widget_set_vexpand (overlay, TRUE);
  kyo_pan_zoom_attach (self->scene, GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (scrolled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_box_append (GTK_BOX (self->box), overlay);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->facts));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
  kyo_timeline_facts_set_selection (self->facts, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_timeline_view_set_playback:
 * @self: a timeline
 * @playback: plays the case of the selection; kept
 *
 * Lets the steps appear one after the other while the case is played; once.
 */
void
kyo_timeline_view_set_playback (KyoTimelineView *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  kyo_scene_set_playback (self->scene, playback);
  kyo_playback_keep_place (playback, GTK_SCROLLED_WINDOW (self->scrolled));
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
  kyo_timeline_facts_show (self->facts, kase, lang);
  fill_scene (self, 0, 0);
  self->is_new = TRUE;
}

/**
 * kyo_timeline_view_set_lanes:
 * @self: a timeline
 * @lanes: what has a lane of its own
 *
 * Sets how the cards are arranged.
 */
void
kyo_timeline_view_set_lanes (KyoTimelineView *self, KyoLanes lanes)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  if (self->lanes == lanes)
    return;
  self->lanes = lanes;
  if (self->kase != NULL)
    refill (self);
  selection_changed_cb (self);
}

/**
 * kyo_timeline_view_zoom:
 * @self: a timeline
 * @factor: by how much larger than now; 0 for as large as fits
 *
 * Zooms about the middle of the view.
 */
void
kyo_timeline_view_zoom (KyoTimelineView *self, double factor)
{
  g_return_if_fail (KYO_IS_TIMELINE_VIEW (self));

  if (factor > 0)
    kyo_pan_zoom_by (self->scene, factor);
  else
    kyo_scene_zoom_at (self->scene, self->fitting,
                       gtk_widget_get_width (GTK_WIDGET (self->scene)) / 2.0,
                       gtk_widget_get_height (GTK_WIDGET (self->scene)) / 2.0);
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
  queue_refill (self);
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
