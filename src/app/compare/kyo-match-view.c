/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a match looks like: its row in the ranking, its reasons one by one, and the two cases beside
 * each other. The case that was asked about is always at the left.
 */
#include "config.h"

#include "app/compare/kyo-match-view.h"
#include "app/widgets/kyo-wrap-layout.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>
#include <math.h>

#define MATCH_KEY "kyo-match"
#define COLUMN_SPACING 24 /* px; that of the heads above the columns */

/* How narrow a text may become. Without it each label is laid out one character wide to find that
 * out, and for long Japanese passages that takes longer than all else together. */
#define MIN_TEXT_CHARS 20

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_TEXT_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
dup_per_cent (double share)
{
  /* Translators: a share in per cent */
  return g_strdup_printf (_ ("%d %%"), (int) lround (CLAMP (share, 0, 1) * 100));
}

static GtkWidget *
make_level (double value, const char *name)
{
  GtkWidget *level = gtk_level_bar_new_for_interval (0, 1);

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (level), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (level), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (level), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (level), CLAMP (value, 0, 1));
  gtk_widget_set_valign (level, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (level), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return level;
}

/* Whether it is told by passages. */
static gboolean
has_witnesses (const KyoReason *reason)
{
  return reason->query_text != NULL && reason->case_text != NULL;
}

/* "NAS", "Of one kind: malware", "Class: Cyberattack", "Theme: backup". */
static char *
dup_reason_words (const KyoReason *reason)
{
  if (g_strcmp0 (reason->kind, "broader") == 0)
    /* Translators: two things that differ, such as ransomware and a worm, are both malware */
    return g_strdup_printf (_ ("Of one kind: %s"), reason->label);
  if (g_strcmp0 (reason->kind, "category") == 0)
    return g_strdup_printf (_ ("Class: %s"), reason->label);
  if (g_strcmp0 (reason->kind, "theme") == 0)
    return g_strdup_printf (_ ("Theme: %s"), reason->label);

  return g_strdup (reason->label);
}

static GtkWidget *
make_chip (const KyoReason *reason)
{
  g_autofree char *words = dup_reason_words (reason);
  GtkWidget *chip = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  if (!has_witnesses (reason) || g_strcmp0 (reason->kind, "broader") == 0)
    gtk_widget_add_css_class (chip, "outlined");

  return chip;
}

static GtkWidget *
make_chips (GPtrArray *reasons)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (chips, kyo_wrap_layout_new (4));
  for (guint i = 0; i < reasons->len; i++)
    gtk_box_append (GTK_BOX (chips), make_chip (g_ptr_array_index (reasons, i)));

  return chips;
}

static char *
dup_row_name (guint rank, KyoMatch *match, KyoLang lang, const char *score)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *name = kyo_match_dup_case_name (match->kase);

  for (guint i = 0; i < match->reasons->len; i++)
    {
      g_autofree char *word = dup_reason_words (g_ptr_array_index (match->reasons, i));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", word);
    }
  /* Translators: rank, name of a case, its title, how similar it is in per cent, the shared words
   */
  return g_strdup_printf (_ ("%u. %s, %s, %s similar: %s"), rank, name,
                          kyo_text_get (kyo_case_get_title (match->kase), lang), score, words->str);
}

static GtkWidget *
make_score (double score, const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *level = make_level (score, _ ("Similarity"));
  GtkWidget *figure = gtk_label_new (words);

  gtk_widget_set_hexpand (level, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (figure), 5);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "score");
  gtk_box_append (GTK_BOX (line), level);
  gtk_box_append (GTK_BOX (line), figure);

  return line;
}

static void
mark (PangoAttrList *attributes, const GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      KyoTextRange range = g_array_index (places, KyoTextRange, i);
      PangoAttribute *marks[] = {
        pango_attr_weight_new (PANGO_WEIGHT_BOLD),
        pango_attr_background_new (0xf5f5, 0xc2c2, 0x1111),
        pango_attr_background_alpha_new (0x6000),
      };

      for (guint each = 0; each < G_N_ELEMENTS (marks); each++)
        {
          marks[each]->start_index = (guint) range.start;
          marks[each]->end_index = (guint) range.end;
          pango_attr_list_insert (attributes, marks[each]);
        }
    }
}

