/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a case: first its title, overview and diagram, then its sections. In whatever
 * order the columns of a page come, a heading holds until the next one, and a heading that stands
 * again goes on with its section; so sections are told by their headings alone.
 */
#include "config.h"

#include "import/kyo-report-parser.h"
#include "import/kyo-report-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A line of at least this part of the widest one was broken because it was full. */
#define FULL_LINE 0.85

typedef struct
{
  KyoReportDraft *draft;
  KyoReportCase *kase;
  KyoReportPage *page;
  KyoSectionKind section;
  gboolean in_sections;
  guint incident;
  GPtrArray *incident_heading; /* of KyoPiece, until the first bullet of the incident takes it */
  GPtrArray *sub_heading;      /* of KyoPiece: heads the bullets until the next heading */
  GPtrArray *sub_marks;        /* of KyoPiece: its brackets, until the first of them takes them */
  KyoReportBullet *open;
  guint item;          /* number of the last item of a list that makes up the section, 0 for none */
  gunichar item_style; /* of its number */
  GPtrArray *diagram;  /* of KyoPiece */
} Reading;

/**
 * kyo_report_bullet_new:
 * @section: the section
 * @incident: which of several incidents, 0 for none
 *
 * Returns: (transfer full): a bullet without words
 */
KyoReportBullet *
kyo_report_bullet_new (KyoSectionKind section, guint incident)
{
  KyoReportBullet *bullet = g_new0 (KyoReportBullet, 1);

  bullet->section = section;
  bullet->incident = incident;
  bullet->marks = g_ptr_array_new ();
  bullet->heading = g_ptr_array_new ();
  bullet->pieces = g_ptr_array_new ();

  return bullet;
}

/**
 * kyo_report_bullet_free:
 * @bullet: (transfer full): a bullet
 *
 * Frees a bullet, but not its pieces.
 */
void
kyo_report_bullet_free (KyoReportBullet *bullet)
{
  g_ptr_array_unref (bullet->marks);
  g_ptr_array_unref (bullet->heading);
  g_ptr_array_unref (bullet->pieces);
  g_free (bullet);
}

/**
 * kyo_report_use_pieces:
 * @pieces: pieces
 * @field: the field that they are part of
 * @use: as words of the field or as what marks it
 *
 * Puts all of them to the same use.
 */
void
kyo_report_use_pieces (GPtrArray *pieces, const char *field, KyoPieceUse use)
{
  for (guint i = 0; i < pieces->len; i++)
    kyo_piece_use (pieces->pdata[i], field, use);
}

/**
 * kyo_report_text_new:
 * @pieces: pieces, in the order of reading
 *
 * Returns: (transfer full) (nullable): their words, `NULL` when there are none
 */
KyoText *
kyo_report_text_new (GPtrArray *pieces)
{
  g_autofree char *text = kyo_pieces_join (pieces);

  return *text != '\0' ? kyo_text_new (text, NULL) : NULL;
}

/* How many pieces from this one on make one heading: a bracket may close on the next line. */
static guint
match_over_lines (KyoReportPage *page,
                  guint position,
                  gsize (*match) (const char *, KyoSectionKind *),
                  KyoSectionKind *kind,
                  gsize *length)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean has_bracket =
    g_utf8_strchr ("【［[〔〈《＜<", -1,
                   g_utf8_get_char (kyo_report_page_get (page, position)->text)) != NULL;

  for (guint n = 1; n <= 3; n++)
    {
      KyoPiece *piece = kyo_report_page_get (page, position + n - 1);
      gsize before = joined->len;
      gsize found;

      if (piece == NULL || piece->use != KYO_PIECE_FREE || (n > 1 && !has_bracket))
        return 0;
      g_string_append (joined, piece->text);
      found = match (joined->str, kind);
      if (found > before)
        {
          *length = found - before;
          return n;
        }
    }

  return 0;
}

/* What has to do with the bullets before a heading is over. */
static void
begin_part (Reading *reading)
{
  reading->open = NULL;
  reading->item = 0;
  g_ptr_array_set_size (reading->incident_heading, 0);
  g_ptr_array_set_size (reading->sub_heading, 0);
  g_ptr_array_set_size (reading->sub_marks, 0);
}

