/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page with overview and diagram. Bullets are the overview; a number in brackets begins a
 * callout; what stands by itself is the name of a node. Text extraction tears callouts apart where
 * another callout or a name lies beside them on the page: one that cannot end where it ends (it
 * is empty, or ends in a comma or particle) goes on in the next stretch of text that reads as a
 * clause and that nothing else claims.
 */
#include "config.h"

#include "import/kyo-report-parser.h"
#include "import/kyo-report-words.h"

#include <string.h>

/* How many stretches behind its end a torn callout is looked for. */
#define MAX_TEAR 4
#define MAX_WEAK_TEAR 2
#define FULL_LINE 0.85
#define MAX_LABEL_WIDTH 40

/* A callout, or a stretch of text that is none. */
typedef struct
{
  gboolean is_step;
  KyoStepKind kind;
  guint number;
  KyoPiece *mark;
  GPtrArray *pieces;
  gboolean is_claimed; /* by a callout before it */
} Unit;

typedef struct
{
  KyoReportCase *kase;
  KyoReportPage *page;
  double width; /* of the widest line of the overview */
  KyoReportBullet *bullet;
  Unit *unit;
  GPtrArray *units;
} Diagram;

static void
free_unit (gpointer data)
{
  Unit *unit = data;

  g_ptr_array_unref (unit->pieces);
  g_free (unit);
}

static gboolean
has_mark_at_start (KyoReportPage *page, KyoStepKind kind, guint number)
{
  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoStepKind other_kind;
      guint other;

      if (kyo_report_match_step (kyo_report_page_get (page, i)->text, &other_kind, &other) > 0 &&
          other_kind == kind && other == number)
        return TRUE;
    }

  return FALSE;
}

/* Where inside the piece a callout begins that begins nowhere else on the page, or a note. */
static gsize
find_inner_mark (KyoReportPage *page, KyoPiece *piece)
{
  for (const char *p = piece->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      KyoStepKind kind;
      guint number;

      if (p == piece->text)
        continue;
      if (c == 0x203b && kyo_report_is_space (g_utf8_get_char (g_utf8_prev_char (p))))
        return (gsize) (p - piece->text);
      if ((c == '(' || c == 0xff08) && kyo_report_match_step (p, &kind, &number) > 0 &&
          !has_mark_at_start (page, kind, number) &&
          (number <= 1 || has_mark_at_start (page, kind, number - 1) ||
           has_mark_at_start (page, kind, number + 1)))
        return (gsize) (p - piece->text);
    }

  return 0;
}

/**
 * kyo_report_prepare_diagram:
 * @page: a page with a diagram
 *
 * Cuts lines in which text extraction ran two callouts together.
 */
void
kyo_report_prepare_diagram (KyoReportPage *page)
{
  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);
      gsize at;

      if (piece->use != KYO_PIECE_FREE || kyo_report_match_bullet (piece->text, NULL) > 0)
        continue;
      at = find_inner_mark (page, piece);
      if (at > 0)
        {
          kyo_report_page_cut (page, i, at);
          if (kyo_report_is_note (kyo_report_page_get (page, i + 1)->text))
            kyo_report_page_get (page, i + 1)->has_gap = TRUE;
        }
    }
}

static Unit *
open_unit (Diagram *diagram)
{
  Unit *unit = g_new0 (Unit, 1);

  unit->pieces = g_ptr_array_new ();
  g_ptr_array_add (diagram->units, unit);
  diagram->unit = unit;
  diagram->bullet = NULL;

  return unit;
}

static double
find_width (GPtrArray *pieces)
{
  double width = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      KyoPiece *piece = pieces->pdata[i];

      if (kyo_report_match_bullet (piece->text, NULL) > 0)
        width = MAX (width, piece->line_width);
    }

  return width;
}

/* Whether a line goes on with the bullet before it rather than being the name of a node. */
static gboolean
continues_bullet (Diagram *diagram, KyoPiece *piece)
{
  gboolean ends = kyo_pieces_end_sentence (diagram->bullet->pieces);
  KyoPiece *last;

  if (diagram->bullet->pieces->len == 0)
    return TRUE;
  last = diagram->bullet->pieces->pdata[diagram->bullet->pieces->len - 1];
  if (kyo_report_is_note (piece->text))
    return FALSE;
  /* After a full stop a line that reads as a clause goes on, one that reads as a name does not. */
  if (!piece->has_gap)
    return !ends || kyo_report_ends_sentence (piece->text) ||
           (piece->line_width >= 0.5 * diagram->width && kyo_report_has_particle (piece->text));

  return !ends && last->line_width >= 0.85 * diagram->width &&
         (kyo_report_ends_sentence (piece->text) || piece->line_width >= 0.6 * diagram->width);
}

