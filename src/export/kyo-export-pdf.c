/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the blocks of a document into boxes and sets them on A4. The label stands on every page,
 * above and below, at the right, in 12 pt and in its colour on black, as FIRST asks for (TLP 2.0).
 * The PDF is tagged, with an outline and links; cairo 1.16 can give it neither a language nor
 * texts in place of its pictures, so it is no PDF/UA.
 */
#include "config.h"

#include "export/kyo-export-formats.h"
#include "export/kyo-export-pdf-page.h"
#include "model/kyo-labels.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define FACT_NAME 84   /* width of the names of facts */
#define BULLET 13      /* from bullet to text */
#define NOTE_NUMBER 12 /* from the bar */
#define NOTE_TEXT 42
#define GUTTER 8              /* between the columns of a table */
#define TIMELINE_TEXT 8.0     /* size of the text in a timeline */
#define TIMELINE_HEIGHT 600.0 /* of a row, at most */
#define HEADER_Y 30
#define FOOTER_Y 44 /* from the lower edge */

typedef struct
{
  KyoDocument *document;
  KyoPdfType *type;
  KyoPdfFlow *flow;
  KyoPainter *painter;
  GPtrArray *pictures; /* GPtrArray of KyoExportPicture: kept until all is painted */
  GHashTable *places;  /* name of a place → KyoPdfBox, not owned */
  GPtrArray *pointers; /* KyoPdfBox whose last cell names the page that its link leads to */
  KyoPdfBox *last;     /* added most recently */
  guint n_groups;
  guint n_headings;
} Builder;

static KyoPdfBox *
add_box (Builder *builder, const char *tag, KyoPdfStyle style, double space_before)
{
  KyoPdfBox *box = kyo_pdf_box_new (tag, style);

  box->space_before = space_before;
  kyo_pdf_flow_add (builder->flow, box);
  builder->last = box;
  return box;
}

static void
add_text (Builder *builder, KyoPdfBox *box, const char *text, double x, double width)
{
  kyo_pdf_box_add_cell (box, kyo_pdf_type_set_text (builder->type, box->style, text, width), x);
}

static void
add_words (Builder *builder, KyoPdfBox *box, const KyoPdfWords *words, double x, double width)
{
  kyo_pdf_box_add_cell (box, kyo_pdf_type_set (builder->type, box->style, words, width), x);
}

static const char *
word (Builder *builder, KyoWord which)
{
  return kyo_export_word (which, builder->document->lang);
}

static void
set_place (Builder *builder, KyoPdfBox *box, const char *name)
{
  box->dest = g_strdup (name);
  g_hash_table_insert (builder->places, box->dest, box);
}

static void
add_facts (Builder *builder, KyoBlock *facts)
{
  for (guint i = 0; i < facts->rows->len; i++)
    {
      KyoBlockRow *row = facts->rows->pdata[i];
      const KyoPdfWords name = { .head = row->cells->pdata[0] };
      KyoPdfBox *box = add_box (builder, "P", KYO_STYLE_LABEL, i == 0 ? 8 : 1);

      add_words (builder, box, &name, 0, FACT_NAME - GUTTER);
      box->style = KYO_STYLE_CELL;
      kyo_pdf_box_add_cell (box,
                            kyo_pdf_type_set_text (builder->type, KYO_STYLE_LABEL,
                                                   row->cells->pdata[1],
                                                   KYO_PDF_TEXT_WIDTH - FACT_NAME),
                            FACT_NAME);
    }
}

static double
get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.width);
}

/* As many in a line as it holds. */
static void
add_short_facts (Builder *builder, KyoBlock *facts)
{
  KyoPdfBox *box = NULL;
  double x = 0;

  for (guint i = 0; i < facts->rows->len; i++)
    {
      KyoBlockRow *row = facts->rows->pdata[i];
      const KyoPdfWords words = { .head = row->cells->pdata[0] };
      PangoLayout *name = kyo_pdf_type_set (builder->type, KYO_STYLE_LABEL, &words, -1);
      PangoLayout *value =
        kyo_pdf_type_set_text (builder->type, KYO_STYLE_LABEL, row->cells->pdata[1], -1);
      double name_width = get_width (name) + GUTTER;

      if (box == NULL || x + name_width + get_width (value) > KYO_PDF_TEXT_WIDTH)
        {
          box = add_box (builder, "P", KYO_STYLE_CELL, box == NULL ? 6 : 1);
          x = 0;
        }
      if (x + name_width + get_width (value) > KYO_PDF_TEXT_WIDTH)
        pango_layout_set_width (value, pango_units_from_double (KYO_PDF_TEXT_WIDTH - name_width));
      kyo_pdf_box_add_cell (box, name, x);
      kyo_pdf_box_add_cell (box, value, x + name_width);
      x += name_width + get_width (value) + 3 * GUTTER;
    }
}

