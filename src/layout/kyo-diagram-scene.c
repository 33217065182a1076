/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include "model/kyo-labels.h"

#include <math.h>

/* A boundary's label: from its frame to the symbol, and from the symbol to the words. */
#define LABEL_INSET 10
#define LABEL_SYMBOL 15
#define LABEL_GAP 5

static void
free_part (gpointer data)
{
  KyoDiagramPart *part = data;

  g_clear_object (&part->item.participant);
  g_clear_object (&part->item.step);
  g_clear_pointer (&part->line, g_array_unref);
  g_free (part);
}

static KyoDiagramPart *
add_part (KyoDiagramScene *self, GPtrArray *parts, KyoDiagramItemKind kind, const char *text)
{
  KyoDiagramPart *part = g_new0 (KyoDiagramPart, 1);

  part->item.kind = kind;
  part->item.text = g_string_chunk_insert (self->strings, text);
  part->line = g_array_new (FALSE, FALSE, sizeof (KyoPoint));
  g_ptr_array_add (parts, part);
  return part;
}

static void
add_participant (KyoDiagramScene *self, KyoParticipant *participant, KyoPlaces places)
{
  gboolean holds = kyo_participant_get_n_children (participant) > 0;
  KyoDiagramPart *part = add_part (
    self, holds ? self->boundaries : self->nodes, holds ? KYO_ITEM_BOUNDARY : KYO_ITEM_NODE,
    kyo_text_get (kyo_participant_get_label (participant), self->lang));

  part->item.participant = g_object_ref (participant);
  part->placed = kyo_participant_get_rect (participant, &part->item.rect);
  self->is_touched = self->is_touched || kyo_participant_is_pinned (participant);
  if (places == KYO_PLACES_ONLY_PINNED && !kyo_participant_is_pinned (participant))
    part->placed = FALSE;
  /* A view knows where something stands, but not how large it is. */
  if (holds && part->item.rect.width <= 0)
    part->placed = FALSE;
  part->has_own_rect = holds && part->placed;
  g_hash_table_insert (self->by_participant, participant, part);
}

static void
add_step (KyoDiagramScene *self, KyoStep *step, KyoPlaces places)
{
  g_autofree char *badge =
    kyo_step_dup_badge_label (kyo_step_get_kind (step), kyo_step_get_number (step), self->lang);
  const char *text = kyo_text_get (kyo_step_get_text (step), self->lang);
  KyoDiagramPart *callout = add_part (self, self->callouts, KYO_ITEM_CALLOUT, text);
  double width, height;

  callout->from = kyo_diagram_scene_find_place (self, kyo_step_get_from (step));
  callout->to = kyo_diagram_scene_find_place (self, kyo_step_get_to (step));
  if (callout->from == NULL)
    callout->from = callout->to;
  else if (callout->to == NULL)
    callout->to = callout->from;
  callout->item.step = g_object_ref (step);
  callout->item.badge = g_string_chunk_insert (self->strings, badge);
  callout->placed = places == KYO_PLACES_KEPT && kyo_step_get_callout (step, &callout->item.rect);

  kyo_diagram_scene_measure (self, badge, KYO_FONT_BADGE, -1, 0, &width, &height);
  callout->item.badge_rect.height = KYO_SHAPE_BADGE;
  callout->item.badge_rect.width = MAX (KYO_SHAPE_BADGE, width + 10);

  if (callout->from != callout->to)
    {
      KyoDiagramPart *arrow = add_part (self, self->arrows, KYO_ITEM_ARROW, text);

      arrow->item.step = g_object_ref (step);
      arrow->item.badge = callout->item.badge;
      arrow->item.badge_rect = callout->item.badge_rect;
      arrow->from = callout->from;
      arrow->to = callout->to;
      arrow->pair = callout;
      callout->pair = arrow;
    }
}

static void
set_boundary_label (KyoDiagramScene *self, KyoDiagramPart *part)
{
  double width, height;

  kyo_diagram_scene_measure (self, part->item.text, KYO_FONT_BOUNDARY, -1, 0, &width, &height);
  part->item.badge_rect = (KyoRect){ part->item.rect.x + LABEL_INSET, part->item.rect.y + 5,
                                     LABEL_SYMBOL + LABEL_GAP + width, KYO_SHAPE_BAND - 7 };
}

static void
measure_node (KyoDiagramScene *self, KyoDiagramPart *part)
{
  KyoRect room = kyo_shape_get_label (kyo_diagram_part_get_kind (part), &part->item.rect);

  kyo_diagram_scene_measure (self, part->item.text, KYO_FONT_LABEL, room.width, 0,
                             &part->needed_width, &part->needed_height);
}

static void
share_lines (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      KyoDiagramPart *part = g_ptr_array_index (parts, i);

      part->item.n_points = part->line->len;
      part->item.points =
        part->line->len > 0 ? (const KyoPoint *) (gpointer) part->line->data : NULL;
    }
}

/* All that follows from where the participants stand. */
static void
draw_steps (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->boundaries->len; i++)
    set_boundary_label (self, g_ptr_array_index (self->boundaries, i));
  for (guint i = 0; i < self->nodes->len; i++)
    measure_node (self, g_ptr_array_index (self->nodes, i));

  kyo_diagram_scene_measure_callouts (self);
  kyo_diagram_scene_route (self);
  kyo_diagram_scene_place_badges (self);
  kyo_diagram_scene_place_callouts (self);
  kyo_diagram_scene_draw_leaders (self);
  share_lines (self->arrows);
  share_lines (self->callouts);
  kyo_diagram_scene_measure_drawing (self);
}

