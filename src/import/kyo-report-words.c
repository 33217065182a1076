/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signs by which a report of cases is made: bullets, numbers in three widths, headings of
 * sections, incidents, numbered callouts, titles of pages. Only the form of such reports is known
 * here (the words that head their parts), never what a particular one is about.
 *
 * A match tells how many bytes the sign takes from the start of the text, 0 when it is not there.
 */
#include "config.h"

#include "import/kyo-report-words.h"

#include <string.h>

#define MAX_REMARK 8             /* characters, brackets included */
#define MAX_SUB_HEADING_WIDTH 26 /* full-width characters */

/* What may stand around a number or the heading of a section. */
static const char OPENING[] = "【［[〔〈《＜<（(「『";
static const char CLOSING[] = "】］]〕〉》＞>）)」』";
static const char ROUND_OPENING[] = "（(〔［[＜<【";
static const char BULLETS[] = "•・●○◯〇◆◇■□▪▫‣►▶▷➢➤➔✓✔⚫⦁◎◦";
static const char DASHES[] = "-‐–—―−－*＊";

/* Numbers of one character: https://www.unicode.org/charts/PDF/U2460.pdf, U2700.pdf and U3200.pdf.
 */
static const struct
{
  gunichar first;
  gunichar last;
  guint number; /* the first one's */
} DRAWN[] = {
  { 0x2460, 0x2473, 1 },                          /* in a circle */
  { 0x24ea, 0x24ea, 0 },  { 0x2474, 0x2487, 1 },  /* between brackets */
  { 0x2488, 0x249b, 1 },                          /* with a full stop */
  { 0x24f5, 0x24fe, 1 },                          /* in two circles */
  { 0x2776, 0x277f, 1 },                          /* white in a black circle */
  { 0x24eb, 0x24f4, 11 }, { 0x3251, 0x325f, 21 }, /* in a circle */
  { 0x32b1, 0x32bf, 36 },
};

typedef struct
{
  const char *word;
  KyoSectionKind kind;
} SectionWord;

/* Keys as kyo_report_dup_key() makes them. The first that fits counts. */
static const SectionWord SECTION_WORDS[] = {
  { "得られた気付き教訓", KYO_SECTION_LESSONS },
  { "得られた気づき教訓", KYO_SECTION_LESSONS },
  { "得られた教訓", KYO_SECTION_LESSONS },
  { "得られた気付き", KYO_SECTION_LESSONS },
  { "気付き教訓", KYO_SECTION_LESSONS },
  { "気づき教訓", KYO_SECTION_LESSONS },
  { "気付き及び教訓", KYO_SECTION_LESSONS },
  { "教訓", KYO_SECTION_LESSONS },
  { "再発に備えた対策", KYO_SECTION_PREVENTION },
  { "再発防止に向けた対策", KYO_SECTION_PREVENTION },
  { "再発防止対策", KYO_SECTION_PREVENTION },
  { "再発防止策", KYO_SECTION_PREVENTION },
  { "再発防止", KYO_SECTION_PREVENTION },
  { "対策", KYO_SECTION_PREVENTION },
  { "背景", KYO_SECTION_BACKGROUND },
  { "検知", KYO_SECTION_DETECTION },
  { "覚知", KYO_SECTION_DETECTION },
  { "検知覚知", KYO_SECTION_DETECTION },
  { "発覚", KYO_SECTION_DETECTION },
  { "対処", KYO_SECTION_RESPONSE },
  { "対応", KYO_SECTION_RESPONSE },
  { "対処対応", KYO_SECTION_RESPONSE },
  { "対処状況", KYO_SECTION_RESPONSE },
  { "対応状況", KYO_SECTION_RESPONSE },
  { "原因", KYO_SECTION_CAUSE },
  { "発生原因", KYO_SECTION_CAUSE },
  { "概要", KYO_SECTION_OVERVIEW },
  { "事例の概要", KYO_SECTION_OVERVIEW },
  { "事案の概要", KYO_SECTION_OVERVIEW },
};

static gboolean
is_one_of (const char *set, gunichar c)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gunichar
last_char (const char *text)
{
  gsize length = strlen (text);

  return length > 0 ? g_utf8_get_char (g_utf8_prev_char (text + length)) : 0;
}

/* One character as NFKC has it where that is one character: full-width forms become ASCII. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';
  if (c == 0x3000)
    return ' ';
  return c;
}

/**
 * kyo_report_is_space:
 * @c: a character
 *
 * White space of any width, and the marks that are nothing to see.
 *
 * Returns: `TRUE` for white space
 */
