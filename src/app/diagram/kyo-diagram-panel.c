/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A panel never changes its view by itself: it says what the view should become, whoever keeps it
 * stores that and shows it here. What was undone is stored in the same way, so that what is on
 * screen is always what is kept.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-panel.h"
#include "app/diagram/kyo-diagram-task.h"
#include "app/diagram/kyo-view-moves.h"

#include <glib/gi18n.h>

struct _KyoDiagramPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *name;
  GtkMenuButton *head_menu;
  GtkWidget *arrange_bar;
  GtkLabel *status;
  GtkOverlay *overlay;
  KyoDiagramView *diagram;
  GtkWidget *play;
  GtkMenuButton *tools_menu;

  KyoCase *kase;
  KyoView *view; /* NULL: the standard one, which nobody has changed */
  KyoLang lang;
  GMenuModel *others;
  GPtrArray *undo; /* KyoView, the last one on top */
  GPtrArray *redo;
  GCancellable *cancellable; /* of what is being arranged again, or NULL */
  gboolean is_arranging;
  gboolean is_alone;
  gboolean is_writable;
};

G_DEFINE_FINAL_TYPE (KyoDiagramPanel, kyo_diagram_panel, GTK_TYPE_WIDGET)

enum
{
  PROP_ARRANGING = 1,
  N_PROPS
};

enum
{
  PUT,
  EDIT,
  CLOSE,
  REMOVE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_standard (KyoDiagramPanel *self)
{
  return self->view == NULL || *kyo_view_get_name (self->view) == '\0';
}

static void
update_actions (KyoDiagramPanel *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_writable = self->is_writable && self->kase != NULL;

  gtk_widget_action_set_enabled (widget, "panel.arrange", is_writable);
  gtk_widget_action_set_enabled (widget, "panel.undo", is_writable && self->undo->len > 0);
  gtk_widget_action_set_enabled (widget, "panel.redo", is_writable && self->redo->len > 0);
  gtk_widget_action_set_enabled (widget, "panel.arrange-again",
                                 is_writable && self->cancellable == NULL);
  gtk_widget_action_set_enabled (widget, "panel.restore",
                                 is_writable && kyo_view_moves_has_any (self->view));
  gtk_widget_action_set_enabled (widget, "panel.edit", is_writable && !is_standard (self));
  gtk_widget_action_set_enabled (widget, "panel.remove", is_writable && !is_standard (self));
  gtk_widget_action_set_enabled (widget, "panel.close", !self->is_alone);
}

static void
append (GMenu *menu, const char *label, const char *action, gboolean is_hidden_when_disabled)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (is_hidden_when_disabled)
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (KyoDiagramPanel *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) views = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new ();

  append (places, _ ("_Move nodes"), "panel.arrange", FALSE);
  append (places, _ ("_Undo"), "panel.undo", FALSE);
  append (places, _ ("_Redo"), "panel.redo", FALSE);
  append (places, _ ("_Arrange again"), "panel.arrange-again", FALSE);
  append (places, _ ("Re_store the original arrangement"), "panel.restore", FALSE);
  append (views, _ ("Add a _view…"), "diagrams.add", FALSE);
  append (views, _ ("A panel for each _incident"), "diagrams.split", TRUE);
  if (self->others != NULL && g_menu_model_get_n_items (self->others) > 0)
    g_menu_append_submenu (views, _ ("Show _beside it"), self->others);
  append (one, _ ("_Change this view…"), "panel.edit", TRUE);
  append (one, _ ("_Close this panel"), "panel.close", TRUE);
  append (one, _ ("_Delete this view"), "panel.remove", TRUE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (views));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));
  return G_MENU_MODEL (menu);
}

static void
update_head (KyoDiagramPanel *self)
{
  const char *name = is_standard (self) ? _ ("Whole diagram") : kyo_view_get_name (self->view);
  g_autofree char *words = g_strdup_printf (_ ("Diagram: %s"), name);

  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_widget_set_visible (self->head, !self->is_alone);
  gtk_widget_set_visible (GTK_WIDGET (self->tools_menu), self->is_alone);
  gtk_widget_set_visible (self->play, self->is_alone);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->arrange_bar), self->is_alone
                                                                        ? GTK_ORIENTATION_HORIZONTAL
                                                                        : GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
say (KyoDiagramPanel *self, const char *words)
{
  gtk_label_set_label (self->status, words);
}

