/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes are absolute and metrics are not hinted, so that lines break alike on screen and on paper.
 * One family comes first for both languages: its Japanese glyphs are of the Japanese form (not of
 * the Chinese one that a fallback may bring), and a figure keeps its line breaks wherever it is
 * opened. Lines have a fixed height, whatever scripts stand in them. Pango breaks Japanese by
 * UAX #14 with small kana and long-vowel marks kept off the beginning of a line.
 *
 * Shaping is what costs time, so what has been set is kept, by its words and measures.
 */
#include "config.h"

#include "render/kyo-typesetter.h"

#include "render/kyo-phrases.h"

#define FAMILIES "Noto Sans CJK JP, Cantarell, Noto Sans, sans-serif"
/* More than any picture shows at a time; the table is emptied when it is full. */
#define MOST_KEPT 8192
/* Longer texts are read, not looked at. */
#define MOST_BALANCED 5
#define BALANCE_STEP 9.0

static const struct
{
  double px;
  PangoWeight weight;
  double line; /* px from line to line */
} FONTS[] = {
  [KYO_FONT_BODY] = { 13, PANGO_WEIGHT_NORMAL, 19 },
  [KYO_FONT_LABEL] = { 13, PANGO_WEIGHT_MEDIUM, 17 },
  [KYO_FONT_BOUNDARY] = { 13, PANGO_WEIGHT_BOLD, 17 },
  [KYO_FONT_BADGE] = { 13, PANGO_WEIGHT_BOLD, 16 },
  [KYO_FONT_SMALL] = { 12.5, PANGO_WEIGHT_NORMAL, 16 },
};

struct _KyoTypesetter
{
  PangoContext *context;
  GHashTable *kept; /* words and measures → PangoLayout */
};