static void
add_contents_row (Builder *builder, KyoBlock *block, guint group)
{
  const double label = 78, page = 30, remark = 92;
  const double title = KYO_PDF_TEXT_WIDTH - label - page - remark - 2 * GUTTER;
  const KyoPdfWords dim = { .head = block->remark };
  KyoPdfBox *box = add_box (builder, "TOCI", KYO_STYLE_BODY, 3);
  PangoLayout *number;

  box->group = group;
  box->group_tag = "TOC";
  box->link = g_strdup (block->id);
  box->padding = 2;
  box->decor = KYO_DECOR_RULE_BELOW;
  box->is_whole = TRUE;
  add_text (builder, box, block->label != NULL ? block->label : "", 0, label - GUTTER);
  add_text (builder, box, block->text, label, title);
  if (block->remark != NULL)
    add_words (builder, box, &dim, label + title + GUTTER, remark);
  number = kyo_pdf_type_set_text (builder->type, KYO_STYLE_BODY, "0", page);
  pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
  kyo_pdf_box_add_cell (box, number, KYO_PDF_TEXT_WIDTH - page);
  g_ptr_array_add (builder->pointers, box);
}

static void
add_cover (Builder *builder)
{
  KyoDocument *document = builder->document;
  KyoPdfBox *title = add_box (builder, "H1", KYO_STYLE_TITLE, 0);
  KyoPdfBox *contents;
  guint group = ++builder->n_groups;

  title->padding = 18;
  title->decor = KYO_DECOR_RULE_BELOW;
  add_text (builder, title, document->title, 0, KYO_PDF_TEXT_WIDTH);
  add_facts (builder, document->facts);
  contents = add_box (builder, "H2", KYO_STYLE_HEADING_2, 32);
  contents->keep_with_next = TRUE;
  add_text (builder, contents, word (builder, KYO_WORD_CONTENTS), 0, KYO_PDF_TEXT_WIDTH);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      KyoBlock *block = document->blocks->pdata[i];

      if (block->kind == KYO_BLOCK_HEADING && block->level == 1)
        add_contents_row (builder, block, group);
    }
}

static void
add_case_heading (Builder *builder, KyoBlock *block)
{
  const KyoPdfWords words = { .text = block->text, .marks = block->marks };
  KyoPdfBox *label = add_box (builder, "P", KYO_STYLE_LABEL, 0);
  KyoPdfBox *box;

  label->starts_page = TRUE;
  label->keep_with_next = TRUE;
  label->decor = KYO_DECOR_RULE_ABOVE;
  add_text (builder, label, block->label != NULL ? block->label : " ", 0, KYO_PDF_TEXT_WIDTH);
  box = add_box (builder, "H1", KYO_STYLE_HEADING_1, 0);
  box->keep_with_next = TRUE;
  box->outline = block->label != NULL ? g_strdup_printf ("%s　%s", block->label, block->text)
                                      : g_strdup (block->text);
  box->outline_level = 1;
  set_place (builder, box, block->id);
  add_words (builder, box, &words, 0, KYO_PDF_TEXT_WIDTH);
}

static void
add_heading (Builder *builder, KyoBlock *block)
{
  const gboolean is_section = block->level == 2;
  const KyoPdfWords words = { .text = block->text, .marks = block->marks };
  KyoPdfBox *box;

  if (block->level == 1)
    {
      add_case_heading (builder, block);
      return;
    }
  box = add_box (builder, is_section ? "H2" : "H3",
                 is_section ? KYO_STYLE_HEADING_2 : KYO_STYLE_HEADING_3, is_section ? 16 : 8);
  box->keep_with_next = TRUE;
  box->is_whole = TRUE;
  add_words (builder, box, &words, 0, KYO_PDF_TEXT_WIDTH);
  if (is_section)
    {
      g_autofree char *name = g_strdup_printf ("section-%u", ++builder->n_headings);

      box->decor = KYO_DECOR_RULE_BELOW;
      box->padding = 1.5;
      box->outline = g_strdup (block->text);
      box->outline_level = 2;
      set_place (builder, box, name);
    }
}