gboolean
kyo_report_is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b || c == 0xad || c < 0x20;
}

/**
 * kyo_report_is_wide:
 * @c: a character
 *
 * Tells the characters that Japanese text runs on with: no space belongs where a line was broken
 * beside one.
 *
 * Returns: `TRUE` for a full-width character
 */
gboolean
kyo_report_is_wide (gunichar c)
{
  return g_unichar_iswide (c) || c == 0x2022 || c == 0x203b;
}

/**
 * kyo_report_width:
 * @text: a text
 *
 * How wide the text is set: full-width characters count one, others a half.
 *
 * Returns: the width, in full-width characters
 */
double
kyo_report_width (const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += kyo_report_is_wide (g_utf8_get_char (p)) ? 1.0 : 0.5;

  return width;
}

/**
 * kyo_report_skip_spaces:
 * @text: a text
 *
 * Returns: the length in bytes of the white space at its start
 */
gsize
kyo_report_skip_spaces (const char *text)
{
  const char *p = text;

  while (*p != '\0' && kyo_report_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return (gsize) (p - text);
}

/* A number that is one character, drawn in a circle or between brackets. */
static gboolean
match_drawn_number (gunichar c, guint *number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (DRAWN); i++)
    if (c >= DRAWN[i].first && c <= DRAWN[i].last)
      {
        *number = c - DRAWN[i].first + DRAWN[i].number;
        return TRUE;
      }

  return FALSE;
}

/**
 * kyo_report_match_number:
 * @text: a text
 * @number: (out): the number
 *
 * A number of one to three digits, half or full width, or one that is drawn in a circle or between
 * brackets as one character (0 to 50).
 *
 * Returns: its length in bytes, 0 when there is none
 */
gsize
kyo_report_match_number (const char *text, guint *number)
{
  const char *p = text;
  gunichar c = g_utf8_get_char (p);
  guint n_digits = 0;

  if (match_drawn_number (c, number))
    return (gsize) (g_utf8_next_char (p) - text);
  for (*number = 0; *p != '\0'; p = g_utf8_next_char (p), n_digits++)
    {
      c = fold (g_utf8_get_char (p));
      if (c < '0' || c > '9')
        break;
      if (n_digits == 3)
        return 0;
      *number = *number * 10 + (c - '0');
    }

  return (gsize) (p - text);
}

/**
 * kyo_report_match_bullet:
 * @text: a text
 * @bullet: (out) (optional): which character it is
 *
 * A bullet and the white space after it. A dash or an asterisk is one only when white space
 * follows. Characters of the private use area are what symbol fonts leave behind.
 *
 * Returns: the length in bytes, 0 when there is none
 */
gsize
kyo_report_match_bullet (const char *text, gunichar *bullet)
{
  gunichar c = g_utf8_get_char (text);
  const char *rest;
  gsize spaces;

  if (c == 0)
    return 0;
  rest = g_utf8_next_char (text);
  spaces = kyo_report_skip_spaces (rest);
  if (!is_one_of (BULLETS, c) && !(c >= 0xe000 && c <= 0xf8ff) &&
      !(is_one_of (DASHES, c) && spaces > 0))
    return 0;
  if (bullet != NULL)
    *bullet = c;

  return (gsize) (rest - text) + spaces;
}

/**
 * kyo_report_dup_key:
 * @text: a text
 *
 * The letters and digits alone, in their usual width: what two settings of the same words have in
 * common.
 *
 * Returns: (transfer full): the key
 */
char *
kyo_report_dup_key (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *key = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == 0x30fc)
        g_string_append_unichar (key, g_unichar_tolower (c));
    }

  return g_string_free (key, FALSE);
}

/* The number and punctuation that may stand before the word of a heading. */
static gsize
skip_heading_number (const char *text)
{
  gsize length = kyo_report_skip_spaces (text);
  guint number;
  gsize digits;

  if (is_one_of (ROUND_OPENING, g_utf8_get_char (text + length)))
    {
      const char *inner = g_utf8_next_char (text + length);

      digits = kyo_report_match_number (inner, &number);
      if (digits > 0 && is_one_of (CLOSING, g_utf8_get_char (inner + digits)))
        length = (gsize) (g_utf8_next_char (inner + digits) - text);
    }
  else
    length += kyo_report_match_number (text + length, &number);
  while (is_one_of (".．、,:： 　-－", g_utf8_get_char (text + length)))
    length = (gsize) (g_utf8_next_char (text + length) - text);

  return length;
}

