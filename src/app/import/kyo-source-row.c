/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of a line is said by a word in the margin; its colour only repeats it.
 */
#include "config.h"

#include "app/import/kyo-source-row.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"

#include <glib/gi18n.h>

struct _KyoSourceRow
{
  GtkWidget parent_instance;

  GtkWidget *column;
  GtkWidget *page;
  GtkWidget *number;
  GtkWidget *mark;
  GtkWidget *mark_icon;
  GtkWidget *mark_label;
  GtkWidget *words;
  KyoSourceLine *line;
};

G_DEFINE_FINAL_TYPE (KyoSourceRow, kyo_source_row, GTK_TYPE_WIDGET)

static const char *const KIND_CLASSES[] = {
  [KYO_LINE_UNKNOWN] = "of-unknown",
  [KYO_LINE_LEFT] = "of-left",
  [KYO_LINE_BOOK] = "of-title",
  [KYO_LINE_TITLE] = "of-title",
  [KYO_LINE_SUMMARY] = "of-title",
  [KYO_LINE_HEADING] = "of-heading",
  [KYO_LINE_PASSAGE] = "of-passage",
  [KYO_LINE_STEP] = "of-step",
  [KYO_LINE_PARTICIPANT] = "of-participant",
};

static const char *const REASON_WORDS[] = {
  [KYO_UNPLACED_UNKNOWN] = N_ ("Not placed"), [KYO_UNPLACED_PAGE_NUMBER] = N_ ("Page no."),
  [KYO_UNPLACED_FURNITURE] = N_ ("Margin"),   [KYO_UNPLACED_HEADING] = N_ ("Heading"),
  [KYO_UNPLACED_LEGEND] = N_ ("Legend"),      [KYO_UNPLACED_SET_ASIDE] = N_ ("Set aside"),
};

static const char *
get_mark (const KyoReportLine *line)
{
  switch (line->kind)
    {
    case KYO_LINE_BOOK:
      return _ ("Report");
    case KYO_LINE_TITLE:
      return C_ ("what a line is", "Title");
    case KYO_LINE_SUMMARY:
      return C_ ("what a line is", "Summary");
    case KYO_LINE_HEADING:
      return _ ("Heading");
    case KYO_LINE_PASSAGE:
      return kyo_section_short_label (line->list);
    case KYO_LINE_STEP:
      return line->number;
    case KYO_LINE_PARTICIPANT:
      return C_ ("what a line is", "Participant");
    case KYO_LINE_UNKNOWN:
      return _ (REASON_WORDS[KYO_UNPLACED_UNKNOWN]);
    case KYO_LINE_LEFT:
    default:
      return _ (REASON_WORDS[line->reason]);
    }
}

static void
show_line (KyoSourceRow *self)
{
  const KyoReportLine *line = kyo_source_line_get (self->line);
  gboolean begins_page = kyo_source_line_begins_page (self->line);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *number = g_strdup_printf ("%u", line->line);
  g_autofree char *page = g_strdup_printf (_ ("Page %u"), line->page);
  g_autofree char *name = g_strdup_printf (_ ("Page %u, line %u, %s: %s"), line->page, line->line,
                                           get_mark (line), line->text);

  gtk_label_set_label (GTK_LABEL (self->page), page);
  gtk_widget_set_visible (self->page, begins_page);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_label_set_label (GTK_LABEL (self->mark_label), get_mark (line));
  gtk_widget_set_visible (self->mark_icon, line->kind == KYO_LINE_UNKNOWN);
  kyo_prose_set_text (KYO_PROSE (self->words), line->text);
  gtk_widget_set_css_classes (
    GTK_WIDGET (self),
    (const char *[]){ KIND_CLASSES[line->kind], line->has_gap && !begins_page ? "gap" : "solid",
                      kyo_source_line_is_lit (self->line) ? "lit" : NULL, NULL });
  /* The list's own widget is what a screen reader comes to. */
  if (item != NULL)
    gtk_accessible_update_property (
      GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      kyo_source_line_is_lit (self->line) ? _ ("The selected field comes from here") : "", -1);
}

