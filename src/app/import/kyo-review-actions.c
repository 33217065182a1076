/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections by keys and buttons. Where the keyboard is decides what is meant: in the source the
 * lines chosen there, else the field that is selected.
 */
#include "config.h"

#include "app/import/kyo-review-keys.h"
#include "app/import/kyo-review-page-private.h"

#include <glib/gi18n.h>

static KyoReportDraft *
get_draft (KyoReviewPage *self)
{
  return kyo_review_get_draft (self->review);
}

/* The passage whose text or heading is selected, NULL when it is something else. */
static char *
dup_passage_id (KyoReviewPage *self, KyoReportField *found)
{
  const char *field = kyo_review_case_get_field (self->parsed);

  if (field == NULL || !kyo_report_draft_find_field (get_draft (self), field, found) ||
      (found->kind != KYO_FIELD_PASSAGE && found->kind != KYO_FIELD_HEADING))
    return NULL;

  return g_strdup (kyo_passage_get_id (found->item));
}

static GArray *
list_lines (KyoReviewPage *self)
{
  return kyo_review_source_has_focus (self->source) ? kyo_review_source_list_chosen (self->source)
                                                    : g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Ends a correction; field is selected then. Where the error is said to be, not the error: it may
 * be asked for in the same call that makes it. */
static void
finish (KyoReviewPage *self, gboolean done, GError *const *error, const char *field)
{
  kyo_review_end (self->review, done);
  if (!done)
    kyo_review_page_say (self, (*error)->message);
  else if (field != NULL)
    kyo_review_page_select (self, field);
}

static void
place_lines (KyoReviewPage *self, GArray *lines, guint list)
{
  KyoReportDraft *draft = get_draft (self);
  KyoCase *kase = kyo_review_case_get_case (self->parsed);
  const guint *positions = (const guint *) lines->data;
  const KyoUnplaced *first = draft->unplaced->pdata[positions[0]];
  KyoReportPlace place = { kase != NULL ? kyo_case_get_id (kase) : NULL, list, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if ((kase != NULL) != (list < KYO_N_SECTIONS))
    return;
  place.position = kyo_report_edit_find_position (draft, kase, list, first->page, first->line);
  kyo_review_begin (self->review);
  id = kyo_report_edit_place (draft, positions, lines->len, &place, &error);
  finish (self, id != NULL, &error, id);
}

static guint
find_position (KyoReviewPage *self, const char *id, KyoCase *kase, guint list)
{
  KyoReportDraft *draft = get_draft (self);

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];

      if (!origin->is_mark && g_str_equal (origin->field, id))
        return kyo_report_edit_find_position (draft, kase, list, origin->page, origin->first_line);
    }

  return G_MAXUINT;
}

static void
move_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  guint list = (guint) g_variant_get_int32 (parameter);
  g_autoptr (GArray) lines = list_lines (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;
  KyoReportPlace place;

  kyo_review_case_end_edit (self->parsed, TRUE);
  if (lines->len > 0)
    {
      place_lines (self, lines, list);
      return;
    }
  id = dup_passage_id (self, &found);
  if (id == NULL || (found.kase != NULL) != (list < KYO_N_SECTIONS))
    return;
  place = (KyoReportPlace){ found.kase != NULL ? kyo_case_get_id (found.kase) : NULL, list,
                            find_position (self, id, found.kase, list),
                            kyo_passage_get_incident (found.item) };
  kyo_review_begin (self->review);
  finish (self, kyo_report_edit_move (get_draft (self), id, &place, &error), &error, id);
}

static void
move_to_case_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  KyoCase *kase;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *neighbour = NULL;
  g_autofree char *words = NULL;
  KyoReportField found;
  KyoReportPlace place;
  gboolean done;

  kyo_review_case_end_edit (self->parsed, TRUE);
  id = dup_passage_id (self, &found);
  kase = kyo_report_draft_find_case (get_draft (self), g_variant_get_string (parameter, NULL));
  if (id == NULL || kase == NULL)
    return;
  neighbour = kyo_review_case_dup_neighbour (self->parsed);
  place = (KyoReportPlace){ kyo_case_get_id (kase),
                            found.list < KYO_N_SECTIONS ? found.list : KYO_SECTION_OVERVIEW, 0, 0 };
  place.position = find_position (self, id, kase, place.list);
  words = g_strdup_printf (_ ("Moved to case %d"), kyo_case_get_number (kase));
  kyo_review_begin (self->review);
  done = kyo_report_edit_move (get_draft (self), id, &place, &error);
  finish (self, done, &error, neighbour);
  if (done)
    kyo_review_page_say (self, words);
}

