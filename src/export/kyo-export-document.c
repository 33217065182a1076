/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/kyo-export-document.h"
#include "export/kyo-export-escape.h"
#include "export/kyo-export-notes.h"
#include "export/kyo-export-support.h"
#include "model/kyo-chronology.h"
#include "model/kyo-duration.h"
#include "model/kyo-labels.h"

#include <string.h>

typedef struct
{
  const KyoExportContent *content;
  KyoDocument *document;
  KyoNotes *notes;
} Builder;

static const char *
word (Builder *builder, KyoWord which)
{
  return kyo_export_word (which, builder->content->lang);
}

static char *
dup_text (Builder *builder, KyoText *text)
{
  return g_strstrip (kyo_export_dup_visible (kyo_text_get (text, builder->content->lang)));
}

static void
free_marks (GArray *marks)
{
  if (marks != NULL)
    g_array_unref (marks);
}

static void
free_row (gpointer data)
{
  KyoBlockRow *row = data;

  g_ptr_array_unref (row->cells);
  free_marks (row->marks);
  g_free (row);
}

static void
free_block (gpointer data)
{
  KyoBlock *block = data;

  g_free (block->id);
  g_free (block->label);
  g_free (block->text);
  g_free (block->remark);
  free_marks (block->marks);
  g_clear_pointer (&block->themes, g_ptr_array_unref);
  g_clear_pointer (&block->supports, g_ptr_array_unref);
  g_clear_object (&block->drawn);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->notes, g_ptr_array_unref);
  g_clear_pointer (&block->marks_by_target, g_hash_table_unref);
  g_free (block);
}

static KyoBlock *
new_block (KyoBlockKind kind)
{
  KyoBlock *block = g_new0 (KyoBlock, 1);

  block->kind = kind;
  block->rows = g_ptr_array_new_with_free_func (free_row);
  return block;
}

static KyoBlock *
add_block (Builder *builder, KyoBlockKind kind)
{
  KyoBlock *block = new_block (kind);

  g_ptr_array_add (builder->document->blocks, block);
  return block;
}

static KyoBlock *
add_heading (Builder *builder, guint level, const char *text)
{
  KyoBlock *block = add_block (builder, KYO_BLOCK_HEADING);

  block->level = level;
  block->text = g_strdup (text);
  return block;
}

static KyoBlockRow *
add_row (KyoBlock *block)
{
  KyoBlockRow *row = g_new0 (KyoBlockRow, 1);

  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (block->rows, row);
  return row;
}

/* Takes value. */
static void
add_fact (KyoBlock *block, const char *name, char *value)
{
  KyoBlockRow *row = add_row (block);

  g_ptr_array_add (row->cells, g_strdup (name));
  g_ptr_array_add (row->cells, value);
}

static void
add_notes (Builder *builder)
{
  GPtrArray *notes = kyo_notes_take (builder->notes);

  if (notes != NULL)
    add_block (builder, KYO_BLOCK_NOTES)->notes = notes;
}

static char *
dup_case_title (Builder *builder, KyoCase *kase)
{
  char *title = dup_text (builder, kyo_case_get_title (kase));

  if (*title != '\0')
    return title;
  g_free (title);
  return g_strdup (word (builder, KYO_WORD_UNTITLED));
}

static char *
dup_source (Builder *builder, KyoCasebook *casebook)
{
  g_autofree char *title = dup_text (builder, kyo_casebook_get_title (casebook));
  g_autofree char *publisher = dup_text (builder, kyo_casebook_get_publisher (casebook));

  if (*publisher == '\0')
    return g_steal_pointer (&title);
  if (builder->content->lang == KYO_LANG_JA)
    return g_strdup_printf ("%s「%s」", publisher, title);
  return g_strdup_printf ("%s, “%s”", publisher, title);
}

static KyoCasebook *
find_casebook (Builder *builder, const char *id)
{
  GPtrArray *casebooks = builder->content->casebooks;

  for (guint i = 0; id != NULL && casebooks != NULL && i < casebooks->len; i++)
    if (g_strcmp0 (kyo_casebook_get_id (casebooks->pdata[i]), id) == 0)
      return casebooks->pdata[i];

  return NULL;
}

