/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of the cases only those are read that a conclusion names: a link needs the title of the case or
 * the heading of the lesson.
 */
#include "config.h"

#include "app/casebook/kyo-casebook-page.h"

#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"
#include "app/widgets/kyo-wrap-layout.h"

#include <glib/gi18n.h>

struct _KyoCasebookPage
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *back;
  GtkWidget *heading;
  GtkWidget *scrolled;
  GtkBox *room;

  char *casebook_id;
  char *title;
  GHashTable *cases; /* id → KyoCase, of those that are named */
  KyoThemes *themes;
  KyoLang lang;
};

G_DEFINE_FINAL_TYPE (KyoCasebookPage, kyo_casebook_page, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append (GtkWidget *column, GtkWidget *child)
{
  kyo_column_append (KYO_COLUMN (column), child);
}

static const char *
get_words (KyoCasebookPage *self, KyoText *text)
{
  return kyo_text_get (text, self->lang);
}

/* "Case 3"; the title where it has no number. */
static char *
dup_case_name (KyoCasebookPage *self, KyoCase *kase)
{
  return kyo_case_get_number (kase) > 0
           ? g_strdup_printf (_ ("Case %d"), kyo_case_get_number (kase))
           : g_strdup (get_words (self, kyo_case_get_title (kase)));
}

static GtkWidget *
make_link (const char *words, const char *name, const char *case_id, const char *passage_id)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "support");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-passage");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", case_id, passage_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static GtkWidget *
make_case_link (KyoCasebookPage *self, KyoCase *kase)
{
  g_autofree char *words = dup_case_name (self, kase);
  const char *title = get_words (self, kyo_case_get_title (kase));
  g_autofree char *name = g_strdup_printf ("%s. %s", words, title);
  GtkWidget *link = make_link (words, name, kyo_case_get_id (kase), "");

  gtk_widget_set_tooltip_text (link, title);
  return link;
}

static GtkWidget *
make_lesson_link (KyoCasebookPage *self, KyoCase *kase, KyoPassage *lesson)
{
  const char *heading = get_words (self, kyo_passage_get_heading (lesson));
  g_autofree char *number = dup_case_name (self, kase);
  g_autofree char *words =
    g_strdup_printf ("%s · %s", number,
                     *heading != '\0' ? heading : get_words (self, kyo_passage_get_text (lesson)));

  return make_link (words, words, kyo_case_get_id (kase), kyo_passage_get_id (lesson));
}

static GtkWidget *
make_line (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (line, kyo_wrap_layout_new (6));
  return line;
}

/* The theme of a point and the cases that support it. */
static void
append_cases (KyoCasebookPage *self, GtkWidget *column, KyoPassage *point)
{
  const char *const *themes = kyo_passage_get_themes (point);
  const char *const *cases = kyo_passage_get_cases (point);
  GtkWidget *line = make_line ();

  for (guint i = 0; themes != NULL && themes[i] != NULL; i++)
    {
      const char *label = kyo_themes_get_label (self->themes, themes[i], self->lang);
      GtkWidget *chip;

      if (label == NULL)
        continue;
      chip = gtk_label_new (label);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), chip);
    }
  for (guint i = 0; cases != NULL && cases[i] != NULL; i++)
    {
      KyoCase *kase = g_hash_table_lookup (self->cases, cases[i]);

      if (kase != NULL)
        gtk_box_append (GTK_BOX (line), make_case_link (self, kase));
    }
  append (column, line);
}

static void
append_lessons (KyoCasebookPage *self, GtkWidget *column, KyoPassage *point)
{
  const char *const *lessons = kyo_passage_get_passages (point);
  const char *const *cases = kyo_passage_get_cases (point);
  GtkWidget *line = make_line ();

  for (guint i = 0; lessons != NULL && lessons[i] != NULL; i++)
    for (guint j = 0; cases != NULL && cases[j] != NULL; j++)
      {
        KyoCase *kase = g_hash_table_lookup (self->cases, cases[j]);
        KyoPassage *lesson = kase != NULL ? kyo_case_find_passage (kase, lessons[i], NULL) : NULL;

        if (lesson != NULL)
          gtk_box_append (GTK_BOX (line), make_lesson_link (self, kase, lesson));
      }
  append (column, line);
}

