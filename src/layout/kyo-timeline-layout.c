/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From top to bottom, where there are no lanes: bands of phases, the ruler, the joints that run
 * from it to the cards, the words for the times, the line of sequence with its badges, the cards.
 * Where there are lanes: the ruler, the joints, the line of sequence with a dot for each card, and
 * the lanes, in which each card has its badge and time in itself.
 *
 * What stands from left to right is told in kyo-timeline-stretches.c, what stands on the cards in
 * kyo-timeline-words.c.
 */
#include "config.h"

#include "layout/kyo-timeline-private.h"

#include "layout/kyo-shape.h"
#include "model/kyo-chronology.h"
#include "model/kyo-labels.h"

#include <math.h>

#define BAND_HEIGHT 26
#define BAND_GAP 8 /* to what stands below */
#define AXIS_TO_CARD 12
#define AXIS_TO_LANES 10
#define TICK_HEIGHT 15 /* of the labels of the ticks */
#define TICK_TO_RULER 10
#define TICK_GAP 10
#define HEAD_PAD 8

G_DEFINE_FINAL_TYPE (KyoTimelineLayout, kyo_timeline_layout, G_TYPE_OBJECT)

static void
clear_entry (gpointer data)
{
  KyoTimelineEntry *entry = data;

  g_clear_object (&entry->card.step);
  g_clear_object (&entry->card.conflict);
}

static void
add_entries (KyoTimelineLayout *self, KyoCase *kase)
{
  GListModel *steps = kyo_case_get_steps (kase);
  guint n = g_list_model_get_n_items (steps);

  self->clock = kyo_chronology_find_offset (kase);
  for (guint i = self->options.first; i < n && i - self->options.first < self->options.n_steps; i++)
    {
      KyoTimelineEntry entry = { .card.step = g_list_model_get_item (steps, i) };

      entry.phase = kyo_step_get_phase (entry.card.step);
      entry.when = kyo_step_get_when (entry.card.step);
      if (entry.when != NULL)
        kyo_time_get_span (entry.when, self->clock, &entry.span);
      g_array_append_val (self->entries, entry);
    }
}

static void
set_conflict (KyoTimelineLayout *self, GListModel *steps, guint at, guint with)
{
  KyoTimelineCard *card;

  if (at < self->options.first || at - self->options.first >= self->entries->len)
    return;
  card = &kyo_timeline_get_entry (self, at - self->options.first)->card;
  if (card->conflict != NULL)
    return;
  card->conflict = g_list_model_get_item (steps, with);
  card->is_late = at > with;
}

/* Of the whole case, even where only a part of it is shown. */
static void
set_conflicts (KyoTimelineLayout *self, KyoCase *kase)
{
  g_autoptr (GArray) conflicts = kyo_chronology_list_conflicts (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const KyoConflict *conflict = &g_array_index (conflicts, KyoConflict, i);

      set_conflict (self, steps, conflict->told_first, conflict->told_later);
      set_conflict (self, steps, conflict->told_later, conflict->told_first);
    }
}

static guint
add_lane (KyoTimelineLayout *self, const char *label)
{
  KyoTimelineLane lane = { .label = g_string_chunk_insert (self->strings, label) };

  g_array_append_val (self->lanes, lane);
  return self->lanes->len - 1;
}

/* Those phases that the case has, in the order in which an incident goes through them. */
static void
set_phase_lanes (KyoTimelineLayout *self)
{
  gboolean is_there[KYO_N_PHASES] = { FALSE };
  guint lanes[KYO_N_PHASES] = { 0 };

  for (guint i = 0; i < self->entries->len; i++)
    is_there[kyo_timeline_get_entry (self, i)->phase] = TRUE;
  for (int phase = 0; phase < KYO_N_PHASES; phase++)
    if (is_there[phase])
      lanes[phase] = add_lane (self, kyo_phase_label ((KyoPhase) phase, self->options.lang));
  for (guint i = 0; i < self->entries->len; i++)
    kyo_timeline_get_entry (self, i)->card.lane = lanes[kyo_timeline_get_entry (self, i)->phase];
}