static gboolean
read_section_heading (Reading *reading, guint *position)
{
  KyoPiece *piece = kyo_report_page_get (reading->page, *position);
  KyoSectionKind kind;
  gsize length;
  guint n = match_over_lines (reading->page, *position, kyo_report_match_section, &kind, &length);
  g_autofree char *field = NULL;

  if (n == 0 && kyo_report_page_is_bare_heading (reading->page, *position, &kind))
    {
      n = 1;
      length = strlen (piece->text);
    }
  if (n == 0)
    return FALSE;
  kyo_report_page_cut (reading->page, *position + n - 1, length);
  field = g_strdup_printf ("%s#%s", reading->kase->prefix,
                           kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, (int) kind));
  for (guint i = 0; i < n; i++)
    kyo_piece_use (kyo_report_page_get (reading->page, *position + i), field, KYO_PIECE_MARK);
  *position += n - 1;
  reading->section = kind;
  reading->in_sections = kind != KYO_SECTION_OVERVIEW;
  reading->incident = 0;
  begin_part (reading);

  return TRUE;
}

/* Whether a bracket that opens the text closes within its first bytes. */
static gboolean
closes_bracket (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("】］]〕〉》＞>）)」", -1, g_utf8_get_char (p)) != NULL)
      return TRUE;

  return FALSE;
}

/* The words between the colon and the closing bracket head the incident. */
static gboolean
read_incident (Reading *reading, guint *position)
{
  KyoPiece *piece = kyo_report_page_get (reading->page, *position);
  gboolean has_bracket =
    g_utf8_strchr ("【［[〔〈《＜<（(「", -1, g_utf8_get_char (piece->text)) != NULL;
  g_autofree char *mark_field = NULL;
  guint number;
  gsize length = kyo_report_match_incident (piece->text, &number);
  guint last;

  if (length == 0 || number == 0)
    return FALSE;
  mark_field = g_strdup_printf ("%s#incident-%u", reading->kase->prefix, number);
  reading->incident = number;
  begin_part (reading);
  has_bracket = has_bracket && !closes_bracket (piece->text, length);
  last = length < strlen (piece->text) ? *position + 1 : *position;
  piece = kyo_report_page_cut (reading->page, *position, length);
  kyo_piece_use (piece, mark_field, KYO_PIECE_MARK);
  for (*position = last; last > 0; *position += 1)
    {
      const char *end = NULL;

      piece = kyo_report_page_get (reading->page, *position);
      if (piece == NULL || piece->use != KYO_PIECE_FREE)
        break;
      for (const char *p = piece->text; has_bracket && *p != '\0'; p = g_utf8_next_char (p))
        if (g_utf8_strchr ("】］]〕〉》＞>", -1, g_utf8_get_char (p)) != NULL)
          {
            end = p;
            break;
          }
      if (end == piece->text) /* the bracket closes at once */
        {
          piece =
            kyo_report_page_cut (reading->page, *position, (gsize) (g_utf8_next_char (end) - end));
          kyo_piece_use (piece, mark_field, KYO_PIECE_MARK);
          return TRUE;
        }
      if (end != NULL)
        piece = kyo_report_page_cut (reading->page, *position, (gsize) (end - piece->text));
      g_ptr_array_add (reading->incident_heading, piece);
      /* Until it becomes the heading of a passage. */
      kyo_piece_leave (piece, KYO_UNPLACED_HEADING);
      if (!has_bracket)
        return TRUE;
    }
  *position -= 1;

  return TRUE;
}

/* A heading within a section, which is none of the form's: kept with the bullets under it, so that
 * a person sees what it says, and not lost in the text before it. */