static gboolean
begins_step (Diagram *diagram, KyoPiece *piece, KyoStepKind *kind, guint *number)
{
  KyoPiece *last;

  if (kyo_report_match_step (piece->text, kind, number) == 0)
    return FALSE;
  if (diagram->bullet == NULL || piece->has_gap || diagram->bullet->pieces->len == 0)
    return diagram->bullet == NULL || piece->has_gap;
  last = diagram->bullet->pieces->pdata[diagram->bullet->pieces->len - 1];

  return kyo_pieces_end_sentence (diagram->bullet->pieces) ||
         last->line_width < FULL_LINE * diagram->width;
}

/* Cuts a sign from the line that it begins; the rest of the line comes next in the queue. */
static KyoPiece *
cut_sign (Diagram *diagram, GPtrArray *queue, KyoPiece *piece, gsize length)
{
  gboolean is_whole = length >= strlen (piece->text);
  guint position;

  g_ptr_array_find (diagram->page->pieces, piece, &position);
  piece = kyo_report_page_cut (diagram->page, position, length);
  kyo_piece_leave (piece, KYO_UNPLACED_UNKNOWN);
  if (!is_whole)
    g_ptr_array_insert (queue, 0, kyo_report_page_get (diagram->page, position + 1));

  return piece;
}

static void
read_bullet (Diagram *diagram, GPtrArray *queue, KyoPiece *piece, gsize length, gunichar sign)
{
  piece = cut_sign (diagram, queue, piece, length);
  if (diagram->unit != NULL && diagram->unit->is_step && !piece->has_gap)
    return; /* a list within a callout */
  diagram->bullet = kyo_report_bullet_new (KYO_SECTION_OVERVIEW, 0);
  diagram->bullet->sign = sign;
  diagram->unit = NULL;
  g_ptr_array_add (diagram->bullet->marks, piece);
  g_ptr_array_add (diagram->kase->bullets, diagram->bullet);
}

static void
read_step_mark (Diagram *diagram, GPtrArray *queue, KyoPiece *piece, KyoStepKind kind, guint number)
{
  Unit *unit = open_unit (diagram);
  gsize length = kyo_report_match_step (piece->text, &kind, &number);

  unit->is_step = TRUE;
  unit->kind = kind;
  unit->number = number;
  unit->mark = cut_sign (diagram, queue, piece, length);
}

static char *
dup_unit_text (Unit *unit)
{
  return kyo_pieces_join (unit->pieces);
}

/* Takes apart the pieces into bullets, callouts and other stretches. */
static void
read_units (Diagram *diagram, GPtrArray *pieces)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_copy (pieces, NULL, NULL);

  while (queue->len > 0)
    {
      KyoPiece *piece = g_ptr_array_steal_index (queue, 0);
      gunichar sign = 0;
      gsize length = kyo_report_match_bullet (piece->text, &sign);
      KyoStepKind kind;
      guint number;

      if (piece->use != KYO_PIECE_FREE)
        continue;
      if (length > 0)
        read_bullet (diagram, queue, piece, length, sign);
      else if (begins_step (diagram, piece, &kind, &number))
        read_step_mark (diagram, queue, piece, kind, number);
      else if (diagram->bullet != NULL && continues_bullet (diagram, piece))
        g_ptr_array_add (diagram->bullet->pieces, piece);
      else
        {
          if (diagram->unit == NULL || piece->has_gap)
            open_unit (diagram);
          g_ptr_array_add (diagram->unit->pieces, piece);
        }
    }
}

static void
claim (Unit *step, Unit *rest)
{
  g_ptr_array_extend (step->pieces, rest->pieces, NULL, NULL);
  rest->is_claimed = TRUE;
}

static gboolean
is_clause (Unit *unit)
{
  g_autofree char *text = dup_unit_text (unit);

  return kyo_report_has_particle (text) && !kyo_report_is_note (text);
}

/* The stretch with which a torn callout goes on: the nearest that reads as a clause, else (when it
 * surely is torn) the one directly behind it. */
static Unit *
find_rest (Diagram *diagram, guint position, guint reach, gboolean is_sure)
{
  Unit *nearest = NULL;

  for (guint i = position + 1; i < diagram->units->len && i <= position + reach; i++)
    {
      Unit *unit = diagram->units->pdata[i];

      if (unit->is_step || unit->is_claimed || unit->pieces->len == 0)
        continue;
      if (is_clause (unit))
        return unit;
      if (i == position + 1 && is_sure)
        nearest = unit;
    }

  return nearest;
}

