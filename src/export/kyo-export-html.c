/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file that needs nothing else: no script, nothing loaded, and a content security policy that
 * says so to the browser. It is written as well-formed XML, so that a parser can prove that no text
 * of a case broke out of its place. Every text goes through append_text(); the rest is literal.
 */
#include "config.h"

#include "export/kyo-export-escape.h"
#include "export/kyo-export-formats.h"
#include "export/kyo-export-picture.h"
#include "model/kyo-labels.h"

typedef struct
{
  KyoDocument *document;
  GString *html;
  gboolean in_list;
  gboolean in_case;
  KyoPainter *painter;
} Writer;

/* px; the width of the page's body. */
#define TIMELINE_WIDTH 930

/* Text 16.1:1 on light and 13.6:1 on dark, dim text 5.9:1 and 7.4:1, links 6.7:1 and 8.1:1. */
static const char STYLE[] =
  ":root{color-scheme:light dark;--fg:#1d1d20;--dim:#5e5c64;--bg:#fff;--card:#f6f5f4;"
  "--line:#c9c7c5;--link:#1a5fb4;--note:#fdf6e0;--note-line:#b5730a}"
  "@media(prefers-color-scheme:dark){:root{--fg:#eeeeec;--dim:#b4b2ae;--bg:#1e1e20;"
  "--card:#2a2a2d;--line:#4a4a4d;--link:#99c1f1;--note:#322c1c;--note-line:#e5a50a}}"
  "*{box-sizing:border-box}"
  "body{margin:0 auto;max-width:64rem;padding:1rem 1.5rem 3rem;color:var(--fg);"
  "background:var(--bg);font:1rem/1.7 'Noto Sans','Noto Sans CJK JP','Noto Sans JP',"
  "'Hiragino Sans','Yu Gothic UI',Meiryo,system-ui,sans-serif;overflow-wrap:anywhere}"
  ":lang(en){line-height:1.55}"
  "a{color:var(--link)}"
  ".tlp{display:flex;justify-content:flex-end;padding:.5rem 0}"
  ".tlp span,.tlp-inline{background:#000;font:bold 12pt/1.2 sans-serif;padding:.2em .6em;"
  "white-space:nowrap}"
  ".CLEAR{color:#fff}.GREEN{color:#33ff00}.AMBER,.AMBER_STRICT{color:#ffc000}.RED{color:#ff2b2b}"
  "h1{font-size:1.9rem;line-height:1.3;margin:1rem 0}"
  "h2{font-size:1.5rem;line-height:1.35;margin:3rem 0 .8rem;padding-top:1rem;"
  "border-top:2px solid var(--fg)}"
  "h2 .label{display:block;font-size:.95rem;color:var(--dim)}"
  "h3{font-size:1.2rem;margin:2rem 0 .5rem;padding-bottom:.2rem;"
  "border-bottom:1px solid var(--line)}"
  "h4{font-size:1rem;margin:1.2rem 0 .3rem}"
  "dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:1rem 0}"
  ".facts dt{color:var(--dim)}.facts dd{margin:0}"
  "nav ol{list-style:none;padding:0}nav li{margin:.35rem 0}nav .remark{color:var(--dim)}"
  ".summary{font-size:1.1rem;padding:.8rem 1rem;background:var(--card);border-radius:.4rem}"
  "ul.passages{padding-left:1.3rem;margin:.4rem 0}ul.passages>li{margin:.5rem 0}"
  ".lesson{display:block;font-weight:bold}"
  ".themes{margin:.2rem 0;font-size:.88em;color:var(--dim)}"
  ".theme{display:inline-block;margin:.1rem .3rem;padding:0 .6rem;border:1px solid var(--line);"
  "border-radius:1rem}"
  "ul.supports{margin:.2rem 0;padding-left:1.1rem;font-size:.95em}ul.supports li{margin:.1rem 0}"
  "li:target{background:var(--note)}"
  "p,ul.passages,.notes,dl.facts{max-width:50rem}p,span.text{white-space:pre-line}"
  "ul.outline{columns:3 14rem;list-style:none;padding:0;margin:.4rem 0;font-size:.9rem}"
  "ul.outline li{break-inside:avoid;margin:.15rem 0}"
  ".level-1{padding-left:1rem}.level-2{padding-left:2rem}.level-3{padding-left:3rem}"
  "figure{margin:1rem 0;background:#fff;padding:.6rem;border:1px solid var(--line);"
  "border-radius:.4rem}"
  "figure svg{display:block;max-width:100%;height:auto}"
  "table{border-collapse:collapse;width:100%;font-size:.92rem}"
  "th,td{border-bottom:1px solid var(--line);padding:.4rem .5rem;text-align:left;"
  "vertical-align:top}"
  "th{background:var(--card)}td:first-child,td:nth-last-child(3){white-space:nowrap}"
  "sup.mark{line-height:0;white-space:nowrap}sup.mark a{text-decoration:none;font-weight:bold}"
  ".notes{margin:1rem 0;padding:.4rem 1rem;background:var(--note);"
  "border-left:4px solid var(--note-line)}"
  ".note{margin:.7rem 0}.note p,.note blockquote{margin:.15rem 0}"
  ".note-head{font-size:.88rem;color:var(--dim)}.note-head a{font-weight:bold}"
  ".note blockquote{font-style:normal;padding-left:.8rem;border-left:2px solid var(--line)}"
  ".remark{color:var(--dim)}"
  "@media print{:root{--fg:#000;--dim:#444;--bg:#fff;--card:#f3f3f3;--line:#999;--link:#000;"
  "--note:#fff;--note-line:#444}body{max-width:none;padding:0;font-size:10.5pt}"
  "h2{break-before:page}h2,h3,h4{break-after:avoid}figure,tr,.note{break-inside:avoid}"
  "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}"
  "@page{size:A4;margin:22mm 18mm}";

