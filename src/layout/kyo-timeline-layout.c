/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From top to bottom: bands of phases, the words for the times, the axis with its badges, the
 * cards. All cards are as high as the highest, so that the row reads as one.
 */
#include "config.h"

#include "layout/kyo-timeline-layout.h"

#include "layout/kyo-shape.h"

#include "model/kyo-labels.h"

#include <math.h>

#define MARGIN 16
#define GAP 12
#define BAND_HEIGHT 26
#define BAND_GAP 8 /* to what stands below */
#define AXIS_TO_CARD 12

typedef struct
{
  KyoTimelineCard card;
  KyoPhase phase;
} Entry;

struct _KyoTimelineLayout
{
  GObject parent_instance;

  GArray *entries; /* Entry */
  GArray *bands;   /* KyoTimelineBand */
  GStringChunk *strings;
  double width;
  double height;
  double axis;
};

G_DEFINE_FINAL_TYPE (KyoTimelineLayout, kyo_timeline_layout, G_TYPE_OBJECT)

typedef struct
{
  KyoMeasureFunc measure;
  gpointer measure_data;
  double card_width;
} Setting;

static void
clear_entry (gpointer data)
{
  g_clear_object (&((Entry *) data)->card.step);
}

static void
add_card (KyoTimelineLayout *self, KyoStep *step, KyoLang lang, const Setting *setting)
{
  g_autofree char *badge =
    kyo_step_dup_badge_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);
  g_autofree char *when = kyo_step_dup_when_display (step, lang);
  Entry entry = { .phase = kyo_step_get_phase (step) };
  double inner = MAX (setting->card_width - 2 * KYO_SHAPE_CALLOUT_PAD_X, 1);
  double width, height;
  guint n_lines;

  entry.card.step = g_object_ref (step);
  entry.card.text =
    g_string_chunk_insert (self->strings, kyo_text_get (kyo_step_get_text (step), lang));
  entry.card.badge = g_string_chunk_insert (self->strings, badge);
  entry.card.when = g_string_chunk_insert (self->strings, when);

  setting->measure (entry.card.text, KYO_FONT_BODY, inner, 0, &width, &height, &n_lines,
                    setting->measure_data);
  entry.card.rect.height = ceil (height) + 2 * KYO_SHAPE_CALLOUT_PAD_Y + 2;
  setting->measure (badge, KYO_FONT_BADGE, -1, 0, &width, &height, &n_lines, setting->measure_data);
  entry.card.badge_rect.width = MAX (KYO_SHAPE_BADGE, width + 10);
  entry.card.badge_rect.height = KYO_SHAPE_BADGE;
  if (*when != '\0')
    {
      setting->measure (when, KYO_FONT_SMALL, setting->card_width, 0, &width, &height, &n_lines,
                        setting->measure_data);
      entry.card.when_rect.width = ceil (width);
      entry.card.when_rect.height = ceil (height);
    }
  g_array_append_val (self->entries, entry);
}

static void
place_cards (KyoTimelineLayout *self, double card_width)
{
  double tallest = 0, times = 0, x = MARGIN;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoTimelineCard *card = &g_array_index (self->entries, Entry, i).card;

      tallest = MAX (tallest, card->rect.height);
      times = MAX (times, card->when_rect.height);
    }

  self->axis =
    MARGIN + BAND_HEIGHT + BAND_GAP + (times > 0 ? times + 4 : 0) + KYO_SHAPE_BADGE / 2.0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &g_array_index (self->entries, Entry, i).card;

      card->rect =
        (KyoRect){ x, self->axis + KYO_SHAPE_BADGE / 2.0 + AXIS_TO_CARD, card_width, tallest };
      card->badge_rect.x = x + KYO_SHAPE_CALLOUT_PAD_X;
      card->badge_rect.y = self->axis - card->badge_rect.height / 2;
      card->when_rect.x = x + KYO_SHAPE_CALLOUT_PAD_X;
      card->when_rect.y = self->axis - KYO_SHAPE_BADGE / 2.0 - 4 - card->when_rect.height;
      x += card_width + GAP;
    }

  self->width = x - GAP + MARGIN;
  self->height = ceil (self->axis + KYO_SHAPE_BADGE / 2.0 + AXIS_TO_CARD + tallest + MARGIN);
}