static void
add_case_facts (Builder *builder, KyoCase *kase)
{
  KyoBlock *facts = add_block (builder, KYO_BLOCK_FACTS);
  KyoLang lang = builder->content->lang;
  KyoTime *when = kyo_case_get_when (kase);
  KyoCasebook *casebook = find_casebook (builder, kyo_case_get_casebook_id (kase));

  facts->level = 1;
  add_fact (facts, word (builder, KYO_WORD_CLASS),
            g_strdup (kyo_category_label (kyo_case_get_category (kase), lang)));
  if (when != NULL)
    add_fact (facts, word (builder, KYO_WORD_WHEN), kyo_time_dup_display (when, lang));
  add_fact (facts, word (builder, KYO_WORD_LABEL),
            g_strdup (kyo_tlp_label (kyo_case_get_tlp (kase))));
  if (kyo_case_is_draft (kase))
    add_fact (facts, word (builder, KYO_WORD_STATE), g_strdup (word (builder, KYO_WORD_DRAFT)));
  /* A single source stands at the head of the document. */
  if (casebook != NULL && builder->content->casebooks->len > 1)
    add_fact (facts, word (builder, KYO_WORD_SOURCE), dup_source (builder, casebook));
}

/* The marks of the head: what was made on the case itself, and what has lost its place. */
static GArray *
number_head (Builder *builder, KyoCase *kase)
{
  GArray *marks = kyo_notes_number (builder->notes, kyo_case_get_id (kase));
  GArray *orphans = kyo_notes_number_orphans (builder->notes);

  if (marks == NULL)
    return orphans;
  if (orphans != NULL)
    {
      g_array_append_vals (marks, orphans->data, orphans->len);
      g_array_unref (orphans);
    }

  return marks;
}

static void
add_case_head (Builder *builder, KyoCase *kase, guint position)
{
  KyoBlock *heading;
  g_autofree char *title = dup_case_title (builder, kase);
  g_autofree char *summary = dup_text (builder, kyo_case_get_summary (kase));

  heading = add_heading (builder, 1, title);
  heading->id = g_strdup_printf ("case-%u", position + 1);
  heading->label = kyo_export_dup_case_label (kase, builder->content->lang);
  heading->remark =
    g_strdup (kyo_category_label (kyo_case_get_category (kase), builder->content->lang));
  heading->kase = kase;
  heading->marks = number_head (builder, kase);
  add_case_facts (builder, kase);
  if (*summary != '\0')
    add_block (builder, KYO_BLOCK_SUMMARY)->text = g_steal_pointer (&summary);
  add_notes (builder);
}

static guint
count_ancestors (KyoParticipant *participant)
{
  guint n = 0;

  while ((participant = kyo_participant_get_parent (participant)) != NULL)
    n++;
  return n;
}

static GHashTable *
new_mark_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
add_participants (Builder *builder, KyoCase *kase, GHashTable *marks_by_target)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  KyoBlock *outline;

  add_heading (builder, 3, word (builder, KYO_WORD_PARTICIPANTS));
  outline = add_block (builder, KYO_BLOCK_OUTLINE);
  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];
      const char *id = kyo_participant_get_id (participant);
      KyoBlockRow *row = add_row (outline);

      g_ptr_array_add (row->cells, dup_text (builder, kyo_participant_get_label (participant)));
      row->level = count_ancestors (participant);
      row->marks = kyo_notes_number (builder->notes, id);
      if (row->marks != NULL)
        g_hash_table_insert (marks_by_target, g_strdup (id), g_array_ref (row->marks));
    }
  add_notes (builder);
}

static KyoBlock *
add_picture (Builder *builder, KyoCase *kase, KyoBlockKind kind, guint position)
{
  KyoBlock *picture = add_block (builder, kind);
  gboolean is_diagram = kind == KYO_BLOCK_DIAGRAM;
  g_autofree char *title = dup_case_title (builder, kase);

  picture->id = g_strdup_printf (is_diagram ? "diagram-%u" : "timeline-%u", position + 1);
  picture->kase = kase;
  picture->label = kyo_export_dup_case_label (kase, builder->content->lang);
  picture->text =
    g_strdup_printf (builder->content->lang == KYO_LANG_JA ? "%s：%s" : "%s: %s",
                     word (builder, is_diagram ? KYO_WORD_DIAGRAM : KYO_WORD_TIMELINE), title);
  picture->marks_by_target = new_mark_table ();

  return picture;
}