static gboolean
read_sub_heading (Reading *reading, guint *position)
{
  KyoPiece *piece = kyo_report_page_get (reading->page, *position);
  gsize inner;
  gsize opening = kyo_report_match_sub_heading (piece->text, &inner);

  if (opening == 0 || piece->is_rest)
    return FALSE;
  /* Nothing stands under it. */
  if (kyo_report_page_get (reading->page, *position + 1) == NULL)
    {
      kyo_piece_leave (piece, KYO_UNPLACED_HEADING);
      return TRUE;
    }
  reading->open = NULL;
  reading->item = 0;
  g_ptr_array_set_size (reading->sub_heading, 0);
  g_ptr_array_set_size (reading->sub_marks, 0);
  g_ptr_array_add (reading->sub_marks, kyo_report_page_cut (reading->page, *position, opening));
  g_ptr_array_add (reading->sub_heading, kyo_report_page_cut (reading->page, *position + 1, inner));
  g_ptr_array_add (reading->sub_marks, kyo_report_page_get (reading->page, *position + 2));
  /* Until a bullet takes them. */
  for (guint i = 0; i < 3; i++)
    kyo_piece_leave (kyo_report_page_get (reading->page, *position + i), KYO_UNPLACED_HEADING);
  *position += 2;
  /* Lessons are often headed so. */
  if (reading->section != KYO_SECTION_LESSONS)
    kyo_report_draft_warn (
      reading->draft,
      g_strdup_printf (
        _ ("Case %u, page %u: “%s” is no section that Kyokun knows; what stands under it "
           "was kept in the section before it"),
        reading->kase->number, piece->page, ((KyoPiece *) reading->sub_heading->pdata[0])->text));

  return TRUE;
}

static void
append_pieces (GPtrArray *pieces, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (pieces, more->pdata[i]);
}

static KyoReportBullet *
open_bullet (Reading *reading)
{
  KyoReportBullet *bullet = kyo_report_bullet_new (reading->section, reading->incident);

  g_ptr_array_add (reading->kase->bullets, bullet);
  append_pieces (bullet->heading, reading->incident_heading);
  append_pieces (bullet->heading, reading->sub_heading);
  append_pieces (bullet->marks, reading->sub_marks);
  g_ptr_array_set_size (reading->incident_heading, 0);
  g_ptr_array_set_size (reading->sub_marks, 0);
  reading->open = bullet;

  return bullet;
}

/* Whether an item of a list may follow: the text before it can end where it ends, and what stands
 * behind the number does not go on with a sentence in which the number stands. */
static gboolean
may_follow (Reading *reading, const char *words)
{
  g_autofree char *text = kyo_pieces_join (reading->open->pieces);

  return !kyo_report_is_unfinished (text) &&
         g_utf8_strchr ("をがにはへでとのも、。", -1, g_utf8_get_char (words)) == NULL;
}

/* The number of an item, where the section is a list of numbered items: it begins with the first
 * one, and each has the number after that of the one before it. Any other number is that of a
 * callout, or part of a text. */
static gsize
match_item (Reading *reading, KyoPiece *piece, guint *number, gunichar *style)
{
  gsize length = kyo_report_match_enumerator (piece->text, number, style);
  gboolean is_next = reading->item == 0
                       ? reading->open == NULL && *number == 1
                       : *style == reading->item_style && *number == reading->item + 1;

  if (length == 0 || piece->text[length] == '\0' || !is_next)
    return 0;

  return reading->item == 0 || may_follow (reading, piece->text + length) ? length : 0;
}

/* On a page with both sections and a diagram the callouts begin where a bullet has ended. */
static gboolean
leaves_sections (Reading *reading, KyoPiece *piece)
{
  KyoStepKind kind;
  gunichar style;
  guint number;

  if (kyo_report_match_step (piece->text, &kind, &number) == 0)
    return FALSE;
  if (kind == KYO_STEP_EVENT && match_item (reading, piece, &number, &style) > 0)
    return FALSE;
  if (reading->open == NULL)
    return TRUE;

  return kyo_pieces_end_sentence (reading->open->pieces) &&
         (piece->has_gap || kind == KYO_STEP_RESPONSE);
}

static void
read_section_piece (Reading *reading, guint position)
{
  KyoPiece *piece = kyo_report_page_get (reading->page, position);
  gunichar sign = 0;
  guint number;
  gsize length = kyo_report_match_bullet (piece->text, &sign);

  if (length == 0 && (length = match_item (reading, piece, &number, &sign)) > 0)
    {
      reading->item = number;
      reading->item_style = sign;
    }
  if (length > 0)
    {
      KyoReportBullet *bullet = open_bullet (reading);

      bullet->sign = sign;
      piece = kyo_report_page_cut (reading->page, position, length);
      g_ptr_array_add (bullet->marks, piece);
      /* The rest of the line comes next, as a piece of its own. */
      kyo_piece_leave (piece, KYO_UNPLACED_UNKNOWN);
      return;
    }
  if (kyo_report_is_note (piece->text))
    open_bullet (reading);
  else if (reading->open != NULL && reading->open->sign == 0 && piece->has_gap &&
           kyo_pieces_end_sentence (reading->open->pieces))
    open_bullet (reading);
  if (reading->open == NULL)
    open_bullet (reading);
  g_ptr_array_add (reading->open->pieces, piece);
}

