/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CommonMark with the tables of GitHub. A picture has no place in a text file; in its stead stand
 * the participants as a list and the steps as a table, and where the picture is to be had.
 */
#include "config.h"

#include "export/kyo-export-escape.h"
#include "export/kyo-export-formats.h"
#include "model/kyo-labels.h"

typedef struct
{
  KyoDocument *document;
  GString *text;
} Writer;

static void
append (Writer *writer, const char *literal)
{
  g_string_append (writer->text, literal);
}

static void
append_text (Writer *writer, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = kyo_export_escape_markdown (text);

  g_string_append (writer->text, before);
  g_string_append (writer->text, escaped);
  g_string_append (writer->text, after);
}

/* Each mark has its note further down: both are plain text, as footnotes are no part of CommonMark.
 */
static void
append_marks (Writer *writer, const GArray *marks)
{
  if (marks == NULL)
    return;
  append (writer, " **");
  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (writer->text, "\\[%u\\]", g_array_index (marks, guint, i));
  append (writer, "**");
}

static void
append_heading (Writer *writer, guint level, KyoBlock *block)
{
  for (guint i = 0; i < level; i++)
    append (writer, "#");
  append (writer, " ");
  if (block->label != NULL)
    append_text (writer, "", block->label, "　");
  append_text (writer, "", block->text, "");
  append_marks (writer, block->marks);
  append (writer, "\n\n");
}

static void
append_facts (Writer *writer, KyoBlock *facts)
{
  for (guint i = 0; i < facts->rows->len; i++)
    {
      KyoBlockRow *row = facts->rows->pdata[i];

      append_text (writer, "- **", row->cells->pdata[0], ":** ");
      append_text (writer, "", row->cells->pdata[1], "\n");
    }
  append (writer, "\n");
}

static void
append_contents (Writer *writer)
{
  GPtrArray *blocks = writer->document->blocks;

  append_text (writer, "## ", kyo_export_word (KYO_WORD_CONTENTS, writer->document->lang), "\n\n");
  for (guint i = 0; i < blocks->len; i++)
    {
      KyoBlock *block = blocks->pdata[i];

      if (block->kind != KYO_BLOCK_HEADING || block->level != 1)
        continue;
      append (writer, "- ");
      if (block->label != NULL)
        append_text (writer, "", block->label, "　");
      append_text (writer, "", block->text, "");
      if (block->remark != NULL)
        append_text (writer, " — ", block->remark, "");
      append (writer, "\n");
    }
  append (writer, "\n");
}

static void
append_outline (Writer *writer, KyoBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      KyoBlockRow *row = block->rows->pdata[i];

      for (guint j = 0; j < row->level; j++)
        append (writer, "  ");
      append_text (writer, "- ", row->cells->pdata[0], "");
      append_marks (writer, row->marks);
      append (writer, "\n");
    }
  append (writer, "\n");
}

/* On a line of its own, in the item of its passage. */
static void
append_themes (Writer *writer, GPtrArray *themes)
{
  KyoLang lang = writer->document->lang;

  if (themes == NULL)
    return;
  append_text (writer, "\\\n  *", kyo_export_word (KYO_WORD_THEMES, lang),
               lang == KYO_LANG_JA ? "：" : ": ");
  for (guint i = 0; i < themes->len; i++)
    append_text (writer, i == 0 ? "" : (lang == KYO_LANG_JA ? "、" : "; "), themes->pdata[i], "");
  append (writer, "*");
}

static void
append_supports (Writer *writer, GPtrArray *supports)
{
  for (guint i = 0; supports != NULL && i < supports->len; i++)
    append_text (writer, "\n  - ", ((KyoBlockSupport *) supports->pdata[i])->text, "");
}

static void
append_passage (Writer *writer, KyoBlock *block)
{
  append (writer, "- ");
  if (block->label != NULL)
    append_text (writer, "**", block->label, "** — ");
  append_text (writer, "", block->text, "");
  if (block->remark != NULL)
    append_text (writer, " ", block->remark, "");
  append_marks (writer, block->marks);
  append_themes (writer, block->themes);
  append_supports (writer, block->supports);
  append (writer, "\n\n");
}

static void
append_steps (Writer *writer, KyoBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      KyoBlockRow *row = block->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        append_text (writer, j > 0 ? " | " : "| ", row->cells->pdata[j], "");
      append_marks (writer, row->marks);
      append (writer, " |\n");
      if (i > 0)
        continue;
      for (guint j = 0; j < row->cells->len; j++)
        append (writer, "| --- ");
      append (writer, "|\n");
    }
  append (writer, "\n");
}

/* Line by line, as escaping makes one line of a text. */
static void
append_lines (Writer *writer, const char *prefix, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    append_text (writer, prefix, lines[i], lines[i + 1] != NULL ? "\\\n" : "\n");
}

static void
append_notes (Writer *writer, KyoBlock *block)
{
  for (guint i = 0; i < block->notes->len; i++)
    {
      KyoBlockNote *note = block->notes->pdata[i];
      g_autofree char *head = g_strdup_printf ("> **\\[%u\\]** ", note->number);

      append_text (writer, head, note->head, "\n");
      if (note->quote != NULL)
        {
          append (writer, ">\n");
          append_lines (writer, "> > ", note->quote);
        }
      if (*note->body != '\0')
        {
          append (writer, ">\n");
          append_lines (writer, "> ", note->body);
        }
      append (writer, "\n");
    }
}

static void
append_block (Writer *writer, KyoBlock *block)
{
  KyoLang lang = writer->document->lang;

  switch (block->kind)
    {
    case KYO_BLOCK_HEADING:
      append_heading (writer, block->level + 1, block);
      break;
    case KYO_BLOCK_FACTS:
      append_facts (writer, block);
      break;
    case KYO_BLOCK_SUMMARY:
      append_text (writer, "", block->text, "\n\n");
      break;
    case KYO_BLOCK_DIAGRAM:
      append_text (writer, "*", kyo_export_word (KYO_WORD_PICTURE_ELSEWHERE, lang), "*\n\n");
      break;
    case KYO_BLOCK_TIMELINE:
      append_text (writer, "*", kyo_export_word (KYO_WORD_TIMELINE_ELSEWHERE, lang), "*\n\n");
      break;
    case KYO_BLOCK_OUTLINE:
      append_outline (writer, block);
      break;
    case KYO_BLOCK_PASSAGE:
      append_passage (writer, block);
      break;
    case KYO_BLOCK_STEPS:
      append_steps (writer, block);
      break;
    case KYO_BLOCK_NOTES:
      append_notes (writer, block);
      break;
    }
}

/**
 * kyo_export_write_markdown:
 * @document: a document
 *
 * Writes @document as Markdown in UTF-8, its label in the first and the last line.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
kyo_export_write_markdown (KyoDocument *document)
{
  Writer writer = { document, g_string_new (NULL) };

  append_text (&writer, "**", kyo_tlp_label (document->tlp), "**\n\n");
  append_text (&writer, "# ", document->title, "\n\n");
  append_facts (&writer, document->facts);
  append_contents (&writer);
  for (guint i = 0; i < document->blocks->len; i++)
    append_block (&writer, document->blocks->pdata[i]);
  append_text (&writer, "**", kyo_tlp_label (document->tlp), "**\n");

  return g_string_free_to_bytes (writer.text);
}