/* The text with every place marked where something in common stands; bold too, not by colour alone.
 */
static GtkWidget *
make_marked (const char *text, GPtrArray *reasons, gboolean is_query)
{
  GtkWidget *label = make_label (text, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < reasons->len; i++)
    {
      const KyoReason *reason = g_ptr_array_index (reasons, i);

      mark (attributes, is_query ? reason->query_marks : reason->case_marks);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);

  return label;
}

/* "Cause", "Response 2", "NAS (main)": where in a case something stands. */
static char *
dup_place (KyoCase *kase, const char *target, KyoLang lang)
{
  KyoSectionKind kind = KYO_SECTION_OVERVIEW;
  KyoParticipant *participant;
  KyoStep *step;

  if (target == NULL)
    return g_strdup ("");
  if (kyo_case_find_passage (kase, target, &kind) != NULL)
    return g_strdup (kyo_section_kind_label (kind, lang));
  step = kyo_case_find_step (kase, target);
  if (step != NULL)
    return kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  participant = kyo_case_find_participant (kase, target);
  if (participant != NULL)
    return g_strdup (kyo_participant_kind_label (kyo_participant_get_kind (participant), lang));

  return g_strdup (_ ("Title or summary"));
}

static GtkWidget *
make_witness (KyoCase *kase, GPtrArray *reasons, gboolean is_query, KyoLang lang)
{
  const KyoReason *first = g_ptr_array_index (reasons, 0);
  const char *target = is_query ? first->query_passage : first->case_passage;
  const char *text = is_query ? first->query_text : first->case_text;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *place = dup_place (kase, target, lang);

  if (*place != '\0')
    gtk_box_append (GTK_BOX (column), make_label (place, "secondary"));
  gtk_box_append (GTK_BOX (column), make_marked (text, reasons, is_query));

  return column;
}

static GtkSizeRequestMode
get_columns_mode (GtkWidget *columns)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Each column gets half of the width. The width does not depend on the height: a box would try to
 * find one for it, and lay out each text a dozen times. */
static void
measure_columns (GtkWidget *columns,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  int column_size = is_width || for_size < 0 ? -1 : MAX (0, (for_size - COLUMN_SPACING) / 2);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (columns); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, orientation, column_size, &child_minimum, &child_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  if (is_width)
    {
      *minimum = 2 * *minimum + COLUMN_SPACING;
      *natural = 2 * *natural + COLUMN_SPACING;
    }
}

static void
allocate_columns (GtkWidget *columns, int width, int height, int baseline)
{
  GtkWidget *left = gtk_widget_get_first_child (columns);
  int column_width = (width - COLUMN_SPACING) / 2;

  gtk_widget_size_allocate (left, &(GtkAllocation){ 0, 0, column_width, height }, -1);
  gtk_widget_size_allocate (
    gtk_widget_get_next_sibling (left),
    &(GtkAllocation){ column_width + COLUMN_SPACING, 0, column_width, height }, -1);
}

static GtkWidget *
make_columns (GtkWidget *left, GtkWidget *right)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (
    columns, gtk_custom_layout_new (get_columns_mode, measure_columns, allocate_columns));
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);

  return columns;
}

/* The reasons from position on that stand in the same two passages as the one there. */
static GPtrArray *
list_together (GPtrArray *reasons, guint position)
{
  const KyoReason *first = g_ptr_array_index (reasons, position);
  GPtrArray *together = g_ptr_array_new ();

  for (guint i = position; i < reasons->len; i++)
    {
      KyoReason *reason = g_ptr_array_index (reasons, i);

      if (g_strcmp0 (reason->query_text, first->query_text) == 0 &&
          g_strcmp0 (reason->case_text, first->case_text) == 0)
        g_ptr_array_add (together, reason);
    }

  return together;
}

