/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Callouts. One that nobody has placed, or whose place from Graphviz turned out to lie across an
 * arrow, takes the first free spot on rings of growing width around what it explains: first wholly
 * inside or wholly outside of every boundary, then across a frame, then over the lines of others,
 * at last in rows beneath everything. Its leader line must not cross anything either. What is in
 * the way is looked up in a table of square cells, so that a thousand callouts find theirs in well
 * under a second.
 */
#include "config.h"

#include "layout/kyo-diagram-scene.h"

#include <math.h>

#define CELL 96.0
#define KEEP_OFF 8
#define NEAR 170
#define FAR 620
#define DIRECTIONS 24
#define ROW_WIDTH (3 * (KYO_SHAPE_CALLOUT_WIDTH + KYO_SHAPE_MARGIN) + KYO_SHAPE_MARGIN)

typedef struct
{
  KyoRect rect;  /* what is taken, or the box around a piece of a line */
  gboolean line; /* TRUE: only from begin to end is */
  KyoPoint begin;
  KyoPoint end;
} Obstacle;

/* A KyoDiagramScene's ground: which cells hold what. */
typedef struct
{
  GArray *obstacles; /* Obstacle */
  GHashTable *cells; /* packed cell → GArray of guint, in obstacles */
} Ground;

/* What a callout may do, from the best to the worst. */
typedef enum
{
  REACH_CLEAR,         /* stand near, within its frame, and its leader crosses nothing */
  REACH_ACROSS_FRAMES, /* stand farther off or across a frame */
  REACH_ACROSS_OTHERS, /* and have a leader that crosses other callouts and nodes */
  REACH_OVER_LINES,    /* and cover lines */
  N_REACHES
} Reach;

static gpointer
pack_cell (int column, int row)
{
  return GSIZE_TO_POINTER (((gsize) (guint16) row << 16 | (guint16) column) + 1);
}

static void
find_cells (const KyoRect *rect, int *left, int *top, int *right, int *bottom)
{
  *left = (int) CLAMP (floor (rect->x / CELL), -1000, 20000);
  *top = (int) CLAMP (floor (rect->y / CELL), -1000, 20000);
  *right = (int) CLAMP (floor ((rect->x + rect->width) / CELL), -1000, *left + 400);
  *bottom = (int) CLAMP (floor ((rect->y + rect->height) / CELL), -1000, *top + 400);
}

static void
occupy (Ground *ground, Obstacle obstacle)
{
  guint index = ground->obstacles->len;
  int left, top, right, bottom;

  g_array_append_val (ground->obstacles, obstacle);
  find_cells (&obstacle.rect, &left, &top, &right, &bottom);
  for (int row = top; row <= bottom; row++)
    {
      for (int column = left; column <= right; column++)
        {
          gpointer key = pack_cell (column, row);
          GArray *cell = g_hash_table_lookup (ground->cells, key);

          if (cell == NULL)
            {
              cell = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (ground->cells, key, cell);
            }
          g_array_append_val (cell, index);
        }
    }
}

static void
occupy_rect (Ground *ground, const KyoRect *rect)
{
  occupy (ground, (Obstacle){ .rect = *rect });
}

static void
occupy_line (Ground *ground, const GArray *line)
{
  for (guint i = 1; i < line->len; i++)
    {
      KyoPoint begin = g_array_index (line, KyoPoint, i - 1);
      KyoPoint end = g_array_index (line, KyoPoint, i);

      occupy (ground, (Obstacle){ .rect = { MIN (begin.x, end.x), MIN (begin.y, end.y),
                                            fabs (end.x - begin.x), fabs (end.y - begin.y) },
                                  .line = TRUE,
                                  .begin = begin,
                                  .end = end });
    }
}