static const char *
get_label (KyoDiagramPanel *self, const char *participant_id)
{
  KyoParticipant *participant = kyo_case_find_participant (self->kase, participant_id);

  return participant != NULL ? kyo_text_get (kyo_participant_get_label (participant), self->lang)
                             : "";
}

static void
set_arranging (KyoDiagramPanel *self, gboolean is_arranging)
{
  if (self->is_arranging == is_arranging || (is_arranging && !self->is_writable))
    return;
  self->is_arranging = is_arranging;
  if (is_arranging)
    say (self, _ ("Drag nodes, and frames by their labels; or press Shift with the arrow keys."));
  gtk_widget_set_visible (self->arrange_bar, is_arranging);
  kyo_diagram_view_set_arranging (self->diagram, is_arranging);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ARRANGING]);
}

/* Whether it was kept: then it has come back by kyo_diagram_panel_show(). */
static gboolean
put (KyoDiagramPanel *self, KyoView *view)
{
  g_signal_emit (self, signals[PUT], 0, view);
  return self->view != NULL && kyo_view_is_same (self->view, view);
}

/* What there was before something is changed; of the same id as what it becomes. */
static KyoView *
dup_before (KyoDiagramPanel *self, KyoView *after)
{
  return self->view != NULL ? g_object_ref (self->view)
                            : kyo_view_new (kyo_view_get_id (after), kyo_view_get_case_id (after));
}

static gboolean
change (KyoDiagramPanel *self, KyoView *view)
{
  g_autoptr (KyoView) before = dup_before (self, view);

  if (!put (self, view))
    return FALSE;
  g_ptr_array_add (self->undo, g_steal_pointer (&before));
  g_ptr_array_set_size (self->redo, 0);
  update_actions (self);
  return TRUE;
}

static void
moved_cb (KyoDiagramPanel *self, const char *participant_id, double x, double y)
{
  g_autoptr (KyoView) view = NULL;
  g_autofree char *place = kyo_diagram_place_dup_words (x, y);
  g_autofree char *words =
    g_strdup_printf (_ ("“%s” was moved. %s"), get_label (self, participant_id), place);

  view = kyo_view_moves_move (self->view, self->kase, kyo_diagram_view_get_layout (self->diagram),
                              participant_id, x, y);
  if (change (self, view))
    say (self, words);
}

static void
stuck_cb (KyoDiagramPanel *self, const char *participant_id)
{
  g_autofree char *words =
    g_strdup_printf (_ ("There is no room for “%s” that way"), get_label (self, participant_id));

  say (self, words);
}

/* Steps from one stack to the other. Only places are undone: what a view shows is changed
 * elsewhere. */
static void
step_back (KyoDiagramPanel *self, GPtrArray *from, GPtrArray *to, const char *words)
{
  g_autoptr (KyoView) view = NULL;
  g_autoptr (KyoView) before = NULL;

  if (from->len == 0 || self->view == NULL)
    return;
  view = kyo_view_moves_take (self->view, g_ptr_array_index (from, from->len - 1));
  before = dup_before (self, view);
  if (!put (self, view))
    return;
  g_ptr_array_set_size (from, from->len - 1);
  g_ptr_array_add (to, g_steal_pointer (&before));
  update_actions (self);
  say (self, words);
}

static void
undo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoDiagramPanel *self = KYO_DIAGRAM_PANEL (widget);

  step_back (self, self->undo, self->redo, _ ("The last change was undone"));
}

static void
redo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoDiagramPanel *self = KYO_DIAGRAM_PANEL (widget);

  step_back (self, self->redo, self->undo, _ ("The change was made again"));
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GHashTable) places = kyo_diagram_arrange_again_finish (result, NULL);
  KyoDiagramPanel *self = user_data;
  g_autoptr (KyoView) view = NULL;

  /* One that was cancelled may belong to a panel that is gone. */
  if (places == NULL)
    return;
  g_clear_object (&self->cancellable);
  view = kyo_view_moves_arrange (self->view, self->kase, places);
  if (change (self, view))
    say (self, _ ("All was arranged again around what was moved by hand"));
  update_actions (self);
}

static void
arrange_again_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoDiagramPanel *self = KYO_DIAGRAM_PANEL (widget);
  g_autoptr (KyoCase) shown =
    self->view != NULL ? kyo_view_dup_case (self->view, self->kase) : g_object_ref (self->kase);

  self->cancellable = g_cancellable_new ();
  update_actions (self);
  kyo_diagram_arrange_again_async (shown, self->lang, self->cancellable, arranged_cb, self);
}