static GHashTable *
list_labels (KyoTimelineLayout *self, KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GHashTable *labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = g_ptr_array_index (participants, i);

      g_hash_table_insert (
        labels, (gpointer) kyo_participant_get_id (participant),
        (gpointer) kyo_text_get (kyo_participant_get_label (participant), self->options.lang));
    }

  return labels;
}

/* In the order in which they come to act; whoever is named by no step has no lane. */
static void
set_participant_lanes (KyoTimelineLayout *self, KyoCase *kase)
{
  g_autoptr (GHashTable) labels = list_labels (self, kase);
  g_autoptr (GHashTable) lanes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;
      const char *id = kyo_step_get_from (card->step) != NULL ? kyo_step_get_from (card->step)
                                                              : kyo_step_get_to (card->step);
      const char *label = id != NULL ? g_hash_table_lookup (labels, id) : NULL;
      const char *key = label != NULL ? id : "";
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (lanes, key));

      if (number == 0)
        {
          if (label == NULL)
            label = self->options.lang == KYO_LANG_JA ? "（指定なし）" : "(nobody named)";
          number = add_lane (self, label) + 1;
          g_hash_table_insert (lanes, (gpointer) key, GUINT_TO_POINTER (number));
        }
      card->lane = number - 1;
    }
}

static void
set_lanes (KyoTimelineLayout *self, KyoCase *kase)
{
  if (self->options.lanes == KYO_LANES_PHASE)
    set_phase_lanes (self);
  else if (self->options.lanes == KYO_LANES_PARTICIPANT)
    set_participant_lanes (self, kase);
  for (guint i = 0; self->lanes->len > 0 && i < self->entries->len; i++)
    g_array_index (self->lanes, KyoTimelineLane, kyo_timeline_get_entry (self, i)->card.lane)
      .n_cards++;
}

/* Returns y beneath the ruler and its joints, or top when there is none. */
static double
place_ruler (KyoTimelineLayout *self, double top)
{
  double free_from = 0;

  if (self->rulers->len == 0)
    return top;
  self->ruler_line = top + TICK_HEIGHT + TICK_TO_RULER;
  for (guint i = 0; i < self->ticks->len; i++)
    {
      KyoTimelineTick *tick = &g_array_index (self->ticks, KyoTimelineTick, i);

      kyo_timeline_set_label (self, tick->label, KYO_FONT_SMALL, -1, &tick->label_rect);
      tick->label_rect.x = tick->x - tick->label_rect.width / 2;
      if (i == 0)
        tick->label_rect.x =
          MAX (tick->label_rect.x, MAX (self->frozen_left + 4, KYO_TIMELINE_MARGIN));
      tick->label_rect.y = top;
      if (tick->label_rect.x < free_from)
        tick->label = "";
      else
        free_from = tick->label_rect.x + tick->label_rect.width + TICK_GAP;
      self->width =
        MAX (self->width, tick->label_rect.x + tick->label_rect.width + KYO_TIMELINE_MARGIN / 2.0);
    }

  return self->ruler_line + KYO_SHAPE_JOINTS;
}

static void
place_in_row (KyoTimelineLayout *self)
{
  double tallest = 0, times = 0, top;

  top = place_ruler (self, KYO_TIMELINE_MARGIN + BAND_HEIGHT + BAND_GAP);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;

      tallest = MAX (tallest, card->rect.height);
      times = MAX (times, card->when_rect.height);
    }

  self->axis = top + (times > 0 ? times + 4 : 0) + KYO_SHAPE_BADGE / 2.0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineEntry *entry = kyo_timeline_get_entry (self, i);
      KyoTimelineCard *card = &entry->card;

      card->rect.y = self->axis + KYO_SHAPE_BADGE / 2.0 + AXIS_TO_CARD;
      card->text_rect.x = card->rect.x + KYO_SHAPE_CALLOUT_PAD_X;
      card->text_rect.y += card->rect.y;
      card->badge_rect.x = card->rect.x + KYO_SHAPE_CALLOUT_PAD_X;
      card->badge_rect.y = self->axis - card->badge_rect.height / 2;
      card->when_rect.x = card->is_on_ruler
                            ? card->rect.x + kyo_timeline_get_stem (entry) + KYO_TIMELINE_STEM
                            : card->badge_rect.x;
      card->when_rect.y = self->axis - KYO_SHAPE_BADGE / 2.0 - 4 - card->when_rect.height;
      card->conflict_rect = (KyoRect){ card->badge_rect.x + card->badge_rect.width + 6,
                                       self->axis - KYO_TIMELINE_CONFLICT / 2.0,
                                       KYO_TIMELINE_CONFLICT, KYO_TIMELINE_CONFLICT };
    }

  self->height =
    ceil (self->axis + KYO_SHAPE_BADGE / 2.0 + AXIS_TO_CARD + tallest + KYO_TIMELINE_MARGIN);
}