static GtkWidget *
append_bullet (GtkWidget *column, const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bullet = gtk_label_new ("•");
  GtkWidget *inner = kyo_column_new (6);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_set_hexpand (inner, TRUE);
  append (inner, kyo_prose_new (words, NULL));
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), inner);
  gtk_widget_add_css_class (line, "casebook-passage");
  append (column, line);

  return inner;
}

/* Passages that follow one another under the same heading have it once. */
static void
append_passages (KyoCasebookPage *self, GtkWidget *column, GListModel *passages, const char *title)
{
  const char *last = "";

  if (g_list_model_get_n_items (passages) == 0)
    return;
  append (column, kyo_prose_new (title, "section-heading"));
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);
      const char *heading = get_words (self, kyo_passage_get_heading (passage));
      GtkWidget *inner;

      if (*heading != '\0' && g_strcmp0 (heading, last) != 0)
        append (column, kyo_prose_new (heading, "group-heading"));
      last = heading; /* the casebook keeps it */
      inner = append_bullet (column, get_words (self, kyo_passage_get_text (passage)));
      if (kyo_passage_get_cases (passage) != NULL || kyo_passage_get_themes (passage) != NULL)
        append_cases (self, inner, passage);
      if (kyo_passage_get_passages (passage) != NULL)
        append_lessons (self, inner, passage);
    }
}

static void
append_fact (GtkWidget *column, const char *name, const char *value)
{
  g_autofree char *words = NULL;

  if (*value == '\0')
    return;
  /* Translators: the name of something and what it is, such as “Publisher: NISC” */
  words = g_strdup_printf (_ ("%s: %s"), name, value);
  append (column, kyo_prose_new (words, "secondary"));
}

static void
fill (KyoCasebookPage *self, KyoCasebook *casebook)
{
  GtkWidget *column = kyo_column_new (6);
  KyoTime *period = kyo_casebook_get_period (casebook);
  g_autofree char *when =
    period != NULL ? kyo_time_dup_display (period, self->lang) : g_strdup ("");
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->room))) != NULL)
    gtk_box_remove (self->room, old);
  append (column,
          kyo_prose_new (get_words (self, kyo_casebook_get_title (casebook)), "case-heading"));
  append_fact (column, _ ("Publisher"), get_words (self, kyo_casebook_get_publisher (casebook)));
  append_fact (column, _ ("Period covered"), when);
  append_passages (self, column, kyo_casebook_get_synthesis (casebook), _ ("Synthesis"));
  append_passages (self, column, kyo_casebook_get_criteria (casebook),
                   _ ("Study and selection of the cases"));
  gtk_box_append (self->room, column);
}

/* The cases that the conclusions name; one that is gone has no link. */
static gboolean
read_cases (GHashTable *cases, KyoStore *store, KyoCasebook *casebook, GError **error)
{
  g_autoptr (GPtrArray) supports = g_ptr_array_new_with_free_func (g_object_unref);

  if (!kyo_store_add_supports (store, casebook, supports, error))
    return FALSE;
  for (guint i = 0; i < supports->len; i++)
    g_hash_table_insert (cases, g_strdup (kyo_case_get_id (supports->pdata[i])),
                         g_object_ref (supports->pdata[i]));

  return TRUE;
}

static void
back_cb (KyoCasebookPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  back_cb (KYO_CASEBOOK_PAGE (widget));
  return TRUE;
}

/* From the text Tab goes on to its links; the scrolled window by itself would be left. */
static gboolean
kyo_casebook_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KyoCasebookPage *self = KYO_CASEBOOK_PAGE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_is_focus (self->scrolled) &&
      gtk_widget_child_focus (GTK_WIDGET (self->room), direction))
    return TRUE;

  return GTK_WIDGET_CLASS (kyo_casebook_page_parent_class)->focus (widget, direction);
}