/* The first title counts; what stands over later pages repeats it, or says something else. */
static void
use_title (KyoReportCase *kase, GPtrArray *words, const char *field)
{
  KyoText *title = kyo_case_get_title (kase->kase);
  g_autoptr (KyoText) text = kyo_report_text_new (words);
  g_autofree char *key = text != NULL ? kyo_report_dup_key (kyo_text_get_ja (text)) : NULL;
  g_autofree char *title_key = title != NULL ? kyo_report_dup_key (kyo_text_get_ja (title)) : NULL;

  if (title == NULL)
    {
      kyo_case_set_title (kase->kase, text);
      kyo_report_use_pieces (words, field, KYO_PIECE_TEXT);
    }
  else if (g_strcmp0 (key, title_key) == 0)
    kyo_report_use_pieces (words, field, KYO_PIECE_MARK);
  else
    for (guint i = 0; i < words->len; i++)
      kyo_piece_leave (words->pdata[i], KYO_UNPLACED_HEADING);
}

static void
read_titles (KyoReportCase *kase, KyoReportPage *page)
{
  g_autofree char *field = g_strdup_printf ("%s#title", kase->prefix);

  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);
      KyoPiece *next = kyo_report_page_get (page, i + 1);
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      gboolean is_marked;
      guint number;
      guint part;
      guint n_parts;
      gsize at;
      gsize length = kyo_report_match_case (piece->text, &number, &is_marked);

      if (piece->use != KYO_PIECE_FREE || piece->is_rest || length == 0 || number != kase->number ||
          length >= strlen (piece->text))
        continue;
      at = kyo_report_find_part (piece->text, &part, &n_parts);
      if (at == strlen (piece->text) && next != NULL && !next->has_gap &&
          next->text[kyo_report_find_part (next->text, &part, &n_parts)] != '\0')
        {
          at = kyo_report_find_part (next->text, &part, &n_parts);
          if (at > 0)
            g_ptr_array_add (words, kyo_report_page_cut (page, i + 1, at));
          kyo_piece_use (kyo_report_page_get (page, i + (at > 0 ? 2 : 1)), field, KYO_PIECE_MARK);
        }
      else if (at < strlen (piece->text))
        {
          kyo_report_page_cut (page, i, at);
          kyo_piece_use (kyo_report_page_get (page, i + 1), field, KYO_PIECE_MARK);
        }
      else if (!is_marked || kyo_report_ends_sentence (piece->text) ||
               (i > 0 && i + 1 < page->pieces->len))
        continue;
      kyo_piece_use (kyo_report_page_cut (page, i, length), field, KYO_PIECE_MARK);
      g_ptr_array_insert (words, 0, kyo_report_page_get (page, i + 1));
      use_title (kase, words, field);
    }
}

/* An empty line before what was set aside is one before what follows it. */
static void
carry_gaps (KyoReportPage *page)
{
  gboolean has_gap = FALSE;

  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);

      if (piece->use != KYO_PIECE_FREE)
        has_gap = has_gap || (piece->has_gap && !piece->is_rest);
      else
        {
          piece->has_gap = piece->has_gap || has_gap;
          has_gap = FALSE;
        }
    }
}

static gboolean
has_sections (KyoReportPage *page)
{
  KyoSectionKind kind;
  gsize length;

  for (guint i = 0; i < page->pieces->len; i++)
    if ((match_over_lines (page, i, kyo_report_match_section, &kind, &length) > 0 ||
         kyo_report_page_is_bare_heading (page, i, &kind)) &&
        kind != KYO_SECTION_OVERVIEW)
      return TRUE;

  return FALSE;
}

