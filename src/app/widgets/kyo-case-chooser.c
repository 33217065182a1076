/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-case-chooser.h"
#include "app/widgets/kyo-tlp-label.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define CASE_KEY "kyo-case"

struct _KyoCaseChooser
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *checks; /* of GtkCheckButton, borrowed; each with its case */
};

G_DEFINE_FINAL_TYPE (KyoCaseChooser, kyo_case_chooser, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_case_name (KyoCase *kase)
{
  if (kyo_case_get_kind (kase) == KYO_CASE_OWN)
    return g_strdup (_ ("Own case"));

  return g_strdup_printf (_ ("Case %d"), kyo_case_get_number (kase));
}

static void
select_every (KyoCaseChooser *self, gboolean is_chosen)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_chosen);
}

static void
select_all_cb (KyoCaseChooser *self)
{
  select_every (self, TRUE);
}

static void
select_none_cb (KyoCaseChooser *self)
{
  select_every (self, FALSE);
}

static void
toggled_cb (KyoCaseChooser *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_case (KyoCaseChooser *self, KyoCase *kase, gboolean is_chosen, KyoLang lang)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *tlp = kyo_tlp_label_new (kyo_case_get_tlp (kase));
  const char *title = kyo_text_get (kyo_case_get_title (kase), lang);
  const char *category = kyo_category_label (kyo_case_get_category (kase), lang);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *name = dup_case_name (kase);
  g_autofree char *meta = g_strdup_printf ("%s · %s", name, category);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), meta);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), CASE_KEY, g_object_ref (kase), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tlp);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->checks, check);
}

static void
kyo_case_chooser_dispose (GObject *object)
{
  g_ptr_array_set_size (KYO_CASE_CHOOSER (object)->checks, 0);

  G_OBJECT_CLASS (kyo_case_chooser_parent_class)->dispose (object);
}

static void
kyo_case_chooser_finalize (GObject *object)
{
  g_clear_pointer (&KYO_CASE_CHOOSER (object)->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (kyo_case_chooser_parent_class)->finalize (object);
}

static void
kyo_case_chooser_class_init (KyoCaseChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kyo_case_chooser_dispose;
  object_class->finalize = kyo_case_chooser_finalize;
  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_CASE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-case-chooser.ui");
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_none_cb);
}

static void
kyo_case_chooser_init (KyoCaseChooser *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kyo_case_chooser_fill:
 * @self: an empty chooser
 * @cases: a list of #KyoCase
 * @case_id: (nullable): the case that is chosen to begin with
 * @lang: the language of the cases
 *
 * Offers cases, own ones before those of casebooks.
 */
void
kyo_case_chooser_fill (KyoCaseChooser *self, GListModel *cases, const char *case_id, KyoLang lang)
{
  static const KyoCaseKind KINDS[] = { KYO_CASE_OWN, KYO_CASE_REFERENCE };

  g_return_if_fail (KYO_IS_CASE_CHOOSER (self));

  for (guint pass = 0; pass < G_N_ELEMENTS (KINDS); pass++)
    for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
      {
        g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

        if (kyo_case_get_kind (kase) == KINDS[pass])
          append_case (self, kase, g_strcmp0 (kyo_case_get_id (kase), case_id) == 0, lang);
      }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kyo_case_chooser_list_chosen:
 * @self: a chooser
 *
 * Lists the chosen cases in the order in which they are offered.
 *
 * Returns: (transfer container) (element-type KyoCase): them
 */
GPtrArray *
kyo_case_chooser_list_chosen (KyoCaseChooser *self)
{
  GPtrArray *chosen;

  g_return_val_if_fail (KYO_IS_CASE_CHOOSER (self), NULL);

  chosen = g_ptr_array_new ();
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        g_ptr_array_add (chosen, g_object_get_data (G_OBJECT (check), CASE_KEY));
    }

  return chosen;
}

/**
 * kyo_case_chooser_dup_summary:
 * @self: a chooser
 *
 * Says how many are chosen. The list may be longer than its window, so a case that is chosen alone
 * is named.
 *
 * Returns: (transfer full): a few words
 */
char *
kyo_case_chooser_dup_summary (KyoCaseChooser *self)
{
  g_autoptr (GPtrArray) chosen = kyo_case_chooser_list_chosen (self);
  g_autofree char *name = NULL;

  if (chosen->len == 0)
    return g_strdup (_ ("Choose at least one case"));
  if (chosen->len > 1)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u case chosen", "%u cases chosen", chosen->len), chosen->len);

  name = dup_case_name (g_ptr_array_index (chosen, 0));
  return g_strdup_printf (_ ("Chosen: %s"), name);
}