static void
add_summary (Builder *builder, KyoBlock *block)
{
  KyoPdfBox *box = add_box (builder, "P", KYO_STYLE_SUMMARY, 12);

  box->decor = KYO_DECOR_SHADE;
  box->padding = 9;
  add_text (builder, box, block->text, 12, KYO_PDF_TEXT_WIDTH - 24);
}

static GPtrArray *
list_pictures (Builder *builder, KyoBlock *block, double width)
{
  GPtrArray *pictures =
    kyo_export_picture_list (block, builder->painter, builder->document->lang, width);

  g_ptr_array_add (builder->pictures, pictures);
  return pictures;
}

/* Where it is to be found, at the place where it was due. */
static void
add_pointer (Builder *builder, const char *name)
{
  KyoPdfBox *box = add_box (builder, "P", KYO_STYLE_LABEL, 6);

  box->link = g_strdup (name);
  add_text (builder, box, word (builder, KYO_WORD_DIAGRAM_ON_PAGE), 0, KYO_PDF_TEXT_WIDTH);
  g_ptr_array_add (builder->pointers, box);
}

static void
add_diagram (Builder *builder, KyoBlock *block)
{
  KyoExportPicture *picture = list_pictures (builder, block, 0)->pdata[0];
  g_autofree char *caption = NULL;
  double width, height, scale;
  KyoPdfBox *box;

  kyo_export_picture_get_size (picture, &width, &height);
  scale = MIN (KYO_PDF_TEXT_WIDTH / width, 0.75);
  if (scale * KYO_PICTURE_BODY_PX >= KYO_PDF_MIN_TEXT && height * scale < 560)
    {
      box = add_box (builder, "Figure", KYO_STYLE_BODY, 8);
      box->picture = picture;
      box->scale = scale;
      return;
    }

  add_pointer (builder, block->id);
  box = add_box (builder, "H3", KYO_STYLE_HEADING_2, 0);
  box->picture = picture;
  box->has_page = TRUE;
  set_place (builder, box, block->id);
  caption = block->label != NULL ? g_strdup_printf ("%s　%s", block->label, block->text)
                                 : g_strdup (block->text);
  add_text (builder, box, caption, 0, 740);
}

static void
add_timeline (Builder *builder, KyoBlock *block)
{
  GPtrArray *rows =
    list_pictures (builder, block, KYO_PDF_TEXT_WIDTH * KYO_PICTURE_BODY_PX / TIMELINE_TEXT);
  double scale = TIMELINE_TEXT / KYO_PICTURE_BODY_PX;

  for (guint i = 0; i < rows->len; i++)
    {
      double width, height;

      kyo_export_picture_get_size (rows->pdata[i], &width, &height);
      scale = MIN (scale, KYO_PDF_TEXT_WIDTH / width);
      scale = MIN (scale, TIMELINE_HEIGHT / height);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      KyoPdfBox *box = add_box (builder, "Figure", KYO_STYLE_BODY, i == 0 ? 8 : 4);

      box->picture = rows->pdata[i];
      box->scale = scale;
    }
}

/* Where the next column of an outline begins: after its share of the rows, and if possible not in
 * the middle of what a row of the upper levels holds. */
static guint
find_column_end (GPtrArray *rows, guint first, guint share)
{
  for (guint end = first + share; end < MIN (first + share + 3, rows->len); end++)
    if (((KyoBlockRow *) rows->pdata[end])->level < 2)
      return end;

  return MIN (first + share, rows->len);
}