static void
append (Writer *writer, const char *literal)
{
  g_string_append (writer->html, literal);
}

static void
append_text (Writer *writer, const char *text)
{
  g_autofree char *escaped = kyo_export_escape_html (text);

  g_string_append (writer->html, escaped);
}

static void
append_element (Writer *writer, const char *open, const char *text, const char *close)
{
  append (writer, open);
  append_text (writer, text);
  append (writer, close);
}

static void
append_marks (Writer *writer, const GArray *marks)
{
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      guint number = g_array_index (marks, guint, i);

      g_string_append_printf (writer->html,
                              "<sup class=\"mark\"><a id=\"mark-%u\" href=\"#note-%u\" "
                              "role=\"doc-noteref\">[%u]</a></sup>",
                              number, number, number);
    }
}

/* The nick of the label as a class of the style: "AMBER_STRICT". */
static void
append_tlp (Writer *writer, const char *tag)
{
  g_autofree char *name = g_strdup (kyo_enum_to_nick (KYO_TYPE_TLP, writer->document->tlp));

  g_string_append_printf (writer->html, "<%s class=\"tlp\"><span class=\"%s\">%s</span></%s>\n",
                          tag, g_strdelimit (name, "+", '_'), kyo_tlp_label (writer->document->tlp),
                          tag);
}

static void
append_facts (Writer *writer, KyoBlock *facts)
{
  append (writer, "<dl class=\"facts\">\n");
  for (guint i = 0; i < facts->rows->len; i++)
    {
      KyoBlockRow *row = facts->rows->pdata[i];

      append_element (writer, "<dt>", row->cells->pdata[0], "</dt>");
      append_element (writer, "<dd>", row->cells->pdata[1], "</dd>\n");
    }
  append (writer, "</dl>\n");
}

static void
append_contents (Writer *writer)
{
  GPtrArray *blocks = writer->document->blocks;

  append_element (writer, "<nav><h3>", kyo_export_word (KYO_WORD_CONTENTS, writer->document->lang),
                  "</h3>\n<ol>\n");
  for (guint i = 0; i < blocks->len; i++)
    {
      KyoBlock *block = blocks->pdata[i];

      if (block->kind != KYO_BLOCK_HEADING || block->level != 1)
        continue;
      g_string_append_printf (writer->html, "<li><a href=\"#%s\">", block->id);
      if (block->label != NULL)
        append_element (writer, "", block->label, "　");
      append_element (writer, "", block->text, "</a>");
      if (block->remark != NULL)
        append_element (writer, " <span class=\"remark\">", block->remark, "</span>");
      append (writer, "</li>\n");
    }
  append (writer, "</ol></nav>\n");
}

