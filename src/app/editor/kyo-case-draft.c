/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section is typed as lines and stored as passages, and annotations hang on the ids of passages.
 * So each line has to find the passage that it was before, whatever was typed around it:
 *
 *   1. lines that are the same, in the same order (the longest common subsequence);
 *   2. lines that are the same elsewhere: moved, or cut and pasted. Passages that were taken out
 *      since the form was opened are remembered, so that undoing brings them back as they were;
 *   3. between two lines of step 1, the lines that are most alike, then those in the same place;
 *   4. what is left is a new passage, with a number that no passage of the section ever had.
 *
 * What is typed is in one language. A text that nobody touched keeps both of its languages; where
 * the words on screen were those of the other language, because this one was missing, and were
 * changed, they take the place of the old ones, so that no old wording lives on unseen.
 */
#include "config.h"

#include "app/editor/kyo-case-draft.h"

#include "app/editor/kyo-case-draft-private.h"

#include <stdlib.h>
#include <string.h>

/* Where two lines begin and end alike to this share, one is taken for the other, edited. */
#define ALIKE 0.5

typedef struct
{
  KyoPassage *passage;
  char *line;         /* as it was last shown or typed */
  gboolean is_placed; /* stands in the section now */
} Known;

static void
free_known (gpointer data)
{
  Known *known = data;

  g_object_unref (known->passage);
  g_free (known->line);
  g_free (known);
}

static Known *
make_known (KyoPassage *passage, const char *line)
{
  Known *known = g_new (Known, 1);

  known->passage = g_object_ref (passage);
  known->line = g_strdup (line);
  known->is_placed = TRUE;

  return known;
}

/**
 * kyo_draft_dup_line:
 * @text: (nullable): a text
 * @lang: the language in which is typed
 *
 * Gives a text as it is typed.
 *
 * Returns: (transfer full): one line, whatever stands in the text
 */
char *
kyo_draft_dup_line (const KyoText *text, KyoLang lang)
{
  return g_strstrip (g_strdelimit (g_strdup (kyo_text_get (text, lang)), "\r\n", ' '));
}

/**
 * kyo_draft_edit_text:
 * @old: (nullable): what it was
 * @shown: how it was shown
 * @typed: what is typed over it
 * @lang: in which language
 *
 * Edits a text of one or two languages.
 *
 * Returns: (transfer full) (nullable): the new text, or `NULL` when nothing has to be changed
 */
KyoText *
kyo_draft_edit_text (const KyoText *old, const char *shown, const char *typed, KyoLang lang)
{
  const char *ja = NULL;
  const char *en = NULL;

  if (g_str_equal (shown, typed))
    return NULL;
  if (old != NULL && kyo_text_has (old, lang))
    {
      ja = kyo_text_get_ja (old);
      en = kyo_text_get_en (old);
    }

  return lang == KYO_LANG_JA ? kyo_text_new (typed, en) : kyo_text_new (ja, typed);
}

/* "own-….cause.12" → 12; 0 for ids that were made otherwise. */
static guint
read_number (const char *id)
{
  const char *dot = strrchr (id, '.');

  return dot != NULL ? (guint) g_ascii_strtoull (dot + 1, NULL, 10) : 0;
}

static void
learn_section (KyoCaseDraft *self, KyoSection *section)
{
  KyoSectionKind kind = kyo_section_get_kind (section);

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      g_autofree char *line = kyo_draft_dup_line (kyo_passage_get_text (passage), self->lang);
      guint number = read_number (kyo_passage_get_id (passage));

      g_ptr_array_add (self->known[kind], make_known (passage, line));
      self->last_number[kind] = MAX (self->last_number[kind], number);
    }
}

static void
learn_steps (KyoCaseDraft *self)
{
  GListModel *steps = kyo_case_get_steps (self->kase);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      char **passages = g_strdupv ((char **) kyo_step_get_passages (step));

      g_hash_table_insert (self->step_passages, step, passages);
    }
}

/**
 * kyo_draft_update_steps:
 * @self: a draft
 *
 * Lets the steps tell those of their passages that are there.
 */
