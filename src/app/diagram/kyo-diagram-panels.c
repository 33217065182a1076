/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All panels show the same selection, and a playback builds all of them up. They share the room
 * evenly; where there is too little for so many, the row scrolls.
 */
#include "config.h"

#include "app/diagram/kyo-diagram-panels.h"
#include "app/diagram/kyo-view-dialog.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define STANDARD "" /* stands for the standard view among ids */
#define KEY "kyo-view-id"

struct _KyoDiagramPanels
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *row;    /* of KyoDiagramPanel */
  GPtrArray *panels; /* the same, from left to right, borrowed */
  KyoSelection *selection;
  KyoPlayback *playback;
  KyoCase *kase;
  KyoLang lang;
  KyoPainter *painter;
  GListModel *views; /* of KyoView, those of the case, or NULL */
  GStrv open;
  char *company; /* what the menus of the panels offer, to see whether that changes */
  GHashTable *annotated;
  GListModel *annotations;
  gboolean is_writable;
};

G_DEFINE_FINAL_TYPE (KyoDiagramPanels, kyo_diagram_panels, GTK_TYPE_WIDGET)

enum
{
  PROP_OPEN = 1,
  N_PROPS
};

enum
{
  PUT,
  REMOVE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* NULL: there is none; for the standard view, nobody has changed it. */
static KyoView *
find_view (KyoDiagramPanels *self, const char *key)
{
  guint n = self->views != NULL ? g_list_model_get_n_items (self->views) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoView) view = g_list_model_get_item (self->views, i);
      gboolean is_standard = *kyo_view_get_name (view) == '\0';

      if (*key == '\0' ? is_standard : !is_standard && g_str_equal (kyo_view_get_id (view), key))
        return view; /* the list holds it */
    }
  return NULL;
}

static const char *
get_key (KyoDiagramPanel *panel)
{
  return g_object_get_data (G_OBJECT (panel), KEY);
}

/* Those that can be shown; there is always one. */
static GStrv
dup_wanted (KyoDiagramPanels *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; self->open[i] != NULL; i++)
    if (*self->open[i] == '\0' || find_view (self, self->open[i]) != NULL)
      {
        g_strv_builder_add (builder, self->open[i]);
        n++;
      }
  if (n == 0)
    g_strv_builder_add (builder, STANDARD);
  return g_strv_builder_end (builder);
}

static gboolean
is_shown (KyoDiagramPanels *self, const char *key)
{
  for (guint i = 0; i < self->panels->len; i++)
    if (g_str_equal (get_key (g_ptr_array_index (self->panels, i)), key))
      return TRUE;
  return FALSE;
}

static void
set_open (KyoDiagramPanels *self, GStrv open)
{
  if (g_strv_equal ((const char *const *) self->open, (const char *const *) open))
    {
      g_strfreev (open);
      return;
    }
  g_strfreev (self->open);
  self->open = open;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

/* What is shown, without one of them. */
static GStrv
dup_open_without (KyoDiagramPanels *self, const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->panels->len; i++)
    if (!g_str_equal (get_key (g_ptr_array_index (self->panels, i)), key))
      g_strv_builder_add (builder, get_key (g_ptr_array_index (self->panels, i)));
  return g_strv_builder_end (builder);
}

