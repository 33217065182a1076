/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One field is one row, whatever it is: so one key goes through all of them, and each leads to its
 * lines. After a correction the rows are made anew, and the person finds the one that was selected.
 */
#include "config.h"

#include "app/import/kyo-review-case.h"
#include "app/import/kyo-review-fill.h"
#include "app/import/kyo-review-keys.h"
#include "app/import/kyo-source-row.h"
#include "app/widgets/kyo-drop-down.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

#define ROOM 40 /* px, around a row that is brought into view */

struct _KyoReviewCase
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkDropDown *part; /* the casebook itself, then the cases */
  GtkDropDown *category;
  GtkScrolledWindow *scrolled;
  GtkListBox *list;
  GtkWidget *tools;
  GtkMenuButton *move;

  KyoReportDraft *draft; /* borrowed from whoever shows it */
  KyoLang lang;
  KyoReviewRow *editing; /* the row that is edited, or NULL */
  guint scroll_tick;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (KyoReviewCase, kyo_review_case, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  TYPING,
  EDITED,
  CATEGORY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The viewport would follow the focus by itself, but to where a row that has just been made is not
 * yet: so it is told not to, and the selected row is brought into view once it has its place. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KyoReviewCase *self = KYO_REVIEW_CASE (widget);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_set_value (adjustment, CLAMP (gtk_adjustment_get_value (adjustment),
                                                 bounds.origin.y + bounds.size.height + ROOM -
                                                   gtk_adjustment_get_page_size (adjustment),
                                                 MAX (0, bounds.origin.y - ROOM)));

  return G_SOURCE_REMOVE;
}

static void
reveal (KyoReviewCase *self)
{
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
edit_ended_cb (KyoReviewCase *self, gboolean keep, KyoReviewRow *row)
{
  kyo_review_case_end_edit (self, keep);
}

static void
typing_cb (KyoReviewCase *self)
{
  reveal (self); /* it grows */
  g_signal_emit (self, signals[TYPING], 0);
}

/* Of a report with hundreds of cases it takes a while to make. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  KyoReviewCase *self = user_data;
  KyoCase *kase = kyo_review_case_get_case (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) sections = g_menu_new ();
  g_autoptr (GMenu) incidents = g_menu_new ();
  g_autoptr (GMenu) cases = g_menu_new ();
  GListModel *all = kyo_casebook_get_cases (self->draft->casebook);

  for (guint list = kase != NULL ? 0 : KYO_N_SECTIONS;
       list < (kase != NULL ? KYO_N_SECTIONS : KYO_REPORT_N_LISTS); list++)
    {
      g_autofree char *action = g_strdup_printf ("review.move(%u)", list);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", list + 1);
      g_autoptr (GMenuItem) item = g_menu_item_new (
        list < KYO_N_SECTIONS ? kyo_section_kind_label ((KyoSectionKind) list, self->lang)
                              : kyo_section_short_label (list),
        action);

      if (kase != NULL)
        g_menu_item_set_attribute (item, "accel", "s", accel);
      g_menu_append_item (sections, item);
    }
  for (guint i = 0; i <= 3; i++)
    {
      g_autofree char *action = g_strdup_printf ("review.incident(%u)", i);
      g_autofree char *label =
        i > 0 ? kyo_incident_dup_label (i, self->lang) : g_strdup (_ ("All incidents"));

      g_menu_append (incidents, label, action);
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KyoCase) other = g_list_model_get_item (all, i);
      g_autofree char *label = g_strdup_printf (_ ("Case %d"), kyo_case_get_number (other));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (other == kase)
        continue;
      g_menu_item_set_action_and_target (item, "review.move-to-case", "s", kyo_case_get_id (other));
      g_menu_append_item (cases, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sections));
  if (kase != NULL)
    g_menu_append_submenu (menu, _ ("Incident"), G_MENU_MODEL (incidents));
  if (g_menu_model_get_n_items (G_MENU_MODEL (cases)) > 0)
    g_menu_append_submenu (menu, _ ("Another case"), G_MENU_MODEL (cases));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The rows of what is chosen above them. */
static void
fill (KyoReviewCase *self)
{
  KyoCase *kase = kyo_review_case_get_case (self);
  GtkListBoxRow *row;
  gboolean was_updating = self->is_updating;

  self->is_updating = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->editing = NULL;
  if (self->draft != NULL)
    kyo_review_fill (self->list, self->draft, kase, self->lang);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (KYO_IS_REVIEW_ROW (row))
      {
        g_signal_connect_object (row, "edit-ended", G_CALLBACK (edit_ended_cb), self,
                                 G_CONNECT_SWAPPED);
        g_signal_connect_object (row, "typing", G_CALLBACK (typing_cb), self, G_CONNECT_SWAPPED);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->category), kase != NULL);
  if (kase != NULL)
    gtk_drop_down_set_selected (self->category, kyo_case_get_category (kase));
  self->is_updating = was_updating;
}