/* Whether the last of several lines is as wide as the widest: it was broken because it was full. */
static gboolean
ends_full (Unit *unit)
{
  double widest = 0;
  double last = 0;

  for (guint i = 0; i < unit->pieces->len; i++)
    {
      last = kyo_report_width (((KyoPiece *) unit->pieces->pdata[i])->text);
      widest = MAX (widest, last);
    }

  return unit->pieces->len > 1 && last >= FULL_LINE * widest;
}

static gboolean
ends_in_hiragana (const char *text)
{
  gunichar c = *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;

  return c >= 0x3041 && c <= 0x3096;
}

static void
mend_steps (Diagram *diagram)
{
  for (guint i = 0; i < diagram->units->len; i++)
    {
      Unit *unit = diagram->units->pdata[i];
      g_autofree char *text = dup_unit_text (unit);
      Unit *rest = NULL;

      if (!unit->is_step)
        continue;
      if (kyo_report_is_unfinished (text))
        rest = find_rest (diagram, i, MAX_TEAR, TRUE);
      else if (ends_in_hiragana (text) && ends_full (unit))
        rest = find_rest (diagram, i, MAX_WEAK_TEAR, FALSE);
      if (rest != NULL)
        claim (unit, rest);
    }
}

/* No name begins with a particle or in the middle of an inflection. */
static gboolean
begins_within_clause (Unit *unit)
{
  g_autofree char *text = dup_unit_text (unit);

  return g_utf8_strchr ("をがにはへでともりれるったてんー、。，", -1, g_utf8_get_char (text)) !=
         NULL;
}

/* What cannot begin where it begins goes on with a callout before it: one whose last line is full,
 * else the nearest. */
static void
mend_rests (Diagram *diagram)
{
  for (guint i = 1; i < diagram->units->len; i++)
    {
      Unit *unit = diagram->units->pdata[i];
      Unit *found = NULL;

      if (unit->is_step || unit->is_claimed || unit->pieces->len == 0 ||
          !begins_within_clause (unit))
        continue;
      for (guint j = i; j-- > 0 && i - j <= MAX_TEAR;)
        {
          Unit *step = diagram->units->pdata[j];

          if (step->is_step && (found == NULL || ends_full (step)))
            {
              found = step;
              if (ends_full (step))
                break;
            }
        }
      if (found != NULL)
        claim (found, unit);
    }
}

/* A name that cannot end where it ends goes on in the next stretch. */
static void
mend_labels (Diagram *diagram)
{
  for (guint i = 0; i + 1 < diagram->units->len; i++)
    {
      Unit *unit = diagram->units->pdata[i];
      Unit *next = diagram->units->pdata[i + 1];
      g_autofree char *text = dup_unit_text (unit);

      if (unit->is_step || unit->is_claimed || next->is_step || next->is_claimed ||
          kyo_report_is_note (text) || !kyo_report_is_unfinished (text))
        continue;
      g_ptr_array_extend (unit->pieces, next->pieces, NULL, NULL);
      g_ptr_array_set_size (next->pieces, 0);
      next->is_claimed = TRUE;
    }
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  KyoStep *first = *(KyoStep *const *) a;
  KyoStep *second = *(KyoStep *const *) b;
  gint64 x = g_ascii_strtoll (kyo_step_get_number (first), NULL, 10);
  gint64 y = g_ascii_strtoll (kyo_step_get_number (second), NULL, 10);

  return (x > y) - (x < y);
}

static void
add_step (KyoReportCase *kase, Unit *unit)
{
  g_autoptr (KyoText) text = kyo_report_text_new (unit->pieces);
  GPtrArray *steps = unit->kind == KYO_STEP_EVENT ? kase->events : kase->responses;
  g_autofree char *number = g_strdup_printf ("%u", unit->number);
  g_autofree char *id = NULL;
  KyoStep *step;
  guint n_same = 0;

  if (text == NULL)
    return;
  for (guint i = 0; i < steps->len; i++)
    n_same += g_str_equal (kyo_step_get_number (steps->pdata[i]), number) ? 1 : 0;
  id = g_strdup_printf (n_same > 0 ? "%s.%s%s-%u" : "%s.%s%s", kase->prefix,
                        unit->kind == KYO_STEP_EVENT ? "e" : "r", number, n_same + 1);
  step = kyo_step_new (id, unit->kind, number);
  kyo_step_set_text (step, text);
  kyo_step_set_phase (step, kyo_report_guess_phase (unit->kind, kyo_text_get_ja (text)));
  g_ptr_array_add (steps, step);
  kyo_piece_use (unit->mark, id, KYO_PIECE_MARK);
  kyo_report_use_pieces (unit->pieces, id, KYO_PIECE_TEXT);
}