static void
place_lanes (KyoTimelineLayout *self, double top)
{
  g_autofree double *tallest = g_new0 (double, self->lanes->len);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;

      tallest[card->lane] = MAX (tallest[card->lane], card->rect.height);
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      KyoTimelineLane *lane = &g_array_index (self->lanes, KyoTimelineLane, i);
      double height = kyo_timeline_set_label (self, lane->label, KYO_FONT_BOUNDARY,
                                              KYO_TIMELINE_HEAD - 2 * HEAD_PAD, &lane->label_rect);

      lane->rect = (KyoRect){ KYO_TIMELINE_MARGIN, top, self->width - 2 * KYO_TIMELINE_MARGIN,
                              MAX (height + 2 * HEAD_PAD, tallest[i] + 2 * KYO_TIMELINE_LANE_PAD) };
      lane->head = (KyoRect){ KYO_TIMELINE_MARGIN, top, KYO_TIMELINE_HEAD, lane->rect.height };
      lane->label_rect.x = lane->head.x + HEAD_PAD;
      lane->label_rect.y = top + (lane->rect.height - height) / 2;
      lane->label_rect.width = KYO_TIMELINE_HEAD - 2 * HEAD_PAD;
      top += lane->rect.height + KYO_TIMELINE_LANE_GAP;
    }
  self->height = ceil (top - KYO_TIMELINE_LANE_GAP + KYO_TIMELINE_MARGIN);
}

static void
place_in_lanes (KyoTimelineLayout *self)
{
  self->width = MAX (self->width, self->options.width);
  self->frozen_left = KYO_TIMELINE_MARGIN + KYO_TIMELINE_HEAD;
  self->axis = place_ruler (self, KYO_TIMELINE_MARGIN / 2.0) + KYO_TIMELINE_MARGIN / 2.0;
  self->frozen_top = self->axis + AXIS_TO_LANES;
  place_lanes (self, self->frozen_top);
  for (guint i = 0; i < self->entries->len; i++)
    {
      KyoTimelineCard *card = &kyo_timeline_get_entry (self, i)->card;
      const KyoTimelineLane *lane = &g_array_index (self->lanes, KyoTimelineLane, card->lane);

      card->rect.y = lane->rect.y + (lane->rect.height - card->rect.height) / 2;
      card->text_rect.x = card->rect.x + KYO_SHAPE_CALLOUT_PAD_X;
      card->text_rect.y += card->rect.y;
      card->badge_rect.x = card->rect.x + KYO_SHAPE_CALLOUT_PAD_X;
      card->badge_rect.y =
        card->rect.y + KYO_SHAPE_CALLOUT_PAD_Y + (KYO_SHAPE_LINE - KYO_SHAPE_BADGE) / 2.0;
      card->when_rect.x = card->badge_rect.x + card->badge_rect.width + KYO_SHAPE_BADGE_GAP;
      card->when_rect.y =
        card->badge_rect.y + MAX (KYO_SHAPE_BADGE - card->when_rect.height, 0) / 2;
      card->conflict_rect =
        (KyoRect){ card->rect.x + card->rect.width - KYO_SHAPE_CALLOUT_PAD_X -
                     KYO_TIMELINE_CONFLICT,
                   card->badge_rect.y + (KYO_SHAPE_BADGE - KYO_TIMELINE_CONFLICT) / 2.0,
                   KYO_TIMELINE_CONFLICT, KYO_TIMELINE_CONFLICT };
    }
}