static gboolean
has_focus (KyoReviewCase *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->scrolled);
}

static void
part_chosen_cb (KyoReviewCase *self)
{
  gboolean had_focus = has_focus (self);

  if (self->is_updating)
    return;
  kyo_review_case_end_edit (self, TRUE);
  fill (self);
  if (had_focus)
    kyo_review_case_focus (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  g_signal_emit (self, signals[SELECTED], 0, "");
}

static void
category_chosen_cb (KyoReviewCase *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[CATEGORY], 0, (int) gtk_drop_down_get_selected (self->category));
}

static void
row_selected_cb (KyoReviewCase *self, GtkListBoxRow *row)
{
  if (self->is_updating)
    return;
  reveal (self);
  g_signal_emit (self, signals[SELECTED], 0,
                 KYO_IS_REVIEW_ROW (row) ? kyo_review_row_get_field (KYO_REVIEW_ROW (row)) : "");
}

static void
row_activated_cb (KyoReviewCase *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.edit", NULL);
}

/* Tab stops at one row; the arrow keys go from row to row. */
static gboolean
kyo_review_case_widget_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KyoReviewCase *self = KYO_REVIEW_CASE (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (!is_tab)
    return GTK_WIDGET_CLASS (kyo_review_case_parent_class)->focus (widget, direction);
  if (child == GTK_WIDGET (self->scrolled))
    return gtk_widget_child_focus (direction == GTK_DIR_TAB_FORWARD ? self->tools : self->head,
                                   direction);
  if ((child == self->head && direction == GTK_DIR_TAB_FORWARD) ||
      (child == self->tools && direction == GTK_DIR_TAB_BACKWARD))
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
      if (kyo_review_case_get_row (self) != NULL)
        return gtk_widget_grab_focus (GTK_WIDGET (kyo_review_case_get_row (self)));
    }

  return GTK_WIDGET_CLASS (kyo_review_case_parent_class)->focus (widget, direction);
}

static void
kyo_review_case_dispose (GObject *object)
{
  KyoReviewCase *self = KYO_REVIEW_CASE (object);

  self->is_updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), KYO_TYPE_REVIEW_CASE);

  G_OBJECT_CLASS (kyo_review_case_parent_class)->dispose (object);
}