static gboolean
is_shown_before (GPtrArray *reasons, guint position)
{
  const KyoReason *reason = g_ptr_array_index (reasons, position);

  for (guint i = 0; i < position; i++)
    {
      const KyoReason *before = g_ptr_array_index (reasons, i);

      if (g_strcmp0 (reason->query_text, before->query_text) == 0 &&
          g_strcmp0 (reason->case_text, before->case_text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Words that stand in the same two passages, how much they weigh, and the passages. */
static GtkWidget *
make_card (KyoCase *own, KyoMatch *match, GPtrArray *reasons, KyoLang lang)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *chips = make_chips (reasons);
  GtkWidget *share_label;
  const KyoReason *first = g_ptr_array_index (reasons, 0);
  double weight = 0;
  g_autofree char *per_cent = NULL;
  g_autofree char *share = NULL;

  for (guint i = 0; i < reasons->len; i++)
    weight += ((const KyoReason *) g_ptr_array_index (reasons, i))->weight;
  per_cent = dup_per_cent (weight);
  /* Translators: how much of the similarity comes from some words, in per cent */
  share = g_strdup_printf (_ ("%s of the similarity"), per_cent);
  share_label = make_label (share, "secondary");
  gtk_label_set_width_chars (GTK_LABEL (share_label), -1);
  gtk_widget_add_css_class (share_label, "share");
  gtk_box_append (GTK_BOX (chips), share_label);
  gtk_box_append (GTK_BOX (card), chips);
  if (has_witnesses (first))
    gtk_box_append (GTK_BOX (card),
                    make_columns (make_witness (own, reasons, TRUE, lang),
                                  make_witness (match->kase, reasons, FALSE, lang)));
  gtk_widget_add_css_class (card, "reason");

  return card;
}

static GtkWidget *
make_passage (KyoPassage *passage, KyoLang lang)
{
  const char *heading = kyo_text_get (kyo_passage_get_heading (passage), lang);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *bullet = gtk_label_new ("•");
  GtkWidget *text = make_label (kyo_text_get (kyo_passage_get_text (passage), lang), NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_add_css_class (bullet, "bullet");
  gtk_accessible_update_state (GTK_ACCESSIBLE (bullet), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (*heading != '\0')
    gtk_box_append (GTK_BOX (words), make_label (heading, "lesson-heading"));
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), words);

  return line;
}

static GtkWidget *
make_section (KyoCase *kase, KyoSectionKind kind, KyoLang lang)
{
  KyoSection *section = kyo_case_get_section (kase, kind);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *case_name = kyo_match_dup_case_name (kase);
  g_autofree char *name =
    g_strdup_printf ("%s, %s", case_name, kyo_section_kind_label (kind, lang));
  guint incident = 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (kyo_section_get_n_passages (section) == 0)
    gtk_box_append (GTK_BOX (column), make_label (_ ("Nothing is written here"), "nothing"));
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);

      if (kyo_passage_get_incident (passage) != incident)
        {
          incident = kyo_passage_get_incident (passage);
          if (incident > 0)
            {
              g_autofree char *label = kyo_incident_dup_label (incident, lang);

              gtk_box_append (GTK_BOX (column), make_label (label, "lesson-heading"));
            }
        }
      gtk_box_append (GTK_BOX (column), make_passage (passage, lang));
    }

  return column;
}

/**
 * kyo_match_dup_case_name:
 * @kase: a case
 *
 * Names a case in short: "Case 4", "Own case".
 *
 * Returns: (transfer full): the name
 */
char *
kyo_match_dup_case_name (KyoCase *kase)
{
  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);

  if (kyo_case_get_kind (kase) == KYO_CASE_OWN)
    return g_strdup (_ ("Own case"));

  return g_strdup_printf (_ ("Case %d"), kyo_case_get_number (kase));
}

/**
 * kyo_match_row_new:
 * @rank: its place in the ranking, from 1 on
 * @match: a match
 * @lang: the language of the cases
 *
 * Makes the row of a match: which case it is, how similar, and by which words.
 *
 * Returns: the row
 */