static gboolean
has_steps (KyoReportPage *page)
{
  KyoStepKind kind;
  guint number;

  for (guint i = 0; i < page->pieces->len; i++)
    if (kyo_report_match_step (kyo_report_page_get (page, i)->text, &kind, &number) > 0)
      return TRUE;

  return FALSE;
}

static void
read_page (Reading *reading)
{
  KyoReportPage *page = reading->page;
  gboolean has_heads = has_sections (page);

  if (!has_heads && (page->part == 1 || has_steps (page)))
    reading->in_sections = FALSE;
  if (!has_heads && !reading->in_sections)
    kyo_report_prepare_diagram (page);
  if (has_heads && page->part == 1)
    reading->in_sections = FALSE;
  for (guint i = 0; i < page->pieces->len; i++)
    {
      KyoPiece *piece = kyo_report_page_get (page, i);

      if (piece->use != KYO_PIECE_FREE || read_section_heading (reading, &i))
        continue;
      if (reading->in_sections && leaves_sections (reading, piece))
        reading->in_sections = FALSE;
      if (!reading->in_sections)
        g_ptr_array_add (reading->diagram, piece);
      else if (!read_incident (reading, &i) && !read_sub_heading (reading, &i))
        read_section_piece (reading, i);
    }
  if (reading->diagram->len > 0)
    kyo_report_read_diagram (reading->kase, page, reading->diagram);
  g_ptr_array_set_size (reading->diagram, 0);
}

/**
 * kyo_report_read_case_pages:
 * @parser: the parser
 * @kase: a case
 *
 * Reads all pages of a case.
 */
void
kyo_report_read_case_pages (KyoReportParser *parser, KyoReportCase *kase)
{
  g_autoptr (GPtrArray) heading = g_ptr_array_new ();
  g_autoptr (GPtrArray) sub_heading = g_ptr_array_new ();
  g_autoptr (GPtrArray) sub_marks = g_ptr_array_new ();
  g_autoptr (GPtrArray) diagram = g_ptr_array_new ();
  Reading reading = { .draft = parser->draft,
                      .kase = kase,
                      .incident_heading = heading,
                      .sub_heading = sub_heading,
                      .sub_marks = sub_marks,
                      .diagram = diagram };

  for (guint i = 0; i < parser->pages->len; i++)
    {
      KyoReportPage *page = parser->pages->pdata[i];

      if (page->kind != KYO_PAGE_CASE || page->case_number != kase->number)
        continue;
      read_titles (kase, page);
      carry_gaps (page);
      reading.page = page;
      read_page (&reading);
    }
  kyo_report_resolve_bullets (kase);
  kyo_report_finish_steps (kase);
}

static double
find_width (KyoReportCase *kase, KyoSectionKind section)
{
  double width = 1;

  for (guint i = 0; i < kase->bullets->len; i++)
    {
      KyoReportBullet *bullet = kase->bullets->pdata[i];

      for (guint j = 0; bullet->section == section && j < bullet->pieces->len; j++)
        width = MAX (width, ((KyoPiece *) bullet->pieces->pdata[j])->line_width);
    }

  return width;
}

static gboolean
ends_clause (const char *text)
{
  return kyo_report_ends_sentence (text) || g_str_has_suffix (text, "、") ||
         g_str_has_suffix (text, "，") || strstr (text, "。") != NULL;
}

/* How many lines head a lesson: the first, and a second one when the first is full and the second
 * is not, yet the text goes on. 0 when the bullet is no heading with a body. */
static guint
count_heading_lines (KyoReportBullet *bullet, double width)
{
  KyoPiece *first = bullet->pieces->len >= 2 ? bullet->pieces->pdata[0] : NULL;
  KyoPiece *second = bullet->pieces->len >= 3 ? bullet->pieces->pdata[1] : NULL;
  gboolean is_full;

  if (first == NULL || ends_clause (first->text))
    return 0;
  is_full = first->line_width >= FULL_LINE * width;
  if (is_full && second != NULL && !second->has_gap && !ends_clause (second->text) &&
      second->line_width < 0.75 * width)
    return 2;

  return 1;
}

/* Lessons are headings with a body when one of them surely is: its first line is short, no
 * sentence, and more follows. */