static void
kyo_source_row_dispose (GObject *object)
{
  KyoSourceRow *self = KYO_SOURCE_ROW (object);

  kyo_source_row_bind (self, NULL);
  if (self->column != NULL)
    gtk_widget_unparent (g_steal_pointer (&self->column));

  G_OBJECT_CLASS (kyo_source_row_parent_class)->dispose (object);
}

static void
kyo_source_row_class_init (KyoSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_source_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "sourceline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kyo_source_row_init (KyoSourceRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->column = kyo_column_new (0);
  self->page = gtk_label_new (NULL);
  self->number = gtk_label_new (NULL);
  self->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->mark_icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->mark_label = gtk_label_new (NULL);
  self->words = kyo_prose_new ("", NULL);

  gtk_label_set_xalign (GTK_LABEL (self->page), 0);
  gtk_widget_add_css_class (self->page, "page-head");
  gtk_label_set_width_chars (GTK_LABEL (self->number), 4);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->number, "line-number");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  gtk_widget_set_size_request (self->mark, 98, -1);
  gtk_widget_set_hexpand (self->mark, FALSE);
  gtk_widget_add_css_class (self->mark, "mark");
  gtk_label_set_xalign (GTK_LABEL (self->mark_label), 0.5);
  gtk_widget_set_hexpand (self->mark_label, TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->mark), self->mark_icon);
  gtk_box_append (GTK_BOX (self->mark), self->mark_label);
  gtk_box_append (GTK_BOX (line), self->number);
  gtk_box_append (GTK_BOX (line), self->mark);
  gtk_box_append (GTK_BOX (line), self->words);
  kyo_column_append (KYO_COLUMN (self->column), self->page);
  kyo_column_append (KYO_COLUMN (self->column), line);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

/**
 * kyo_source_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
kyo_source_row_new (void)
{
  return g_object_new (KYO_TYPE_SOURCE_ROW, NULL);
}

/**
 * kyo_source_row_bind:
 * @self: a row
 * @line: (nullable): what it shows from now on, and follows
 *
 * Shows another line.
 */
void
kyo_source_row_bind (KyoSourceRow *self, KyoSourceLine *line)
{
  g_return_if_fail (KYO_IS_SOURCE_ROW (self));

  if (self->line == line)
    return;
  if (self->line != NULL)
    g_signal_handlers_disconnect_by_data (self->line, self);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  g_signal_connect_swapped (line, "changed", G_CALLBACK (show_line), self);
  g_signal_connect_swapped (line, "notify::lit", G_CALLBACK (show_line), self);
  show_line (self);
}

/**
 * kyo_source_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
KyoSourceLine *
kyo_source_row_get_line (KyoSourceRow *self)
{
  g_return_val_if_fail (KYO_IS_SOURCE_ROW (self), NULL);

  return self->line;
}

/**
 * kyo_section_short_label:
 * @list: a #KyoSectionKind, or a list of the casebook, see #KyoReportField
 *
 * Returns: (transfer none): a short word for it, in the language of the user interface
 */
const char *
kyo_section_short_label (guint list)
{
  static const char *const WORDS[] = {
    [KYO_SECTION_OVERVIEW] = NC_ ("section in short", "Overview"),
    [KYO_SECTION_BACKGROUND] = NC_ ("section in short", "Background"),
    [KYO_SECTION_DETECTION] = NC_ ("section in short", "Detection"),
    [KYO_SECTION_RESPONSE] = NC_ ("section in short", "Response"),
    [KYO_SECTION_CAUSE] = NC_ ("section in short", "Cause"),
    [KYO_SECTION_PREVENTION] = NC_ ("section in short", "Prevention"),
    [KYO_SECTION_LESSONS] = NC_ ("section in short", "Lessons"),
    [KYO_REPORT_CRITERIA] = NC_ ("section in short", "Criteria"),
    [KYO_REPORT_SYNTHESIS] = NC_ ("section in short", "Synthesis"),
  };

  g_return_val_if_fail (list < G_N_ELEMENTS (WORDS), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "section in short", WORDS[list]);
}