static void
restore_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoDiagramPanel *self = KYO_DIAGRAM_PANEL (widget);
  g_autoptr (KyoView) view = kyo_view_moves_take (self->view, NULL);

  if (change (self, view))
    say (self, _ ("The original arrangement is shown again"));
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[EDIT], 0);
}

static void
close_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
remove_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

/* The keyboard leaves the bar before that goes. */
static void
done_cb (KyoDiagramPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->arrange_bar))
    gtk_widget_child_focus (GTK_WIDGET (self->diagram), GTK_DIR_TAB_FORWARD);
  set_arranging (self, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  KyoDiagramPanel *self = KYO_DIAGRAM_PANEL (widget);

  if (!self->is_arranging)
    return FALSE;
  done_cb (self);
  return TRUE;
}

static void
playback_changed_cb (KyoDiagramPanel *self, KyoPlayback *playback)
{
  if (kyo_playback_is_active (playback))
    set_arranging (self, FALSE);
}

static void
zoom_in_cb (KyoDiagramPanel *self)
{
  kyo_diagram_view_zoom (self->diagram, 1.2);
}

static void
zoom_out_cb (KyoDiagramPanel *self)
{
  kyo_diagram_view_zoom (self->diagram, 1 / 1.2);
}

static void
zoom_fit_cb (KyoDiagramPanel *self)
{
  kyo_diagram_view_zoom (self->diagram, 0);
}

static void
stop_arranging_again (KyoDiagramPanel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
kyo_diagram_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ARRANGING)
    g_value_set_boolean (value, KYO_DIAGRAM_PANEL (object)->is_arranging);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kyo_diagram_panel_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_ARRANGING)
    set_arranging (KYO_DIAGRAM_PANEL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kyo_diagram_panel_dispose (GObject *object)
{
  KyoDiagramPanel *self = KYO_DIAGRAM_PANEL (object);

  stop_arranging_again (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->kase);
  g_clear_object (&self->view);
  g_clear_object (&self->others);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);

  G_OBJECT_CLASS (kyo_diagram_panel_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_property_action (widget_class, "panel.arrange", "arranging");
  gtk_widget_class_install_action (widget_class, "panel.undo", NULL, undo_action_cb);
  gtk_widget_class_install_action (widget_class, "panel.redo", NULL, redo_action_cb);
  gtk_widget_class_install_action (widget_class, "panel.arrange-again", NULL,
                                   arrange_again_action_cb);
  gtk_widget_class_install_action (widget_class, "panel.restore", NULL, restore_action_cb);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, edit_action_cb);
  gtk_widget_class_install_action (widget_class, "panel.close", NULL, close_action_cb);
  gtk_widget_class_install_action (widget_class, "panel.remove", NULL, remove_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "panel.arrange", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "panel.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK,
                                       "panel.redo", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
kyo_diagram_panel_class_init (KyoDiagramPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = KYO_TYPE_DIAGRAM_PANEL;

  object_class->get_property = kyo_diagram_panel_get_property;
  object_class->set_property = kyo_diagram_panel_set_property;
  object_class->dispose = kyo_diagram_panel_dispose;
  props[PROP_ARRANGING] =
    g_param_spec_boolean ("arranging", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[PUT] = g_signal_new ("put", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               KYO_TYPE_VIEW);
  signals[EDIT] =
    g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE] =
    g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] =
    g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  install_actions (widget_class);
  g_type_ensure (KYO_TYPE_DIAGRAM_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-diagram-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, box);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, head);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, name);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, head_menu);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, arrange_bar);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, status);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, overlay);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, diagram);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, play);
  gtk_widget_class_bind_template_child (widget_class, KyoDiagramPanel, tools_menu);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit_cb);
}

static void
kyo_diagram_panel_init (KyoDiagramPanel *self)
{
  self->is_alone = TRUE;
  self->undo = g_ptr_array_new_with_free_func (g_object_unref);
  self->redo = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->box) && GTK_IS_BOX (self->head) && GTK_IS_LABEL (self->name));
  g_assert (GTK_IS_MENU_BUTTON (self->head_menu) && GTK_IS_BOX (self->arrange_bar));
  g_assert (GTK_IS_LABEL (self->status) && GTK_IS_OVERLAY (self->overlay));
  g_assert (KYO_IS_DIAGRAM_VIEW (self->diagram) && GTK_IS_BUTTON (self->play));
  g_assert (GTK_IS_MENU_BUTTON (self->tools_menu));
  g_signal_connect_swapped (self->diagram, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->diagram, "stuck", G_CALLBACK (stuck_cb), self);
  kyo_diagram_panel_set_company (self, TRUE, NULL);
}

