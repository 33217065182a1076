/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The diagram panel: the geometry of layout/ as a scene of painted widgets, boundaries beneath,
 * arrows painted between them and the nodes, callouts above.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-arranger.h"
#include "app/diagram/kyo-diagram-fill.h"
#include "app/diagram/kyo-diagram-map.h"
#include "app/diagram/kyo-diagram-task.h"
#include "app/diagram/kyo-diagram-view.h"
#include "app/diagram/kyo-target-popover.h"
#include "app/widgets/kyo-camera.h"
#include "app/widgets/kyo-pan-zoom.h"
#include "app/widgets/kyo-step-words.h"
#include "layout/kyo-geometry.h"

#include <glib/gi18n.h>
#include <math.h>

/* Smaller than this the words of a callout, 13 px, cannot be read from a seat; the panel scrolls
 * instead. */
#define MIN_FIT 0.73

/* Who waits longer than this for a diagram to be arranged is told so, ms. */
#define PATIENCE 200

/* A diagram of more things than this is laid out in a thread although nobody has to arrange it. */
#define MOST_AT_ONCE 150

struct _KyoDiagramView
{
  GtkWidget parent_instance;

  GtkWidget *overlay; /* scrolled, with map and spinner over it */
  GtkWidget *scrolled;
  KyoScene *scene;
  KyoDiagramMap *map;
  GtkWidget *spinner;
  guint spinner_id;          /* timeout, 0 when none waits */
  GCancellable *cancellable; /* of what is being laid out, or NULL */
  GtkWidget *popover;        /* the last one, or NULL */
  KyoPainter *painter;
  GListModel *annotations; /* of KyoAnnotation, or NULL */
  KyoCamera *camera;
  KyoSelection *selection;
  KyoPlayback *playback;
  KyoDiagramArranger *arranger;
  GtkWidget *nothing; /* said when the view leaves all out */
  KyoDiagramLayout *layout;
  KyoCase *kase;  /* the complete one */
  KyoCase *shown; /* what the view shows of it, at its places */
  KyoLang lang;
  gboolean is_part; /* the view leaves something out */
};