static void
append_heading (Writer *writer, KyoBlock *block)
{
  if (block->level > 1)
    {
      g_string_append_printf (writer->html, "<h%u>", block->level + 1);
      append_text (writer, block->text);
      append_marks (writer, block->marks);
      g_string_append_printf (writer->html, "</h%u>\n", block->level + 1);
      return;
    }

  if (writer->in_case)
    append (writer, "</article>\n");
  writer->in_case = TRUE;
  g_string_append_printf (writer->html, "<article id=\"%s\">\n<h2>", block->id);
  if (block->label != NULL)
    append_element (writer, "<span class=\"label\">", block->label, "</span>");
  append_text (writer, block->text);
  append_marks (writer, block->marks);
  append (writer, "</h2>\n");
}

static void
append_themes (Writer *writer, GPtrArray *themes)
{
  if (themes == NULL)
    return;
  append_element (writer, "<div class=\"themes\">",
                  kyo_export_word (KYO_WORD_THEMES, writer->document->lang),
                  writer->document->lang == KYO_LANG_JA ? "：" : ":");
  for (guint i = 0; i < themes->len; i++)
    append_element (writer, " <span class=\"theme\">", themes->pdata[i], "</span>");
  append (writer, "</div>\n");
}

static void
append_supports (Writer *writer, GPtrArray *supports)
{
  if (supports == NULL)
    return;
  append_element (writer, "<ul class=\"supports\" aria-label=\"",
                  kyo_export_word (KYO_WORD_SUPPORTING_LESSONS, writer->document->lang), "\">\n");
  for (guint i = 0; i < supports->len; i++)
    {
      KyoBlockSupport *support = supports->pdata[i];

      append (writer, "<li>");
      if (support->place != NULL)
        g_string_append_printf (writer->html, "<a href=\"#%s\">", support->place);
      append_text (writer, support->text);
      append (writer, support->place != NULL ? "</a></li>\n" : "</li>\n");
    }
  append (writer, "</ul>\n");
}

static void
append_passage (Writer *writer, KyoBlock *block)
{
  if (block->id != NULL)
    g_string_append_printf (writer->html, "<li id=\"%s\">", block->id);
  else
    append (writer, "<li>");
  if (block->label != NULL)
    append_element (writer, "<span class=\"lesson\">", block->label, "</span>");
  append_element (writer, "<span class=\"text\">", block->text, "</span>");
  if (block->remark != NULL)
    append_element (writer, "<span class=\"remark\">", block->remark, "</span>");
  append_marks (writer, block->marks);
  append_themes (writer, block->themes);
  append_supports (writer, block->supports);
  append (writer, "</li>\n");
}

/* A picture of rows is one figure; what it shows stands in text beside it. */
static void
append_picture (Writer *writer, KyoBlock *block)
{
  g_autoptr (GPtrArray) pictures =
    kyo_export_picture_list (block, writer->painter, writer->document->lang, TIMELINE_WIDTH);

  g_string_append_printf (writer->html, "<figure id=\"%s\" role=\"img\" ", block->id);
  append_element (writer, "aria-label=\"", block->text, "\">\n");
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("%s-%u-", block->id, i + 1);
      g_autofree char *svg =
        kyo_export_picture_dup_svg (pictures->pdata[i], writer->document->lang, prefix);

      append (writer, svg);
    }
  append (writer, "</figure>\n");
}

static void
append_outline (Writer *writer, KyoBlock *block)
{
  append (writer, "<ul class=\"outline\">\n");
  for (guint i = 0; i < block->rows->len; i++)
    {
      KyoBlockRow *row = block->rows->pdata[i];

      g_string_append_printf (writer->html, "<li class=\"level-%u\">", MIN (row->level, 3));
      append_text (writer, row->cells->pdata[0]);
      append_marks (writer, row->marks);
      append (writer, "</li>\n");
    }
  append (writer, "</ul>\n");
}

