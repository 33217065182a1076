/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a careful reader would find fault with in a picture.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include "model/kyo-labels.h"

#include <math.h>

/* A badge between two stubs of a line shorter than this hides which way the arrow runs. */
#define STUB 12
/* Lines nearer than this to each other, and boxes nearer than this to anything, look joined. */
#define APART 3
/* A line that runs along a frame for longer than this is taken for part of it. */
#define ALONG 12

static const char *
get_name (const KyoDiagramPart *part)
{
  return part->item.participant != NULL ? kyo_participant_get_id (part->item.participant)
                                        : kyo_step_get_id (part->item.step);
}

static const char *
get_noun (const KyoDiagramPart *part)
{
  switch (part->item.kind)
    {
    case KYO_ITEM_BOUNDARY:
      return "boundary";
    case KYO_ITEM_NODE:
      return "node";
    case KYO_ITEM_CALLOUT:
      return "callout";
    case KYO_ITEM_ARROW:
    default:
      return "arrow";
    }
}

static void add_fault (GPtrArray *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (GPtrArray *faults, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (faults, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
is_around (KyoDiagramScene *self, const KyoDiagramPart *boundary, const KyoDiagramPart *part)
{
  KyoParticipant *parent = part->item.participant;

  while (parent != NULL && parent != boundary->item.participant)
    parent = kyo_participant_get_parent (parent);
  return parent != NULL;
}

static gboolean
has_place (const KyoDiagramPart *part)
{
  const KyoRect *rect = &part->item.rect;

  return isfinite (rect->x) && isfinite (rect->y) && isfinite (rect->width) &&
         isfinite (rect->height);
}

static void
check_places (KyoDiagramScene *self, GPtrArray *parts, GPtrArray *faults)
{
  KyoRect drawing = { 0, 0, self->width, self->height };

  for (guint i = 0; i < parts->len; i++)
    {
      const KyoDiagramPart *part = g_ptr_array_index (parts, i);

      if (!has_place (part))
        add_fault (faults, "The %s %s has no place that is a number", get_noun (part),
                   get_name (part));
      else if (!kyo_rect_encloses (&drawing, &part->item.rect))
        add_fault (faults, "The %s %s lies outside the drawing", get_noun (part), get_name (part));

      for (guint j = 0; j < part->line->len; j++)
        {
          KyoPoint at = g_array_index (part->line, KyoPoint, j);

          if (!kyo_rect_contains (&drawing, at.x, at.y))
            {
              add_fault (faults, "The line of %s %s leaves the drawing", get_noun (part),
                         get_name (part));
              break;
            }
        }
    }
}

static void
check_nodes (KyoDiagramScene *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);
      KyoRect room = kyo_shape_get_label (kyo_diagram_part_get_kind (node), &node->item.rect);

      if (node->needed_width > room.width + 0.5 || node->needed_height > room.height + 0.5)
        add_fault (faults, "The label of node %s takes %.0f × %.0f px, but has %.0f × %.0f",
                   get_name (node), ceil (node->needed_width), ceil (node->needed_height),
                   room.width, room.height);

      for (guint j = i + 1; j < self->nodes->len; j++)
        {
          const KyoDiagramPart *other = g_ptr_array_index (self->nodes, j);

          if (kyo_rect_overlaps (&node->item.rect, &other->item.rect, 0))
            add_fault (faults, "The nodes %s and %s overlap", get_name (node), get_name (other));
        }
    }
}

static void
check_boundaries (KyoDiagramScene *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *boundary = g_ptr_array_index (self->boundaries, i);

      if (boundary->item.badge_rect.width + 12 > boundary->item.rect.width)
        add_fault (faults, "The label of boundary %s is wider than its frame", get_name (boundary));

      for (guint j = 0; j < self->nodes->len + self->boundaries->len; j++)
        {
          const KyoDiagramPart *part =
            j < self->nodes->len ? g_ptr_array_index (self->nodes, j)
                                 : g_ptr_array_index (self->boundaries, j - self->nodes->len);
          gboolean around = is_around (self, boundary, part);

          if (part == boundary ||
              (part->item.kind == KYO_ITEM_BOUNDARY && is_around (self, part, boundary)))
            continue;
          if (around && !kyo_rect_encloses (&boundary->item.rect, &part->item.rect))
            add_fault (faults, "The %s %s is not inside its boundary %s", get_noun (part),
                       get_name (part), get_name (boundary));
          if (!around && (part->item.kind == KYO_ITEM_NODE || j - self->nodes->len > i) &&
              kyo_rect_overlaps (&boundary->item.rect, &part->item.rect, 0))
            add_fault (faults, "The %s %s overlaps the boundary %s, to which it does not belong",
                       get_noun (part), get_name (part), get_name (boundary));
          if ((part->item.kind == KYO_ITEM_NODE || around) &&
              kyo_rect_overlaps (&boundary->item.badge_rect, &part->item.rect, 0))
            add_fault (faults, "The %s %s covers the label of boundary %s", get_noun (part),
                       get_name (part), get_name (boundary));
        }
    }
}