static void
add_outline (Builder *builder, KyoBlock *block)
{
  const guint n_columns = builder->document->lang == KYO_LANG_JA ? 3 : 2;
  const guint share = (block->rows->len + n_columns - 1) / n_columns;
  const double width = KYO_PDF_TEXT_WIDTH / n_columns;
  KyoPdfBox *box = add_box (builder, "P", KYO_STYLE_SMALL, 3);
  guint first = 0;

  for (guint i = 0; i < n_columns && first < block->rows->len; i++)
    {
      guint end =
        i + 1 < n_columns ? find_column_end (block->rows, first, share) : block->rows->len;

      kyo_pdf_box_add_cell (
        box, kyo_pdf_type_set_outline (builder->type, block->rows, first, end, width - GUTTER),
        i * width);
      first = end;
    }
}

/* "Themes: Backups; Business continuity", as a name may hold commas. */
static char *
dup_themes (Builder *builder, GPtrArray *themes)
{
  const gboolean is_ja = builder->document->lang == KYO_LANG_JA;
  GString *line;

  if (themes == NULL)
    return NULL;
  line = g_string_new (word (builder, KYO_WORD_THEMES));
  g_string_append (line, is_ja ? "：" : ": ");
  for (guint i = 0; i < themes->len; i++)
    g_string_append_printf (line, "%s%s", i == 0 ? "" : (is_ja ? "、" : "; "),
                            (const char *) themes->pdata[i]);

  return g_string_free (line, FALSE);
}

/* A lesson below the point that it supports, with its page: on paper, that is the link. */
static void
add_support (Builder *builder, const KyoBlockSupport *support)
{
  const double x = 2 * BULLET, page = 30;
  const double width = KYO_PDF_TEXT_WIDTH - x - page - GUTTER;
  KyoPdfBox *box = add_box (builder, "LI", KYO_STYLE_SMALL, 1);
  PangoLayout *number;

  box->group = builder->n_groups;
  box->group_tag = "L";
  add_text (builder, box, "–", BULLET, BULLET);
  add_text (builder, box, support->text, x, width);
  if (support->place == NULL)
    return;
  box->link = g_strdup (support->place);
  number = kyo_pdf_type_set_text (builder->type, KYO_STYLE_SMALL, "0", page);
  pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
  kyo_pdf_box_add_cell (box, number, KYO_PDF_TEXT_WIDTH - page);
  g_ptr_array_add (builder->pointers, box);
}

static void
add_passage (Builder *builder, KyoBlock *block)
{
  g_autofree char *themes = dup_themes (builder, block->themes);
  const KyoPdfWords words = {
    .lead = block->label,
    .text = block->text,
    .tail = block->remark,
    .marks = block->marks,
    .foot = themes,
  };
  KyoPdfBox *box = add_box (builder, "LI", KYO_STYLE_BODY, block->label != NULL ? 7 : 4);

  box->group = builder->n_groups;
  box->group_tag = "L";
  add_text (builder, box, "•", 2, BULLET);
  add_words (builder, box, &words, BULLET, KYO_PDF_TEXT_WIDTH - BULLET);
  if (block->id != NULL)
    set_place (builder, box, block->id);
  box->keep_with_next = block->supports != NULL;
  for (guint i = 0; block->supports != NULL && i < block->supports->len; i++)
    add_support (builder, block->supports->pdata[i]);
}

static void
add_steps (Builder *builder, KyoBlock *block)
{
  /* Number, time, phase, between; what happened gets the rest. */
  static const double widths_ja[] = { 46, 66, 58, 130, 0 };
  static const double widths_en[] = { 60, 70, 78, 108, 0 };
  const double *widths = builder->document->lang == KYO_LANG_JA ? widths_ja : widths_en;
  const guint group = ++builder->n_groups;
  KyoPdfBox *header = NULL;

  for (guint i = 0; i < block->rows->len; i++)
    {
      KyoBlockRow *row = block->rows->pdata[i];
      const guint skipped = row->cells->len < 5; /* no time */
      KyoPdfBox *box =
        add_box (builder, "TR", i == 0 ? KYO_STYLE_CELL_HEAD : KYO_STYLE_CELL, i == 0 ? 8 : 0);
      double x = 4;

      box->group = group;
      box->group_tag = "Table";
      box->cell_tag = i == 0 ? "TH" : "TD";
      box->decor = KYO_DECOR_RULE_BELOW | (i == 0 ? KYO_DECOR_SHADE : KYO_DECOR_NONE);
      box->padding = 2.5;
      box->keep_with_next = i == 0;
      box->header = header;
      for (guint j = 0; j < row->cells->len; j++)
        {
          const gboolean is_last = j == row->cells->len - 1;
          const KyoPdfWords words = { .text = row->cells->pdata[j],
                                      .marks = is_last ? row->marks : NULL };
          const double width = is_last ? KYO_PDF_TEXT_WIDTH - x : widths[j > 0 ? j + skipped : 0];

          add_words (builder, box, &words, x, width - GUTTER);
          x += width;
        }
      if (i == 0)
        header = box;
    }
}