/**
 * kyo_diagram_scene_new:
 * @kase: a case
 * @lang: which of its two languages is shown
 * @places: what to do with the places that the case carries
 * @measure: measures words
 * @user_data: for @measure
 *
 * Finds a place for everything that the diagram of a case shows; with %KYO_PLACES_ONLY_PINNED for
 * its nodes only.
 *
 * Returns: (transfer full): all of it
 */
KyoDiagramScene *
kyo_diagram_scene_new (
  KyoCase *kase, KyoLang lang, KyoPlaces places, KyoMeasureFunc measure, gpointer user_data)
{
  KyoDiagramScene *self = g_new0 (KyoDiagramScene, 1);
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  self->kase = g_object_ref (kase);
  self->lang = lang;
  self->measure = measure;
  self->measure_data = user_data;
  self->strings = g_string_chunk_new (1024);
  self->by_participant = g_hash_table_new (NULL, NULL);
  self->boundaries = g_ptr_array_new_with_free_func (free_part);
  self->nodes = g_ptr_array_new_with_free_func (free_part);
  self->arrows = g_ptr_array_new_with_free_func (free_part);
  self->callouts = g_ptr_array_new_with_free_func (free_part);

  for (guint i = 0; i < participants->len; i++)
    add_participant (self, g_ptr_array_index (participants, i), places);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      add_step (self, step, places);
    }

  kyo_diagram_scene_arrange (self);
  if (places == KYO_PLACES_KEPT)
    draw_steps (self);

  /* Whoever measures need not live as long as what was measured. */
  self->measure = NULL;
  self->measure_data = NULL;
  return self;
}

/**
 * kyo_diagram_scene_free:
 * @self: (transfer full): a scene
 *
 * Frees a scene with all its parts.
 */
void
kyo_diagram_scene_free (KyoDiagramScene *self)
{
  g_ptr_array_unref (self->callouts);
  g_ptr_array_unref (self->arrows);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->boundaries);
  g_hash_table_unref (self->by_participant);
  g_string_chunk_free (self->strings);
  g_object_unref (self->kase);
  g_free (self);
}

/**
 * kyo_diagram_scene_find_place:
 * @self: a scene
 * @participant_id: (nullable): the id of a participant
 *
 * Finds the node or boundary of a participant.
 *
 * Returns: (nullable): it, owned by the scene
 */
KyoDiagramPart *
kyo_diagram_scene_find_place (KyoDiagramScene *self, const char *participant_id)
{
  KyoParticipant *participant = NULL;

  if (participant_id != NULL)
    participant = kyo_case_find_participant (self->kase, participant_id);
  return participant != NULL ? g_hash_table_lookup (self->by_participant, participant) : NULL;
}

/**
 * kyo_diagram_scene_measure:
 * @self: a scene that is being made
 * @text: words
 * @font: how they are set
 * @max_width: where to wrap them, px; less than 0 for one line
 * @indent: of the first line, px
 * @width: (out): px
 * @height: (out): px
 *
 * Measures words as they will be painted.
 */
void
kyo_diagram_scene_measure (KyoDiagramScene *self,
                           const char *text,
                           KyoFont font,
                           double max_width,
                           double indent,
                           double *width,
                           double *height)
{
  guint n_lines;

  self->measure (text, font, max_width, indent, width, height, &n_lines, self->measure_data);
}

/**
 * kyo_diagram_scene_measure_drawing:
 * @self: a scene of which everything has its place
 *
 * Finds how large the drawing is.
 */
void
kyo_diagram_scene_measure_drawing (KyoDiagramScene *self)
{
  GPtrArray *all[] = { self->boundaries, self->nodes, self->arrows, self->callouts };

  self->width = self->height = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      for (guint j = 0; j < all[i]->len; j++)
        {
          const KyoDiagramPart *part = g_ptr_array_index (all[i], j);

          self->width = MAX (self->width, part->item.rect.x + part->item.rect.width);
          self->height = MAX (self->height, part->item.rect.y + part->item.rect.height);
          for (gsize k = 0; k < part->line->len; k++)
            {
              self->width = MAX (self->width, g_array_index (part->line, KyoPoint, k).x);
              self->height = MAX (self->height, g_array_index (part->line, KyoPoint, k).y);
            }
        }
    }

  if (self->width > 0 || self->height > 0)
    {
      self->width = ceil (self->width + KYO_SHAPE_MARGIN);
      self->height = ceil (self->height + KYO_SHAPE_MARGIN);
    }
}

/**
 * kyo_diagram_part_get_kind:
 * @self: a node or boundary
 *
 * Tells what it stands for. A boundary counts as a system: its frame has small round corners.
 *
 * Returns: the kind by which its outline is found
 */
KyoParticipantKind
kyo_diagram_part_get_kind (const KyoDiagramPart *self)
{
  if (self->item.kind != KYO_ITEM_NODE || self->item.participant == NULL)
    return KYO_PARTICIPANT_SYSTEM;
  return kyo_participant_get_kind (self->item.participant);
}
