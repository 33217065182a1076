/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on the cards. To measure words is what costs most: of very many cards only the
 * longest are measured, for all in a row are as high as the highest of them; and badges and times
 * that differ in their digits only are taken to be equally wide.
 */
#include "config.h"

#include "layout/kyo-timeline-private.h"

#include "layout/kyo-shape.h"
#include "model/kyo-labels.h"

#include <math.h>

#define MOST_MEASURED 48 /* cards of a lane, where there are very many */
#define WHEN_GAP 4       /* px between the words for the time and what stands below */

typedef struct
{
  double length;
  guint index;
} Long;

static void
measure (KyoTimelineLayout *self,
         const char *text,
         KyoFont font,
         double width,
         double indent,
         double *used,
         double *height)
{
  guint n_lines;

  self->measure (text, font, width, indent, used, height, &n_lines, self->measure_data);
}

/* With all digits alike. */
static char *
dup_pattern (const char *text)
{
  char *pattern = g_strdup (text);

  for (char *c = pattern; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      *c = '0';
  return pattern;
}

/* Measures a short text, or one that looks like it. */
static void
measure_alike (KyoTimelineLayout *self,
               GHashTable *known,
               const char *text,
               KyoFont font,
               double width,
               double *used,
               double *height)
{
  char *pattern;
  double *size;

  if (self->entries->len <= KYO_TIMELINE_FEW)
    {
      measure (self, text, font, width, 0, used, height);
      return;
    }
  pattern = dup_pattern (text);
  size = g_hash_table_lookup (known, pattern);
  if (size == NULL)
    {
      size = g_new (double, 2);
      measure (self, pattern, font, width, 0, &size[0], &size[1]);
      g_hash_table_insert (known, pattern, size);
    }
  else
    {
      g_free (pattern);
    }
  *used = size[0];
  *height = size[1];
}

/* The publication's words if it has them; else the time, as far as the card before it on the same
 * ruler has not said it. */
static char *
dup_when (KyoTimelineLayout *self, guint i)
{
  const KyoTimelineEntry *entry = kyo_timeline_get_entry (self, i);
  const KyoTimelineEntry *last = i > 0 ? kyo_timeline_get_entry (self, i - 1) : NULL;

  KyoText *relative = kyo_step_get_relative (entry->card.step);

  if (entry->when == NULL || kyo_text_has (relative, KYO_LANG_JA) ||
      kyo_text_has (relative, KYO_LANG_EN))
    return kyo_step_dup_when_display (entry->card.step, self->options.lang);
  if (!entry->card.is_on_ruler || last == NULL || last->stretch != entry->stretch)
    last = NULL;
  return kyo_time_dup_told (entry->when, last != NULL ? last->when : NULL, self->clock,
                            self->options.lang);
}

static double
get_inner_width (KyoTimelineLayout *self)
{
  return MAX (self->card_width - 2 * KYO_SHAPE_CALLOUT_PAD_X, 1);
}

/* The room that the words for the time have beside the stem, or beside the badge within a card. */
static double
get_when_width (KyoTimelineLayout *self, const KyoTimelineEntry *entry)
{
  double width = self->card_width;

  if (self->options.lanes != KYO_LANES_NONE)
    width = get_inner_width (self) - entry->card.badge_rect.width - KYO_SHAPE_BADGE_GAP;
  else if (entry->card.is_on_ruler)
    width -= kyo_timeline_get_stem (entry) + KYO_TIMELINE_STEM;
  if (self->options.lanes != KYO_LANES_NONE && entry->card.conflict != NULL)
    width -= KYO_TIMELINE_CONFLICT + 4;
  return MAX (width, 1);
}

static void
set_times (KyoTimelineLayout *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineEntry *entry = kyo_timeline_get_entry (self, i);
      KyoTimelineCard *card = &entry->card;
      g_autofree char *when = dup_when (self, i);
      double used, height;

      card->when = g_string_chunk_insert_const (self->strings, when);
      if (*when == '\0')
        continue;
      card->when_rect.width = get_when_width (self, entry);
      measure_alike (self, known, card->when, KYO_FONT_SMALL, card->when_rect.width, &used,
                     &height);
      card->when_rect.height = ceil (height);
    }
}

