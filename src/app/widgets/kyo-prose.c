/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GtkLabel that wraps is asked how narrow it can be and how wide it would like to be for a
 * height, and finds out by setting its words a dozen times over at one width after another. For the
 * forty paragraphs of a case that takes a quarter of a second. Here a paragraph takes whatever
 * width there is and is set once for it.
 */
#include "config.h"

#include "app/widgets/kyo-prose.h"

#include "render/kyo-phrases.h"

/* Room for some words; less is never given. */
#define MIN_WIDTH 120

/* A phrase of up to so many characters is kept whole: a line may be so much shorter. */
#define LONGEST_PHRASE 12

struct _KyoProse
{
  GtkWidget parent_instance;

  char *text;
  PangoLayout *layout;
  int phrase_width; /* for which, and in which size, phrases are kept, px */
  double phrase_em;
  gboolean keeps_phrases;
  double line_spacing; /* 0 for what the font says */
};

G_DEFINE_FINAL_TYPE (KyoProse, kyo_prose, GTK_TYPE_WIDGET)

static double
get_em (PangoLayout *layout)
{
  const PangoFontDescription *font =
    pango_context_get_font_description (pango_layout_get_context (layout));

  return (double) pango_font_description_get_size (font) / PANGO_SCALE;
}

static void
keep_phrases (KyoProse *self, int width)
{
  double em = get_em (self->layout);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) phrases = NULL;

  if (self->phrase_width == width && self->phrase_em == em)
    return;

  self->phrase_width = width;
  self->phrase_em = em;
  phrases = kyo_phrases_list (self->text, em, MIN (em * LONGEST_PHRASE, width * 0.5), width, 0);
  for (guint i = 0; i < phrases->len; i++)
    {
      const KyoPhrase *phrase = &g_array_index (phrases, KyoPhrase, i);
      PangoAttribute *unbroken = pango_attr_allow_breaks_new (FALSE);

      unbroken->start_index = (guint) phrase->begin;
      unbroken->end_index = (guint) phrase->end;
      pango_attr_list_insert (attributes, unbroken);
    }
  pango_layout_set_attributes (self->layout, attributes);
}

static PangoLayout *
get_layout (KyoProse *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_line_spacing (self->layout, (float) self->line_spacing);
      self->phrase_width = -1;
    }
  if (self->keeps_phrases)
    keep_phrases (self, width);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);

  return self->layout;
}

static GtkSizeRequestMode
kyo_prose_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kyo_prose_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  KyoProse *self = KYO_PROSE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    {
      pango_layout_get_pixel_size (get_layout (self, for_size < 0 ? MIN_WIDTH : for_size), NULL,
                                   minimum);
      *natural = *minimum;
    }
}

static void
kyo_prose_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KyoProse *self = KYO_PROSE (widget);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_layout (snapshot, get_layout (self, gtk_widget_get_width (widget)), &color);
}

static void
kyo_prose_finalize (GObject *object)
{
  KyoProse *self = KYO_PROSE (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (kyo_prose_parent_class)->finalize (object);
}

static void
kyo_prose_class_init (KyoProseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kyo_prose_finalize;
  widget_class->get_request_mode = kyo_prose_get_request_mode;
  widget_class->measure = kyo_prose_measure;
  widget_class->snapshot = kyo_prose_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "prose");
}

static void
kyo_prose_init (KyoProse *self)
{
  self->text = g_strdup ("");
}

/**
 * kyo_prose_new:
 * @text: what it says
 * @css_class: (nullable): a style class
 *
 * Makes a paragraph that begins where its room begins and takes as many lines as it needs.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_prose_new (const char *text, const char *css_class)
{
  KyoProse *self = g_object_new (KYO_TYPE_PROSE, NULL);

  kyo_prose_set_text (self, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);

  return GTK_WIDGET (self);
}

/**
 * kyo_prose_get_text:
 * @self: a paragraph
 *
 * What it says.
 *
 * Returns: (transfer none): the text
 */
const char *
kyo_prose_get_text (KyoProse *self)
{
  g_return_val_if_fail (KYO_IS_PROSE (self), NULL);

  return self->text;
}

/**
 * kyo_prose_set_text:
 * @self: a paragraph
 * @text: what it says
 *
 * Lets it say something else.
 */
void
kyo_prose_set_text (KyoProse *self, const char *text)
{
  g_return_if_fail (KYO_IS_PROSE (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_prose_set_line_spacing:
 * @self: a paragraph
 * @spacing: from line to line, in heights of a line; 0 for what the font says
 *
 * Sets its lines apart.
 */
void
kyo_prose_set_line_spacing (KyoProse *self, double spacing)
{
  g_return_if_fail (KYO_IS_PROSE (self));
  g_return_if_fail (spacing >= 0);

  if (self->line_spacing == spacing)
    return;
  self->line_spacing = spacing;
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_prose_set_keeps_phrases:
 * @self: a paragraph
 * @keeps_phrases: whether to break Japanese between phrases only
 *
 * Lets lines be broken as in a headline: where a phrase ends, so that no word is cut, at the price
 * of lines of unequal length.
 */
void
kyo_prose_set_keeps_phrases (KyoProse *self, gboolean keeps_phrases)
{
  g_return_if_fail (KYO_IS_PROSE (self));

  if (self->keeps_phrases == keeps_phrases)
    return;
  self->keeps_phrases = keeps_phrases;
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