G_DEFINE_FINAL_TYPE (KyoDiagramView, kyo_diagram_view, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  STUCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* While things are moved, whoever does not see them hears where they are. */
static char *
dup_participant_words (KyoDiagramView *self, const KyoDiagramItem *item)
{
  g_autofree char *words = kyo_participant_words_dup (item->participant, self->lang);
  g_autofree char *place = NULL;

  if (!kyo_diagram_arranger_is_active (self->arranger))
    return g_steal_pointer (&words);
  place = kyo_diagram_place_dup_words (item->rect.x, item->rect.y);
  return g_strdup_printf ("%s. %s", words, place);
}

static char *
dup_words (gconstpointer data, char **remark, gpointer user_data)
{
  const KyoDiagramItem *item = data;
  KyoDiagramView *self = user_data;

  if (item->participant != NULL)
    return dup_participant_words (self, item);
  *remark = kyo_step_words_dup_inferred (self->kase, item->step, self->lang);
  return kyo_step_words_dup (self->kase, item->step, self->lang);
}

static const char *
walk_cb (const char *target_id, GtkDirectionType direction, gpointer user_data)
{
  static const KyoDirection directions[] = {
    [GTK_DIR_LEFT] = KYO_DIRECTION_LEFT,
    [GTK_DIR_RIGHT] = KYO_DIRECTION_RIGHT,
    [GTK_DIR_UP] = KYO_DIRECTION_UP,
    [GTK_DIR_DOWN] = KYO_DIRECTION_DOWN,
  };
  KyoDiagramView *self = user_data;
  const KyoDiagramItem *item = kyo_diagram_find_item (self->layout, target_id);
  const KyoDiagramItem *next;

  g_return_val_if_fail (direction < G_N_ELEMENTS (directions), NULL);

  if (item == NULL)
    return NULL;
  next = kyo_diagram_layout_walk (self->layout, item, directions[direction]);
  return next != NULL ? kyo_diagram_item_get_id (next) : NULL;
}

static const char *
pick_cb (double x, double y, gpointer user_data)
{
  KyoDiagramView *self = user_data;
  const KyoDiagramItem *item =
    self->layout != NULL ? kyo_diagram_layout_lookup (self->layout, x, y) : NULL;

  return item != NULL && item->kind == KYO_ITEM_ARROW ? kyo_diagram_item_get_id (item) : NULL;
}

static gboolean
is_now (KyoDiagramView *self, const char *target_id)
{
  return kyo_playback_get_part (self->playback, target_id) == KYO_PART_NOW;
}

static void
extend (KyoRect *whole, const KyoRect *by)
{
  *whole = whole->width > 0 ? kyo_rect_union (whole, by) : *by;
}

/* What happens now with its arrow, and the nodes that act in it; boundaries would be too much. */
static void
find_subject (KyoDiagramView *self, KyoRect *subject, KyoRect *words)
{
  for (guint i = 0; i < kyo_diagram_layout_get_n_items (self->layout); i++)
    {
      const KyoDiagramItem *item = kyo_diagram_layout_get_item (self->layout, i);
      const char *id = kyo_diagram_item_get_id (item);
      KyoRect ink;

      if (item->kind == KYO_ITEM_BOUNDARY || !is_now (self, id))
        continue;
      ink = item->kind == KYO_ITEM_NODE ? item->rect : kyo_diagram_item_find_ink (item);
      extend (subject, &ink);
      if (item->kind == KYO_ITEM_CALLOUT)
        extend (words, &item->rect);
    }
}

static void
playback_changed_cb (KyoDiagramView *self)
{
  KyoRect subject = { 0, 0, 0, 0 };
  KyoRect words = { 0, 0, 0, 0 };

  kyo_diagram_map_set_wanted (self->map, !kyo_playback_is_active (self->playback));
  if (!kyo_playback_is_active (self->playback))
    {
      kyo_camera_return (self->camera);
      return;
    }
  if (self->layout == NULL)
    return;
  find_subject (self, &subject, &words);
  if (subject.width > 0 && words.width > 0)
    kyo_camera_follow (self->camera, &subject, &words);
}

/* While a case is played the camera follows its steps; what else is selected is shown as ever. */
static void
selection_changed_cb (KyoDiagramView *self)
{
  KyoStep *step = kyo_selection_get_step (self->selection);
  const char *target = kyo_selection_get_target (self->selection);

  if (self->playback != NULL && kyo_playback_is_active (self->playback) &&
      (target == NULL || kyo_playback_get_part (self->playback, target) == KYO_PART_NONE ||
       is_now (self, target)))
    return;
  if (target != NULL && !kyo_scene_has (self->scene, target) && step != NULL)
    target = kyo_step_get_id (step);
  /* Who goes from step to step by keys, with the keyboard in the diagram, takes it along. */
  if (kyo_scene_get_focused (self->scene) == NULL || !kyo_scene_focus_target (self->scene, target))
    kyo_scene_reveal (self->scene, target);
}

static void
chosen_cb (KyoDiagramView *self, const char *target_id)
{
  kyo_selection_select (self->selection, target_id);
  kyo_scene_focus_target (self->scene, target_id);
}

static gboolean
has_keyboard (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, popover);
}

/* The keyboard goes back to what was asked, unless it went elsewhere on purpose. */
static void
closed_cb (KyoDiagramView *self, GtkPopover *popover)
{
  if (has_keyboard (GTK_WIDGET (popover)))
    kyo_scene_focus_target (self->scene, kyo_selection_get_target (self->selection));
}