/* A callout stands inside a frame or outside of it, not on it. */
static void
check_callout_frames (KyoDiagramScene *self, const KyoDiagramPart *callout, GPtrArray *faults)
{
  const KyoRect *rect = &callout->item.rect;

  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *boundary = g_ptr_array_index (self->boundaries, i);

      if (kyo_rect_overlaps (rect, &boundary->item.badge_rect, 0))
        add_fault (faults, "The callout %s covers the label of boundary %s", get_name (callout),
                   get_name (boundary));
      if (kyo_rect_meets_path (&boundary->item.badge_rect, callout->item.points,
                               callout->item.n_points))
        add_fault (faults, "The leader of callout %s runs through the label of boundary %s",
                   get_name (callout), get_name (boundary));
      if (kyo_rect_overlaps (rect, &boundary->item.rect, APART) &&
          !kyo_rect_encloses (&boundary->item.rect, rect))
        add_fault (faults, "The callout %s lies across the frame of boundary %s",
                   get_name (callout), get_name (boundary));
    }
}

static void
check_callouts (KyoDiagramScene *self, GPtrArray *faults)
{
  for (guint i = 0; i < self->callouts->len; i++)
    {
      const KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);
      const KyoRect *rect = &callout->item.rect;

      if (callout->needed_width > rect->width - 2 * KYO_SHAPE_CALLOUT_PAD_X + 0.5)
        add_fault (faults, "A word of callout %s is wider than the callout", get_name (callout));

      for (guint j = 0; j < self->nodes->len; j++)
        {
          const KyoDiagramPart *node = g_ptr_array_index (self->nodes, j);

          if (kyo_rect_overlaps (rect, &node->item.rect, APART))
            add_fault (faults, "The callout %s overlaps the node %s", get_name (callout),
                       get_name (node));
          if (node != callout->from &&
              kyo_rect_meets_path (&node->item.rect, callout->item.points, callout->item.n_points))
            add_fault (faults, "The leader of callout %s runs through the node %s",
                       get_name (callout), get_name (node));
        }
      for (guint j = 0; j < self->callouts->len; j++)
        {
          const KyoDiagramPart *other = g_ptr_array_index (self->callouts, j);

          if (j > i && kyo_rect_overlaps (rect, &other->item.rect, APART))
            add_fault (faults, "The callouts %s and %s overlap", get_name (callout),
                       get_name (other));
          if (j != i &&
              kyo_rect_meets_path (&other->item.rect, callout->item.points, callout->item.n_points))
            add_fault (faults, "The leader of callout %s runs through the callout %s",
                       get_name (callout), get_name (other));
        }
      check_callout_frames (self, callout, faults);
    }
}

static void
check_badge (KyoDiagramScene *self, const KyoDiagramPart *arrow, guint index, GPtrArray *faults)
{
  const KyoRect *badge = &arrow->item.badge_rect;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);

      if (kyo_rect_overlaps (badge, &node->item.rect, 0))
        add_fault (faults, "The badge of arrow %s overlaps the node %s", get_name (arrow),
                   get_name (node));
    }
  for (guint i = 0; i < self->callouts->len; i++)
    {
      const KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      if (kyo_rect_overlaps (badge, &callout->item.rect, 0))
        add_fault (faults, "The badge of arrow %s overlaps the callout %s", get_name (arrow),
                   get_name (callout));
      if (callout != arrow->pair &&
          kyo_rect_meets_path (badge, callout->item.points, callout->item.n_points))
        add_fault (faults, "The leader of callout %s runs through the badge of arrow %s",
                   get_name (callout), get_name (arrow));
    }
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const KyoDiagramPart *other = g_ptr_array_index (self->arrows, i);

      if (i > index && kyo_rect_overlaps (badge, &other->item.badge_rect, 0))
        add_fault (faults, "The badges of arrows %s and %s overlap", get_name (arrow),
                   get_name (other));
      if (i != index && kyo_rect_meets_path (badge, other->item.points, other->item.n_points))
        add_fault (faults, "The arrow %s runs through the badge of arrow %s", get_name (other),
                   get_name (arrow));
    }
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *boundary = g_ptr_array_index (self->boundaries, i);

      if (kyo_rect_overlaps (badge, &boundary->item.badge_rect, 0))
        add_fault (faults, "The badge of arrow %s covers the label of boundary %s",
                   get_name (arrow), get_name (boundary));
      if (kyo_rect_overlaps (badge, &boundary->item.rect, 0) &&
          !kyo_rect_encloses (&boundary->item.rect, badge))
        add_fault (faults, "The badge of arrow %s lies across the frame of boundary %s",
                   get_name (arrow), get_name (boundary));
    }
}