static KyoCase *
dup_drawn (const KyoExportContent *content, KyoCase *kase)
{
  for (guint i = 0; content->views != NULL && i < content->views->len; i++)
    if (g_str_equal (kyo_view_get_case_id (content->views->pdata[i]), kyo_case_get_id (kase)))
      return kyo_view_dup_case (content->views->pdata[i], kase);
  return g_object_ref (kase);
}

/* Returns the diagram's block, or NULL; the marks of steps are known only later. */
static KyoBlock *
add_diagram (Builder *builder, KyoCase *kase, guint position)
{
  KyoBlock *diagram;

  if (g_list_model_get_n_items (kyo_case_get_participants (kase)) == 0)
    return NULL;
  add_heading (builder, 2, word (builder, KYO_WORD_DIAGRAM));
  diagram = add_picture (builder, kase, KYO_BLOCK_DIAGRAM, position);
  diagram->drawn = dup_drawn (builder->content, kase);
  add_participants (builder, kase, diagram->marks_by_target);

  return diagram;
}

static KyoBlock *
add_passage (Builder *builder, KyoPassage *passage, GArray *marks, gboolean with_heading)
{
  KyoBlock *block = add_block (builder, KYO_BLOCK_PASSAGE);
  g_autofree char *heading = dup_text (builder, kyo_passage_get_heading (passage));

  if (with_heading && *heading != '\0')
    block->label = g_steal_pointer (&heading);
  block->text = dup_text (builder, kyo_passage_get_text (passage));
  block->marks = marks;
  block->themes = kyo_export_list_themes (builder->content, passage);

  return block;
}

/* By which numbers the pictures call what the passage tells or is about, in its remark. */
static void
add_step_numbers (Builder *builder, KyoBlock *block, KyoCase *kase, KyoPassage *passage)
{
  KyoLang lang = builder->content->lang;
  g_autofree char *numbers =
    kyo_case_dup_step_numbers (kase, passage, lang, lang == KYO_LANG_JA ? "、" : ", ");

  if (numbers != NULL)
    block->remark = g_strdup_printf (lang == KYO_LANG_JA ? "（%s）" : " (%s)", numbers);
}

static void
add_section (Builder *builder, KyoCase *kase, guint position, KyoSection *section)
{
  KyoLang lang = builder->content->lang;
  g_autofree char *id = kyo_case_dup_section_id (kase, kyo_section_get_kind (section));
  guint incident = 0;

  if (kyo_section_get_n_passages (section) == 0)
    return;
  add_heading (builder, 2, kyo_section_kind_label (kyo_section_get_kind (section), lang))->marks =
    kyo_notes_number (builder->notes, id);
  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      KyoBlock *block;

      if (kyo_passage_get_incident (passage) != incident)
        {
          incident = kyo_passage_get_incident (passage);
          if (incident != 0)
            {
              g_autofree char *label = kyo_incident_dup_label (incident, lang);

              add_heading (builder, 3, label);
            }
        }
      block = add_passage (builder, passage,
                           kyo_notes_number (builder->notes, kyo_passage_get_id (passage)), TRUE);
      block->id = kyo_export_dup_place (position, kyo_section_get_kind (section), i);
      add_step_numbers (builder, block, kase, passage);
    }
  add_notes (builder);
}

/* Says so where the publication does not name the participant. */
static char *
dup_participant_label (Builder *builder, KyoCase *kase, const char *id, gboolean is_inferred)
{
  KyoParticipant *participant = id != NULL ? kyo_case_find_participant (kase, id) : NULL;
  g_autofree char *label =
    participant != NULL ? dup_text (builder, kyo_participant_get_label (participant)) : NULL;

  if (label == NULL || !is_inferred)
    return g_steal_pointer (&label);
  return g_strconcat (label, word (builder, KYO_WORD_INFERRED), NULL);
}