/* Within its list: to another position, or with another incident. */
static void
move_within (KyoReviewPage *self, int by, int incident)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;
  KyoReportPlace place;

  kyo_review_case_end_edit (self->parsed, TRUE);
  id = dup_passage_id (self, &found);
  if (id == NULL || (by < 0 && found.position == 0) ||
      (by > 0 && found.position + 1 == g_list_model_get_n_items (kyo_report_draft_get_list (
                                         get_draft (self), found.kase, found.list))))
    return;
  place =
    (KyoReportPlace){ found.kase != NULL ? kyo_case_get_id (found.kase) : NULL, found.list,
                      found.position + (guint) by,
                      incident >= 0 ? (guint) incident : kyo_passage_get_incident (found.item) };
  kyo_review_begin (self->review);
  finish (self, kyo_report_edit_move (get_draft (self), id, &place, &error), &error, id);
}

static void
incident_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_within (KYO_REVIEW_PAGE (widget), 0, g_variant_get_int32 (parameter));
}

static void
shift_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_within (KYO_REVIEW_PAGE (widget), g_variant_get_int32 (parameter), -1);
}

static void
tlp_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  kyo_review_case_end_edit (self->parsed, TRUE);
  kyo_review_begin (self->review);
  kyo_report_edit_set_tlp (get_draft (self), (KyoTlp) g_variant_get_int32 (parameter));
  kyo_review_end (self->review, TRUE);
}

static void
append_lines (KyoReviewPage *self, GArray *lines)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;

  id = dup_passage_id (self, &found);
  if (id == NULL)
    {
      kyo_review_page_say (self, _ ("Select the passage first that these lines belong to"));
      return;
    }
  kyo_review_begin (self->review);
  finish (
    self,
    kyo_report_edit_append (get_draft (self), (const guint *) lines->data, lines->len, id, &error),
    &error, id);
}

static void
append_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autoptr (GArray) lines = kyo_review_source_list_chosen (self->source);

  kyo_review_case_end_edit (self->parsed, TRUE);
  if (lines->len > 0)
    append_lines (self, lines);
  else
    kyo_review_page_say (self, _ ("Choose lines that are not placed first"));
}

static void
join_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autoptr (GArray) lines = list_lines (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;

  kyo_review_case_end_edit (self->parsed, TRUE);
  if (lines->len > 0)
    {
      append_lines (self, lines);
      return;
    }
  id = dup_passage_id (self, &found);
  if (id == NULL)
    return;
  kyo_review_begin (self->review);
  finish (self, kyo_report_edit_join (get_draft (self), id, &error), &error, id);
}

/* Where the cursor is in the text as the draft has it, after what was typed has been taken over:
 * that joins lines and spaces, so that only the characters between them count. G_MAXUINT: nowhere.
 */
static guint
take_cursor (KyoReviewPage *self, const char *id)
{
  KyoReviewRow *row = kyo_review_case_get_editing (self->parsed);
  g_autofree char *typed = NULL;
  KyoReportField found;
  const char *words;
  guint cursor;
  guint n = 0;
  guint offset = 0;

  if (row == NULL || g_strcmp0 (kyo_review_row_get_field (row), id) != 0)
    return G_MAXUINT;
  typed = kyo_review_row_dup_typed (row, &cursor);
  for (const char *p = typed; cursor > 0; p = g_utf8_next_char (p), cursor--)
    n += !g_unichar_isspace (g_utf8_get_char (p));
  kyo_review_case_end_edit (self->parsed, TRUE);
  if (!kyo_report_draft_find_field (get_draft (self), id, &found) ||
      found.kind != KYO_FIELD_PASSAGE)
    return G_MAXUINT;
  words = kyo_text_get (kyo_passage_get_text (found.item), KYO_LANG_JA);
  for (; *words != '\0' && n > 0; words = g_utf8_next_char (words), offset++)
    n -= !g_unichar_isspace (g_utf8_get_char (words));

  return offset;
}

static void
split_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  KyoReportField found;
  guint offset;

  id = dup_passage_id (self, &found);
  if (id == NULL)
    return;
  offset = take_cursor (self, id);
  if (offset == G_MAXUINT)
    {
      kyo_review_page_select (self, id);
      kyo_review_case_begin_edit (self->parsed);
      kyo_review_page_say (self, _ ("Put the cursor where the second passage begins, then press "
                                    "Ctrl+Enter"));
      return;
    }
  kyo_review_begin (self->review);
  other = kyo_report_edit_split (get_draft (self), id, offset, &error);
  finish (self, other != NULL, &error, other);
}