static void
kyo_review_case_class_init (KyoReviewCaseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_review_case_dispose;
  widget_class->focus = kyo_review_case_widget_focus;
  signals[SELECTED] = g_signal_new ("selected", KYO_TYPE_REVIEW_CASE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPING] = g_signal_new ("typing", KYO_TYPE_REVIEW_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[EDITED] =
    g_signal_new ("edited", KYO_TYPE_REVIEW_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[CATEGORY] = g_signal_new ("category", KYO_TYPE_REVIEW_CASE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  kyo_review_add_pane_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "reviewcase");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-review-case.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, head);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, part);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, category);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, list);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, tools);
  gtk_widget_class_bind_template_child (widget_class, KyoReviewCase, move);
  gtk_widget_class_bind_template_callback (widget_class, part_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

/* Titles are long: they are shortened in the button and in the list alike. */
static void
setup_part_cb (KyoReviewCase *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_item_set_child (item, label);
}

static void
bind_part_cb (KyoReviewCase *self, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static void
kyo_review_case_init (KyoReviewCase *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) parts = NULL;
  g_autoptr (GtkStringList) categories = NULL;

  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->head) && GTK_IS_DROP_DOWN (self->part));
  g_assert (GTK_IS_DROP_DOWN (self->category) && GTK_IS_SCROLLED_WINDOW (self->scrolled));
  g_assert (GTK_IS_LIST_BOX (self->list) && GTK_IS_BOX (self->tools));
  g_assert (GTK_IS_MENU_BUTTON (self->move));

  parts = gtk_string_list_new (NULL);
  categories = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (self->part, G_LIST_MODEL (parts));
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (categories));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scrolled)),
                                    FALSE);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_part_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_part_cb), self);
  gtk_drop_down_set_factory (self->part, factory);
  kyo_drop_down_set_name (self->part, _ ("Which case is shown"));
  kyo_drop_down_set_name (self->category, _ ("Class of the case"));
  gtk_list_box_set_header_func (self->list, kyo_review_update_header, NULL, NULL);
  gtk_menu_button_set_create_popup_func (self->move, make_menu_cb, self, NULL);
  self->is_updating = FALSE;
}

/* Other words only where they are others: a model must not change while it tells of a choice. */
static void
set_choices (GtkDropDown *drop_down, GPtrArray *words)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < words->len; i++)
    {
      const char *const additions[] = { words->pdata[i], NULL };

      if (i >= n)
        gtk_string_list_append (list, words->pdata[i]);
      else if (!g_str_equal (gtk_string_list_get_string (list, i), words->pdata[i]))
        gtk_string_list_splice (list, i, 1, additions);
    }
  if (n > words->len)
    gtk_string_list_splice (list, words->len, n - words->len, NULL);
}

static void
fill_choices (KyoReviewCase *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  GListModel *cases = self->draft != NULL ? kyo_casebook_get_cases (self->draft->casebook) : NULL;

  g_ptr_array_add (parts, g_strdup (_ ("The report itself")));
  for (guint i = 0; cases != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_ptr_array_add (parts,
                       g_strdup_printf ("%d  %s", kyo_case_get_number (kase),
                                        kyo_text_get (kyo_case_get_title (kase), self->lang)));
    }
  for (guint i = 0; i <= KYO_CATEGORY_OTHER; i++)
    g_ptr_array_add (categories, g_strdup (kyo_category_label ((KyoCategory) i, self->lang)));
  set_choices (self->part, parts);
  set_choices (self->category, categories);
}

/* Where the selected field stood that is gone now, so that keys go on from there. */
static void
select_near (KyoReviewCase *self, int position)
{
  GtkListBoxRow *row;
  GtkListBoxRow *found = NULL;
  gboolean was_updating = self->is_updating;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (KYO_IS_REVIEW_ROW (row) && (i <= position || found == NULL))
      found = row;
  self->is_updating = TRUE;
  gtk_list_box_select_row (self->list, found);
  self->is_updating = was_updating;
}

/**
 * kyo_review_case_show:
 * @self: a case view
 * @draft: (nullable): a draft, which has to outlive its being shown
 * @lang: of the headings
 *
 * Shows a draft. After a correction of the same one the case that is shown and the field that is
 * selected stay so; where that is gone the one in its place is selected.
 */
void
kyo_review_case_show (KyoReviewCase *self, KyoReportDraft *draft, KyoLang lang)
{
  g_autofree char *field = NULL;
  gboolean had_focus;
  int position;
  double value;
  guint part;
  guint n_parts;

  g_return_if_fail (KYO_IS_REVIEW_CASE (self));

  field = g_strdup (kyo_review_case_get_field (self));
  position =
    field != NULL ? gtk_list_box_row_get_index (gtk_list_box_get_selected_row (self->list)) : 0;
  had_focus = has_focus (self);
  value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));
  part = gtk_drop_down_get_selected (self->part);
  self->is_updating = TRUE;
  self->lang = lang;
  self->draft = draft;
  fill_choices (self);
  n_parts = g_list_model_get_n_items (gtk_drop_down_get_model (self->part));
  if (part == GTK_INVALID_LIST_POSITION)
    part = 0;
  gtk_drop_down_set_selected (self->part, MIN (part, n_parts - 1));
  fill (self);
  self->is_updating = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), value);
  if (draft != NULL && !kyo_review_case_select (self, field) && field != NULL)
    select_near (self, position);
  if (draft != NULL && had_focus)
    kyo_review_case_focus (self);
}