static PangoLayout *
make_layout (KyoTypesetter *self, double px, PangoWeight weight, double line)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_absolute_size (font, px * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (line * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
keep_phrases (PangoLayout *layout, const char *text, KyoFont font, double width, double indent)
{
  /* In running words a line may be shorter by a third, but not by more. */
  double whole = font == KYO_FONT_LABEL ? width : width * 0.6;
  g_autoptr (GArray) phrases = kyo_phrases_list (text, FONTS[font].px, whole, width, indent);
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  for (guint i = 0; i < phrases->len; i++)
    {
      const KyoPhrase *phrase = &g_array_index (phrases, KyoPhrase, i);
      PangoAttribute *unbroken = pango_attr_allow_breaks_new (FALSE);

      unbroken->start_index = (guint) phrase->begin;
      unbroken->end_index = (guint) phrase->end;
      pango_attr_list_insert (attributes, unbroken);
    }
  pango_layout_context_changed (layout);
}

/* How uneven the lines are: 0 when all are as long as the longest. */
static double
judge_lines (PangoLayout *layout, double indent)
{
  GSList *lines = pango_layout_get_lines_readonly (layout);
  double longest = 0, uneven = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (GSList *item = lines; item != NULL; item = item->next)
        {
          PangoRectangle logical;
          double length;

          pango_layout_line_get_extents (item->data, NULL, &logical);
          length = (double) logical.width / PANGO_SCALE + (item == lines ? indent : 0);
          if (pass == 0)
            longest = MAX (longest, length);
          else
            uneven += (longest - length) * (longest - length);
        }
    }
  return uneven;
}

/* Lets the lines of a short text be about equally long, without making them more: no word is left
 * alone on the last. */
static void
balance (PangoLayout *layout, double width, double indent)
{
  int n_lines = pango_layout_get_line_count (layout);
  double best = width;
  double least;

  if (n_lines < 2 || n_lines > MOST_BALANCED)
    return;

  /* Only where no word has to be cut for it. */
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  least = judge_lines (layout, indent);
  for (double narrower = width - BALANCE_STEP; narrower > width * 0.6; narrower -= BALANCE_STEP)
    {
      PangoRectangle logical;
      double uneven;

      pango_layout_set_width (layout, (int) (narrower * PANGO_SCALE));
      pango_layout_get_extents (layout, NULL, &logical);
      if (pango_layout_get_line_count (layout) > n_lines ||
          logical.width > (int) (narrower * PANGO_SCALE))
        break;
      uneven = judge_lines (layout, indent);
      if (uneven < least)
        {
          least = uneven;
          best = narrower;
        }
    }
  pango_layout_set_width (layout, (int) (best * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
}

/* Whether a word was longer than a line, and so goes on in the next. */
static gboolean
cuts_word (PangoLayout *layout, const char *text)
{
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);

  for (GSList *item = pango_layout_get_lines_readonly (layout)->next; item != NULL;
       item = item->next)
    {
      const PangoLayoutLine *line = item->data;

      if (!attrs[g_utf8_pointer_to_offset (text, text + line->start_index)].is_line_break)
        return TRUE;
    }

  return FALSE;
}

/**
 * kyo_typesetter_new:
 * @lang: the language by whose habits glyphs are chosen and lines broken
 *
 * Makes a typesetter for the calling thread.
 *
 * Returns: (transfer full): it
 */
KyoTypesetter *
kyo_typesetter_new (KyoLang lang)
{
  KyoTypesetter *self = g_new0 (KyoTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_language (self->context,
                              pango_language_from_string (lang == KYO_LANG_JA ? "ja" : "en"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);

  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

/**
 * kyo_typesetter_free:
 * @self: (transfer full): a typesetter
 *
 * Frees a typesetter and all that it has set.
 */
void
kyo_typesetter_free (KyoTypesetter *self)
{
  g_hash_table_unref (self->kept);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * kyo_typesetter_set:
 * @self: a typesetter
 * @text: words
 * @font: how to set them
 * @width: where to wrap them, px; less than 0 for one line
 * @indent: of the first line, px
 *
 * Sets words in lines; those of a short text are made about equally long, so that the width of the
 * layout may be less than @width.
 *
 * Returns: (transfer none): them, until the next call
 */
PangoLayout *
kyo_typesetter_set (
  KyoTypesetter *self, const char *text, KyoFont font, double width, double indent)
{
  g_autofree char *key =
    g_strdup_printf ("%d %d %d %s", font, (int) (width * 8), (int) (indent * 8), text);
  PangoLayout *layout = g_hash_table_lookup (self->kept, key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->kept) >= MOST_KEPT)
    g_hash_table_remove_all (self->kept);

  layout = make_layout (self, FONTS[font].px, FONTS[font].weight, FONTS[font].line);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    {
      keep_phrases (layout, text, font, width, indent);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    }
  pango_layout_set_indent (layout, (int) (indent * PANGO_SCALE));
  if (font == KYO_FONT_LABEL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (width >= 0)
    balance (layout, width, indent);
  g_hash_table_insert (self->kept, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * kyo_typesetter_measure:
 * @self: a typesetter
 * @text: words
 * @font: how to set them
 * @width: where to wrap them, px; less than 0 for one line
 * @indent: of the first line, px
 * @used_width: (out): px of the longest line with its indent; more than @width when a single word
 *   is longer, although painting will break that word
 * @height: (out): px of all lines
 * @n_lines: (out) (optional): how many lines
 *
 * Measures words as they will be set.
 */
void
kyo_typesetter_measure (KyoTypesetter *self,
                        const char *text,
                        KyoFont font,
                        double width,
                        double indent,
                        double *used_width,
                        double *height,
                        guint *n_lines)
{
  PangoLayout *layout = kyo_typesetter_set (self, text, font, width, indent);
  PangoRectangle logical;
  double longest = 0;

  for (GSList *item = pango_layout_get_lines_readonly (layout); item != NULL; item = item->next)
    {
      pango_layout_line_get_extents (item->data, NULL, &logical);
      longest = MAX (longest, (double) logical.width / PANGO_SCALE +
                                (item == pango_layout_get_lines_readonly (layout) ? indent : 0));
    }
  pango_layout_get_extents (layout, NULL, &logical);
  *used_width = longest;
  *height = (double) logical.height / PANGO_SCALE;
  if (n_lines != NULL)
    *n_lines = (guint) pango_layout_get_line_count (layout);

  if (width >= 0 && cuts_word (layout, text))
    {
      g_autoptr (PangoLayout) whole = pango_layout_copy (layout);

      pango_layout_set_wrap (whole, PANGO_WRAP_WORD);
      pango_layout_set_width (whole, (int) (width * PANGO_SCALE));
      pango_layout_get_extents (whole, NULL, &logical);
      if ((double) logical.width / PANGO_SCALE > width + 0.01)
        *used_width = (double) logical.width / PANGO_SCALE;
    }
}

/**
 * kyo_typesetter_set_heading:
 * @self: a typesetter
 * @text: words
 * @px: size
 *
 * Sets the title of a picture in one bold line.
 *
 * Returns: (transfer full): it
 */
PangoLayout *
kyo_typesetter_set_heading (KyoTypesetter *self, const char *text, double px)
{
  PangoLayout *layout = make_layout (self, px, PANGO_WEIGHT_BOLD, px * 1.4);

  pango_layout_set_text (layout, text, -1);
  return layout;
}