static char *
dup_between (Builder *builder, KyoCase *kase, KyoStep *step)
{
  const char *from_id = kyo_step_get_from (step), *to_id = kyo_step_get_to (step);
  KyoStepEnds inferred = kyo_step_get_inferred (step);
  g_autofree char *from =
    dup_participant_label (builder, kase, from_id, (inferred & KYO_STEP_END_FROM) != 0);
  g_autofree char *to =
    dup_participant_label (builder, kase, to_id, (inferred & KYO_STEP_END_TO) != 0);

  if (from != NULL && to != NULL && g_strcmp0 (from_id, to_id) != 0)
    return g_strdup_printf ("%s → %s", from, to);
  if (from != NULL)
    return g_steal_pointer (&from);
  return to != NULL ? g_steal_pointer (&to) : g_strdup ("");
}

static gboolean
has_times (Builder *builder, GListModel *steps)
{
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      g_autofree char *when = kyo_step_dup_when_display (step, builder->content->lang);

      if (*when != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
add_step_row (Builder *builder, KyoBlock *table, KyoCase *kase, KyoStep *step, gboolean with_time)
{
  KyoLang lang = builder->content->lang;
  KyoBlockRow *row = add_row (table);
  g_autofree char *when = kyo_step_dup_when_display (step, lang);
  g_autofree char *number =
    kyo_step_dup_number_label (kyo_step_get_kind (step), kyo_step_get_number (step), lang);

  g_ptr_array_add (row->cells, kyo_export_dup_visible (number));
  if (with_time)
    g_ptr_array_add (row->cells, kyo_export_dup_visible (when));
  g_ptr_array_add (row->cells, g_strdup (kyo_phase_label (kyo_step_get_phase (step), lang)));
  g_ptr_array_add (row->cells, dup_between (builder, kase, step));
  g_ptr_array_add (row->cells, dup_text (builder, kyo_step_get_text (step)));
  row->marks = kyo_notes_number (builder->notes, kyo_step_get_id (step));
}

static void
add_steps (Builder *builder, KyoCase *kase, KyoBlock *diagram, KyoBlock *timeline)
{
  static const KyoWord columns[] = { KYO_WORD_NUMBER, KYO_WORD_WHEN, KYO_WORD_PHASE,
                                     KYO_WORD_BETWEEN, KYO_WORD_WHAT_HAPPENED };
  GListModel *steps = kyo_case_get_steps (kase);
  gboolean with_time = has_times (builder, steps);
  KyoBlock *table;
  KyoBlockRow *head;

  if (g_list_model_get_n_items (steps) == 0)
    return;
  add_heading (builder, 2, word (builder, KYO_WORD_STEPS));
  table = add_block (builder, KYO_BLOCK_STEPS);
  head = add_row (table);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] != KYO_WORD_WHEN || with_time)
      g_ptr_array_add (head->cells, g_strdup (word (builder, columns[i])));
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);
      KyoBlock *pictures[] = { diagram, timeline };
      KyoBlockRow *row;

      add_step_row (builder, table, kase, step, with_time);
      row = table->rows->pdata[table->rows->len - 1];
      for (guint j = 0; row->marks != NULL && j < G_N_ELEMENTS (pictures); j++)
        if (pictures[j] != NULL)
          g_hash_table_insert (pictures[j]->marks_by_target, g_strdup (kyo_step_get_id (step)),
                               g_array_ref (row->marks));
    }
  add_notes (builder);
}

/* How long things took, with the steps that this is known from; and where the order in which the
 * steps are told contradicts their times. */