static void
add_notes (Builder *builder, KyoBlock *block)
{
  /* A note never stands alone at the top of a page. */
  if (builder->last->picture == NULL)
    builder->last->keep_with_next = TRUE;
  for (guint i = 0; i < block->notes->len; i++)
    {
      KyoBlockNote *note = block->notes->pdata[i];
      const KyoPdfWords words = { .head = note->head, .quote = note->quote, .text = note->body };
      g_autofree char *number = g_strdup_printf ("[%u]", note->number);
      KyoPdfBox *box = add_box (builder, "Note", KYO_STYLE_NOTE, i == 0 ? 8 : 0);

      box->decor = KYO_DECOR_BAR;
      box->padding = 3.5;
      kyo_pdf_box_add_cell (
        box, kyo_pdf_type_set_text (builder->type, KYO_STYLE_NOTE_NUMBER, number, -1), NOTE_NUMBER);
      add_words (builder, box, &words, NOTE_TEXT, KYO_PDF_TEXT_WIDTH - NOTE_TEXT);
    }
}

static void
add_block (Builder *builder, KyoBlock *block, KyoBlockKind before)
{
  if (block->kind == KYO_BLOCK_PASSAGE && before != KYO_BLOCK_PASSAGE)
    builder->n_groups++;

  switch (block->kind)
    {
    case KYO_BLOCK_HEADING:
      add_heading (builder, block);
      break;
    case KYO_BLOCK_FACTS:
      add_short_facts (builder, block);
      break;
    case KYO_BLOCK_SUMMARY:
      add_summary (builder, block);
      break;
    case KYO_BLOCK_DIAGRAM:
      add_diagram (builder, block);
      break;
    case KYO_BLOCK_TIMELINE:
      add_timeline (builder, block);
      break;
    case KYO_BLOCK_OUTLINE:
      add_outline (builder, block);
      break;
    case KYO_BLOCK_PASSAGE:
      add_passage (builder, block);
      break;
    case KYO_BLOCK_STEPS:
      add_steps (builder, block);
      break;
    case KYO_BLOCK_NOTES:
      add_notes (builder, block);
      break;
    }
}

/* The numbers of pages, now that they are known. */
static void
fill_pointers (Builder *builder)
{
  for (guint i = 0; i < builder->pointers->len; i++)
    {
      KyoPdfBox *box = builder->pointers->pdata[i];
      KyoPdfBox *place = g_hash_table_lookup (builder->places, box->link);
      g_autofree char *text =
        box->cells->len == 1
          ? g_strdup_printf ("%s%u", word (builder, KYO_WORD_DIAGRAM_ON_PAGE), place->page)
          : g_strdup_printf ("%u", place->page);

      kyo_pdf_box_set_last_text (box, text);
    }
}

/* FIRST's colours, each on black. */
static void
use_tlp_colour (cairo_t *cr, KyoTlp tlp)
{
  static const double colours[][3] = {
    [KYO_TLP_CLEAR] = { 1, 1, 1 },       [KYO_TLP_GREEN] = { 0.2, 1, 0 },
    [KYO_TLP_AMBER] = { 1, 0.753, 0 },   [KYO_TLP_AMBER_STRICT] = { 1, 0.753, 0 },
    [KYO_TLP_RED] = { 1, 0.169, 0.169 },
  };

  cairo_set_source_rgb (cr, colours[tlp][0], colours[tlp][1], colours[tlp][2]);
}

