/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is made each time that it is opened: it is short, and the store may have changed.
 */
#include "config.h"

#include "app/widgets/kyo-theme-chip.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 360 /* px, of the list */
#define WIDTH_CHARS 38

typedef struct
{
  KyoThemes *themes;
  char *theme;
  char *case_id;
  KyoLang lang;
} Chip;

static void
chip_free (gpointer data)
{
  Chip *chip = data;

  g_object_unref (chip->themes);
  g_free (chip->theme);
  g_free (chip->case_id);
  g_free (chip);
}

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The heading of the lesson, or the begin of its text where it has none; beneath it the case. */
static GtkWidget *
make_row (const KyoLesson *lesson, KyoLang lang)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *heading = kyo_text_get (lesson->heading, lang);
  const char *title = kyo_text_get (lesson->case_title, lang);
  g_autofree char *number = lesson->case_number > 0
                              ? g_strdup_printf (_ ("Case %d"), lesson->case_number)
                              : g_strdup (_ ("Own case"));
  g_autofree char *where = g_strdup_printf ("%s · %s", number, title);
  g_autofree char *name = NULL;

  if (*heading == '\0')
    heading = kyo_text_get (lesson->text, lang);
  name = g_strdup_printf ("%s. %s", heading, where);
  gtk_box_append (GTK_BOX (box), make_label (heading, "lesson-heading"));
  gtk_box_append (GTK_BOX (box), make_label (where, "secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "kyo-case", g_strdup (lesson->case_id), g_free);
  g_object_set_data_full (G_OBJECT (row), "kyo-passage", g_strdup (lesson->passage_id), g_free);

  return row;
}

/* The page of another case takes the place of the one that the button is part of. */
static void
row_activated_cb (GtkMenuButton *button, GtkListBoxRow *row)
{
  g_autoptr (GtkWidget) alive = g_object_ref (GTK_WIDGET (button));
  g_autofree char *case_id = g_strdup (g_object_get_data (G_OBJECT (row), "kyo-case"));
  g_autofree char *passage_id = g_strdup (g_object_get_data (G_OBJECT (row), "kyo-passage"));

  gtk_menu_button_popdown (button);
  gtk_widget_activate_action (alive, "win.show-passage", "(ss)", case_id, passage_id);
}

static GtkWidget *
make_list (GtkMenuButton *button, GPtrArray *lessons, const char *name, KyoLang lang)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < lessons->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (lessons, i), lang));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), button,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  return scrolled;
}

static const char *
tell (GPtrArray *lessons, const GError *error)
{
  if (lessons == NULL)
    return error->message;

  return lessons->len > 0 ? _ ("Lessons of other cases on this theme")
                          : _ ("No other case has a lesson on this theme.");
}

static void
fill_cb (GtkMenuButton *button, gpointer user_data)
{
  Chip *chip = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lessons =
    kyo_themes_list_lessons (chip->themes, chip->theme, chip->case_id, &error);
  const char *label = kyo_themes_get_label (chip->themes, chip->theme, chip->lang);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (popover, "lessons");
  gtk_box_append (GTK_BOX (box), make_label (label, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (tell (lessons, error), "secondary"));
  if (lessons != NULL && lessons->len > 0)
    gtk_box_append (GTK_BOX (box), make_list (button, lessons, label, chip->lang));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/**
 * kyo_theme_chip_new:
 * @themes: what is known of themes
 * @theme: id of a theme
 * @case_id: the case whose own lessons are left out of the list
 * @lang: the language of the cases
 *
 * Makes a button for a theme.
 *
 * Returns: (nullable): the button, `NULL` for a theme without words
 */
GtkWidget *
kyo_theme_chip_new (KyoThemes *themes, const char *theme, const char *case_id, KyoLang lang)
{
  const char *label;
  g_autofree char *name = NULL;
  GtkWidget *button;
  GtkWidget *words;
  Chip *chip;

  g_return_val_if_fail (KYO_IS_THEMES (themes), NULL);

  label = kyo_themes_get_label (themes, theme, lang);
  if (label == NULL)
    return NULL;

  chip = g_new (Chip, 1);
  chip->themes = g_object_ref (themes);
  chip->theme = g_strdup (theme);
  chip->case_id = g_strdup (case_id);
  chip->lang = lang;

  button = gtk_menu_button_new ();
  words = gtk_label_new (label);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), words);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_cb, chip, chip_free);
  gtk_widget_add_css_class (button, "theme-chip");
  gtk_widget_set_tooltip_text (button, _ ("The same lesson in other cases"));
  /* Translators: %s is a theme, such as “backups” */
  name = g_strdup_printf (_ ("Theme: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}