/* Where the first round bracket opens, the text's length when none does. */
static gsize
find_bracket (const char *text)
{
  const char *p = text;

  while (*p != '\0' && *p != '(' && !g_str_has_prefix (p, "（"))
    p = g_utf8_next_char (p);

  return (gsize) (p - text);
}

/* "（続き）" and the like: what a heading may say at its end without becoming another. */
static gboolean
is_remark (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  return length <= MAX_REMARK && is_one_of (")）", last_char (text)) &&
         find_bracket (g_utf8_next_char (text)) == strlen (g_utf8_next_char (text));
}

/* How much of a text is the words of a section, with a remark in brackets; 0 when they are not, or
 * when something else stands there that is in no brackets. */
static gsize
fit_section (const char *words, gsize length, KyoSectionKind *kind)
{
  g_autofree char *copy = g_strndup (words, length);
  gsize bracket = find_bracket (copy);
  gsize end = bracket > 0 && bracket < length && !is_remark (copy + bracket) ? bracket : length;
  g_autofree char *key = NULL;

  if (bracket > 0)
    copy[bracket] = '\0';
  key = kyo_report_dup_key (copy);
  for (gsize i = 0; i < G_N_ELEMENTS (SECTION_WORDS); i++)
    if (g_str_equal (key, SECTION_WORDS[i].word))
      {
        *kind = SECTION_WORDS[i].kind;
        return end;
      }

  return 0;
}

/**
 * kyo_report_match_section:
 * @text: a text, of one line or of several that were joined
 * @kind: (out): which section it heads
 *
 * A heading of a section: one of the words of the form, with or without a number, in brackets; or
 * the same alone on its line, then with a number or a square before it.
 *
 * Returns: the length in bytes, 0 when it is none
 */
gsize
kyo_report_match_section (const char *text, KyoSectionKind *kind)
{
  gunichar first = g_utf8_get_char (text);
  gsize start;
  gsize words;

  if (first == 0)
    return 0;
  if (is_one_of ("【［[〔〈《＜<", first))
    {
      const char *inner = g_utf8_next_char (text);

      inner += skip_heading_number (inner);
      for (const char *p = inner; *p != '\0'; p = g_utf8_next_char (p))
        if (is_one_of ("】］]〕〉》＞>", g_utf8_get_char (p)))
          {
            if (p > inner && fit_section (inner, (gsize) (p - inner), kind) == (gsize) (p - inner))
              return (gsize) (g_utf8_next_char (p) - text);
            break;
          }
    }

  start = is_one_of ("■□◆◇●", first) ? (gsize) (g_utf8_next_char (text) - text) : 0;
  start += skip_heading_number (text + start);
  if (start == 0)
    return 0;
  words = fit_section (text + start, strlen (text) - start, kind);

  return words > 0 ? start + words : 0;
}

/**
 * kyo_report_is_section_word:
 * @text: a whole line
 * @kind: (out): which section it heads
 *
 * Tells a line that is one of the words of the form and nothing else. Whether it is a heading, what
 * stands around it has to tell.
 *
 * Returns: `TRUE` when it is one
 */
gboolean
kyo_report_is_section_word (const char *text, KyoSectionKind *kind)
{
  return *text != '\0' && find_bracket (text) == strlen (text) &&
         fit_section (text, strlen (text), kind) > 0;
}

/**
 * kyo_report_match_sub_heading:
 * @text: a whole line
 * @inner: (out): the length in bytes of the words in it
 *
 * A short line between brackets, "【…】" or the like: a heading, but of none of the sections.
 *
 * Returns: the length in bytes of the opening bracket, 0 when it is none
 */
gsize
kyo_report_match_sub_heading (const char *text, gsize *inner)
{
  static const char *const PAIRS[] = { "【】", "［］", "[]", "〔〕", "〈〉", "《》", "＜＞", "<>" };

  for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      gsize opening = (gsize) (g_utf8_next_char (PAIRS[i]) - PAIRS[i]);
      const char *closing = PAIRS[i] + opening;
      const char *end = strstr (text, closing);

      if (strncmp (text, PAIRS[i], opening) != 0)
        continue;
      if (end == NULL || end[strlen (closing)] != '\0' ||
          kyo_report_width (text) > MAX_SUB_HEADING_WIDTH)
        return 0;
      *inner = (gsize) (end - text) - opening;
      return *inner > 0 ? opening : 0;
    }

  return 0;
}

/**
 * kyo_report_match_incident:
 * @text: a text, of one line or of several that were joined
 * @number: (out): its number
 *
 * The heading of one of several incidents of a case, "【事象①：…】" or "［事象1］…": what stands
 * before the words, that is bracket, word, number and colon or closing bracket.
 *
 * Returns: the length in bytes, 0 when it is none
 */