static void
place_bands (KyoTimelineLayout *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const KyoTimelineEntry *entry = kyo_timeline_get_entry (self, i);
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
            .label = kyo_phase_label (entry->phase, self->options.lang),
            .rect = { entry->card.rect.x, KYO_TIMELINE_MARGIN, entry->card.rect.width,
                      BAND_HEIGHT },
            .first_card = i,
            .n_cards = 1,
          };

          g_array_append_val (self->bands, band);
        }
    }
}

static void
lay_out (KyoTimelineLayout *self, KyoCase *kase)
{
  add_entries (self, kase);
  if (self->entries->len == 0)
    return;
  set_conflicts (self, kase);
  set_lanes (self, kase);
  kyo_timeline_set_badges (self);
  kyo_timeline_find_stretches (self);
  kyo_timeline_place (self);
  kyo_timeline_set_words (self);
  if (self->options.lanes == KYO_LANES_NONE)
    {
      place_in_row (self);
      place_bands (self);
    }
  else
    {
      place_in_lanes (self);
    }
}

static void
kyo_timeline_layout_finalize (GObject *object)
{
  KyoTimelineLayout *self = KYO_TIMELINE_LAYOUT (object);

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_clear_pointer (&self->bands, g_array_unref);
  g_clear_pointer (&self->lanes, g_array_unref);
  g_clear_pointer (&self->rulers, g_array_unref);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_clear_pointer (&self->breaks, g_array_unref);
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
  self->entries = g_array_new (FALSE, FALSE, sizeof (KyoTimelineEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->stretches = g_array_new (FALSE, FALSE, sizeof (KyoTimelineStretch));
  self->bands = g_array_new (FALSE, FALSE, sizeof (KyoTimelineBand));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (KyoTimelineLane));
  self->rulers = g_array_new (FALSE, FALSE, sizeof (KyoTimelineRuler));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (KyoTimelineTick));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (KyoTimelineBreak));
  self->strings = g_string_chunk_new (1024);
}

/**
 * kyo_lanes_get_type:
 *
 * Registers the enumeration, whose nicks are "none", "phase" and "participant".
 *
 * Returns: its type
 */
GType
kyo_lanes_get_type (void)
{
  static const GEnumValue values[] = {
    { KYO_LANES_NONE, "KYO_LANES_NONE", "none" },
    { KYO_LANES_PHASE, "KYO_LANES_PHASE", "phase" },
    { KYO_LANES_PARTICIPANT, "KYO_LANES_PARTICIPANT", "participant" },
    { 0, NULL, NULL },
  };
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    g_once_init_leave (&registered, g_enum_register_static ("KyoLanes", values));

  return registered;
}

/**
 * kyo_timeline_get_entry:
 * @self: a layout
 * @index: of a card
 *
 * Gets a card with what is known of it while it is laid out.
 *
 * Returns: (transfer none): it
 */
KyoTimelineEntry *
kyo_timeline_get_entry (KyoTimelineLayout *self, guint index)
{
  return &g_array_index (self->entries, KyoTimelineEntry, index);
}

/**
 * kyo_timeline_get_stem:
 * @entry: a card that has its badge
 *
 * Tells at what distance from its left edge a card is joined to its time.
 *
 * Returns: px
 */
double
kyo_timeline_get_stem (const KyoTimelineEntry *entry)
{
  return KYO_SHAPE_CALLOUT_PAD_X + entry->card.badge_rect.width / 2;
}

/**
 * kyo_timeline_layout_new:
 * @kase: a case
 * @options: which of its steps are shown, and how
 * @measure: (scope call): measures words, for instance kyo_painter_measure()
 * @user_data: for @measure
 *
 * Sets the steps of a case in the order in which the case tells them. Cards grow up to twice the
 * card width to fill the width.
 *
 * Returns: (transfer full): the layout; of no size when there are no steps
 */