static void
make_heading_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;
  guint offset;

  id = dup_passage_id (self, &found);
  if (id == NULL)
    return;
  offset = take_cursor (self, id);
  if (offset == G_MAXUINT)
    {
      kyo_review_page_select (self, id);
      kyo_review_case_begin_edit (self->parsed);
      kyo_review_page_say (self, _ ("Put the cursor where the heading ends, then press Ctrl+H"));
      return;
    }
  kyo_review_begin (self->review);
  finish (self, kyo_report_edit_make_heading (get_draft (self), id, offset, &error), &error, id);
}

static void
drop_heading_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;

  kyo_review_case_end_edit (self->parsed, TRUE);
  id = dup_passage_id (self, &found);
  if (id == NULL)
    return;
  kyo_review_begin (self->review);
  finish (self, kyo_report_edit_drop_heading (get_draft (self), id, &error), &error, id);
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  if (kyo_review_case_get_editing (self->parsed) == NULL)
    kyo_review_case_begin_edit (self->parsed);
}

static void
set_aside_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);
  g_autoptr (GArray) lines = list_lines (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *neighbour = NULL;
  g_autofree char *id = NULL;
  KyoReportField found;

  kyo_review_case_end_edit (self->parsed, TRUE);
  if (lines->len > 0)
    {
      kyo_review_begin (self->review);
      finish (
        self,
        kyo_report_edit_dismiss (get_draft (self), (const guint *) lines->data, lines->len, &error),
        &error, NULL);
      return;
    }
  if (kyo_review_case_get_field (self->parsed) == NULL)
    return;
  id = dup_passage_id (self, &found);
  if (id == NULL)
    id = g_strdup (kyo_review_case_get_field (self->parsed));
  neighbour = kyo_review_case_dup_neighbour (self->parsed);
  kyo_review_begin (self->review);
  finish (self, kyo_report_edit_set_aside (get_draft (self), id, &error), &error, neighbour);
}

static void
undo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  kyo_review_case_end_edit (self->parsed, TRUE);
  kyo_review_undo (self->review);
}

static void
redo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  kyo_review_case_end_edit (self->parsed, TRUE);
  kyo_review_redo (self->review);
}

static void
go_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kyo_review_case_go (KYO_REVIEW_PAGE (widget)->parsed, g_variant_get_int32 (parameter));
}

static void
go_to_unknown (KyoReviewPage *self, int by)
{
  kyo_review_case_end_edit (self->parsed, TRUE);
  if (!kyo_review_source_go_to_unknown (self->source, by))
    kyo_review_page_say (self, _ ("Every line of the source is placed"));
}

static void
next_unplaced_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_unknown (KYO_REVIEW_PAGE (widget), 1);
}

static void
previous_unplaced_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_unknown (KYO_REVIEW_PAGE (widget), -1);
}

static void
other_pane_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KyoReviewPage *self = KYO_REVIEW_PAGE (widget);

  kyo_review_case_end_edit (self->parsed, TRUE);
  if (kyo_review_source_has_focus (self->source))
    kyo_review_case_focus (self->parsed);
  else
    kyo_review_source_focus (self->source);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;
  const GdkModifierType shift = GDK_SHIFT_MASK;
  const GdkModifierType alt = GDK_ALT_MASK;

  for (int list = 0; list < KYO_N_SECTIONS; list++)
    gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_1 + list), alt,
                                         "review.move", "i", list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, alt, "review.shift", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, alt, "review.shift", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, control, "review.join", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, control | shift, "review.append",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, control, "review.split", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, control, "review.make-heading",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, control | shift,
                                       "review.drop-heading", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "review.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "review.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | shift, "review.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, alt, "review.close", NULL);
}

static void
add_go_key (GtkEventController *controller, guint key, int by)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                            gtk_named_action_new ("review.go"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * kyo_review_page_init_keys:
 * @self: a page
 *
 * Adds the keys from case to case: lists would take these for themselves, did they come to them.
 */
void
kyo_review_page_init_keys (KyoReviewPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_go_key (controller, GDK_KEY_Page_Up, -1);
  add_go_key (controller, GDK_KEY_Page_Down, 1);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * kyo_review_add_pane_keys:
 * @widget_class: the class of one of the two panes
 *
 * Adds the keys that are of use in a pane only, and those that GtkPaned would take for itself.
 */
void
kyo_review_add_pane_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "review.set-aside", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "review.other-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "review.next-unplaced", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK,
                                       "review.previous-unplaced", NULL);
}