static void
add_times (Builder *builder, KyoCase *kase)
{
  KyoLang lang = builder->content->lang;
  g_autoptr (GPtrArray) durations = kyo_duration_list (kase);
  g_autoptr (GArray) conflicts = kyo_chronology_list_conflicts (kase);
  KyoBlock *facts;

  if (durations->len == 0 && conflicts->len == 0)
    return;
  facts = add_block (builder, KYO_BLOCK_FACTS);
  facts->level = 1;
  for (guint i = 0; i < durations->len; i++)
    {
      const KyoDuration *duration = durations->pdata[i];
      g_autofree char *length = kyo_duration_dup_display (duration, lang);
      g_autofree char *steps = kyo_duration_dup_steps (duration, lang);

      add_fact (facts, kyo_duration_kind_label (duration->kind, lang),
                g_strconcat (length, lang == KYO_LANG_JA ? "（" : " (", steps,
                             lang == KYO_LANG_JA ? "）" : ")", NULL));
    }
  for (guint i = 0; i < conflicts->len; i++)
    {
      const KyoConflict *conflict = &g_array_index (conflicts, KyoConflict, i);
      g_autoptr (KyoStep) first =
        g_list_model_get_item (kyo_case_get_steps (kase), conflict->told_first);
      g_autoptr (KyoStep) later =
        g_list_model_get_item (kyo_case_get_steps (kase), conflict->told_later);

      add_fact (facts, kyo_chronology_conflict_label (lang),
                kyo_chronology_dup_conflict (first, later, lang));
    }
}

static void
add_case (Builder *builder, KyoCase *kase, guint position)
{
  KyoBlock *diagram;
  KyoBlock *timeline = NULL;

  kyo_notes_begin_case (builder->notes, kase);
  add_case_head (builder, kase, position);
  diagram = add_diagram (builder, kase, position);
  if (g_list_model_get_n_items (kyo_case_get_steps (kase)) > 0)
    {
      add_heading (builder, 2, word (builder, KYO_WORD_TIMELINE));
      timeline = add_picture (builder, kase, KYO_BLOCK_TIMELINE, position);
      add_times (builder, kase);
    }
  for (int kind = 0; kind < KYO_N_SECTIONS; kind++)
    add_section (builder, kase, position, kyo_case_get_section (kase, kind));
  add_steps (builder, kase, diagram, timeline);
}

/* Passages that follow one another under the same heading have it once. */
static void
add_source_passages (Builder *builder, GListModel *passages, KyoWord title)
{
  g_autofree char *last = g_strdup ("");

  if (g_list_model_get_n_items (passages) == 0)
    return;
  add_heading (builder, 2, word (builder, title));
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);
      g_autofree char *heading = dup_text (builder, kyo_passage_get_heading (passage));
      KyoBlock *block;

      if (*heading != '\0' && g_strcmp0 (heading, last) != 0)
        add_heading (builder, 3, heading);
      g_free (last);
      last = g_steal_pointer (&heading);
      block = add_passage (builder, passage, NULL, FALSE);
      block->remark = kyo_export_dup_cases (builder->content, passage);
      block->supports = kyo_export_list_supports (builder->content, passage);
    }
}

static void
add_appendix (Builder *builder, KyoCasebook *casebook, guint position)
{
  KyoTime *period = kyo_casebook_get_period (casebook);
  g_autofree char *title = dup_text (builder, kyo_casebook_get_title (casebook));
  g_autofree char *publisher = dup_text (builder, kyo_casebook_get_publisher (casebook));
  KyoBlock *heading;
  KyoBlock *facts;

  if (g_list_model_get_n_items (kyo_casebook_get_criteria (casebook)) == 0 &&
      g_list_model_get_n_items (kyo_casebook_get_synthesis (casebook)) == 0)
    return;
  heading = add_heading (builder, 1, title);
  heading->label = g_strdup (word (builder, KYO_WORD_APPENDIX));
  heading->id = g_strdup_printf ("appendix-%u", position + 1);
  facts = add_block (builder, KYO_BLOCK_FACTS);
  if (*publisher != '\0')
    add_fact (facts, word (builder, KYO_WORD_PUBLISHER), g_steal_pointer (&publisher));
  if (period != NULL)
    add_fact (facts, word (builder, KYO_WORD_PERIOD),
              kyo_time_dup_display (period, builder->content->lang));
  add_source_passages (builder, kyo_casebook_get_criteria (casebook), KYO_WORD_CRITERIA);
  add_source_passages (builder, kyo_casebook_get_synthesis (casebook), KYO_WORD_SYNTHESIS);
}