KyoTimelineLayout *
kyo_timeline_layout_new (KyoCase *kase,
                         const KyoTimelineOptions *options,
                         KyoMeasureFunc measure,
                         gpointer user_data)
{
  KyoTimelineLayout *self;

  g_return_val_if_fail (KYO_IS_CASE (kase), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (measure != NULL, NULL);

  self = g_object_new (KYO_TYPE_TIMELINE_LAYOUT, NULL);
  self->options = *options;
  self->options.card_width = MAX (options->card_width, 60);
  self->measure = measure;
  self->measure_data = user_data;
  lay_out (self, kase);
  self->measure = NULL;
  self->measure_data = NULL;

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

  return &kyo_timeline_get_entry (self, index)->card;
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
 * kyo_timeline_layout_get_n_lanes:
 * @self: a layout
 *
 * Counts the lanes.
 *
 * Returns: how many
 */
guint
kyo_timeline_layout_get_n_lanes (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->lanes->len;
}

/**
 * kyo_timeline_layout_get_lane:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one lane.
 *
 * Returns: (transfer none): it
 */
const KyoTimelineLane *
kyo_timeline_layout_get_lane (KyoTimelineLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->lanes->len, NULL);

  return &g_array_index (self->lanes, KyoTimelineLane, index);
}

/**
 * kyo_timeline_layout_get_n_rulers:
 * @self: a layout
 *
 * Counts the rulers.
 *
 * Returns: how many
 */
guint
kyo_timeline_layout_get_n_rulers (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->rulers->len;
}

/**
 * kyo_timeline_layout_get_ruler:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one ruler.
 *
 * Returns: (transfer none): it
 */
const KyoTimelineRuler *
kyo_timeline_layout_get_ruler (KyoTimelineLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->rulers->len, NULL);

  return &g_array_index (self->rulers, KyoTimelineRuler, index);
}

/**
 * kyo_timeline_layout_get_n_ticks:
 * @self: a layout
 *
 * Counts the ticks.
 *
 * Returns: how many
 */
guint
kyo_timeline_layout_get_n_ticks (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->ticks->len;
}

/**
 * kyo_timeline_layout_get_tick:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one tick.
 *
 * Returns: (transfer none): it
 */
const KyoTimelineTick *
kyo_timeline_layout_get_tick (KyoTimelineLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->ticks->len, NULL);

  return &g_array_index (self->ticks, KyoTimelineTick, index);
}

/**
 * kyo_timeline_layout_get_n_breaks:
 * @self: a layout
 *
 * Counts the breaks.
 *
 * Returns: how many
 */
guint
kyo_timeline_layout_get_n_breaks (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->breaks->len;
}

/**
 * kyo_timeline_layout_get_break:
 * @self: a layout
 * @index: 0 to one less than their number
 *
 * Gets one break.
 *
 * Returns: (transfer none): it
 */
const KyoTimelineBreak *
kyo_timeline_layout_get_break (KyoTimelineLayout *self, guint index)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), NULL);
  g_return_val_if_fail (index < self->breaks->len, NULL);

  return &g_array_index (self->breaks, KyoTimelineBreak, index);
}

/**
 * kyo_timeline_layout_get_axis:
 * @self: a layout
 *
 * Tells where the line of sequence runs, on which the badges sit or, where there are lanes, a dot
 * for each card.
 *
 * Returns: y, px
 */
double
kyo_timeline_layout_get_axis (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->axis;
}

/**
 * kyo_timeline_layout_get_ruler_line:
 * @self: a layout
 *
 * Tells where the rulers run, if there are any.
 *
 * Returns: y, px
 */
double
kyo_timeline_layout_get_ruler_line (KyoTimelineLayout *self)
{
  g_return_val_if_fail (KYO_IS_TIMELINE_LAYOUT (self), 0);

  return self->ruler_line;
}

/**
 * kyo_timeline_layout_get_frozen:
 * @self: a layout
 * @left: (out): px
 * @top: (out): px
 *
 * Tells how much of the picture's left and upper edge is to stay in view while it is scrolled: the
 * heads of the lanes, and what stands above the lanes.
 */
void
kyo_timeline_layout_get_frozen (KyoTimelineLayout *self, double *left, double *top)
{
  g_return_if_fail (KYO_IS_TIMELINE_LAYOUT (self));

  *left = self->frozen_left;
  *top = self->frozen_top;
}