/**
 * kyo_review_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs the corrections and their keys.
 */
void
kyo_review_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.move", "i", move_action_cb);
  gtk_widget_class_install_action (widget_class, "review.move-to-case", "s",
                                   move_to_case_action_cb);
  gtk_widget_class_install_action (widget_class, "review.incident", "i", incident_action_cb);
  gtk_widget_class_install_action (widget_class, "review.shift", "i", shift_action_cb);
  gtk_widget_class_install_action (widget_class, "review.tlp", "i", tlp_action_cb);
  gtk_widget_class_install_action (widget_class, "review.join", NULL, join_action_cb);
  gtk_widget_class_install_action (widget_class, "review.append", NULL, append_action_cb);
  gtk_widget_class_install_action (widget_class, "review.split", NULL, split_action_cb);
  gtk_widget_class_install_action (widget_class, "review.make-heading", NULL,
                                   make_heading_action_cb);
  gtk_widget_class_install_action (widget_class, "review.drop-heading", NULL,
                                   drop_heading_action_cb);
  gtk_widget_class_install_action (widget_class, "review.edit", NULL, edit_action_cb);
  gtk_widget_class_install_action (widget_class, "review.set-aside", NULL, set_aside_action_cb);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action_cb);
  gtk_widget_class_install_action (widget_class, "review.redo", NULL, redo_action_cb);
  gtk_widget_class_install_action (widget_class, "review.go", "i", go_action_cb);
  gtk_widget_class_install_action (widget_class, "review.next-unplaced", NULL,
                                   next_unplaced_action_cb);
  gtk_widget_class_install_action (widget_class, "review.previous-unplaced", NULL,
                                   previous_unplaced_action_cb);
  gtk_widget_class_install_action (widget_class, "review.other-pane", NULL, other_pane_action_cb);
  add_keys (widget_class);
}

/**
 * kyo_review_page_update_actions:
 * @self: a page
 *
 * Lets be done what can be done now.
 */
void
kyo_review_page_update_actions (KyoReviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_review = self->review != NULL;
  const char *field = has_review ? kyo_review_case_get_field (self->parsed) : NULL;
  g_autoptr (GArray) lines = has_review ? kyo_review_source_list_chosen (self->source) : NULL;
  gboolean has_lines = lines != NULL && lines->len > 0;
  KyoReportField found = { KYO_FIELD_NONE };
  gboolean is_passage;
  gboolean is_item;

  if (field != NULL)
    kyo_report_draft_find_field (get_draft (self), field, &found);
  is_passage = found.kind == KYO_FIELD_PASSAGE || found.kind == KYO_FIELD_HEADING;
  is_item = is_passage || found.kind == KYO_FIELD_STEP || found.kind == KYO_FIELD_PARTICIPANT;
  gtk_widget_action_set_enabled (widget, "review.move", is_passage || has_lines);
  gtk_widget_action_set_enabled (widget, "review.move-to-case", is_passage);
  gtk_widget_action_set_enabled (widget, "review.incident", is_passage && found.kase != NULL);
  gtk_widget_action_set_enabled (widget, "review.shift", is_passage);
  gtk_widget_action_set_enabled (widget, "review.join", is_passage || has_lines);
  gtk_widget_action_set_enabled (widget, "review.append", is_passage && has_lines);
  gtk_widget_action_set_enabled (widget, "review.split", is_passage);
  gtk_widget_action_set_enabled (widget, "review.make-heading",
                                 found.kind == KYO_FIELD_PASSAGE &&
                                   kyo_passage_get_heading (found.item) == NULL);
  gtk_widget_action_set_enabled (widget, "review.drop-heading",
                                 is_passage && kyo_passage_get_heading (found.item) != NULL);
  gtk_widget_action_set_enabled (widget, "review.edit", field != NULL);
  gtk_widget_action_set_enabled (widget, "review.set-aside", is_item || has_lines);
  gtk_widget_action_set_enabled (widget, "review.undo",
                                 has_review && kyo_review_can_undo (self->review));
  gtk_widget_action_set_enabled (widget, "review.redo",
                                 has_review && kyo_review_can_redo (self->review));
  gtk_widget_action_set_enabled (widget, "review.tlp", has_review);
  gtk_widget_action_set_enabled (widget, "review.next-unplaced", has_review);
  gtk_widget_action_set_enabled (widget, "review.previous-unplaced", has_review);
  gtk_widget_action_set_enabled (widget, "review.delete-case",
                                 has_review && kyo_review_case_get_case (self->parsed) != NULL);
}