static void
paint_tlp (Builder *builder, cairo_t *cr, double right, double middle)
{
  const KyoTlp tlp = builder->document->tlp;
  g_autoptr (PangoLayout) layout =
    kyo_pdf_type_set_text (builder->type, KYO_STYLE_TLP, kyo_tlp_label (tlp), -1);
  PangoRectangle logical;
  double width, height;

  pango_layout_get_extents (layout, NULL, &logical);
  width = pango_units_to_double (logical.width) + 14;
  height = pango_units_to_double (logical.height) + 4;
  cairo_rectangle (cr, right - width, middle - height / 2, width, height);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_fill (cr);
  use_tlp_colour (cr, tlp);
  cairo_move_to (cr, right - width + 7, middle - height / 2 + 2);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static void
paint_small (Builder *builder, cairo_t *cr, const char *text, double x, double middle, double width)
{
  g_autoptr (PangoLayout) layout =
    kyo_pdf_type_set_text (builder->type, KYO_STYLE_SMALL, text, width);
  PangoRectangle logical;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_extents (layout, NULL, &logical);
  kyo_pdf_type_use_colour (cr, KYO_STYLE_SMALL);
  cairo_move_to (cr, x, middle - pango_units_to_double (logical.height) / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static void
paint_page_cb (
  cairo_t *cr, double width, double height, guint number, guint n_pages, gpointer user_data)
{
  Builder *builder = user_data;
  const double right = width - KYO_PDF_MARGIN;
  g_autofree char *pages = g_strdup_printf ("%u / %u", number, n_pages);

  if (number > 1)
    paint_small (builder, cr, builder->document->title, KYO_PDF_MARGIN, HEADER_Y,
                 width - 2 * KYO_PDF_MARGIN - 170);
  paint_small (builder, cr, pages, KYO_PDF_MARGIN, height - FOOTER_Y, 100);
  paint_tlp (builder, cr, right, HEADER_Y);
  paint_tlp (builder, cr, right, height - FOOTER_Y);
}

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, KyoDocument *document)
{
  g_autofree char *created = g_date_time_format_iso8601 (document->when);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  kyo_tlp_label (document->tlp));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kyokun " KYO_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

static void
build (Builder *builder)
{
  GPtrArray *blocks = builder->document->blocks;
  KyoBlockKind before = KYO_BLOCK_HEADING;

  add_cover (builder);
  for (guint i = 0; i < blocks->len; i++)
    {
      KyoBlock *block = blocks->pdata[i];

      add_block (builder, block, before);
      before = block->kind;
    }
}

static GBytes *
paint (Builder *builder, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append_bytes_cb, bytes, KYO_PDF_PAGE_WIDTH, KYO_PDF_PAGE_HEIGHT);
  cairo_status_t status;

  set_metadata (surface, builder->document);
  kyo_pdf_flow_paint (builder->flow, surface, paint_page_cb, builder);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
                   _ ("The PDF cannot be made: %s; choose another format"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * kyo_export_write_pdf:
 * @document: a document
 * @error: return location for an error
 *
 * Writes @document as PDF on A4; a diagram that would be too small to read there gets a larger
 * page.
 *
 * Fails with `KYO_EXPORT_ERROR_FAILED` when cairo cannot make it, and when no font of this computer
 * has Japanese characters that the document needs.
 *
 * Returns: (transfer full): the bytes of the file, or `NULL` with @error set
 */
GBytes *
kyo_export_write_pdf (KyoDocument *document, GError **error)
{
  g_autoptr (KyoPdfType) type = kyo_pdf_type_new (document->lang);
  g_autoptr (KyoPdfFlow) flow = kyo_pdf_flow_new ();
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_PRINT, document->lang);
  g_autoptr (GPtrArray) pictures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) pointers = g_ptr_array_new ();
  Builder builder = {
    .document = document,
    .type = type,
    .flow = flow,
    .painter = painter,
    .pictures = pictures,
    .places = places,
    .pointers = pointers,
  };

  build (&builder);
  if (!kyo_pdf_type_has_fonts (type))
    {
      g_set_error_literal (
        error, KYO_EXPORT_ERROR, KYO_EXPORT_ERROR_FAILED,
        _ ("No font of this computer has Japanese characters, so the PDF could not "
           "be read; install one, such as Noto Sans CJK, and export again"));
      return NULL;
    }
  kyo_pdf_flow_break (flow);
  fill_pointers (&builder);

  return paint (&builder, error);
}