/* Within a card: where its words begin, px from its top. */
static double
get_text_top (KyoTimelineLayout *self, const KyoTimelineCard *card)
{
  if (self->options.lanes == KYO_LANES_NONE)
    return KYO_SHAPE_CALLOUT_PAD_Y + 1;
  if (*card->when == '\0')
    return KYO_SHAPE_CALLOUT_PAD_Y;
  return KYO_SHAPE_CALLOUT_PAD_Y + MAX (card->when_rect.height, KYO_SHAPE_BADGE) + WHEN_GAP;
}

/* A guess that is good enough to tell long texts from short ones. */
static double
guess_length (const char *text)
{
  double length = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    length += (guchar) *at < 0x80 ? 0.55 : 1;
  return length;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const Long *x = a;
  const Long *y = b;

  return (x->length < y->length) - (x->length > y->length);
}

static void
set_text_height (KyoTimelineLayout *self, KyoTimelineCard *card)
{
  double used, height;

  measure (self, card->text, KYO_FONT_BODY, get_inner_width (self), card->text_indent, &used,
           &height);
  card->text_rect.height = ceil (height);
  card->rect.height =
    get_text_top (self, card) + card->text_rect.height + KYO_SHAPE_CALLOUT_PAD_Y + 1;
}

/* Longest first, and of each lane not more than it takes to find the highest card. */
static void
set_text_heights (KyoTimelineLayout *self)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (Long));
  g_autofree guint *n_measured = g_new0 (guint, MAX (self->lanes->len, 1));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;
      Long item = { guess_length (card->text) + (*card->when != '\0' ? 10 : 0), i };

      g_array_append_val (lengths, item);
    }
  g_array_sort (lengths, compare_lengths);
  for (guint i = 0; i < lengths->len; i++)
    {
      KyoTimelineCard *card =
        &kyo_timeline_get_entry (self, g_array_index (lengths, Long, i).index)->card;

      if (self->entries->len > KYO_TIMELINE_FEW && n_measured[card->lane]++ >= MOST_MEASURED)
        continue;
      set_text_height (self, card);
    }
}

/* All cards of a row are as high as the highest, so that it reads as one. */
static void
align_heights (KyoTimelineLayout *self)
{
  g_autofree double *tallest = g_new0 (double, MAX (self->lanes->len, 1));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;

      tallest[card->lane] = MAX (tallest[card->lane], card->rect.height);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;

      card->rect.height = tallest[card->lane];
    }
}

/**
 * kyo_timeline_set_badges:
 * @self: a layout with its entries
 *
 * Sets the numbers of the steps.
 */
void
kyo_timeline_set_badges (KyoTimelineLayout *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;
      g_autofree char *badge = kyo_step_dup_badge_label (
        kyo_step_get_kind (card->step), kyo_step_get_number (card->step), self->options.lang);
      double width, height;

      card->badge = g_string_chunk_insert_const (self->strings, badge);
      measure_alike (self, known, badge, KYO_FONT_BADGE, -1, &width, &height);
      card->badge_rect.width = MAX (KYO_SHAPE_BADGE, width + 10);
      card->badge_rect.height = KYO_SHAPE_BADGE;
    }
}

/**
 * kyo_timeline_set_words:
 * @self: a layout whose cards have their width
 *
 * Sets the words of the cards and their times, and so gives the cards their heights.
 */
void
kyo_timeline_set_words (KyoTimelineLayout *self)
{
  set_times (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;

      card->text = g_string_chunk_insert (
        self->strings, kyo_text_get (kyo_step_get_text (card->step), self->options.lang));
      card->text_rect.width = get_inner_width (self);
      card->text_rect.y = get_text_top (self, card);
      if (self->options.lanes != KYO_LANES_NONE && *card->when == '\0')
        card->text_indent = card->badge_rect.width + KYO_SHAPE_BADGE_GAP - 2;
    }
  set_text_heights (self);
  align_heights (self);
}

/**
 * kyo_timeline_set_label:
 * @self: a layout
 * @label: words
 * @font: how they are set
 * @width: where they are wrapped, px; less than 0 for one line
 * @rect: (out): gets their size
 *
 * Measures the name of a lane or the label of a tick.
 *
 * Returns: their height, px
 */
double
kyo_timeline_set_label (
  KyoTimelineLayout *self, const char *label, KyoFont font, double width, KyoRect *rect)
{
  double used, height;

  measure (self, label, font, width, 0, &used, &height);
  rect->width = ceil (used);
  rect->height = ceil (height);
  return rect->height;
}
