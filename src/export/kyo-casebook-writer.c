/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Model to casebook XML. What comes out is always valid by data/casebook/casebook.rng, whatever the
 * model holds: ids are made unique and given the characters that the schema allows, links that lead
 * nowhere are left out, and a text that must be there and is not becomes a dash.
 */
#include "config.h"

#include "export/kyo-casebook-writer.h"
#include "export/kyo-export-escape.h"
#include "export/kyo-export-formats.h"

#include <libxml/xmlwriter.h>
#include <math.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextWriter, xmlFreeTextWriter)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlBuffer, xmlBufferFree)

#define NAMESPACE "urn:kyokun:casebook:1"
#define MAX_ID_LENGTH 128

typedef struct
{
  xmlTextWriter *xml;
  GHashTable *taken;    /* ids that stand in the file */
  GHashTable *case_ids; /* id of a case in the model → in the file */
  GHashTable *lessons;  /* the same for lessons, of all cases */
  GHashTable *claimed;  /* lesson or step → its id in the file */
  GHashTable *ids;      /* the same for passages and participants of the present case */
  GHashTable *steps;    /* the same for its steps */
} Writer;

static void
start (Writer *writer, const char *name)
{
  xmlTextWriterStartElement (writer->xml, BAD_CAST name);
}

static void
end (Writer *writer)
{
  xmlTextWriterEndElement (writer->xml);
}

static void
write_attribute (Writer *writer, const char *name, const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL)
    return;
  valid = kyo_export_dup_xml_valid (value);
  xmlTextWriterWriteAttribute (writer->xml, BAD_CAST name, BAD_CAST valid);
}

static void
write_number (Writer *writer, const char *name, guint value)
{
  g_autofree char *digits = g_strdup_printf ("%u", value);

  write_attribute (writer, name, digits);
}

static void
write_nick (Writer *writer, const char *name, GType type, int value)
{
  write_attribute (writer, name, kyo_enum_to_nick (type, value));
}

static gboolean
is_id_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.';
}

static gboolean
is_id (const char *id)
{
  gsize length = 0;

  while (is_id_char (id[length]))
    length++;
  return id[length] == '\0' && length <= MAX_ID_LENGTH && g_ascii_isalpha (id[0]);
}

static gboolean
is_name_token (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    if (!is_id_char (*p) && *p != ':')
      return FALSE;

  return *word != '\0';
}

/* The themes that the schema allows, with spaces between them. */
static char *
dup_themes (const char *const *themes)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; themes != NULL && themes[i] != NULL; i++)
    if (is_name_token (themes[i]))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", themes[i]);

  return g_string_free (joined, FALSE);
}

/* The id itself wherever the schema allows it and nothing else bears it. */
static char *
claim_id (Writer *writer, const char *id)
{
  GString *fit = g_string_new (is_id (id) ? id : "id-");
  gsize length;

  for (const char *p = id; !is_id (id) && *p != '\0'; p++)
    g_string_append_c (fit, is_id_char (*p) ? *p : '_');
  g_string_truncate (fit, MIN (fit->len, MAX_ID_LENGTH));

  length = MIN (fit->len, MAX_ID_LENGTH - 8); /* room for a number */
  for (guint n = 2; g_hash_table_contains (writer->taken, fit->str); n++)
    {
      g_string_truncate (fit, length);
      g_string_append_printf (fit, "-%u", n);
    }
  g_hash_table_add (writer->taken, g_strdup (fit->str));

  return g_string_free (fit, FALSE);
}

static void
write_id (Writer *writer, const char *id, GHashTable *ids)
{
  g_autofree char *claimed = claim_id (writer, id);

  write_attribute (writer, "id", claimed);
  if (ids != NULL && !g_hash_table_contains (ids, id))
    g_hash_table_insert (ids, g_strdup (id), g_steal_pointer (&claimed));
}

/* NULL leads nowhere and so does an id that has not been written. */
static void
write_link (Writer *writer, const char *name, const char *id)
{
  write_attribute (writer, name, id != NULL ? g_hash_table_lookup (writer->ids, id) : NULL);
}

static void
write_links (Writer *writer, const char *name, const char *const *links, GHashTable *ids)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; links != NULL && links[i] != NULL; i++)
    {
      const char *id = g_hash_table_lookup (ids, links[i]);

      if (id != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", id);
    }
  if (joined->len > 0)
    write_attribute (writer, name, joined->str);
}