/* The same name again is the same participant. */
static void
add_label (KyoReportCase *kase, GPtrArray *pieces)
{
  g_autoptr (KyoText) text = kyo_report_text_new (pieces);
  g_autoptr (KyoParticipant) participant = NULL;
  g_autofree char *key = NULL;
  const char *known;
  char *id;

  if (text == NULL)
    return;
  key = kyo_report_dup_key (kyo_text_get_ja (text));
  known = g_hash_table_lookup (kase->labels, key);
  if (known != NULL)
    {
      kyo_report_use_pieces (pieces, known, KYO_PIECE_MARK);
      return;
    }
  id = g_strdup_printf ("%s.p%u", kase->prefix, g_hash_table_size (kase->labels) + 1);
  participant = kyo_participant_new (id, kyo_report_guess_participant (kyo_text_get_ja (text)));
  kyo_participant_set_label (participant, text);
  kyo_case_add_participant (kase->kase, participant);
  kyo_report_use_pieces (pieces, id, KYO_PIECE_TEXT);
  g_hash_table_insert (kase->labels, g_steal_pointer (&key), id);
}

/* Two names that stand side by side on one line. */
static gboolean
add_split_label (Diagram *diagram, KyoPiece *piece)
{
  for (const char *p = piece->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (GPtrArray) name = NULL;
      KyoPiece *rest;
      guint position;

      if (p == piece->text || !kyo_report_is_space (g_utf8_get_char (p)) ||
          !kyo_report_is_wide (g_utf8_get_char (g_utf8_prev_char (p))) ||
          !kyo_report_is_wide (g_utf8_get_char (p + kyo_report_skip_spaces (p))) ||
          g_utf8_strchr ("(（", -1, g_utf8_get_char (p + kyo_report_skip_spaces (p))) != NULL)
        continue;
      g_ptr_array_find (diagram->page->pieces, piece, &position);
      name = g_ptr_array_new ();
      g_ptr_array_add (name,
                       kyo_report_page_cut (diagram->page, position, (gsize) (p - piece->text)));
      add_label (diagram->kase, name);
      rest = kyo_report_page_get (diagram->page, position + 1);
      if (!add_split_label (diagram, rest))
        {
          name->pdata[0] = rest;
          add_label (diagram->kase, name);
        }
      return TRUE;
    }

  return FALSE;
}

static void
place_unit (Diagram *diagram, Unit *unit)
{
  g_autofree char *text = dup_unit_text (unit);

  if (unit->is_claimed || unit->pieces->len == 0)
    return;
  if (kyo_report_ends_sentence (text) && kyo_report_width (text) > 10)
    {
      KyoReportBullet *bullet = kyo_report_bullet_new (KYO_SECTION_OVERVIEW, 0);

      g_ptr_array_extend (bullet->pieces, unit->pieces, NULL, NULL);
      g_ptr_array_add (diagram->kase->bullets, bullet);
    }
  else if (kyo_report_is_note (text))
    for (guint i = 0; i < unit->pieces->len; i++)
      kyo_piece_leave (unit->pieces->pdata[i], KYO_UNPLACED_LEGEND);
  else if (kyo_report_width (text) <= MAX_LABEL_WIDTH &&
           (unit->pieces->len != 1 || !add_split_label (diagram, unit->pieces->pdata[0])))
    add_label (diagram->kase, unit->pieces);
}

/**
 * kyo_report_read_diagram:
 * @kase: the case
 * @page: the page
 * @pieces: those of its pieces that belong to overview and diagram
 *
 * Reads bullets of the overview, callouts and names of nodes.
 */
void
kyo_report_read_diagram (KyoReportCase *kase, KyoReportPage *page, GPtrArray *pieces)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (free_unit);
  Diagram diagram = { .kase = kase, .page = page, .width = find_width (pieces), .units = units };

  read_units (&diagram, pieces);
  mend_steps (&diagram);
  mend_rests (&diagram);
  mend_labels (&diagram);
  for (guint i = 0; i < units->len; i++)
    {
      Unit *unit = units->pdata[i];

      if (unit->is_step)
        add_step (kase, unit);
      else
        place_unit (&diagram, unit);
    }
}

/**
 * kyo_report_finish_steps:
 * @kase: a case all of whose pages have been read
 *
 * Puts its steps into the case: events by number, then responses. Which of the two happened
 * first their numbers do not tell.
 */
void
kyo_report_finish_steps (KyoReportCase *kase)
{
  g_ptr_array_sort (kase->events, compare_steps);
  g_ptr_array_sort (kase->responses, compare_steps);
  for (guint i = 0; i < kase->events->len; i++)
    kyo_case_add_step (kase->kase, kase->events->pdata[i]);
  for (guint i = 0; i < kase->responses->len; i++)
    kyo_case_add_step (kase->kase, kase->responses->pdata[i]);
}