/* Not to be taken for a mnemonic. */
static char *
dup_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_other (KyoDiagramPanels *self, GMenu *menu, GString *company, const char *key)
{
  KyoView *view = find_view (self, key);
  const char *name = *key == '\0' ? _ ("Whole diagram") : kyo_view_get_name (view);
  g_autofree char *label = dup_label (name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (is_shown (self, key))
    return;
  g_menu_item_set_action_and_target (item, "diagrams.open", "s", key);
  g_menu_append_item (menu, item);
  g_string_append_printf (company, "%s\n%s\n", key, name);
}

/* Tells each panel whether it is alone, and what can be shown beside it. */
static void
update_company (KyoDiagramPanels *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GString) company = g_string_new (NULL);
  guint n = self->views != NULL ? g_list_model_get_n_items (self->views) : 0;

  append_other (self, menu, company, STANDARD);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoView) view = g_list_model_get_item (self->views, i);

      if (*kyo_view_get_name (view) != '\0')
        append_other (self, menu, company, kyo_view_get_id (view));
    }
  for (guint i = 0; i < self->panels->len; i++)
    g_string_append_printf (company, "%s\n", get_key (g_ptr_array_index (self->panels, i)));
  if (g_strcmp0 (self->company, company->str) == 0)
    return;
  g_free (self->company);
  self->company = g_strdup (company->str);
  for (guint i = 0; i < self->panels->len; i++)
    kyo_diagram_panel_set_company (g_ptr_array_index (self->panels, i), self->panels->len == 1,
                                   G_MENU_MODEL (menu));
}

static void
update_actions (KyoDiagramPanels *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_writable = self->is_writable && self->kase != NULL;

  gtk_widget_action_set_enabled (widget, "diagrams.add", is_writable);
  gtk_widget_action_set_enabled (widget, "diagrams.split",
                                 is_writable && kyo_view_count_incidents (self->kase) > 1);
}

static void
put_cb (KyoDiagramPanels *self, KyoView *view)
{
  g_signal_emit (self, signals[PUT], 0, view);
}

static void
edit_cb (KyoDiagramPanels *self, KyoDiagramPanel *panel)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *dialog =
    kyo_view_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->kase,
                         kyo_diagram_panel_get_view (panel), self->lang);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (put_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void update (KyoDiagramPanels *self, gboolean is_all_new);

static void
close_panel (KyoDiagramPanels *self, KyoDiagramPanel *panel)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (panel));

  set_open (self, dup_open_without (self, get_key (panel)));
  update (self, FALSE);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
close_cb (KyoDiagramPanels *self, KyoDiagramPanel *panel)
{
  close_panel (self, panel);
}

static void
remove_cb (KyoDiagramPanels *self, KyoDiagramPanel *panel)
{
  g_autoptr (KyoView) view = g_object_ref (kyo_diagram_panel_get_view (panel));

  g_signal_emit (self, signals[REMOVE], 0, view);
}

static KyoDiagramPanel *
make_panel (KyoDiagramPanels *self, const char *key)
{
  GtkWidget *widget = kyo_diagram_panel_new (self->selection);
  KyoDiagramPanel *panel = KYO_DIAGRAM_PANEL (widget);
  KyoDiagramView *diagram = kyo_diagram_panel_get_diagram (panel);

  g_object_set_data_full (G_OBJECT (panel), KEY, g_strdup (key), g_free);
  if (self->playback != NULL)
    kyo_diagram_panel_set_playback (panel, self->playback);
  g_signal_connect_object (panel, "put", G_CALLBACK (put_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  kyo_diagram_panel_set_writable (panel, self->is_writable);
  kyo_diagram_view_set_annotated (diagram, self->annotated);
  kyo_diagram_view_set_annotations (diagram, self->annotations);
  gtk_box_append (GTK_BOX (self->row), widget);
  return panel;
}

static KyoDiagramPanel *
take_panel (GPtrArray *panels, const char *key)
{
  for (guint i = 0; i < panels->len; i++)
    if (g_str_equal (get_key (g_ptr_array_index (panels, i)), key))
      return g_ptr_array_steal_index (panels, i);
  return NULL;
}

static gboolean
shows (KyoDiagramPanel *panel, KyoView *view)
{
  KyoView *shown = kyo_diagram_panel_get_view (panel);

  return shown != NULL ? kyo_view_is_same (shown, view) : view == NULL;
}

/* Shows the panels that are wanted. Those that show what they should are left alone, unless all is
 * new. */
static void
update (KyoDiagramPanels *self, gboolean is_all_new)
{
  g_auto (GStrv) wanted = dup_wanted (self);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->panels);
  GtkWidget *before = NULL;

  self->panels = g_ptr_array_new ();
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      KyoDiagramPanel *panel = take_panel (old, wanted[i]);
      KyoView *view = find_view (self, wanted[i]);
      gboolean is_new = panel == NULL;

      if (is_new)
        panel = make_panel (self, wanted[i]);
      g_ptr_array_add (self->panels, panel);
      gtk_box_reorder_child_after (GTK_BOX (self->row), GTK_WIDGET (panel), before);
      before = GTK_WIDGET (panel);
      if (is_new || is_all_new || !shows (panel, view))
        kyo_diagram_panel_show (panel, self->kase, view, self->lang, self->painter);
    }
  for (guint i = 0; i < old->len; i++)
    gtk_box_remove (GTK_BOX (self->row), g_ptr_array_index (old, i));
  update_company (self);
  update_actions (self);
}