static void
kyo_casebook_page_dispose (GObject *object)
{
  KyoCasebookPage *self = KYO_CASEBOOK_PAGE (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_clear_pointer (&self->casebook_id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->themes);

  G_OBJECT_CLASS (kyo_casebook_page_parent_class)->dispose (object);
}

static void
kyo_casebook_page_class_init (KyoCasebookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_casebook_page_dispose;
  widget_class->focus = kyo_casebook_page_focus;
  signals[CLOSED] = g_signal_new ("closed", KYO_TYPE_CASEBOOK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "casebookpage");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-casebook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoCasebookPage, head);
  gtk_widget_class_bind_template_child (widget_class, KyoCasebookPage, back);
  gtk_widget_class_bind_template_child (widget_class, KyoCasebookPage, heading);
  gtk_widget_class_bind_template_child (widget_class, KyoCasebookPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoCasebookPage, room);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
kyo_casebook_page_init (KyoCasebookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->head) && GTK_IS_BUTTON (self->back) && GTK_IS_LABEL (self->heading));
  g_assert (GTK_IS_SCROLLED_WINDOW (self->scrolled) && GTK_IS_BOX (self->room));
}

/**
 * kyo_casebook_page_show:
 * @self: a casebook page
 * @store: the store
 * @casebook_id: one of its casebooks
 * @themes: what is known of themes
 * @lang: the language of the cases
 * @error: return location for an error
 *
 * Shows a casebook, from its head.
 *
 * Fails as kyo_store_dup_casebook() does, and as kyo_store_dup_case() does when a case that it
 * names is there and cannot be read; then what was shown stays.
 *
 * Returns: whether it is shown
 */
gboolean
kyo_casebook_page_show (KyoCasebookPage *self,
                        KyoStore *store,
                        const char *casebook_id,
                        KyoThemes *themes,
                        KyoLang lang,
                        GError **error)
{
  g_autoptr (GHashTable) cases = NULL;
  g_autoptr (KyoCasebook) casebook = NULL;

  g_return_val_if_fail (KYO_IS_CASEBOOK_PAGE (self), FALSE);
  g_return_val_if_fail (KYO_IS_STORE (store), FALSE);
  g_return_val_if_fail (casebook_id != NULL, FALSE);

  cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  casebook = kyo_store_dup_casebook (store, casebook_id, error);
  if (casebook == NULL || !read_cases (cases, store, casebook, error))
    return FALSE;

  g_free (self->casebook_id);
  self->casebook_id = g_strdup (kyo_casebook_get_id (casebook));
  g_free (self->title);
  self->title = g_strdup (kyo_text_get (kyo_casebook_get_title (casebook), lang));
  g_set_object (&self->themes, themes);
  self->lang = lang;
  g_clear_pointer (&self->cases, g_hash_table_unref);
  self->cases = g_steal_pointer (&cases);
  fill (self, casebook);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);

  return TRUE;
}

/**
 * kyo_casebook_page_get_casebook_id:
 * @self: a casebook page
 *
 * Which casebook is shown.
 *
 * Returns: (transfer none) (nullable): its id
 */
const char *
kyo_casebook_page_get_casebook_id (KyoCasebookPage *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK_PAGE (self), NULL);

  return self->casebook_id;
}

/**
 * kyo_casebook_page_get_title:
 * @self: a casebook page
 *
 * Gets the title of the casebook, in the language in which it is shown.
 *
 * Returns: (transfer none): the title, "" while none is shown
 */
const char *
kyo_casebook_page_get_title (KyoCasebookPage *self)
{
  g_return_val_if_fail (KYO_IS_CASEBOOK_PAGE (self), "");

  return self->title != NULL ? self->title : "";
}

/**
 * kyo_casebook_page_grab_focus:
 * @self: a casebook page that is shown
 *
 * Puts the keyboard to the text, where keys scroll and from where Tab goes on to its links.
 */
void
kyo_casebook_page_grab_focus (KyoCasebookPage *self)
{
  g_return_if_fail (KYO_IS_CASEBOOK_PAGE (self));

  gtk_widget_grab_focus (self->scrolled);
}