static void
drop_popover (KyoDiagramView *self)
{
  if (self->popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->popover, self);
  /* GTK 4.8 does not let go of a popover that is unparented with the keyboard in it. */
  if (has_keyboard (self->popover))
    gtk_root_set_focus (gtk_widget_get_root (self->popover), NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
opened_cb (KyoDiagramView *self, const char *target_id)
{
  GtkWidget *painted = GTK_WIDGET (kyo_scene_find (self->scene, target_id));
  graphene_rect_t bounds;

  if (self->kase == NULL || painted == NULL ||
      !gtk_widget_compute_bounds (painted, GTK_WIDGET (self), &bounds))
    return;
  drop_popover (self);
  self->popover = kyo_target_popover_new (self->kase, target_id, self->annotations, self->lang);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
moved_cb (KyoDiagramView *self, const char *target_id, double x, double y)
{
  g_signal_emit (self, signals[MOVED], 0, target_id, x, y);
}

static void
stuck_cb (KyoDiagramView *self, const char *target_id)
{
  g_signal_emit (self, signals[STUCK], 0, target_id);
}

/* A part of a case is cropped, unless things are moved in it. What had the keyboard has it again.
 */
static void
show_layout (KyoDiagramView *self, KyoDiagramLayout *layout)
{
  g_autofree char *focused = g_strdup (kyo_scene_get_focused (self->scene));
  double width, height;

  if (self->is_part && !kyo_diagram_arranger_is_active (self->arranger))
    kyo_diagram_layout_crop (layout);
  g_set_object (&self->layout, layout);
  kyo_diagram_arranger_set_layout (self->arranger, layout);
  kyo_diagram_layout_get_size (layout, &width, &height);
  kyo_scene_reset (self->scene, self->painter, G_OBJECT (layout), width, height);
  kyo_diagram_fill (self->scene, layout, dup_words, self);
  kyo_diagram_map_show (self->map, layout, self->painter);
  if (self->playback != NULL)
    playback_changed_cb (self);
  else if (self->selection != NULL)
    selection_changed_cb (self);
  if (focused != NULL)
    kyo_scene_focus_target (self->scene, focused);
}

static void
waited_cb (gpointer user_data)
{
  KyoDiagramView *self = user_data;

  self->spinner_id = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
}

/* What was being laid out is no longer wanted, or is there. */
static void
stop_waiting (KyoDiagramView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->spinner == NULL)
    return;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KyoDiagramLayout) layout = kyo_diagram_lay_out_finish (result, NULL);
  KyoDiagramView *self = user_data;

  /* One that was cancelled may belong to a panel that is gone. */
  if (layout == NULL)
    return;
  stop_waiting (self);
  show_layout (self, layout);
}

static void
kyo_diagram_view_dispose (GObject *object)
{
  KyoDiagramView *self = KYO_DIAGRAM_VIEW (object);

  drop_popover (self);
  self->spinner = NULL;
  stop_waiting (self);
  g_clear_object (&self->arranger);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->painter);
  g_clear_object (&self->annotations);
  g_clear_object (&self->camera);
  g_clear_object (&self->selection);
  g_clear_object (&self->playback);
  g_clear_object (&self->layout);
  g_clear_object (&self->kase);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (kyo_diagram_view_parent_class)->dispose (object);
}