/**
 * kyo_review_case_get_case:
 * @self: a case view
 *
 * Returns: (transfer none) (nullable): the case that is shown, `NULL` when that is the casebook
 *   itself
 */
KyoCase *
kyo_review_case_get_case (KyoReviewCase *self)
{
  g_autoptr (KyoCase) kase = NULL;
  guint part;

  g_return_val_if_fail (KYO_IS_REVIEW_CASE (self), NULL);

  part = gtk_drop_down_get_selected (self->part);
  if (self->draft == NULL || part == 0 || part == GTK_INVALID_LIST_POSITION)
    return NULL;
  kase = g_list_model_get_item (kyo_casebook_get_cases (self->draft->casebook), part - 1);

  /* The list's own reference outlives the one given up here. */
  return kase;
}

/**
 * kyo_review_case_go:
 * @self: a case view
 * @by: 1 for the next case, −1 for the previous one
 *
 * Shows another case.
 *
 * Returns: `FALSE` when there is none
 */
gboolean
kyo_review_case_go (KyoReviewCase *self, int by)
{
  guint n;
  guint part;

  g_return_val_if_fail (KYO_IS_REVIEW_CASE (self), FALSE);

  n = g_list_model_get_n_items (gtk_drop_down_get_model (self->part));
  part = gtk_drop_down_get_selected (self->part);
  if ((by < 0 && part == 0) || (by > 0 && part + 1 >= n))
    return FALSE;
  gtk_drop_down_set_selected (self->part, part + (guint) by);

  return TRUE;
}

static guint
find_part (KyoReviewCase *self, KyoCase *kase)
{
  guint position = 0;

  if (kase == NULL)
    return 0;
  g_list_store_find (G_LIST_STORE (kyo_casebook_get_cases (self->draft->casebook)), kase,
                     &position);

  return position + 1;
}

static GtkWidget *
find_row (KyoReviewCase *self, const char *field)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (KYO_IS_REVIEW_ROW (row) &&
        g_strcmp0 (kyo_review_row_get_field (KYO_REVIEW_ROW (row)), field) == 0)
      return GTK_WIDGET (row);

  return NULL;
}

/**
 * kyo_review_case_select:
 * @self: a case view
 * @field: (nullable): the name of a field; what only marks a part of a case leads to the case
 *
 * Shows the case in which a field is and selects it there; the keyboard follows when it is at
 * another field. No signal tells of it.
 *
 * Returns: `FALSE` when it has no row; then none is selected
 */
gboolean
kyo_review_case_select (KyoReviewCase *self, const char *field)
{
  KyoReportField found;
  GtkWidget *row = NULL;

  g_return_val_if_fail (KYO_IS_REVIEW_CASE (self), FALSE);

  if (self->draft == NULL)
    return FALSE;
  self->is_updating = TRUE;
  if (field != NULL && *field != '\0' && kyo_report_draft_find_field (self->draft, field, &found))
    {
      guint part = find_part (self, found.kase);

      if (part != gtk_drop_down_get_selected (self->part))
        {
          gtk_drop_down_set_selected (self->part, part);
          fill (self);
        }
      row = find_row (self, field);
    }
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
      if (has_focus (self))
        gtk_widget_grab_focus (row);
      reveal (self);
    }
  else
    gtk_list_box_unselect_all (self->list);
  self->is_updating = FALSE;

  return row != NULL;
}

/**
 * kyo_review_case_get_row:
 * @self: a case view
 *
 * Returns: (transfer none) (nullable): the row that is selected
 */