static gboolean
has_words (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

static gboolean
has_text (KyoText *text)
{
  return has_words (kyo_text_get_ja (text)) || has_words (kyo_text_get_en (text));
}

static void
write_words (Writer *writer, const char *name, const char *words)
{
  g_autofree char *valid = kyo_export_dup_xml_valid (words);

  xmlTextWriterWriteElement (writer->xml, BAD_CAST name, BAD_CAST valid);
}

/* Both languages as the content of the open element. */
static void
write_languages (Writer *writer, KyoText *text)
{
  if (has_words (kyo_text_get_ja (text)))
    write_words (writer, "ja", kyo_text_get_ja (text));
  if (has_words (kyo_text_get_en (text)))
    write_words (writer, "en", kyo_text_get_en (text));
  if (!has_text (text))
    write_words (writer, "ja", "—");
}

static void
write_text (Writer *writer, const char *name, KyoText *text)
{
  start (writer, name);
  write_languages (writer, text);
  end (writer);
}

static void
write_optional_text (Writer *writer, const char *name, KyoText *text)
{
  if (has_text (text))
    write_text (writer, name, text);
}

static void
write_theme_attribute (Writer *writer, KyoPassage *passage)
{
  g_autofree char *themes = dup_themes (kyo_passage_get_themes (passage));

  if (*themes != '\0')
    write_attribute (writer, "themes", themes);
}

static void
write_passage_words (Writer *writer, KyoPassage *passage)
{
  write_optional_text (writer, "heading", kyo_passage_get_heading (passage));
  write_text (writer, "text", kyo_passage_get_text (passage));
}

static void
write_passage (Writer *writer, KyoPassage *passage)
{
  const char *id = kyo_passage_get_id (passage);
  const char *claimed = g_hash_table_lookup (writer->claimed, passage);

  start (writer, "passage");
  if (claimed == NULL)
    write_id (writer, id, writer->ids);
  else
    {
      write_attribute (writer, "id", claimed);
      g_hash_table_insert (writer->ids, g_strdup (id), g_strdup (claimed));
    }
  if (kyo_passage_get_incident (passage) > 0)
    write_number (writer, "incident", kyo_passage_get_incident (passage));
  write_links (writer, "steps", kyo_passage_get_steps (passage), writer->steps);
  write_theme_attribute (writer, passage);
  write_passage_words (writer, passage);
  end (writer);
}

/* The schema knows whole points from 0 to 99999. */
static void
write_length (Writer *writer, const char *name, double value)
{
  write_number (writer, name, (guint) CLAMP (round (value), 0, 99999));
}

static void
write_participant (Writer *writer, KyoParticipant *participant)
{
  GListModel *children = kyo_participant_get_children (participant);
  KyoRect rect;

  start (writer, "participant");
  write_id (writer, kyo_participant_get_id (participant), writer->ids);
  write_nick (writer, "kind", KYO_TYPE_PARTICIPANT_KIND, kyo_participant_get_kind (participant));
  if (kyo_participant_get_rect (participant, &rect))
    {
      write_length (writer, "x", rect.x);
      write_length (writer, "y", rect.y);
      write_length (writer, "width", rect.width);
      write_length (writer, "height", rect.height);
    }
  write_text (writer, "label", kyo_participant_get_label (participant));
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KyoParticipant) child = g_list_model_get_item (children, i);

      write_participant (writer, child);
    }
  end (writer);
}

static void
write_route (Writer *writer, KyoStep *step)
{
  gsize n_points;
  const KyoPoint *points = kyo_step_get_route (step, &n_points);
  g_autoptr (GString) route = g_string_new (NULL);

  for (gsize i = 0; i < n_points; i++)
    g_string_append_printf (route, "%s%d,%d", i > 0 ? " " : "",
                            (int) CLAMP (round (points[i].x), 0, 99999),
                            (int) CLAMP (round (points[i].y), 0, 99999));
  if (n_points > 0)
    write_attribute (writer, "route", route->str);
}