void
kyo_draft_update_steps (KyoCaseDraft *self)
{
  GHashTableIter iter;
  gpointer step;
  gpointer all;

  g_hash_table_iter_init (&iter, self->step_passages);
  while (g_hash_table_iter_next (&iter, &step, &all))
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) there = NULL;

      for (char **id = all; *id != NULL; id++)
        if (kyo_case_find_passage (self->kase, *id, NULL) != NULL)
          g_strv_builder_add (builder, *id);
      there = g_strv_builder_end (builder);
      kyo_step_set_passages (step, (const char *const *) there);
    }
}

/* The share of two lines that is the same at their beginnings and ends. */
static double
measure_likeness (const char *a, const char *b)
{
  gsize a_length = strlen (a);
  gsize b_length = strlen (b);
  gsize shorter = MIN (a_length, b_length);
  gsize head = 0;
  gsize tail = 0;

  while (head < shorter && a[head] == b[head])
    head++;
  while (tail < shorter - head && a[a_length - 1 - tail] == b[b_length - 1 - tail])
    tail++;

  return (double) (head + tail) / (double) MAX (1, MAX (a_length, b_length));
}

/* Where each typed line was before, for those in the longest common subsequence; the first head and
 * the last tail of passages and lines are matched already. */
static void
match_middle (
  GPtrArray *known, guint n_placed, GPtrArray *lines, Known **found, guint head, guint tail)
{
  guint n = n_placed - tail;
  guint m = lines->len - tail;
  gsize stride = m - head + 1;
  g_autofree guint *length = g_new0 (guint, (n - head + 1) * stride);
  guint i = head;
  guint j = head;

#define LENGTH(a, b) length[(gsize) ((a) -head) * stride + (b) -head]
  for (guint a = n; a-- > head;)
    for (guint b = m; b-- > head;)
      {
        const Known *old = g_ptr_array_index (known, a);
        gboolean is_same = g_str_equal (old->line, g_ptr_array_index (lines, b));

        LENGTH (a, b) =
          is_same ? LENGTH (a + 1, b + 1) + 1 : MAX (LENGTH (a + 1, b), LENGTH (a, b + 1));
      }
  while (i < n && j < m)
    {
      Known *old = g_ptr_array_index (known, i);

      if (g_str_equal (old->line, g_ptr_array_index (lines, j)))
        {
          found[j] = old;
          i++;
          j++;
        }
      else if (LENGTH (i + 1, j) >= LENGTH (i, j + 1))
        i++;
      else
        j++;
    }
#undef LENGTH
}

/* What is typed changes little at a time, so most lines are matched from both ends. */
static void
match_in_order (GPtrArray *known, guint n_placed, GPtrArray *lines, Known **found)
{
  guint shorter = MIN (n_placed, lines->len);
  guint head = 0;
  guint tail = 0;

  for (; head < shorter; head++)
    {
      Known *old = g_ptr_array_index (known, head);

      if (!g_str_equal (old->line, g_ptr_array_index (lines, head)))
        break;
      found[head] = old;
    }
  for (; tail < shorter - head; tail++)
    {
      Known *old = g_ptr_array_index (known, n_placed - 1 - tail);

      if (!g_str_equal (old->line, g_ptr_array_index (lines, lines->len - 1 - tail)))
        break;
      found[lines->len - 1 - tail] = old;
    }
  match_middle (known, n_placed, lines, found, head, tail);
}

static gboolean
is_taken (Known **found, guint n_found, const Known *known)
{
  for (guint i = 0; i < n_found; i++)
    if (found[i] == known)
      return TRUE;

  return FALSE;
}

/* Those that stand elsewhere now, or were taken out and are back. */
static void
match_anywhere (GPtrArray *known, GPtrArray *lines, Known **found)
{
  for (guint j = 0; j < lines->len; j++)
    for (guint i = 0; found[j] == NULL && i < known->len; i++)
      {
        Known *old = g_ptr_array_index (known, i);

        if (g_str_equal (old->line, g_ptr_array_index (lines, j)) &&
            !is_taken (found, lines->len, old))
          found[j] = old;
      }
}