static void
chosen_cb (KyoDiagramPanels *self, KyoView *view)
{
  g_autofree char *id = g_strdup (kyo_view_get_id (view));

  g_signal_emit (self, signals[PUT], 0, view);
  kyo_diagram_panels_open (self, id);
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoDiagramPanels *self = KYO_DIAGRAM_PANELS (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWindow *dialog = kyo_view_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                           self->kase, NULL, self->lang);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
open_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_diagram_panels_open (KYO_DIAGRAM_PANELS (widget), g_variant_get_string (parameter, NULL));
}

/* The id of a view that shows one incident and leaves out nothing else. */
static char *
find_incident (KyoDiagramPanels *self, guint incident)
{
  guint n = self->views != NULL ? g_list_model_get_n_items (self->views) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoView) view = g_list_model_get_item (self->views, i);

      if (*kyo_view_get_name (view) != '\0' && kyo_view_get_incident (view) == incident &&
          kyo_view_get_phases (view) == 0 && kyo_view_get_kinds (view) == 0 &&
          kyo_view_get_participants (view)[0] == NULL)
        return g_strdup (kyo_view_get_id (view));
    }
  return NULL;
}

static char *
make_incident (KyoDiagramPanels *self, guint incident)
{
  char *id = g_uuid_string_random ();
  g_autofree char *label = kyo_incident_dup_label (incident, self->lang);
  g_autoptr (KyoView) view = kyo_view_new (id, kyo_case_get_id (self->kase));

  kyo_view_set_name (view, label);
  kyo_view_set_incident (view, incident);
  g_signal_emit (self, signals[PUT], 0, view);
  return id;
}

/* One panel for each incident, in the place of those that there are. */
static void
split_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoDiagramPanels *self = KYO_DIAGRAM_PANELS (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = kyo_view_count_incidents (self->kase);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *id = find_incident (self, i);

      if (id == NULL)
        id = make_incident (self, i);
      g_strv_builder_add (builder, id);
    }
  set_open (self, g_strv_builder_end (builder));
  update (self, FALSE);
}

static void
kyo_diagram_panels_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_OPEN)
    g_value_set_boxed (value, KYO_DIAGRAM_PANELS (object)->open);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kyo_diagram_panels_dispose (GObject *object)
{
  KyoDiagramPanels *self = KYO_DIAGRAM_PANELS (object);

  g_ptr_array_set_size (self->panels, 0);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->playback);
  g_clear_object (&self->kase);
  g_clear_object (&self->painter);
  g_clear_object (&self->views);
  g_clear_object (&self->annotations);
  g_clear_pointer (&self->annotated, g_hash_table_unref);

  G_OBJECT_CLASS (kyo_diagram_panels_parent_class)->dispose (object);
}

static void
kyo_diagram_panels_finalize (GObject *object)
{
  KyoDiagramPanels *self = KYO_DIAGRAM_PANELS (object);

  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_strfreev);
  g_clear_pointer (&self->company, g_free);

  G_OBJECT_CLASS (kyo_diagram_panels_parent_class)->finalize (object);
}