static void
place_bands (KyoTimelineLayout *self, KyoLang lang)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      KyoTimelineBand *last =
        self->bands->len > 0 ? &g_array_index (self->bands, KyoTimelineBand, self->bands->len - 1)
                             : NULL;

      if (last != NULL && last->phase == entry->phase)
        {
          last->n_cards++;
          last->rect.width = entry->card.rect.x + entry->card.rect.width - last->rect.x;
        }
      else
        {
          KyoTimelineBand band = {
            .phase = entry->phase,
            .label = kyo_phase_label (entry->phase, lang),
            .rect = { entry->card.rect.x, MARGIN, entry->card.rect.width, BAND_HEIGHT },
            .first_card = i,
            .n_cards = 1,
          };

          g_array_append_val (self->bands, band);
        }
    }
}

static void
kyo_timeline_layout_finalize (GObject *object)
{
  KyoTimelineLayout *self = KYO_TIMELINE_LAYOUT (object);

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->bands, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);

  G_OBJECT_CLASS (kyo_timeline_layout_parent_class)->finalize (object);
}

static void
kyo_timeline_layout_class_init (KyoTimelineLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kyo_timeline_layout_finalize;
}

static void
kyo_timeline_layout_init (KyoTimelineLayout *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->bands = g_array_new (FALSE, FALSE, sizeof (KyoTimelineBand));
  self->strings = g_string_chunk_new (1024);
}

/**
 * kyo_timeline_layout_new:
 * @kase: a case
 * @lang: which of its two languages is shown
 * @card_width: the least width of a card, px
 * @width: px that the row has to fill at least, 0 to let it be as short as it is
 * @measure: (scope call): measures words, for instance kyo_painter_measure()
 * @user_data: for @measure
 *
 * Sets the steps of a case in a row, in the order in which the case tells them. Cards grow up to
 * twice @card_width to fill @width.
 *
 * Returns: (transfer full): the layout; of no size when the case has no steps
 */
KyoTimelineLayout *
kyo_timeline_layout_new (KyoCase *kase,
                         KyoLang lang,
                         double card_width,
                         double width,
                         KyoMeasureFunc measure,
                         gpointer user_data)
{
  KyoTimelineLayout *self;
  GListModel *steps;
  Setting setting = { measure, user_data, MAX (card_width, 60) };
  guint n;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);
  g_return_val_if_fail (measure != NULL, NULL);

  self = g_object_new (KYO_TYPE_TIMELINE_LAYOUT, NULL);
  steps = kyo_case_get_steps (kase);
  n = g_list_model_get_n_items (steps);
  if (n == 0)
    return self;

  if (width > 0)
    {
      double filling = floor ((width - 2 * MARGIN - GAP * (n - 1.0)) / n);

      setting.card_width = CLAMP (filling, setting.card_width, 2 * setting.card_width);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add_card (self, step, lang, &setting);
    }
  place_cards (self, setting.card_width);
  place_bands (self, lang);

  return self;
}

/**
 * kyo_timeline_layout_get_size:
 * @self: a layout
 * @width: (out): px
 * @height: (out): px
 *
 * Tells how large the row is, with its margins; 0 × 0 when there is nothing to show.
 */
void
kyo_timeline_layout_get_size (KyoTimelineLayout *self, double *width, double *height)
{
  g_return_if_fail (KYO_IS_TIMELINE_LAYOUT (self));

  *width = self->width;
  *height = self->height;
}

/**
 * kyo_timeline_layout_get_n_cards:
 * @self: a layout
 *
 * Counts the cards.
 *
 * Returns: how many
 */
guint
kyo_timeline_layout_get_n_cards (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->entries->len;
}

/**
 * kyo_timeline_layout_get_card:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one card.
 *
 * Returns: (transfer none): it
 */
const KyoTimelineCard *
kyo_timeline_layout_get_card (KyoTimelineLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return &g_array_index (self->entries, Entry, index).card;
}

/**
 * kyo_timeline_layout_get_n_bands:
 * @self: a layout
 *
 * Counts the bands.
 *
 * Returns: how many
 */
guint
kyo_timeline_layout_get_n_bands (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->bands->len;
}

/**
 * kyo_timeline_layout_get_band:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one band.
 *
 * Returns: (transfer none): it
 */
const KyoTimelineBand *
kyo_timeline_layout_get_band (KyoTimelineLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->bands->len, NULL);

  return &g_array_index (self->bands, KyoTimelineBand, index);
}

/**
 * kyo_timeline_layout_get_axis:
 * @self: a layout
 *
 * Tells where the line runs on which the badges sit.
 *
 * Returns: y, px
 */
double
kyo_timeline_layout_get_axis (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->axis;
}