/* Lines first to last - 1 stand where the passages from to until - 1 stood. */
static void
match_gap (GPtrArray *known,
           guint from,
           guint until,
           GPtrArray *lines,
           Known **found,
           guint first,
           guint last)
{
  for (guint j = first; j < last; j++)
    {
      double best = ALIKE;

      if (found[j] != NULL)
        continue;
      for (guint i = from; i < until; i++)
        {
          Known *old = g_ptr_array_index (known, i);
          double likeness = measure_likeness (old->line, g_ptr_array_index (lines, j));

          if (likeness >= best && !is_taken (found, j, old) &&
              !is_taken (found + j + 1, lines->len - j - 1, old))
            {
              best = likeness + 1e-9; /* of two alike the first */
              found[j] = old;
            }
        }
    }
  for (guint j = first; j < last; j++)
    for (guint i = from; found[j] == NULL && i < until; i++)
      if (!is_taken (found, lines->len, g_ptr_array_index (known, i)))
        found[j] = g_ptr_array_index (known, i);
}

static guint
find_position (GPtrArray *known, const Known *sought)
{
  guint position = 0;

  g_ptr_array_find (known, sought, &position);
  return position;
}

/* Which passage each line was; NULL for new ones. Caller frees the array. */
static Known **
match_lines (GPtrArray *known, guint n_placed, GPtrArray *lines)
{
  Known **found = g_new0 (Known *, MAX (1, lines->len));
  g_autofree Known **anchors = NULL;
  guint from = 0;
  guint first = 0;

  match_in_order (known, n_placed, lines, found);
  anchors = g_memdup2 (found, sizeof (Known *) * MAX (1, lines->len));
  match_anywhere (known, lines, found);
  for (guint j = 0; j <= lines->len; j++)
    {
      guint until;

      if (j < lines->len && anchors[j] == NULL)
        continue;
      until = j < lines->len ? find_position (known, anchors[j]) : n_placed;
      match_gap (known, from, until, lines, found, first, j);
      from = until + 1;
      first = j + 1;
    }

  return found;
}

static GPtrArray *
split_lines (const char *typed)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) split = g_strsplit_set (typed, "\r\n", -1);

  for (char **line = split; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      g_ptr_array_add (lines, g_strdup (*line));

  return lines;
}

/**
 * kyo_draft_make_passage:
 * @self: a draft
 * @kind: a section
 *
 * Makes a passage with a number that none of the section ever had.
 *
 * Returns: (transfer full): a passage without words
 */
KyoPassage *
kyo_draft_make_passage (KyoCaseDraft *self, KyoSectionKind kind)
{
  const char *nick = kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, kind);
  g_autofree char *id =
    g_strdup_printf ("%s.%s.%u", kyo_case_get_id (self->kase), nick, ++self->last_number[kind]);

  return kyo_passage_new (id);
}

static Known *
make_passage (KyoCaseDraft *self, KyoSectionKind kind, const char *line)
{
  g_autoptr (KyoPassage) passage = kyo_draft_make_passage (self, kind);
  g_autoptr (KyoText) text = kyo_draft_edit_text (NULL, "", line, self->lang);

  kyo_passage_set_text (passage, text);
  return make_known (passage, line);
}

static void
edit_passage (KyoCaseDraft *self, Known *known, const char *line)
{
  g_autoptr (KyoText) text =
    kyo_draft_edit_text (kyo_passage_get_text (known->passage), known->line, line, self->lang);

  if (text != NULL)
    kyo_passage_set_text (known->passage, text);
  g_free (known->line);
  known->line = g_strdup (line);
}

static gboolean
is_unchanged (GPtrArray *known, guint n_placed, GPtrArray *lines)
{
  if (lines->len != n_placed)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!g_str_equal (((Known *) g_ptr_array_index (known, i))->line, g_ptr_array_index (lines, i)))
      return FALSE;

  return TRUE;
}

