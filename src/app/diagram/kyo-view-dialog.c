/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not chosen is not left out: of phases and participants all are shown until some are
 * chosen, as a person who chooses nothing expects. How much of the case remains is said at once.
 */
#include "config.h"

#include "app/diagram/kyo-view-dialog.h"

#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define ID_KEY "kyo-id"

struct _KyoViewDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  AdwEntryRow *name;
  AdwComboRow *incident;
  AdwComboRow *kinds;
  AdwExpanderRow *phases;
  AdwExpanderRow *participants;
  GtkLabel *summary;

  GPtrArray *phase_checks;       /* GtkCheckButton, by KyoPhase, borrowed */
  GPtrArray *participant_checks; /* each with the id of its participant */
  KyoCase *kase;
  KyoView *view; /* as it was */
  KyoLang lang;
};

G_DEFINE_FINAL_TYPE (KyoViewDialog, kyo_view_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_checked (GPtrArray *checks, guint index)
{
  return gtk_check_button_get_active (g_ptr_array_index (checks, index));
}

static char *
dup_name (KyoViewDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

/* What the dialog says now. */
static KyoView *
dup_view (KyoViewDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  KyoView *view = kyo_view_copy (self->view);
  guint kinds = adw_combo_row_get_selected (self->kinds);
  guint phases = 0;

  for (guint i = 0; i < self->phase_checks->len; i++)
    if (is_checked (self->phase_checks, i))
      phases |= 1u << i;
  for (guint i = 0; i < self->participant_checks->len; i++)
    if (is_checked (self->participant_checks, i))
      g_strv_builder_add (
        builder, g_object_get_data (g_ptr_array_index (self->participant_checks, i), ID_KEY));
  ids = g_strv_builder_end (builder);
  kyo_view_set_name (view, name);
  if (gtk_widget_get_visible (GTK_WIDGET (self->incident)))
    kyo_view_set_incident (view, adw_combo_row_get_selected (self->incident));
  kyo_view_set_kinds (view, kinds > 0 ? 1u << (kinds - 1) : 0);
  kyo_view_set_phases (view, phases);
  kyo_view_set_participants (view, (const char *const *) ids);
  return view;
}

static guint
count_shown (KyoViewDialog *self, KyoView *view)
{
  GListModel *steps = kyo_case_get_steps (self->kase);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      if (kyo_view_shows_step (view, self->kase, step))
        n++;
    }
  return n;
}

static void
show_count (AdwExpanderRow *row, GPtrArray *checks)
{
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < checks->len; i++)
    if (is_checked (checks, i))
      n++;
  if (n == 0)
    words = g_strdup (_ ("All"));
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);
  adw_expander_row_set_subtitle (row, words);
}

/* What is wrong, or how much of the case is shown. */
static void
show_state (KyoViewDialog *self)
{
  g_autoptr (KyoView) view = dup_view (self);
  g_autofree char *words = NULL;
  glong length = g_utf8_strlen (kyo_view_get_name (view), -1);
  gboolean is_good = FALSE;

  show_count (self->phases, self->phase_checks);
  show_count (self->participants, self->participant_checks);
  if (length == 0)
    words = g_strdup (_ ("Give the view a name"));
  else if (length > KYO_VIEW_MOST_NAME)
    words =
      g_strdup_printf (_ ("The name is longer than %d characters; shorten it"), KYO_VIEW_MOST_NAME);
  else
    {
      is_good = TRUE;
      words = g_strdup_printf (_ ("Shows %u of %u steps"), count_shown (self, view),
                               g_list_model_get_n_items (kyo_case_get_steps (self->kase)));
    }
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_sensitive (self->save, is_good);
  if (length > KYO_VIEW_MOST_NAME)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
}

static void
save_cb (KyoViewDialog *self)
{
  g_autoptr (KyoView) view = NULL;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  view = dup_view (self);
  g_signal_emit (self, signals[CHOSEN], 0, view);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
append_check (KyoViewDialog *self,
              AdwExpanderRow *row,
              const char *title,
              const char *subtitle,
              gboolean is_chosen)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *beneath = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), beneath);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  adw_expander_row_add_row (row, line);
  return check;
}