static void
kyo_diagram_view_class_init (KyoDiagramViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_diagram_view_dispose;
  signals[MOVED] = g_signal_new ("moved", KYO_TYPE_DIAGRAM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[STUCK] = g_signal_new ("stuck", KYO_TYPE_DIAGRAM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diagram");
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (
    _ ("Nothing of this case fits this view. Change what it shows in the menu of the panel."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "nothing-shown");
  return label;
}

static void
kyo_diagram_view_init (KyoDiagramView *self)
{
  GtkScrolledWindow *scrolled;

  self->scrolled = gtk_scrolled_window_new ();
  scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  self->scene = KYO_SCENE (kyo_scene_new ());
  kyo_scene_set_fit (self->scene, MIN_FIT);
  kyo_scene_set_walk (self->scene, walk_cb, self);
  kyo_scene_set_pick (self->scene, pick_cb, self);
  gtk_scrolled_window_set_child (scrolled, GTK_WIDGET (self->scene));
  kyo_pan_zoom_attach (self->scene, scrolled);
  g_signal_connect_swapped (self->scene, "opened", G_CALLBACK (opened_cb), self);
  self->camera = kyo_camera_new (self->scene, scrolled, MIN_FIT);
  self->arranger = kyo_diagram_arranger_new (self->scene);
  g_signal_connect_object (self->arranger, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arranger, "stuck", G_CALLBACK (stuck_cb), self, G_CONNECT_SWAPPED);
  self->nothing = make_nothing ();

  self->map = KYO_DIAGRAM_MAP (kyo_diagram_map_new (self->scene, scrolled));
  self->spinner =
    g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, "halign", GTK_ALIGN_CENTER, "valign",
                  GTK_ALIGN_CENTER, "width-request", 32, "height-request", 32, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The diagram is being arranged"), -1);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->spinner);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->nothing);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kyo_diagram_view_set_selection:
 * @self: a diagram panel
 * @selection: what it shows and changes
 *
 * Binds the panel to a selection, once.
 */
void
kyo_diagram_view_set_selection (KyoDiagramView *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  kyo_scene_set_selection (self->scene, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_diagram_view_set_playback:
 * @self: a diagram panel
 * @playback: plays the case of the selection; kept
 *
 * Lets the picture build up, and the view follow, while the case is played; once.
 */
void
kyo_diagram_view_set_playback (KyoDiagramView *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));
  g_return_if_fail (self->playback == NULL);

  self->playback = g_object_ref (playback);
  kyo_scene_set_playback (self->scene, playback);
  g_signal_connect_object (playback, "changed", G_CALLBACK (playback_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static guint
count_things (KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  return participants->len + g_list_model_get_n_items (kyo_case_get_steps (kase));
}

/* Until another picture of the same case is there, the old one stays. */
static void
clear (KyoDiagramView *self)
{
  kyo_scene_reset (self->scene, NULL, NULL, 0, 0);
  kyo_diagram_map_show (self->map, NULL, NULL);
  kyo_diagram_arranger_set_layout (self->arranger, NULL);
  g_clear_object (&self->layout);
}

static void
lay_out (KyoDiagramView *self)
{
  if (kyo_diagram_needs_arranging (self->shown) || count_things (self->shown) > MOST_AT_ONCE)
    {
      self->cancellable = g_cancellable_new ();
      self->spinner_id = g_timeout_add_once (PATIENCE, waited_cb, self);
      kyo_diagram_lay_out_async (self->shown, self->lang, self->cancellable, laid_out_cb, self);
    }
  else
    {
      g_autoptr (KyoDiagramLayout) layout =
        kyo_diagram_layout_new (self->shown, self->lang, kyo_painter_measure, self->painter);

      show_layout (self, layout);
    }
}

/**
 * kyo_diagram_view_show:
 * @self: a diagram panel
 * @kase: (nullable): a complete case
 * @view: (nullable): what of it is shown, and where; `NULL` for all, where the case has it
 * @lang: the language of the cases
 * @painter: paints it, made for @lang
 *
 * Shows the diagram of a case. A small one that somebody has arranged is there at once; another is
 * laid out in a thread, and shown when it is.
 */
void
kyo_diagram_view_show (
  KyoDiagramView *self, KyoCase *kase, KyoView *view, KyoLang lang, KyoPainter *painter)
{
  gboolean is_kept;

  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  is_kept = kase != NULL && self->kase == kase && self->lang == lang && self->layout != NULL;
  stop_waiting (self);
  drop_popover (self);
  if (!is_kept)
    {
      kyo_camera_settle (self->camera);
      clear (self);
    }
  g_set_object (&self->kase, kase);
  g_set_object (&self->painter, painter);
  g_clear_object (&self->shown);
  self->lang = lang;
  gtk_widget_set_visible (self->nothing, FALSE);
  if (kase == NULL)
    return;

  self->shown = view != NULL ? kyo_view_dup_case (view, kase) : g_object_ref (kase);
  if (self->shown != kase && count_things (self->shown) == 0)
    {
      clear (self);
      gtk_widget_set_visible (self->nothing, TRUE);
      return;
    }
  self->is_part = view != NULL && !kyo_view_shows_all (view);
  lay_out (self);
}

/**
 * kyo_diagram_place_dup_words:
 * @x: px of the picture
 * @y: px of the picture
 *
 * Puts a place on the grid into words.
 *
 * Returns: (transfer full): for instance "column 12, row 5"
 */
char *
kyo_diagram_place_dup_words (double x, double y)
{
  return g_strdup_printf (_ ("Column %d, row %d"), (int) lround (x / KYO_DIAGRAM_GRID),
                          (int) lround (y / KYO_DIAGRAM_GRID));
}

/**
 * kyo_diagram_view_set_arranging:
 * @self: a diagram panel
 * @is_arranging: whether a person moves things in it
 *
 * Lets things be moved: emits "moved" and "stuck".
 */
void
kyo_diagram_view_set_arranging (KyoDiagramView *self, gboolean is_arranging)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  if (kyo_diagram_arranger_is_active (self->arranger) == is_arranging)
    return;
  kyo_diagram_arranger_set_active (self->arranger, is_arranging);
  if (self->layout == NULL)
    return;
  stop_waiting (self);
  lay_out (self);
}

/**
 * kyo_diagram_view_get_layout:
 * @self: a diagram panel
 *
 * What it shows at the moment.
 *
 * Returns: (transfer none) (nullable): the layout; `NULL` while there is none
 */
KyoDiagramLayout *
kyo_diagram_view_get_layout (KyoDiagramView *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_VIEW (self), NULL);

  return self->layout;
}

/**
 * kyo_diagram_view_is_waiting:
 * @self: a diagram panel
 *
 * Tells whether the diagram is still being arranged.
 *
 * Returns: `TRUE` until it is shown
 */
gboolean
kyo_diagram_view_is_waiting (KyoDiagramView *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_VIEW (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * kyo_diagram_view_set_painter:
 * @self: a diagram panel
 * @painter: paints it from now on, with the same fonts
 *
 * Changes its colours.
 */
void
kyo_diagram_view_set_painter (KyoDiagramView *self, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  g_set_object (&self->painter, painter);
  kyo_scene_set_painter (self->scene, painter);
  kyo_diagram_map_show (self->map, self->layout, painter);
}

/**
 * kyo_diagram_view_set_annotated:
 * @self: a diagram panel
 * @target_ids: (nullable): a set of ids; kept
 *
 * Sets which participants and steps carry annotations.
 */
void
kyo_diagram_view_set_annotated (KyoDiagramView *self, GHashTable *target_ids)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  kyo_scene_set_annotated (self->scene, target_ids);
}

/**
 * kyo_diagram_view_set_annotations:
 * @self: a diagram panel
 * @annotations: (nullable): a list of #KyoAnnotation, those of the case; kept
 *
 * Sets what was annotated, for whoever asks what a participant or step says.
 */
void
kyo_diagram_view_set_annotations (KyoDiagramView *self, GListModel *annotations)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  g_set_object (&self->annotations, annotations);
}

/**
 * kyo_diagram_view_zoom:
 * @self: a diagram panel
 * @factor: by how much larger than now; 0 to fill the panel
 *
 * Zooms between 30 %, or the whole picture where that is smaller still, and 400 %.
 */
void
kyo_diagram_view_zoom (KyoDiagramView *self, double factor)
{
  g_return_if_fail (KYO_IS_DIAGRAM_VIEW (self));

  if (factor <= 0)
    kyo_scene_set_fit (self->scene, MIN_FIT);
  else
    kyo_pan_zoom_by (self->scene, factor);
}