/* A date as people write it: "2026/5/12", "2026年5月", "2026.5.12ごろ"; NULL for anything else. */
static char *
dup_edtf (const char *typed)
{
  g_autoptr (GRegex) regex = g_regex_new (
    "^(\\d{4})(?:[-/.年](\\d{1,2})(?:[-/.月](\\d{1,2})日?|月)?|年)(ごろ|頃|[~?%])?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;
  g_autofree char *mark = NULL;
  GString *edtf;

  if (!g_regex_match (regex, typed, 0, &match))
    return NULL;
  year = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  day = g_match_info_fetch (match, 3);
  mark = g_match_info_fetch (match, 4);
  edtf = g_string_new (year);
  if (month != NULL && *month != '\0')
    g_string_append_printf (edtf, "-%02d", atoi (month));
  if (day != NULL && *day != '\0')
    g_string_append_printf (edtf, "-%02d", atoi (day));
  if (mark != NULL && *mark != '\0')
    g_string_append (edtf, strchr ("~?%", *mark) != NULL ? mark : "~");

  return g_string_free (edtf, FALSE);
}

/**
 * kyo_case_draft_new:
 * @kase: (nullable): an own case, whole; `NULL` for a new one
 * @lang: the language in which is typed
 *
 * Begins to edit a case; @kase itself is what is changed. A new one is labelled TLP:AMBER.
 *
 * Returns: (transfer full): the draft
 */
KyoCaseDraft *
kyo_case_draft_new (KyoCase *kase, KyoLang lang)
{
  KyoCaseDraft *self = g_new0 (KyoCaseDraft, 1);

  self->lang = lang;
  if (kase != NULL)
    {
      self->kase = g_object_ref (kase);
    }
  else
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *id = g_strdup_printf ("own-%s", uuid);

      self->kase = kyo_case_new (id, KYO_CASE_OWN);
      kyo_case_set_category (self->kase, KYO_CATEGORY_OTHER);
      kyo_case_set_tlp (self->kase, KYO_TLP_AMBER);
      kyo_case_set_complete (self->kase, TRUE);
    }
  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      self->known[kind] = g_ptr_array_new_with_free_func (free_known);
      learn_section (self, kyo_case_get_section (self->kase, kind));
    }
  self->step_passages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strfreev);
  learn_steps (self);

  return self;
}

/**
 * kyo_case_draft_free:
 * @self: (transfer full): a draft
 *
 * Ends editing; the case stays as it is.
 */
void
kyo_case_draft_free (KyoCaseDraft *self)
{
  g_return_if_fail (self != NULL);

  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    g_ptr_array_unref (self->known[kind]);
  g_hash_table_unref (self->step_passages);
  g_object_unref (self->kase);
  g_free (self);
}

/**
 * kyo_case_draft_get_case:
 * @self: a draft
 *
 * Gets the case as it has been typed so far.
 *
 * Returns: (transfer none): the case
 */
KyoCase *
kyo_case_draft_get_case (KyoCaseDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kase;
}

/**
 * kyo_case_draft_get_lang:
 * @self: a draft
 *
 * Gets the language in which is typed.
 *
 * Returns: the language
 */
KyoLang
kyo_case_draft_get_lang (KyoCaseDraft *self)
{
  g_return_val_if_fail (self != NULL, KYO_LANG_EN);

  return self->lang;
}

/**
 * kyo_case_draft_set_title:
 * @self: a draft
 * @typed: the title as it is typed
 *
 * Sets the title in the language in which is typed. White space around it is no part of it.
 */
void
kyo_case_draft_set_title (KyoCaseDraft *self, const char *typed)
{
  KyoText *old;
  g_autofree char *shown = NULL;
  g_autofree char *line = NULL;
  g_autoptr (KyoText) text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (typed != NULL);

  old = kyo_case_get_title (self->kase);
  shown = kyo_draft_dup_line (old, self->lang);
  line = g_strstrip (g_strdup (typed));
  text = kyo_draft_edit_text (old, shown, line, self->lang);
  if (text != NULL)
    kyo_case_set_title (self->kase, text);
}

/**
 * kyo_case_draft_set_summary:
 * @self: a draft
 * @typed: the summary as it is typed
 *
 * Sets the summary in the language in which is typed. White space around it is no part of it.
 */
void
kyo_case_draft_set_summary (KyoCaseDraft *self, const char *typed)
{
  KyoText *old;
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;
  g_autoptr (KyoText) text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (typed != NULL);

  old = kyo_case_get_summary (self->kase);
  shown = g_strstrip (g_strdup (kyo_text_get (old, self->lang)));
  words = g_strstrip (g_strdup (typed));
  text = kyo_draft_edit_text (old, shown, words, self->lang);
  if (text != NULL)
    kyo_case_set_summary (self->kase, text);
}