static gboolean
is_free (const Ground *ground, const KyoRect *rect, double keep_off, gboolean over_lines)
{
  KyoRect wide = kyo_rect_grow (rect, keep_off);
  int left, top, right, bottom;

  find_cells (&wide, &left, &top, &right, &bottom);
  for (int row = top; row <= bottom; row++)
    {
      for (int column = left; column <= right; column++)
        {
          const GArray *cell = g_hash_table_lookup (ground->cells, pack_cell (column, row));

          for (guint i = 0; cell != NULL && i < cell->len; i++)
            {
              const Obstacle *obstacle =
                &g_array_index (ground->obstacles, Obstacle, g_array_index (cell, guint, i));

              if (obstacle->line
                    ? !over_lines && kyo_rect_meets_segment (&wide, obstacle->begin, obstacle->end)
                    : kyo_rect_overlaps (&wide, &obstacle->rect, 0))
                return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
crosses_frame (KyoDiagramScene *self, const KyoRect *rect)
{
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const KyoDiagramPart *boundary = g_ptr_array_index (self->boundaries, i);

      if (kyo_rect_overlaps (&boundary->item.rect, rect, 3) &&
          !kyo_rect_encloses (&boundary->item.rect, rect))
        return TRUE;
    }
  return FALSE;
}

/* Whether what has a place may not be able to keep it: Graphviz knows less than all, and what was
 * moved may stand there now. */
static gboolean
is_doubtful (KyoDiagramScene *self, const KyoDiagramPart *callout)
{
  return callout->automatic || (callout->placed && self->is_touched);
}

static Ground
survey (KyoDiagramScene *self)
{
  Ground ground = { g_array_new (FALSE, FALSE, sizeof (Obstacle)),
                    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref) };

  for (guint i = 0; i < self->nodes->len; i++)
    occupy_rect (&ground, &((KyoDiagramPart *) g_ptr_array_index (self->nodes, i))->item.rect);
  for (guint i = 0; i < self->boundaries->len; i++)
    occupy_rect (&ground,
                 &((KyoDiagramPart *) g_ptr_array_index (self->boundaries, i))->item.badge_rect);
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const KyoDiagramPart *arrow = g_ptr_array_index (self->arrows, i);

      occupy_rect (&ground, &arrow->item.badge_rect);
      occupy_line (&ground, arrow->line);
    }
  for (guint i = 0; i < self->callouts->len; i++)
    {
      const KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      if (callout->placed && !is_doubtful (self, callout))
        {
          occupy_rect (&ground, &callout->item.rect);
          occupy_line (&ground, callout->line);
        }
    }
  return ground;
}

static void
set_badge (KyoDiagramPart *callout)
{
  callout->item.badge_rect.x = callout->item.rect.x + KYO_SHAPE_CALLOUT_PAD_X - 2;
  callout->item.badge_rect.y =
    callout->item.rect.y + KYO_SHAPE_CALLOUT_PAD_Y + (KYO_SHAPE_LINE - KYO_SHAPE_BADGE) / 2.0;
}

/* The shortest line between two boxes; straight across where they face each other. */
static void
join (const KyoRect *a, const KyoRect *b, KyoPoint *begin, KyoPoint *end)
{
  double top = MAX (a->y, b->y), bottom = MIN (a->y + a->height, b->y + b->height);
  double left = MAX (a->x, b->x), right = MIN (a->x + a->width, b->x + b->width);
  KyoPoint middle = { (left + right) / 2, (top + bottom) / 2 };

  *begin = kyo_rect_nearest (a, middle);
  *end = kyo_rect_nearest (b, middle);
}

static void
draw_leader (KyoDiagramPart *callout)
{
  const KyoRect *box = &callout->item.rect;
  const KyoRect *target;
  KyoPoint begin, end;

  g_array_set_size (callout->line, 0);
  if (callout->from == NULL)
    return;

  if (callout->pair != NULL)
    {
      target = &callout->pair->item.badge_rect;
      if (kyo_rect_distance (box, target) <= KYO_SHAPE_LEADER_FROM)
        return;
    }
  else
    {
      target = &callout->from->item.rect;
      if (kyo_rect_overlaps (target, box, 1))
        return;
    }

  join (box, target, &begin, &end);
  if (callout->pair == NULL)
    {
      /* On to the outline, where the node has round corners or a gable. */
      KyoParticipantKind kind = kyo_diagram_part_get_kind (callout->from);
      KyoRect core = kyo_rect_grow (target, -kyo_shape_get_corner (kind, target));

      end = kyo_shape_clip (kind, target, kyo_rect_nearest (&core, end), begin);
    }
  g_array_append_val (callout->line, begin);
  g_array_append_val (callout->line, end);
}

/* Whether a leader can be drawn across what there is; arrows it may cross. */
static gboolean
is_leader_free (const Ground *ground, const KyoDiagramPart *callout)
{
  const KyoPoint *points = (const KyoPoint *) (gpointer) callout->line->data;
  const KyoRect *target;
  KyoRect box;
  int left, top, right, bottom;

  if (callout->line->len < 2)
    return TRUE;

  target = callout->pair != NULL ? &callout->pair->item.badge_rect : &callout->from->item.rect;
  box = (KyoRect){ MIN (points[0].x, points[1].x), MIN (points[0].y, points[1].y),
                   fabs (points[1].x - points[0].x), fabs (points[1].y - points[0].y) };
  find_cells (&box, &left, &top, &right, &bottom);
  for (int row = top; row <= bottom; row++)
    {
      for (int column = left; column <= right; column++)
        {
          const GArray *cell = g_hash_table_lookup (ground->cells, pack_cell (column, row));

          for (guint i = 0; cell != NULL && i < cell->len; i++)
            {
              const Obstacle *obstacle =
                &g_array_index (ground->obstacles, Obstacle, g_array_index (cell, guint, i));
              KyoRect wide = kyo_rect_grow (&obstacle->rect, 2);

              if (!obstacle->line && !kyo_rect_encloses (&obstacle->rect, target) &&
                  kyo_rect_meets_segment (&wide, points[0], points[1]))
                return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
search_around (KyoDiagramScene *self,
               const Ground *ground,
               KyoDiagramPart *callout,
               const KyoRect *anchor,
               Reach reach)
{
  KyoPoint centre = kyo_rect_centre (anchor);
  KyoRect rect = callout->item.rect;

  for (double gap = KEEP_OFF + 2; gap < (reach > REACH_CLEAR ? FAR : NEAR); gap += 12)
    {
      for (guint i = 0; i < DIRECTIONS; i++)
        {
          /* From below, by turns to the right and to the left. */
          double turn = (i % 2 == 0 ? 1.0 : -1.0) * ((i + 1) / 2) * 2 * G_PI / DIRECTIONS;

          rect.x = round (centre.x + sin (turn) * (anchor->width / 2 + gap + rect.width / 2) -
                          rect.width / 2);
          rect.y = round (centre.y + cos (turn) * (anchor->height / 2 + gap + rect.height / 2) -
                          rect.height / 2);
          if (rect.x < KYO_SHAPE_MARGIN / 2.0 || rect.y < KYO_SHAPE_MARGIN / 2.0)
            continue;
          if (!is_free (ground, &rect, KEEP_OFF, reach == REACH_OVER_LINES) ||
              (reach == REACH_CLEAR && crosses_frame (self, &rect)))
            continue;

          callout->item.rect = rect;
          draw_leader (callout);
          if (reach >= REACH_ACROSS_OTHERS || is_leader_free (ground, callout))
            return TRUE;
        }
    }
  return FALSE;
}

/* Below everything, in rows as wide as what is above them, or at least a few. */
static void
append_to_row (KyoDiagramScene *self, KyoDiagramPart *callout, KyoPoint *at)
{
  GPtrArray *all[] = { self->boundaries, self->nodes, self->callouts };
  double right = ROW_WIDTH, bottom = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      for (guint j = 0; j < all[i]->len; j++)
        {
          const KyoDiagramPart *part = g_ptr_array_index (all[i], j);

          if (!part->placed)
            continue;
          right = MAX (right, part->item.rect.x + part->item.rect.width);
          bottom = MAX (bottom, part->item.rect.y + part->item.rect.height);
        }
    }
  if (at->y < 0 || (at->x > KYO_SHAPE_MARGIN && at->x + callout->item.rect.width > right))
    *at = (KyoPoint){ KYO_SHAPE_MARGIN, bottom + KYO_SHAPE_MARGIN };
  callout->item.rect.x = at->x;
  callout->item.rect.y = at->y;
  at->x += callout->item.rect.width + KYO_SHAPE_MARGIN;
}

static void
find_spot (KyoDiagramScene *self, const Ground *ground, KyoDiagramPart *callout, KyoPoint *row)
{
  const KyoRect *anchor = NULL;

  if (callout->pair != NULL)
    anchor = &callout->pair->item.badge_rect;
  else if (callout->from != NULL)
    anchor = &callout->from->item.rect;

  for (guint reach = 0; anchor != NULL && reach < N_REACHES; reach++)
    if (search_around (self, ground, callout, anchor, (Reach) reach))
      return;

  append_to_row (self, callout, row);
  draw_leader (callout);
}

/**
 * kyo_diagram_scene_measure_callouts:
 * @self: a scene
 *
 * Finds the height of every callout from its words; a width too where nobody has given one.
 */
void
kyo_diagram_scene_measure_callouts (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->callouts->len; i++)
    {
      KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);
      double width, height;

      if (callout->item.rect.width <= 0)
        callout->item.rect.width = KYO_SHAPE_CALLOUT_WIDTH;
      callout->item.text_indent = callout->item.badge_rect.width + KYO_SHAPE_BADGE_GAP - 2;
      kyo_diagram_scene_measure (self, callout->item.text, KYO_FONT_BODY,
                                 MAX (callout->item.rect.width - 2 * KYO_SHAPE_CALLOUT_PAD_X, 1),
                                 callout->item.text_indent, &width, &height);
      callout->needed_width = width;
      callout->item.rect.height = MAX (ceil (height), KYO_SHAPE_LINE) + 2 * KYO_SHAPE_CALLOUT_PAD_Y;
    }
}

/**
 * kyo_diagram_scene_place_callouts:
 * @self: a scene whose arrows have their lines and badges
 *
 * Gives a place to every callout that has none.
 */
void
kyo_diagram_scene_place_callouts (KyoDiagramScene *self)
{
  Ground ground;
  KyoPoint row = { 0, -1 };

  kyo_diagram_scene_draw_leaders (self);
  ground = survey (self);

  /* They stay where they are if they can. */
  for (guint i = 0; i < self->callouts->len; i++)
    {
      KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      if (!is_doubtful (self, callout))
        continue;
      callout->placed =
        is_free (&ground, &callout->item.rect, 2, FALSE) && is_leader_free (&ground, callout);
      if (callout->placed)
        occupy_rect (&ground, &callout->item.rect);
    }

  for (guint i = 0; i < self->callouts->len; i++)
    {
      KyoDiagramPart *callout = g_ptr_array_index (self->callouts, i);

      if (!callout->placed)
        {
          find_spot (self, &ground, callout, &row);
          callout->placed = TRUE;
          occupy_rect (&ground, &callout->item.rect);
          occupy_line (&ground, callout->line);
        }
      set_badge (callout);
    }

  g_array_unref (ground.obstacles);
  g_hash_table_unref (ground.cells);
}

/**
 * kyo_diagram_scene_draw_leaders:
 * @self: a scene whose callouts have their places
 *
 * Draws a thin line from each callout to what it explains, but for callouts that stand right beside
 * the badge of their arrow or inside the boundary that they explain.
 */
void
kyo_diagram_scene_draw_leaders (KyoDiagramScene *self)
{
  for (guint i = 0; i < self->callouts->len; i++)
    draw_leader (g_ptr_array_index (self->callouts, i));
}