/* Whether a piece of a line is so near to a side of a frame that it looks like a part of it. */
static gboolean
runs_along (const KyoRect *frame, const KyoPoint *points, gsize n_points)
{
  double right = frame->x + frame->width, bottom = frame->y + frame->height;

  for (gsize i = 1; i < n_points; i++)
    {
      KyoPoint a = points[i - 1], b = points[i];
      double across = MIN (MAX (a.x, b.x), right) - MAX (MIN (a.x, b.x), frame->x);
      double down = MIN (MAX (a.y, b.y), bottom) - MAX (MIN (a.y, b.y), frame->y);

      if (fabs (a.y - b.y) < APART && across > ALONG &&
          (fabs (a.y - frame->y) < APART || fabs (a.y - bottom) < APART))
        return TRUE;
      if (fabs (a.x - b.x) < APART && down > ALONG &&
          (fabs (a.x - frame->x) < APART || fabs (a.x - right) < APART))
        return TRUE;
    }
  return FALSE;
}

static void
check_line (KyoDiagramScene *self, const KyoDiagramPart *arrow, GPtrArray *faults)
{
  const KyoPoint *points = arrow->item.points;
  gsize n_points = arrow->item.n_points;
  double covered = MAX (arrow->item.badge_rect.width, arrow->item.badge_rect.height);

  if (fabs (points[0].y - points[n_points - 1].y) > fabs (points[0].x - points[n_points - 1].x))
    covered = arrow->item.badge_rect.height;
  if (kyo_path_length (points, n_points) < covered + 2 * STUB)
    add_fault (faults, "The arrow %s is too short for its badge", get_name (arrow));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const KyoDiagramPart *node = g_ptr_array_index (self->nodes, i);
      KyoRect core = kyo_rect_grow (&node->item.rect, -1.5);

      if (node == arrow->from || node == arrow->to)
        core = kyo_rect_grow (&node->item.rect, -MIN (node->item.rect.height / 2, 24));
      if (kyo_rect_meets_path (&core, points, n_points))
        add_fault (faults, "The arrow %s runs through the node %s", get_name (arrow),
                   get_name (node));
    }
  for (guint i = 0; i < self->callouts->len; i++)
    {
      const KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      KyoRect around = kyo_rect_grow (&callout->item.rect, APART);

      if (kyo_rect_meets_path (&around, points, n_points))
        add_fault (faults, "The arrow %s runs through the callout %s", get_name (arrow),
                   get_name (callout));
      if (callout != arrow->pair && kyo_path_distance (points, n_points, callout->item.points,
                                                       callout->item.n_points) < APART)
        add_fault (faults, "The leader of callout %s crosses the arrow %s", get_name (callout),
                   get_name (arrow));
    }
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *boundary = g_ptr_array_index (self->boundaries, i);

      if (kyo_rect_meets_path (&boundary->item.badge_rect, points, n_points))
        add_fault (faults, "The arrow %s runs through the label of boundary %s", get_name (arrow),
                   get_name (boundary));
      if (runs_along (&boundary->item.rect, points, n_points))
        add_fault (faults, "The arrow %s runs along the frame of boundary %s", get_name (arrow),
                   get_name (boundary));
    }
}

/* Each pair of lines once. */
static void
check_crossings (GPtrArray *parts, const char *what, GPtrArray *faults)
{
  for (guint i = 0; i < parts->len; i++)
    for (guint j = i + 1; j < parts->len; j++)
      {
        const KyoDiagramPart *a = g_ptr_array_index (parts, i);
        const KyoDiagramPart *b = g_ptr_array_index (parts, j);

        if (kyo_path_distance (a->item.points, a->item.n_points, b->item.points, b->item.n_points) <
            APART)
          add_fault (faults, "The %s %s and %s cross", what, get_name (a), get_name (b));
      }
}

/**
 * kyo_diagram_scene_list_faults:
 * @self: a finished scene
 *
 * Looks for what is wrong with the picture.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each
 */
GPtrArray *
kyo_diagram_scene_list_faults (KyoDiagramScene *self)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  check_places (self, self->boundaries, faults);
  check_places (self, self->nodes, faults);
  check_places (self, self->arrows, faults);
  check_places (self, self->callouts, faults);
  check_nodes (self, faults);
  check_boundaries (self, faults);
  check_callouts (self, faults);
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const KyoDiagramPart *arrow = g_ptr_array_index (self->arrows, i);

      check_line (self, arrow, faults);
      check_badge (self, arrow, i, faults);
    }
  check_crossings (self->arrows, "arrows", faults);
  check_crossings (self->callouts, "leaders of callouts", faults);
  return faults;
}