KyoReviewRow *
kyo_review_case_get_row (KyoReviewCase *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (KYO_IS_REVIEW_CASE (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);

  return KYO_IS_REVIEW_ROW (row) ? KYO_REVIEW_ROW (row) : NULL;
}

/**
 * kyo_review_case_get_field:
 * @self: a case view
 *
 * Returns: (transfer none) (nullable): the name of the field that is selected
 */
const char *
kyo_review_case_get_field (KyoReviewCase *self)
{
  KyoReviewRow *row = kyo_review_case_get_row (self);

  return row != NULL ? kyo_review_row_get_field (row) : NULL;
}

/**
 * kyo_review_case_dup_neighbour:
 * @self: a case view
 *
 * Tells what to select when the selected field is gone: the field after it, or before it where it
 * is the last. Those of the same passage go with it.
 *
 * Returns: (transfer full) (nullable): the name of a field
 */
char *
kyo_review_case_dup_neighbour (KyoReviewCase *self)
{
  KyoReviewRow *selected = kyo_review_case_get_row (self);
  g_auto (GStrv) own = NULL;
  const char *before = NULL;
  GtkListBoxRow *row;
  gboolean is_passed = FALSE;

  if (selected == NULL)
    return NULL;
  own = g_strsplit (kyo_review_row_get_field (selected), "#", 2);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *field =
        KYO_IS_REVIEW_ROW (row) ? kyo_review_row_get_field (KYO_REVIEW_ROW (row)) : NULL;
      g_auto (GStrv) name = field != NULL ? g_strsplit (field, "#", 2) : NULL;

      is_passed = is_passed || (gpointer) row == (gpointer) selected;
      if (field == NULL || g_str_equal (name[0], own[0]))
        continue;
      if (is_passed)
        return g_strdup (field);
      before = field;
    }

  return g_strdup (before);
}

/**
 * kyo_review_case_focus:
 * @self: a case view
 *
 * Brings the keyboard to the selected row, or to the first one.
 */
void
kyo_review_case_focus (KyoReviewCase *self)
{
  KyoReviewRow *row;

  g_return_if_fail (KYO_IS_REVIEW_CASE (self));

  row = kyo_review_case_get_row (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/**
 * kyo_review_case_begin_edit:
 * @self: a case view
 *
 * Lets the selected field be edited.
 *
 * Returns: `FALSE` when none is selected
 */
gboolean
kyo_review_case_begin_edit (KyoReviewCase *self)
{
  KyoReviewRow *row;

  g_return_val_if_fail (KYO_IS_REVIEW_CASE (self), FALSE);

  row = kyo_review_case_get_row (self);
  if (row == NULL)
    return FALSE;
  self->editing = row;
  kyo_review_row_begin_edit (row);
  reveal (self);

  return TRUE;
}

/**
 * kyo_review_case_get_editing:
 * @self: a case view
 *
 * Returns: (transfer none) (nullable): the row that is edited
 */
KyoReviewRow *
kyo_review_case_get_editing (KyoReviewCase *self)
{
  g_return_val_if_fail (KYO_IS_REVIEW_CASE (self), NULL);

  return self->editing;
}

/**
 * kyo_review_case_end_edit:
 * @self: a case view
 * @keep: whether what was typed is kept
 *
 * Ends the editing of a field. What was typed is told by "edited"; whoever hears of it corrects the
 * draft.
 */
void
kyo_review_case_end_edit (KyoReviewCase *self, gboolean keep)
{
  KyoReviewRow *row;
  g_autofree char *typed = NULL;
  g_autofree char *field = NULL;
  gboolean had_focus;

  g_return_if_fail (KYO_IS_REVIEW_CASE (self));

  row = g_steal_pointer (&self->editing);
  if (row == NULL)
    return;
  typed = kyo_review_row_dup_typed (row, NULL);
  field = g_strdup (kyo_review_row_get_field (row));
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == GTK_WIDGET (row);
  kyo_review_row_end_edit (row);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_emit (self, signals[EDITED], 0, field, typed, keep);
}
