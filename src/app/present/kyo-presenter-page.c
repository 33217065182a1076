/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The measures of a page of words stand here, in em of its running text, and are used both to break
 * the text and to set it. The spaces between the parts of a page are given by widgets, not by the
 * style, so that both know them.
 */
#include "config.h"

#include "app/present/kyo-presenter-page.h"
#include "app/widgets/kyo-column.h"
#include "app/widgets/kyo-prose.h"
#include "model/kyo-labels.h"

#include <math.h>

/* In em. */
#define MARGIN 2.0       /* left and right, at least */
#define TOP 1.6          /* above the title */
#define TITLE 2.8        /* the title and the room beneath it */
#define LONGEST 37.0     /* a longer line is hard to follow */
#define BULLET 1.3       /* what stands before a passage */
#define GAP 0.7          /* between passages */
#define LABEL 1.35       /* what an annotation is on, which incident */
#define SPACING_EN 1.2   /* from line to line, in heights of a line */
#define HEADING 1.35     /* size of the heading of a lesson */
#define HEADING_ROOM 0.9 /* beneath it */

static int
get_column_width (double em, int width)
{
  return (int) MIN (LONGEST * em, width - 2 * MARGIN * em);
}

/* With an ideographic space, so that its line is as high as one of Japanese. */
static GtkWidget *
make_bullet (const KyoPiece *piece, KyoLang lang, double em)
{
  const char *text = piece->is_begun ? "" : lang == KYO_LANG_JA ? "•\343\200\200" : "•";
  GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "xalign", 0.0f, "valign",
                                    GTK_ALIGN_START, NULL);

  gtk_widget_set_size_request (bullet, (int) (BULLET * em), -1);
  return bullet;
}

/* Fonts for Japanese bring their leading along, those for English do not. */
static double
get_line_spacing (KyoLang lang)
{
  return lang == KYO_LANG_EN ? SPACING_EN : 0;
}

/* A headline, or another text of few words. */
static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *prose = kyo_prose_new (text, css_class);

  kyo_prose_set_keeps_phrases (KYO_PROSE (prose), TRUE);
  return prose;
}

static GtkWidget *
make_running (const char *text, KyoLang lang)
{
  GtkWidget *prose = kyo_prose_new (text, NULL);

  kyo_prose_set_line_spacing (KYO_PROSE (prose), get_line_spacing (lang));
  return prose;
}

static GtkWidget *
make_bulleted (const KyoPiece *piece, KyoLang lang, double em)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = make_running (piece->text, lang);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), make_bullet (piece, lang, em));
  gtk_box_append (GTK_BOX (line), text);

  return line;
}

static GtkWidget *
make_piece (const KyoPage *page, const KyoPiece *piece, KyoLang lang, double em)
{
  GtkWidget *text = page->kind == KYO_PAGE_SECTION ? make_bulleted (piece, lang, em)
                                                   : make_running (piece->text, lang);
  GtkWidget *column;
  GtkWidget *label;

  if (piece->label == NULL)
    return text;
  column = kyo_column_new (0);
  label = make_line (piece->label, "on");
  gtk_widget_set_size_request (label, -1, (int) (LABEL * em));
  kyo_column_append (KYO_COLUMN (column), label);
  kyo_column_append (KYO_COLUMN (column), text);

  return column;
}

static GtkWidget *
make_pieces (const KyoPage *page, KyoLang lang, double em)
{
  GtkWidget *column = kyo_column_new ((int) (GAP * em));

  for (guint i = 0; i < page->pieces->len; i++)
    kyo_column_append (KYO_COLUMN (column),
                       make_piece (page, g_ptr_array_index (page->pieces, i), lang, em));

  return column;
}

static GtkWidget *
make_summary (const KyoPage *page, KyoLang lang, double em)
{
  KyoCase *kase = page->kase;
  GtkWidget *column = kyo_column_new ((int) em);
  g_autofree char *when = kyo_case_get_when (kase) != NULL
                            ? kyo_time_dup_display (kyo_case_get_when (kase), lang)
                            : g_strdup ("");
  g_autofree char *line =
    g_strdup_printf ("%s%s%s", kyo_category_label (kyo_case_get_category (kase), lang),
                     *when != '\0' ? " · " : "", when);
  const char *summary = kyo_text_get (kyo_case_get_summary (kase), lang);

  kyo_column_append (KYO_COLUMN (column), make_line (line, "on"));
  kyo_column_append (KYO_COLUMN (column),
                     make_line (kyo_text_get (kyo_case_get_title (kase), lang), "case-title"));
  if (*summary != '\0')
    kyo_column_append (KYO_COLUMN (column), make_running (summary, lang));

  return column;
}