static void
kyo_diagram_panels_class_init (KyoDiagramPanelsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = KYO_TYPE_DIAGRAM_PANELS;

  object_class->get_property = kyo_diagram_panels_get_property;
  object_class->dispose = kyo_diagram_panels_dispose;
  object_class->finalize = kyo_diagram_panels_finalize;
  props[PROP_OPEN] =
    g_param_spec_boxed ("open", NULL, NULL, G_TYPE_STRV, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[PUT] = g_signal_new ("put", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               KYO_TYPE_VIEW);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, KYO_TYPE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "diagrampanels");
  gtk_widget_class_install_action (widget_class, "diagrams.add", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "diagrams.split", NULL, split_action_cb);
  gtk_widget_class_install_action (widget_class, "diagrams.open", "s", open_action_cb);
}

static void
kyo_diagram_panels_init (KyoDiagramPanels *self)
{
  self->panels = g_ptr_array_new ();
  self->open = g_strdupv ((char **) ((const char *const[]){ STANDARD, NULL }));
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->row), TRUE);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->row);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * kyo_diagram_panels_set_selection:
 * @self: the panels
 * @selection: what they show and change
 *
 * Binds all panels to a selection, once, before anything is shown.
 */
void
kyo_diagram_panels_set_selection (KyoDiagramPanels *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  g_set_object (&self->selection, selection);
}

/**
 * kyo_diagram_panels_set_playback:
 * @self: the panels
 * @playback: plays the case of the selection
 *
 * Lets all panels follow a playback, once.
 */
void
kyo_diagram_panels_set_playback (KyoDiagramPanels *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));
  g_return_if_fail (self->playback == NULL);

  self->playback = g_object_ref (playback);
  for (guint i = 0; i < self->panels->len; i++)
    kyo_diagram_panel_set_playback (g_ptr_array_index (self->panels, i), playback);
}

/**
 * kyo_diagram_panels_prepare:
 * @self: the panels
 * @views: (nullable): a list of #KyoView, those of the case that is shown next; kept
 * @open: (nullable): ids of those that have a panel, "" for the standard one; `NULL` for that alone
 *
 * Tells what is known of the case that kyo_diagram_panels_show() is going to show.
 */
void
kyo_diagram_panels_prepare (KyoDiagramPanels *self, GListModel *views, const char *const *open)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  g_set_object (&self->views, views);
  g_strfreev (self->open);
  self->open =
    g_strdupv ((char **) (open != NULL ? open : (const char *const[]){ STANDARD, NULL }));
}

/**
 * kyo_diagram_panels_show:
 * @self: the panels
 * @kase: (nullable): a complete case
 * @lang: the language of the cases
 * @painter: paints it, made for @lang
 *
 * Shows a case in its panels.
 */
void
kyo_diagram_panels_show (KyoDiagramPanels *self, KyoCase *kase, KyoLang lang, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  g_set_object (&self->kase, kase);
  g_set_object (&self->painter, painter);
  self->lang = lang;
  update (self, TRUE);
}

/**
 * kyo_diagram_panels_set_views:
 * @self: the panels
 * @views: (nullable): a list of #KyoView, those of the case; kept
 *
 * Shows views that have changed; a panel whose view is gone goes too.
 */
void
kyo_diagram_panels_set_views (KyoDiagramPanels *self, GListModel *views)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  g_set_object (&self->views, views);
  update (self, FALSE);
}

/**
 * kyo_diagram_panels_open:
 * @self: the panels
 * @view_id: a view of the case, "" for the standard one
 *
 * Gives a view a panel, to the right of the others. A view that is not there is left out.
 */