static void
fill_incidents (KyoViewDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n = kyo_view_count_incidents (self->kase);

  gtk_string_list_append (labels, _ ("All incidents"));
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *label = kyo_incident_dup_label (i, self->lang);

      gtk_string_list_append (labels, label);
    }
  adw_combo_row_set_model (self->incident, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->incident, MIN (kyo_view_get_incident (self->view), MAX (n, 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->incident), n > 1);
}

static void
fill_kinds (KyoViewDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint kinds = kyo_view_get_kinds (self->view);

  gtk_string_list_append (labels, _ ("Events and responses"));
  gtk_string_list_append (labels, _ ("Events only"));
  gtk_string_list_append (labels, _ ("Responses only"));
  adw_combo_row_set_model (self->kinds, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->kinds, kinds == 1u << KYO_STEP_EVENT      ? 1
                                           : kinds == 1u << KYO_STEP_RESPONSE ? 2
                                                                              : 0);
}

static void
fill (KyoViewDialog *self)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (self->kase);
  const char *const *chosen = kyo_view_get_participants (self->view);

  gtk_editable_set_text (GTK_EDITABLE (self->name), kyo_view_get_name (self->view));
  fill_incidents (self);
  fill_kinds (self);
  for (int phase = 0; phase < KYO_N_PHASES; phase++)
    g_ptr_array_add (self->phase_checks,
                     append_check (self, self->phases,
                                   kyo_phase_label ((KyoPhase) phase, self->lang), "",
                                   (kyo_view_get_phases (self->view) >> phase & 1) != 0));
  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = g_ptr_array_index (participants, i);
      KyoParticipant *parent = kyo_participant_get_parent (participant);
      const char *id = kyo_participant_get_id (participant);
      GtkWidget *check = append_check (
        self, self->participants,
        kyo_text_get (kyo_participant_get_label (participant), self->lang),
        parent != NULL ? kyo_text_get (kyo_participant_get_label (parent), self->lang) : "",
        g_strv_contains (chosen, id));

      g_object_set_data_full (G_OBJECT (check), ID_KEY, g_strdup (id), g_free);
      g_ptr_array_add (self->participant_checks, check);
    }
}

static void
kyo_view_dialog_dispose (GObject *object)
{
  KyoViewDialog *self = KYO_VIEW_DIALOG (object);

  g_clear_object (&self->kase);
  g_clear_object (&self->view);
  g_clear_pointer (&self->phase_checks, g_ptr_array_unref);
  g_clear_pointer (&self->participant_checks, g_ptr_array_unref);

  G_OBJECT_CLASS (kyo_view_dialog_parent_class)->dispose (object);
}

static void
kyo_view_dialog_class_init (KyoViewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_view_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", KYO_TYPE_VIEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, KYO_TYPE_VIEW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-view-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, save);
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, name);
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, incident);
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, phases);
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, participants);
  gtk_widget_class_bind_template_child (widget_class, KyoViewDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
kyo_view_dialog_init (KyoViewDialog *self)
{
  self->phase_checks = g_ptr_array_new ();
  self->participant_checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BUTTON (self->save) && ADW_IS_ENTRY_ROW (self->name));
  g_assert (ADW_IS_COMBO_ROW (self->incident) && ADW_IS_COMBO_ROW (self->kinds));
  g_assert (ADW_IS_EXPANDER_ROW (self->phases) && ADW_IS_EXPANDER_ROW (self->participants));
  g_assert (GTK_IS_LABEL (self->summary));
}

/**
 * kyo_view_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @kase: a complete case
 * @view: (nullable): the view to be changed; `NULL` to make one
 * @lang: the language of the cases
 *
 * Makes a dialog that asks what a view shows.
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWindow *
kyo_view_dialog_new (GtkWindow *parent, KyoCase *kase, KyoView *view, KyoLang lang)
{
  KyoViewDialog *self;
  g_autofree char *id = g_uuid_string_random ();

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  self = g_object_new (KYO_TYPE_VIEW_DIALOG, "transient-for", parent, NULL);
  self->kase = g_object_ref (kase);
  self->view = view != NULL ? kyo_view_copy (view) : kyo_view_new (id, kyo_case_get_id (kase));
  self->lang = lang;
  gtk_window_set_title (GTK_WINDOW (self), view != NULL ? _ ("Change the view") : _ ("Add a view"));
  fill (self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->incident, "notify::selected", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (show_state), self);
  show_state (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
  return GTK_WINDOW (self);
}