static gboolean
has_headed_lessons (KyoReportCase *kase, double width)
{
  for (guint i = 0; i < kase->bullets->len; i++)
    {
      KyoReportBullet *bullet = kase->bullets->pdata[i];
      KyoPiece *first = bullet->pieces->len >= 2 ? bullet->pieces->pdata[0] : NULL;

      if (bullet->section == KYO_SECTION_LESSONS && first != NULL && bullet->sign != 0 &&
          !ends_clause (first->text) &&
          (first->line_width < FULL_LINE * width ||
           ((KyoPiece *) bullet->pieces->pdata[1])->has_gap))
        return TRUE;
    }

  return FALSE;
}

/* Bullets below a lesson of another sign are its body, each a passage under the same heading. */
static void
split_lessons (KyoReportCase *kase)
{
  double width = find_width (kase, KYO_SECTION_LESSONS);
  gboolean is_headed = has_headed_lessons (kase, width);
  gunichar top = 0;
  KyoReportBullet *above = NULL;

  for (guint i = 0; i < kase->bullets->len; i++)
    {
      KyoReportBullet *bullet = kase->bullets->pdata[i];
      KyoReportBullet *next = i + 1 < kase->bullets->len ? kase->bullets->pdata[i + 1] : NULL;
      guint n;

      if (bullet->section != KYO_SECTION_LESSONS || bullet->sign == 0)
        continue;
      if (top == 0)
        top = bullet->sign;
      if (bullet->sign != top)
        {
          for (guint j = 0; above != NULL && j < above->heading->len; j++)
            g_ptr_array_insert (bullet->heading, (int) j, above->heading->pdata[j]);
          continue;
        }
      above = bullet;
      if (next != NULL && next->section == KYO_SECTION_LESSONS && next->sign != 0 &&
          next->sign != top && bullet->heading->len == 0)
        n = bullet->pieces->len;
      else
        n = is_headed && bullet->heading->len == 0 ? count_heading_lines (bullet, width) : 0;
      for (guint j = 0; j < n; j++)
        g_ptr_array_add (bullet->heading, g_ptr_array_steal_index (bullet->pieces, 0));
    }
}

/**
 * kyo_report_section_code:
 * @section: a section
 *
 * Returns: by what the ids of its passages tell it
 */
const char *
kyo_report_section_code (KyoSectionKind section)
{
  static const char *const CODES[] = { "ov", "bg", "de", "re", "ca", "pr", "le" };

  return CODES[section];
}

/**
 * kyo_report_resolve_bullets:
 * @kase: a case all of whose pages have been read
 *
 * Makes passages of its bullets.
 */
void
kyo_report_resolve_bullets (KyoReportCase *kase)
{
  guint counts[KYO_N_SECTIONS] = { 0 };

  split_lessons (kase);
  for (guint i = 0; i < kase->bullets->len; i++)
    {
      KyoReportBullet *bullet = kase->bullets->pdata[i];
      g_autoptr (KyoText) heading = kyo_report_text_new (bullet->heading);
      g_autoptr (KyoText) text = kyo_report_text_new (bullet->pieces);
      g_autoptr (KyoPassage) passage = NULL;
      g_autofree char *id = NULL;
      g_autofree char *heading_id = NULL;

      if (text == NULL)
        {
          /* A heading whose body stands in the bullets below it, or nothing but a sign. */
          id = g_strdup_printf ("%s#%s", kase->prefix,
                                kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, (int) bullet->section));
          kyo_report_use_pieces (bullet->marks, id, KYO_PIECE_MARK);
          continue;
        }
      id = g_strdup_printf ("%s.%s.%u", kase->prefix, kyo_report_section_code (bullet->section),
                            ++counts[bullet->section]);
      heading_id = g_strdup_printf ("%s#heading", id);
      passage = kyo_passage_new (id);
      kyo_passage_set_incident (passage, bullet->incident);
      kyo_passage_set_heading (passage, heading);
      kyo_passage_set_text (passage, text);
      kyo_section_add_passage (kyo_case_get_section (kase->kase, bullet->section), passage);
      kyo_report_use_pieces (bullet->marks, id, KYO_PIECE_MARK);
      kyo_report_use_pieces (bullet->heading, heading_id, KYO_PIECE_TEXT);
      kyo_report_use_pieces (bullet->pieces, id, KYO_PIECE_TEXT);
    }
}