/* What is discussed when nothing was annotated: the lessons, by their headings. */
static GtkWidget *
make_lesson_list (const KyoPage *page, KyoLang lang, double em)
{
  KyoSection *section = kyo_case_get_section (page->kase, KYO_SECTION_LESSONS);
  GtkWidget *column = kyo_column_new ((int) (GAP * em));

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      const char *heading =
        kyo_text_get (kyo_passage_get_heading (kyo_section_get_passage (section, i)), lang);
      const KyoPiece piece = { .text = (char *) heading };

      if (*heading != '\0')
        kyo_column_append (KYO_COLUMN (column), make_bulleted (&piece, lang, em));
    }

  return column;
}

static GtkWidget *
make_title (const KyoPage *page, KyoLang lang, double em)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, (int) em);
  g_autofree char *words = kyo_page_dup_title (page, lang);
  GtkWidget *title =
    g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "hexpand", TRUE, "valign",
                  GTK_ALIGN_START, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (title, "page-title");
  gtk_box_append (GTK_BOX (line), title);
  if (page->n_parts > 1)
    {
      g_autofree char *part = g_strdup_printf ("(%u / %u)", page->part, page->n_parts);
      GtkWidget *label = gtk_label_new (part);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_add_css_class (label, "part");
      gtk_box_append (GTK_BOX (line), label);
    }
  gtk_widget_set_size_request (line, -1, (int) (TITLE * em));

  return line;
}

static GtkWidget *
make_lesson (const KyoPage *page, KyoLang lang, double em)
{
  GtkWidget *column = kyo_column_new ((int) (HEADING_ROOM * em));

  if (page->heading != NULL)
    kyo_column_append (KYO_COLUMN (column), make_line (page->heading, "lesson-heading"));
  kyo_column_append (KYO_COLUMN (column), make_pieces (page, lang, em));

  return column;
}

static GtkWidget *
make_content (const KyoPage *page, KyoLang lang, double em)
{
  if (page->kind == KYO_PAGE_LESSON)
    return make_lesson (page, lang, em);
  if (page->kind == KYO_PAGE_DISCUSSION && page->pieces->len == 0)
    return make_lesson_list (page, lang, em);

  return make_pieces (page, lang, em);
}

/**
 * kyo_presenter_page_new:
 * @page: a page of words
 * @lang: the language of the cases
 * @em: size of the font, px
 * @width: of the page, px
 *
 * Makes the widget of a page of words. It is no higher than the room that its text was broken for.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_presenter_page_new (const KyoPage *page, KyoLang lang, double em, int width)
{
  GtkWidget *column = kyo_column_new (0);

  if (page->kind == KYO_PAGE_SUMMARY)
    {
      kyo_column_append (KYO_COLUMN (column), make_summary (page, lang, em));
      gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
    }
  else
    {
      kyo_column_append (KYO_COLUMN (column), make_title (page, lang, em));
      kyo_column_append (KYO_COLUMN (column), make_content (page, lang, em));
      gtk_widget_set_valign (column, GTK_ALIGN_START);
      gtk_widget_set_margin_top (column, (int) (TOP * em));
    }
  gtk_widget_set_size_request (column, get_column_width (em, width), -1);
  gtk_widget_set_halign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (column, FALSE);

  return column;
}

static double
measure_heading (PangoContext *context, const char *heading, double em, int width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (context));
  int height;

  pango_font_description_set_absolute_size (font, HEADING * em * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Phrases are kept whole in it: a line may be a third shorter. */
  pango_layout_set_width (layout, (int) (width * 0.67 * PANGO_SCALE));
  pango_layout_set_text (layout, heading, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  pango_font_description_free (font);
  g_object_unref (layout);

  return height;
}

/**
 * kyo_presenter_page_get_room:
 * @running: what will stand on the pages
 * @context: with the font of running text, of the size @em
 * @em: size of the font, px
 * @width: of a page, px
 * @height: of a page, px
 *
 * Works out how much room running text has on each page.
 *
 * Returns: the room
 */
KyoPageRoom
kyo_presenter_page_get_room (
  const KyoRunningText *running, PangoContext *context, double em, int width, int height)
{
  KyoPageRoom room = {
    .width = get_column_width (em, width),
    .height = height - floor ((TOP + TITLE) * em) - em,
    .gap = (int) (GAP * em),
    .label = (int) (LABEL * em),
    .line_spacing = get_line_spacing (running->lang),
  };

  if (running->heading != NULL)
    room.height -=
      measure_heading (context, running->heading, em, (int) room.width) + HEADING_ROOM * em;
  if (running->is_list)
    room.width -= (int) (BULLET * em);
  room.height = MAX (room.height, 3 * em);

  return room;
}