static char *
dup_date (GDateTime *when, KyoLang lang)
{
  g_autofree char *iso = g_date_time_format (when, "%Y-%m-%d");
  g_autofree char *day = NULL;
  g_autofree char *clock = g_date_time_format (when, "%H:%M (%:z)");
  g_autoptr (KyoTime) time = kyo_time_new (iso, NULL);

  day = time != NULL ? kyo_time_dup_display (time, lang) : g_strdup (iso);
  return g_strdup_printf ("%s %s", day, clock);
}

static void
add_document_facts (Builder *builder)
{
  KyoDocument *document = builder->document;
  GPtrArray *casebooks = builder->content->casebooks;

  document->facts = new_block (KYO_BLOCK_FACTS);
  add_fact (document->facts, word (builder, KYO_WORD_DATE), g_strdup (document->date));
  if (document->author != NULL)
    add_fact (document->facts, word (builder, KYO_WORD_AUTHOR), g_strdup (document->author));
  add_fact (document->facts, word (builder, KYO_WORD_LABEL),
            g_strdup (kyo_tlp_label (document->tlp)));
  for (guint i = 0; casebooks != NULL && i < casebooks->len; i++)
    {
      KyoTime *period = kyo_casebook_get_period (casebooks->pdata[i]);

      add_fact (document->facts, word (builder, KYO_WORD_SOURCE),
                dup_source (builder, casebooks->pdata[i]));
      if (period != NULL)
        add_fact (document->facts, word (builder, KYO_WORD_PERIOD),
                  kyo_time_dup_display (period, document->lang));
    }
  if (builder->content->with_annotations)
    add_fact (document->facts, word (builder, KYO_WORD_N_ANNOTATIONS),
              g_strdup_printf ("%u", document->n_notes));
}

/**
 * kyo_document_new:
 * @content: what goes into the document; at least one case, all complete
 *
 * Makes the annotated summary: the facts of the document, then each case (head, summary, diagram
 * with its participants, timeline, overview and sections passage by passage, steps), then the
 * source's criteria and synthesis. Annotations are numbered through the document; each number is
 * a mark at its place, and its text stands in the next block of notes.
 *
 * Returns: (transfer full): the document, which borrows the cases
 */
KyoDocument *
kyo_document_new (const KyoExportContent *content)
{
  KyoDocument *self = g_new0 (KyoDocument, 1);
  Builder builder = { content, self, NULL };
  g_autoptr (KyoNotes) notes = NULL;

  self->lang = content->lang;
  self->tlp = kyo_export_content_get_tlp (content);
  self->title = kyo_export_dup_visible (
    content->title != NULL ? content->title : word (&builder, KYO_WORD_DOCUMENT_TITLE));
  self->author = content->author != NULL ? kyo_export_dup_visible (content->author) : NULL;
  self->when =
    content->when != NULL ? g_date_time_ref (content->when) : g_date_time_new_now_local ();
  self->date = dup_date (self->when, content->lang);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  notes = kyo_notes_new (content, g_date_time_get_timezone (self->when));
  builder.notes = notes;

  for (guint i = 0; i < content->cases->len; i++)
    add_case (&builder, content->cases->pdata[i], i);
  for (guint i = 0; content->casebooks != NULL && i < content->casebooks->len; i++)
    add_appendix (&builder, content->casebooks->pdata[i], i);
  self->n_notes = kyo_notes_get_n_numbered (notes);
  add_document_facts (&builder);

  return self;
}

/**
 * kyo_document_free:
 * @self: (transfer full): a document
 *
 * Frees it.
 */
void
kyo_document_free (KyoDocument *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->date);
  g_date_time_unref (self->when);
  free_block (self->facts);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * kyo_document_dup_marks:
 * @marks: (nullable): numbers of annotations
 *
 * Writes marks as they stand in the text.
 *
 * Returns: (transfer full): such as "[1][4]"; "" for none
 */
char *
kyo_document_dup_marks (const GArray *marks)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    g_string_append_printf (string, "[%u]", g_array_index (marks, guint, i));

  return g_string_free (string, FALSE);
}