GtkWidget *
kyo_match_row_new (guint rank, KyoMatch *match, KyoLang lang)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *number = g_strdup_printf ("%u", rank);
  GtkWidget *badge = gtk_label_new (number);
  g_autofree char *case_name = kyo_match_dup_case_name (match->kase);
  g_autofree char *meta = g_strdup_printf (
    "%s · %s", case_name, kyo_category_label (kyo_case_get_category (match->kase), lang));
  g_autofree char *score = dup_per_cent (match->score);
  g_autofree char *name = dup_row_name (rank, match, lang, score);

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (badge, "case-number");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column),
                  make_label (kyo_text_get (kyo_case_get_title (match->kase), lang), "case-title"));
  gtk_box_append (GTK_BOX (column), make_label (meta, "secondary"));
  gtk_box_append (GTK_BOX (column), make_score (match->score, score));
  gtk_box_append (GTK_BOX (column), make_chips (match->reasons));
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), column);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_add_css_class (row, "case-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), MATCH_KEY, kyo_match_copy (match),
                          (GDestroyNotify) kyo_match_free);

  return row;
}

/**
 * kyo_match_row_get_match:
 * @row: a row made by kyo_match_row_new()
 *
 * Gives the match that a row stands for.
 *
 * Returns: (transfer none): the match
 */
KyoMatch *
kyo_match_row_get_match (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), MATCH_KEY);
}

/**
 * kyo_match_head_new:
 * @kase: a case
 * @lang: the language of the cases
 *
 * Makes what stands above the column of a case.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_match_head_new (KyoCase *kase, KyoLang lang)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *tlp = gtk_label_new (kyo_tlp_label (kyo_case_get_tlp (kase)));
  GtkWidget *title = make_label (kyo_text_get (kyo_case_get_title (kase), lang), "case-title");
  g_autofree char *name = kyo_match_dup_case_name (kase);
  g_autofree char *when =
    kyo_case_get_when (kase) != NULL ? kyo_time_dup_display (kyo_case_get_when (kase), lang) : NULL;
  g_autofree char *meta =
    g_strdup_printf ("%s · %s%s%s", name, kyo_category_label (kyo_case_get_category (kase), lang),
                     when != NULL ? " · " : "", when != NULL ? when : "");
  GtkWidget *label = make_label (meta, "secondary");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, kyo_text_get (kyo_case_get_title (kase), lang));
  gtk_widget_set_valign (tlp, GTK_ALIGN_START);
  gtk_widget_add_css_class (tlp, "tlp");
  gtk_widget_add_css_class (tlp, kyo_enum_to_nick (KYO_TYPE_TLP, kyo_case_get_tlp (kase)));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), tlp);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), title);

  return head;
}

/**
 * kyo_match_reasons_new:
 * @own: the case that was asked about
 * @match: a match of it
 * @lang: the language of the cases
 *
 * Makes the list of the reasons: the shared words with their weight, and both passages in which
 * they stand. Words of the same two passages stand together.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_match_reasons_new (KyoCase *own, KyoMatch *match, KyoLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (_ ("What they have in common"), "part-heading"));
  for (guint i = 0; i < match->reasons->len; i++)
    {
      g_autoptr (GPtrArray) together = NULL;

      if (is_shown_before (match->reasons, i))
        continue;
      together = list_together (match->reasons, i);
      gtk_box_append (GTK_BOX (box), make_card (own, match, together, lang));
    }

  return box;
}

/**
 * kyo_match_sections_new:
 * @own: the case that was asked about
 * @other: the case beside it
 * @lang: the language of the cases
 *
 * Makes two columns in which each section of one case stands beside the same of the other.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_match_sections_new (KyoCase *own, KyoCase *other, KyoLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (_ ("Section by section"), "part-heading"));
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      gtk_box_append (GTK_BOX (box),
                      make_label (kyo_section_kind_label (kind, lang), "section-heading"));
      gtk_box_append (GTK_BOX (box), make_columns (make_section (own, kind, lang),
                                                   make_section (other, kind, lang)));
    }

  return box;
}