void
kyo_diagram_panels_open (KyoDiagramPanels *self, const char *view_id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  if (is_shown (self, view_id) || (*view_id != '\0' && find_view (self, view_id) == NULL))
    return;
  for (guint i = 0; i < self->panels->len; i++)
    g_strv_builder_add (builder, get_key (g_ptr_array_index (self->panels, i)));
  g_strv_builder_add (builder, view_id);
  set_open (self, g_strv_builder_end (builder));
  update (self, FALSE);
}

/**
 * kyo_diagram_panels_get_open:
 * @self: the panels
 *
 * Which views have a panel.
 *
 * Returns: (transfer none): their ids, "" for the standard one
 */
const char *const *
kyo_diagram_panels_get_open (KyoDiagramPanels *self)
{
  g_return_val_if_fail (KYO_IS_DIAGRAM_PANELS (self), NULL);

  return (const char *const *) self->open;
}

/**
 * kyo_diagram_panels_set_painter:
 * @self: the panels
 * @painter: paints them from now on, with the same fonts
 *
 * Changes their colours.
 */
void
kyo_diagram_panels_set_painter (KyoDiagramPanels *self, KyoPainter *painter)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  g_set_object (&self->painter, painter);
  for (guint i = 0; i < self->panels->len; i++)
    kyo_diagram_view_set_painter (
      kyo_diagram_panel_get_diagram (g_ptr_array_index (self->panels, i)), painter);
}

/**
 * kyo_diagram_panels_set_annotated:
 * @self: the panels
 * @target_ids: (nullable): a set of ids; kept
 *
 * Sets which participants and steps carry annotations.
 */
void
kyo_diagram_panels_set_annotated (KyoDiagramPanels *self, GHashTable *target_ids)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  if (target_ids != NULL)
    g_hash_table_ref (target_ids);
  g_clear_pointer (&self->annotated, g_hash_table_unref);
  self->annotated = target_ids;
  for (guint i = 0; i < self->panels->len; i++)
    kyo_diagram_view_set_annotated (
      kyo_diagram_panel_get_diagram (g_ptr_array_index (self->panels, i)), target_ids);
}

/**
 * kyo_diagram_panels_set_annotations:
 * @self: the panels
 * @annotations: (nullable): a list of #KyoAnnotation, those of the case; kept
 *
 * Sets what was annotated.
 */
void
kyo_diagram_panels_set_annotations (KyoDiagramPanels *self, GListModel *annotations)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  g_set_object (&self->annotations, annotations);
  for (guint i = 0; i < self->panels->len; i++)
    kyo_diagram_view_set_annotations (
      kyo_diagram_panel_get_diagram (g_ptr_array_index (self->panels, i)), annotations);
}

/**
 * kyo_diagram_panels_set_writable:
 * @self: the panels
 * @is_writable: whether the store takes views
 *
 * Lets views be made and changed, or not.
 */
void
kyo_diagram_panels_set_writable (KyoDiagramPanels *self, gboolean is_writable)
{
  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  self->is_writable = is_writable;
  for (guint i = 0; i < self->panels->len; i++)
    kyo_diagram_panel_set_writable (g_ptr_array_index (self->panels, i), is_writable);
  update_actions (self);
}

/**
 * kyo_diagram_panels_zoom:
 * @self: the panels
 * @factor: by how much larger than now; 0 to fill the panel
 *
 * Zooms the panel that has the keyboard; all of them when it is elsewhere.
 */
void
kyo_diagram_panels_zoom (KyoDiagramPanels *self, double factor)
{
  GtkRoot *root;
  GtkWidget *focus;
  gboolean is_one;

  g_return_if_fail (KYO_IS_DIAGRAM_PANELS (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  is_one = focus != NULL && gtk_widget_is_ancestor (focus, self->row);
  for (guint i = 0; i < self->panels->len; i++)
    {
      KyoDiagramPanel *panel = g_ptr_array_index (self->panels, i);

      if (!is_one || gtk_widget_is_ancestor (focus, GTK_WIDGET (panel)))
        kyo_diagram_view_zoom (kyo_diagram_panel_get_diagram (panel), factor);
    }
}