/* Only of participants that have been written. */
static void
write_inferred (Writer *writer, KyoStep *step)
{
  KyoStepEnds inferred = kyo_step_get_inferred (step);
  const char *from = kyo_step_get_from (step);
  const char *to = kyo_step_get_to (step);
  gboolean has_from = (inferred & KYO_STEP_END_FROM) != 0 && from != NULL &&
                      g_hash_table_contains (writer->ids, from);
  gboolean has_to =
    (inferred & KYO_STEP_END_TO) != 0 && to != NULL && g_hash_table_contains (writer->ids, to);

  if (has_from || has_to)
    write_attribute (writer, "inferred", has_from && has_to ? "from to" : has_from ? "from" : "to");
}

static void
write_step (Writer *writer, KyoStep *step)
{
  const char *number = kyo_step_get_number (step);
  gsize length = strspn (number, "0123456789");
  KyoTime *when = kyo_step_get_when (step);
  KyoRect callout;

  start (writer, "step");
  write_attribute (writer, "id", g_hash_table_lookup (writer->claimed, step));
  write_nick (writer, "kind", KYO_TYPE_STEP_KIND, kyo_step_get_kind (step));
  write_attribute (writer, "number",
                   length >= 1 && length <= 3 && number[length] == '\0' ? number : "0");
  write_nick (writer, "phase", KYO_TYPE_PHASE, kyo_step_get_phase (step));
  write_link (writer, "from", kyo_step_get_from (step));
  write_link (writer, "to", kyo_step_get_to (step));
  write_inferred (writer, step);
  write_attribute (writer, "when", when != NULL ? kyo_time_get_edtf (when) : NULL);
  write_links (writer, "passages", kyo_step_get_passages (step), writer->ids);
  if (kyo_step_get_callout (step, &callout))
    {
      write_length (writer, "x", callout.x);
      write_length (writer, "y", callout.y);
      write_length (writer, "width", callout.width);
    }
  write_route (writer, step);
  write_text (writer, "text", kyo_step_get_text (step));
  write_optional_text (writer, "relative", kyo_step_get_relative (step));
  end (writer);
}

static void
write_themes (Writer *writer, KyoCase *kase)
{
  g_autofree char *themes = dup_themes (kyo_case_get_themes (kase));

  if (*themes != '\0')
    write_words (writer, "themes", themes);
}

static void
write_sections (Writer *writer, KyoCase *kase)
{
  for (int kind = KYO_SECTION_OVERVIEW; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);

      if (kyo_section_get_n_passages (section) == 0)
        continue;
      start (writer, kind == KYO_SECTION_OVERVIEW ? "overview" : "section");
      if (kind != KYO_SECTION_OVERVIEW)
        write_nick (writer, "kind", KYO_TYPE_SECTION_KIND, kind);
      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        write_passage (writer, kyo_section_get_passage (section, i));
      end (writer);
    }
}

static void
write_diagram (Writer *writer, KyoCase *kase)
{
  GListModel *participants = kyo_case_get_participants (kase);
  GListModel *steps = kyo_case_get_steps (kase);

  if (g_list_model_get_n_items (participants) > 0)
    {
      start (writer, "participants");
      for (guint i = 0; i < g_list_model_get_n_items (participants); i++)
        {
          g_autoptr (KyoParticipant) participant = g_list_model_get_item (participants, i);

          write_participant (writer, participant);
        }
      end (writer);
    }
  if (g_list_model_get_n_items (steps) > 0)
    {
      start (writer, "steps");
      for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
        {
          g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

          write_step (writer, step);
        }
      end (writer);
    }
}

/* An id for something that is named before it is written. */
static void
claim_ahead (Writer *writer, gpointer object, const char *id, GHashTable *ids)
{
  char *claimed = claim_id (writer, id);

  g_hash_table_insert (writer->claimed, object, claimed);
  if (!g_hash_table_contains (ids, id))
    g_hash_table_insert (ids, g_strdup (id), g_strdup (claimed));
}

static void
claim_steps (Writer *writer, KyoCase *kase)
{
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      claim_ahead (writer, step, kyo_step_get_id (step), writer->steps);
    }
}

static void
claim_lessons (Writer *writer, KyoCase *kase)
{
  KyoSection *lessons = kyo_case_get_section (kase, KYO_SECTION_LESSONS);

  for (guint i = 0; i < kyo_section_get_n_passages (lessons); i++)
    {
      KyoPassage *lesson = kyo_section_get_passage (lessons, i);

      claim_ahead (writer, lesson, kyo_passage_get_id (lesson), writer->lessons);
    }
}