static void
append_steps (Writer *writer, KyoBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      KyoBlockRow *row = block->rows->pdata[i];
      const char *open = i == 0 ? "<th scope=\"col\">" : "<td>";

      append (writer, i == 0 ? "<table>\n<thead><tr>" : "<tr>");
      for (guint j = 0; j < row->cells->len; j++)
        {
          append_element (writer, open, row->cells->pdata[j], "");
          if (j == row->cells->len - 1)
            append_marks (writer, row->marks);
          append (writer, i == 0 ? "</th>" : "</td>");
        }
      append (writer, i == 0 ? "</tr></thead>\n<tbody>\n" : "</tr>\n");
    }
  append (writer, "</tbody>\n</table>\n");
}

static void
append_notes (Writer *writer, KyoBlock *block)
{
  append (writer, "<aside class=\"notes\">\n");
  for (guint i = 0; i < block->notes->len; i++)
    {
      KyoBlockNote *note = block->notes->pdata[i];

      g_string_append_printf (writer->html,
                              "<div class=\"note\" id=\"note-%u\"><p class=\"note-head\">"
                              "<a href=\"#mark-%u\">[%u]</a> ",
                              note->number, note->number, note->number);
      append_element (writer, "", note->head, "</p>\n");
      if (note->quote != NULL)
        append_element (writer, "<blockquote>", note->quote, "</blockquote>\n");
      if (*note->body != '\0')
        append_element (writer, "<p>", note->body, "</p>\n");
      append (writer, "</div>\n");
    }
  append (writer, "</aside>\n");
}

static void
append_block (Writer *writer, KyoBlock *block)
{
  if (writer->in_list != (block->kind == KYO_BLOCK_PASSAGE))
    {
      writer->in_list = !writer->in_list;
      append (writer, writer->in_list ? "<ul class=\"passages\">\n" : "</ul>\n");
    }

  switch (block->kind)
    {
    case KYO_BLOCK_HEADING:
      append_heading (writer, block);
      break;
    case KYO_BLOCK_FACTS:
      append_facts (writer, block);
      break;
    case KYO_BLOCK_SUMMARY:
      append_element (writer, "<p class=\"summary\">", block->text, "</p>\n");
      break;
    case KYO_BLOCK_DIAGRAM:
    case KYO_BLOCK_TIMELINE:
      append_picture (writer, block);
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

static void
append_head (Writer *writer)
{
  const char *lang = writer->document->lang == KYO_LANG_JA ? "ja" : "en";

  g_string_append_printf (writer->html,
                          "<!DOCTYPE html>\n"
                          "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" "
                          "xml:lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; style-src 'unsafe-inline'; img-src data:\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                          "<meta name=\"generator\" content=\"Kyokun " KYO_VERSION "\"/>\n",
                          lang, lang);
  if (writer->document->author != NULL)
    append_element (writer, "<meta name=\"author\" content=\"", writer->document->author, "\"/>\n");
  append_element (writer, "<title>", writer->document->title, "</title>\n");
  /* Browsers that know margin boxes print the label on each sheet, above and below. */
  g_string_append_printf (writer->html,
                          "<style>%s@page{@top-right{content:\"%s\";font:bold 12pt sans-serif}"
                          "@bottom-right{content:\"%s\";font:bold 12pt sans-serif}}</style>\n"
                          "</head>\n<body>\n",
                          STYLE, kyo_tlp_label (writer->document->tlp),
                          kyo_tlp_label (writer->document->tlp));
}

/**
 * kyo_export_write_html:
 * @document: a document
 *
 * Writes @document as one self-contained page, at the same time HTML 5 and well-formed XML, in
 * UTF-8.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
kyo_export_write_html (KyoDocument *document)
{
  Writer writer = { document, g_string_new (NULL), FALSE, FALSE, NULL };
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_PRINT, document->lang);

  writer.painter = painter;
  append_head (&writer);
  append_tlp (&writer, "header");
  append_element (&writer, "<main>\n<h1>", document->title, "</h1>\n");
  append_facts (&writer, document->facts);
  append_contents (&writer);
  for (guint i = 0; i < document->blocks->len; i++)
    append_block (&writer, document->blocks->pdata[i]);
  if (writer.in_list)
    append (&writer, "</ul>\n");
  if (writer.in_case)
    append (&writer, "</article>\n");
  append (&writer, "</main>\n");
  append_tlp (&writer, "footer");
  append (&writer, "</body>\n</html>\n");

  return g_string_free_to_bytes (writer.html);
}