/**
 * kyo_diagram_panel_new:
 * @selection: (nullable): what it shows and changes
 *
 * Makes a panel.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_diagram_panel_new (KyoSelection *selection)
{
  KyoDiagramPanel *self = g_object_new (KYO_TYPE_DIAGRAM_PANEL, NULL);

  if (selection != NULL)
    kyo_diagram_view_set_selection (self->diagram, selection);
  return GTK_WIDGET (self);
}

/**
 * kyo_diagram_panel_set_playback:
 * @self: a panel
 * @playback: plays the case of the selection
 *
 * Lets the panel follow a playback, once. Nothing is moved in it while a case is played.
 */
void
kyo_diagram_panel_set_playback (KyoDiagramPanel *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANEL (self));

  kyo_diagram_view_set_playback (self->diagram, playback);
  g_signal_connect_object (playback, "changed", G_CALLBACK (playback_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kyo_diagram_panel_show:
 * @self: a panel
 * @kase: (nullable): a complete case
 * @view: (nullable): what of it is shown, and where; `NULL` for the standard view
 * @lang: the language of the cases
 * @painter: paints it, made for @lang
 *
 * Shows a view. What can be undone is kept as long as it is the same one.
 */
void
kyo_diagram_panel_show (
  KyoDiagramPanel *self, KyoCase *kase, KyoView *view, KyoLang lang, KyoPainter *painter)
{
  gboolean is_other;

  g_return_if_fail (KYO_IS_DIAGRAM_PANEL (self));

  is_other = kase == NULL || self->kase == NULL ||
             !g_str_equal (kyo_case_get_id (kase), kyo_case_get_id (self->kase)) ||
             (self->view != NULL && (view == NULL || !g_str_equal (kyo_view_get_id (view),
                                                                   kyo_view_get_id (self->view))));
  stop_arranging_again (self);
  if (is_other)
    {
      set_arranging (self, FALSE);
      g_ptr_array_set_size (self->undo, 0);
      g_ptr_array_set_size (self->redo, 0);
    }
  g_set_object (&self->kase, kase);
  g_set_object (&self->view, view);
  self->lang = lang;
  kyo_diagram_view_show (self->diagram, kase, view, lang, painter);
  update_head (self);
  update_actions (self);
}

/**
 * kyo_diagram_panel_set_company:
 * @self: a panel
 * @is_alone: whether it is the only one
 * @others: (nullable): a menu of what can be shown beside it; kept
 *
 * Sets whether the panel has a head, and what its menu offers.
 */
void
kyo_diagram_panel_set_company (KyoDiagramPanel *self, gboolean is_alone, GMenuModel *others)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (KYO_IS_DIAGRAM_PANEL (self));

  self->is_alone = is_alone;
  g_set_object (&self->others, others);
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (self->head_menu, menu);
  gtk_menu_button_set_menu_model (self->tools_menu, menu);
  update_head (self);
  update_actions (self);
}

/**
 * kyo_diagram_panel_set_writable:
 * @self: a panel
 * @is_writable: whether the store takes views
 *
 * Lets the view be changed, or not.
 */
void
kyo_diagram_panel_set_writable (KyoDiagramPanel *self, gboolean is_writable)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANEL (self));

  self->is_writable = is_writable;
  if (!is_writable)
    set_arranging (self, FALSE);
  update_actions (self);
}

/**
 * kyo_diagram_panel_get_view:
 * @self: a panel
 *
 * What it shows.
 *
 * Returns: (transfer none) (nullable): the view; `NULL` for the standard one that nobody has
 * changed
 */
KyoView *
kyo_diagram_panel_get_view (KyoDiagramPanel *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_PANEL (self), NULL);

  return self->view;
}

/**
 * kyo_diagram_panel_get_diagram:
 * @self: a panel
 *
 * The diagram in it.
 *
 * Returns: (transfer none): it
 */
KyoDiagramView *
kyo_diagram_panel_get_diagram (KyoDiagramPanel *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_PANEL (self), NULL);

  return self->diagram;
}