static void
write_case (Writer *writer, KyoCase *kase)
{
  KyoTime *when = kyo_case_get_when (kase);

  g_hash_table_remove_all (writer->ids);
  g_hash_table_remove_all (writer->steps);
  claim_steps (writer, kase);
  start (writer, "case");
  write_attribute (writer, "id", g_hash_table_lookup (writer->case_ids, kyo_case_get_id (kase)));
  if (kyo_case_get_number (kase) > 0)
    write_number (writer, "number", (guint) kyo_case_get_number (kase));
  write_nick (writer, "kind", KYO_TYPE_CASE_KIND, kyo_case_get_kind (kase));
  write_nick (writer, "category", KYO_TYPE_CATEGORY, kyo_case_get_category (kase));
  write_nick (writer, "tlp", KYO_TYPE_TLP, kyo_case_get_tlp (kase));
  write_attribute (writer, "when", when != NULL ? kyo_time_get_edtf (when) : NULL);
  start (writer, "title");
  write_attribute (writer, "yomi", kyo_case_get_yomi (kase));
  write_languages (writer, kyo_case_get_title (kase));
  end (writer);
  write_optional_text (writer, "summary", kyo_case_get_summary (kase));
  write_sections (writer, kase);
  write_diagram (writer, kase);
  write_themes (writer, kase);
  end (writer);
}

static void
write_criteria (Writer *writer, GListModel *criteria)
{
  if (g_list_model_get_n_items (criteria) == 0)
    return;
  start (writer, "criteria");
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr (KyoPassage) criterion = g_list_model_get_item (criteria, i);

      start (writer, "passage");
      write_id (writer, kyo_passage_get_id (criterion), NULL);
      write_passage_words (writer, criterion);
      end (writer);
    }
  end (writer);
}

static void
write_synthesis (Writer *writer, GListModel *points)
{
  if (g_list_model_get_n_items (points) == 0)
    return;
  start (writer, "synthesis");
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (KyoPassage) point = g_list_model_get_item (points, i);

      start (writer, "passage");
      write_id (writer, kyo_passage_get_id (point), NULL);
      write_links (writer, "cases", kyo_passage_get_cases (point), writer->case_ids);
      write_links (writer, "passages", kyo_passage_get_passages (point), writer->lessons);
      write_theme_attribute (writer, point);
      write_passage_words (writer, point);
      end (writer);
    }
  end (writer);
}

static void
write_source (Writer *writer, KyoCasebook *casebook)
{
  KyoTime *period = kyo_casebook_get_period (casebook);

  start (writer, "source");
  write_text (writer, "title", kyo_casebook_get_title (casebook));
  write_text (writer, "publisher", kyo_casebook_get_publisher (casebook));
  if (period != NULL)
    write_words (writer, "period", kyo_time_get_edtf (period));
  write_criteria (writer, kyo_casebook_get_criteria (casebook));
  write_synthesis (writer, kyo_casebook_get_synthesis (casebook));
  end (writer);
}

/* The ids of cases and of their lessons are claimed first: the synthesis stands before the cases
 * that it names. A case that is in the casebook twice is written once. */
static GPtrArray *
claim_cases (Writer *writer, KyoCasebook *casebook)
{
  GListModel *cases = kyo_casebook_get_cases (casebook);
  GPtrArray *claimed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      const char *id = kyo_case_get_id (kase);

      if (g_hash_table_contains (writer->case_ids, id))
        continue;
      g_hash_table_insert (writer->case_ids, g_strdup (id), claim_id (writer, id));
      claim_lessons (writer, kase);
      g_ptr_array_add (claimed, g_steal_pointer (&kase));
    }

  return claimed;
}

static void
write_casebook (Writer *writer, KyoCasebook *casebook)
{
  g_autoptr (GPtrArray) cases = NULL;

  start (writer, "casebook");
  write_attribute (writer, "xmlns", NAMESPACE);
  write_id (writer, kyo_casebook_get_id (casebook), NULL);
  write_number (writer, "version", MAX (kyo_casebook_get_version (casebook), 1));
  if (kyo_casebook_is_draft (casebook))
    write_attribute (writer, "status", "draft");
  cases = claim_cases (writer, casebook);
  write_source (writer, casebook);
  for (guint i = 0; i < cases->len; i++)
    write_case (writer, cases->pdata[i]);
  end (writer);
}