gsize
kyo_report_match_incident (const char *text, guint *number)
{
  gboolean has_bracket = is_one_of (OPENING, g_utf8_get_char (text));
  const char *p = has_bracket ? g_utf8_next_char (text) : text;
  gboolean has_colon = FALSE;
  gsize digits;

  p += kyo_report_skip_spaces (p);
  if (!g_str_has_prefix (p, "事象"))
    return 0;
  p += strlen ("事象");
  p += kyo_report_skip_spaces (p);
  digits = kyo_report_match_number (p, number);
  if (digits == 0)
    return 0;
  p += digits;
  if (has_bracket && is_one_of (CLOSING, g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      return (gsize) (p - text) + kyo_report_skip_spaces (p);
    }
  while (is_one_of (":：.．、 　", g_utf8_get_char (p)))
    {
      has_colon = has_colon || is_one_of (":：", g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return has_bracket || has_colon ? (gsize) (p - text) : 0;
}

/**
 * kyo_report_match_step:
 * @text: a text
 * @kind: (out): whether it is an event or a response
 * @number: (out): its number
 *
 * The sign of a callout: "(1)", "(対処1)", in any width of brackets and digits, or a number that is
 * drawn in a circle or brackets, with or without 対処 before it; and the white space after it.
 *
 * Returns: the length in bytes, 0 when it is none
 */
gsize
kyo_report_match_step (const char *text, KyoStepKind *kind, guint *number)
{
  gboolean has_bracket = is_one_of (ROUND_OPENING, g_utf8_get_char (text));
  const char *p = has_bracket ? g_utf8_next_char (text) : text;
  gboolean is_drawn;
  gsize digits;

  *kind = KYO_STEP_EVENT;
  p += kyo_report_skip_spaces (p);
  if (g_str_has_prefix (p, "対処") || g_str_has_prefix (p, "対応"))
    {
      *kind = KYO_STEP_RESPONSE;
      p += strlen ("対処");
      p += kyo_report_skip_spaces (p);
    }
  is_drawn = match_drawn_number (g_utf8_get_char (p), number);
  digits = kyo_report_match_number (p, number);
  if (digits == 0 || *number > 99 || (!has_bracket && !is_drawn))
    return 0;
  p += digits;
  p += kyo_report_skip_spaces (p);
  if (has_bracket)
    {
      if (!is_one_of (CLOSING, g_utf8_get_char (p)))
        return 0;
      p = g_utf8_next_char (p);
    }

  return (gsize) (p - text) + kyo_report_skip_spaces (p);
}

/**
 * kyo_report_match_enumerator:
 * @text: a text
 * @number: (out): its number
 * @style: (out): what the numbers of one list have in common
 *
 * The number that begins an item of a list: "①", "⑴", "(1)", "1)", "1." or "１．", and the white
 * space after it. "1.5" begins none.
 *
 * Returns: the length in bytes, 0 when it is none
 */
gsize
kyo_report_match_enumerator (const char *text, guint *number, gunichar *style)
{
  gboolean has_bracket = is_one_of (ROUND_OPENING, g_utf8_get_char (text));
  const char *p = has_bracket ? g_utf8_next_char (text) : text;
  gboolean is_drawn = match_drawn_number (g_utf8_get_char (p), number);
  gsize digits = kyo_report_match_number (p, number);
  gunichar sign;

  if (digits == 0)
    return 0;
  p += digits;
  sign = g_utf8_get_char (p);
  if (has_bracket ? !is_one_of (CLOSING, sign) : !is_drawn && !is_one_of (").）．、", sign))
    return 0;
  *style = is_drawn ? 'o' : has_bracket ? '(' : fold (sign);
  if (has_bracket || !is_drawn)
    p = g_utf8_next_char (p);
  sign = fold (g_utf8_get_char (p));

  return sign >= '0' && sign <= '9' ? 0 : (gsize) (p - text) + kyo_report_skip_spaces (p);
}

/**
 * kyo_report_match_case:
 * @text: a text
 * @number: (out): the case's number
 * @is_marked: (out): whether something parts the number from the words after it
 *
 * What stands before a case's title at the head of its pages: "事例1 ", "【事例１】", "事例①：".
 *
 * Returns: the length in bytes, 0 when it is none
 */
gsize
kyo_report_match_case (const char *text, guint *number, gboolean *is_marked)
{
  gboolean has_bracket = is_one_of (OPENING, g_utf8_get_char (text));
  const char *p = has_bracket ? g_utf8_next_char (text) : text;
  const char *end;
  gsize digits;

  p += kyo_report_skip_spaces (p);
  if (!g_str_has_prefix (p, "事例"))
    return 0;
  p += strlen ("事例");
  p += kyo_report_skip_spaces (p);
  digits = kyo_report_match_number (p, number);
  if (digits == 0)
    return 0;
  end = p = p + digits;
  while (is_one_of (":：.．　 \t-－", g_utf8_get_char (p)) ||
         (has_bracket && is_one_of (CLOSING, g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  *is_marked = p > end;

  return (gsize) (p - text);
}

/**
 * kyo_report_find_part:
 * @text: the line of a title
 * @part: (out): which page of the case it is
 * @n_parts: (out): of how many
 *
 * Looks at the end of the line for "1／2", "(1/2)" or the like, with the white space before it.
 *
 * Returns: where in bytes it begins, the text's length when it is not there
 */
gsize
kyo_report_find_part (const char *text, guint *part, guint *n_parts)
{
  gsize length = strlen (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *q = p;
      gsize digits;

      q += kyo_report_skip_spaces (q);
      if (is_one_of (ROUND_OPENING, g_utf8_get_char (q)))
        q = g_utf8_next_char (q);
      digits = kyo_report_match_number (q, part);
      q += digits;
      q += kyo_report_skip_spaces (q);
      if (digits == 0 || !is_one_of ("／/∕", g_utf8_get_char (q)))
        continue;
      q = g_utf8_next_char (q);
      q += kyo_report_skip_spaces (q);
      digits = kyo_report_match_number (q, n_parts);
      q += digits;
      if (is_one_of (CLOSING, g_utf8_get_char (q)))
        q = g_utf8_next_char (q);
      q += kyo_report_skip_spaces (q);
      if (digits > 0 && *q == '\0' && *part >= 1 && *part <= *n_parts)
        return (gsize) (p - text);
    }

  return length;
}

/**
 * kyo_report_is_note:
 * @text: a text
 *
 * Returns: `TRUE` when it begins with the sign of a note
 */
gboolean
kyo_report_is_note (const char *text)
{
  return g_utf8_get_char (text) == 0x203b || g_str_has_prefix (text, "（注") ||
         g_str_has_prefix (text, "(注");
}

/**
 * kyo_report_is_page_number:
 * @text: a whole line
 *
 * A number that stands alone, with dashes around it, after "p." or as "3 / 20".
 *
 * Returns: `TRUE` for the number of a page
 */
gboolean
kyo_report_is_page_number (const char *text)
{
  gboolean has_digit = FALSE;

  if (g_ascii_strncasecmp (text, "p.", 2) == 0)
    text += 2;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold (g_utf8_get_char (p));

      if (c >= '0' && c <= '9')
        has_digit = TRUE;
      else if (!is_one_of (" -–—/|", c))
        return FALSE;
    }

  return has_digit;
}

/**
 * kyo_report_ends_sentence:
 * @text: a text
 *
 * Returns: `TRUE` when it ends in a full stop, or in a bracket after one
 */
gboolean
kyo_report_ends_sentence (const char *text)
{
  gunichar c = last_char (text);

  if (is_one_of (CLOSING, c))
    {
      g_autofree char *before = g_strdup (text);

      *g_utf8_prev_char (before + strlen (before)) = '\0';
      return is_one_of ("。．.", last_char (before));
    }
  return is_one_of ("。．！？!?", c);
}

/**
 * kyo_report_is_unfinished:
 * @text: the text of a callout so far
 *
 * Tells a callout that cannot end here: nothing in it, a comma or a particle at its end, or a
 * bracket that is still open.
 *
 * Returns: `TRUE` when more must follow
 */
gboolean
kyo_report_is_unfinished (const char *text)
{
  gunichar c = last_char (text);
  int depth = 0;

  if (c == 0 || is_one_of ("、，,・のをにへはがとで", c))
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    depth += is_one_of (OPENING, g_utf8_get_char (p)) - is_one_of (CLOSING, g_utf8_get_char (p));

  return depth > 0;
}

/**
 * kyo_report_has_particle:
 * @text: a text
 *
 * Tells what reads as a clause from what reads as a name: it has a comma, an object or a subject.
 *
 * Returns: `TRUE` for a clause
 */
gboolean
kyo_report_has_particle (const char *text)
{
  static const char *const MARKS[] = { "、", "，", "を", "が", "は", "に", "で", "から" };

  for (gsize i = 0; i < G_N_ELEMENTS (MARKS); i++)
    if (strstr (text, MARKS[i]) != NULL)
      return TRUE;

  return FALSE;
}