/**
 * kyo_case_draft_read_when:
 * @typed: a time in EDTF, or a date as people write it ("2026/5/12", "2026年5月ごろ"); "" for none
 * @when: (out) (transfer full) (nullable): return location for the time; not touched on failure
 * @error: return location for a #KyoTimeError
 *
 * Reads a time as it is typed.
 *
 * Returns: whether it could be read
 */
gboolean
kyo_case_draft_read_when (const char *typed, KyoTime **when, GError **error)
{
  g_autofree char *narrow = NULL;
  g_autofree char *edtf = NULL;
  KyoTime *time = NULL;

  g_return_val_if_fail (typed != NULL && when != NULL, FALSE);

  narrow = g_strstrip (g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE));
  if (*narrow != '\0')
    {
      edtf = dup_edtf (narrow);
      time = kyo_time_new (edtf != NULL ? edtf : narrow, error);
      if (time == NULL)
        return FALSE;
    }

  *when = time;
  return TRUE;
}

/**
 * kyo_case_draft_set_when:
 * @self: a draft
 * @typed: as for kyo_case_draft_read_when()
 * @error: return location for a #KyoTimeError
 *
 * Sets when it happened; what cannot be read changes nothing.
 *
 * Returns: whether @typed could be read
 */
gboolean
kyo_case_draft_set_when (KyoCaseDraft *self, const char *typed, GError **error)
{
  g_autoptr (KyoTime) when = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!kyo_case_draft_read_when (typed, &when, error))
    return FALSE;
  if (!kyo_time_equal (when, kyo_case_get_when (self->kase)))
    kyo_case_set_when (self->kase, when);

  return TRUE;
}

/**
 * kyo_case_draft_dup_lines:
 * @self: a draft
 * @kind: a section
 *
 * Gives the passages of a section as they are typed.
 *
 * Returns: (transfer full): one passage in a line
 */
char *
kyo_case_draft_dup_lines (KyoCaseDraft *self, KyoSectionKind kind)
{
  GString *lines = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (lines, FALSE));
  g_return_val_if_fail ((guint) kind < KYO_N_SECTIONS, g_string_free (lines, FALSE));

  for (guint i = 0; i < self->known[kind]->len; i++)
    {
      const Known *known = g_ptr_array_index (self->known[kind], i);

      if (known->is_placed)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", known->line);
    }

  return g_string_free (lines, FALSE);
}

/**
 * kyo_case_draft_set_lines:
 * @self: a draft
 * @kind: a section
 * @typed: one passage in a line; lines without words are none
 *
 * Makes a section of what is typed. A passage keeps its id, and with it its annotations, its
 * heading and its incident, when lines are typed before it, when it is edited and when it is moved.
 */
void
kyo_case_draft_set_lines (KyoCaseDraft *self, KyoSectionKind kind, const char *typed)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree Known **found = NULL;
  GPtrArray *known;
  KyoSection *section;
  GPtrArray *placed;
  guint n_placed;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) kind < KYO_N_SECTIONS);
  g_return_if_fail (typed != NULL);

  known = self->known[kind];
  section = kyo_case_get_section (self->kase, kind);
  n_placed = kyo_section_get_n_passages (section);
  lines = split_lines (typed);
  if (is_unchanged (known, n_placed, lines))
    return;

  found = match_lines (known, n_placed, lines);
  placed = g_ptr_array_new_with_free_func (free_known);
  kyo_section_clear (section);
  for (guint j = 0; j < lines->len; j++)
    {
      const char *line = g_ptr_array_index (lines, j);
      guint position;

      if (found[j] == NULL)
        found[j] = make_passage (self, kind, line);
      else if (g_ptr_array_find (known, found[j], &position))
        g_ptr_array_steal_index (known, position);
      edit_passage (self, found[j], line);
      found[j]->is_placed = TRUE;
      g_ptr_array_add (placed, found[j]);
      kyo_section_add_passage (section, found[j]->passage);
    }
  for (guint i = 0; i < known->len; i++)
    ((Known *) g_ptr_array_index (known, i))->is_placed = FALSE;
  g_ptr_array_extend_and_steal (placed, g_steal_pointer (&self->known[kind]));
  self->known[kind] = placed;
  kyo_draft_update_steps (self);
}