/**
 * kyo_casebook_write_bytes:
 * @casebook: a casebook whose cases are complete
 *
 * Writes casebook XML, valid by `data/casebook/casebook.rng`, in UTF-8. Read again it gives the
 * same model, but for what the format cannot hold: annotations; line breaks inside a text (they
 * become spaces, or nothing between full-width characters); fractions of a point in positions;
 * characters that XML forbids (they become U+FFFD). An id with other characters than the schema
 * allows, or that stands twice, is changed; a link to what is not in the casebook is left out.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
kyo_casebook_write_bytes (KyoCasebook *casebook)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) xml = xmlNewTextWriterMemory (buffer, 0);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) case_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) lessons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Writer writer = { xml, taken, case_ids, lessons, claimed, ids, steps };

  g_return_val_if_fail (KYO_IS_CASEBOOK (casebook), NULL);

  xmlTextWriterSetIndent (xml, 1);
  xmlTextWriterSetIndentString (xml, BAD_CAST "  ");
  xmlTextWriterStartDocument (xml, "1.0", "UTF-8", NULL);
  write_casebook (&writer, casebook);
  xmlTextWriterEndDocument (xml);
  xmlTextWriterFlush (xml);

  return g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
}

static void
add_sources (KyoCasebook *export, GPtrArray *casebooks)
{
  for (guint i = 0; i < casebooks->len; i++)
    {
      GListModel *criteria = kyo_casebook_get_criteria (casebooks->pdata[i]);
      GListModel *synthesis = kyo_casebook_get_synthesis (casebooks->pdata[i]);

      for (guint j = 0; j < g_list_model_get_n_items (criteria); j++)
        {
          g_autoptr (KyoPassage) passage = g_list_model_get_item (criteria, j);

          kyo_casebook_add_criterion (export, passage);
        }
      for (guint j = 0; j < g_list_model_get_n_items (synthesis); j++)
        {
          g_autoptr (KyoPassage) passage = g_list_model_get_item (synthesis, j);

          kyo_casebook_add_synthesis (export, passage);
        }
      if (kyo_casebook_is_draft (casebooks->pdata[i]))
        kyo_casebook_set_draft (export, TRUE);
    }
}

/**
 * kyo_export_write_xml:
 * @content: what goes into the document
 *
 * Writes the cases as the casebook of which they are the whole; or as a casebook of their own,
 * whose id is "export-" and the time of export. Title, publisher and period are then those of the
 * first casebook that they come from, or "Export" and the author; criteria and synthesis those of
 * all. Annotations are no part of the format.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
kyo_export_write_xml (const KyoExportContent *content)
{
  g_autoptr (GDateTime) when =
    content->when != NULL ? g_date_time_to_utc (content->when) : g_date_time_new_now_utc ();
  g_autofree char *new_id = g_date_time_format (when, "export-%Y%m%dT%H%M%SZ");
  KyoCasebook *whole = content->whole;
  g_autoptr (KyoCasebook) export =
    kyo_casebook_new (whole != NULL ? kyo_casebook_get_id (whole) : new_id);
  GPtrArray *casebooks = content->casebooks;

  kyo_casebook_set_version (export, whole != NULL ? kyo_casebook_get_version (whole) : 1);
  if (casebooks != NULL && casebooks->len > 0)
    {
      kyo_casebook_set_title (export, kyo_casebook_get_title (casebooks->pdata[0]));
      kyo_casebook_set_publisher (export, kyo_casebook_get_publisher (casebooks->pdata[0]));
      kyo_casebook_set_period (export, kyo_casebook_get_period (casebooks->pdata[0]));
      add_sources (export, casebooks);
    }
  else
    {
      g_autoptr (KyoText) title = kyo_text_new ("書き出し", "Export");
      g_autoptr (KyoText) publisher = kyo_text_new (content->author, NULL);

      kyo_casebook_set_title (export, title);
      kyo_casebook_set_publisher (export, publisher);
    }
  for (guint i = 0; i < content->cases->len; i++)
    kyo_casebook_add_case (export, content->cases->pdata[i]);

  return kyo_casebook_write_bytes (export);
}
