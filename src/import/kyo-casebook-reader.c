/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * Casebook XML to model. The document is checked against the RELAX NG schema first, so that the
 * rest may take the shape of the tree for granted; what a schema cannot say (ids unique, links
 * that lead somewhere, times that exist) is checked while reading. All or nothing: a file with
 * one fault gives no casebook, and the error names the line and the rule.
 */
#include "config.h"

#include "import/kyo-casebook-document.h"
#include "import/kyo-casebook-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/tree.h>

G_DEFINE_QUARK (kyo_import_error, kyo_import_error)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* What an id may stand for, where a link asks for it. */
#define CASE "case"
#define LESSON "lesson"
#define OTHER_PASSAGE "passage"

typedef struct
{
  const char *name;
  GHashTable *ids; /* id → what bears it ("case", "lesson" …), over the whole file */
} Reader;

static gboolean fail_at (
  Reader *reader, xmlNode *node, KyoImportError code, GError **error, const char *format, ...)
  G_GNUC_PRINTF (5, 6);

static gboolean
fail_at (
  Reader *reader, xmlNode *node, KyoImportError code, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, KYO_IMPORT_ERROR, (int) code, _ ("%s, line %ld: %s; nothing was imported"),
               reader->name, xmlGetLineNo (node), message);
  return FALSE;
}

/* Line breaks and indentation of the file are not part of the text: between two full-width
 * characters they vanish, as Japanese has no spaces there, elsewhere they become one space. */
static char *
dup_folded (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *folded = g_string_new (NULL);
  gunichar last = 0;
  const char *p = (const char *) content;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        {
          gboolean broken = FALSE;

          for (; *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'; p++)
            broken = broken || *p == '\n';
          c = g_utf8_get_char (p);
          if (last != 0 && c != 0 && !(broken && g_unichar_iswide (last) && g_unichar_iswide (c)))
            g_string_append_c (folded, ' ');
          continue;
        }
      g_string_append_unichar (folded, c);
      last = c;
      p = g_utf8_next_char (p);
    }
  xmlFree (content);

  return g_string_free (folded, FALSE);
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static double
read_length (xmlNode *node, const char *name)
{
  g_autofree char *value = dup_attribute (node, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : 0.0;
}

static gboolean
is_element (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static xmlNode *
find_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_element (child, name))
      return child;

  return NULL;
}

/* NULL when there is no such child. */
static KyoText *
read_text (xmlNode *node, const char *name)
{
  xmlNode *child = find_child (node, name);
  xmlNode *ja;
  xmlNode *en;
  g_autofree char *ja_text = NULL;
  g_autofree char *en_text = NULL;

  if (child == NULL)
    return NULL;
  ja = find_child (child, "ja");
  en = find_child (child, "en");
  if (ja != NULL)
    ja_text = dup_folded (ja);
  if (en != NULL)
    en_text = dup_folded (en);

  return kyo_text_new (ja_text, en_text);
}

static int
read_nick (xmlNode *node, const char *name, GType type, int fallback)
{
  g_autofree char *nick = dup_attribute (node, name);
  int value = fallback;

  if (nick != NULL && !kyo_enum_from_nick (type, nick, &value))
    g_critical ("The casebook schema allows %s=\"%s\", which the model does not know", name, nick);

  return value;
}

static GStrv
read_words (const char *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) split = g_strsplit_set (words != NULL ? words : "", " \t\n\r", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_strv_builder_add (builder, split[i]);

  return g_strv_builder_end (builder);
}

static GStrv
read_word_attribute (xmlNode *node, const char *name)
{
  g_autofree char *value = dup_attribute (node, name);

  return read_words (value);
}

static char *
claim_id (Reader *reader, xmlNode *node, const char *what, GError **error)
{
  g_autofree char *id = dup_attribute (node, "id");

  if (g_hash_table_contains (reader->ids, id))
    {
      fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error, _ ("the id “%s” stands twice"), id);
      return NULL;
    }
  g_hash_table_insert (reader->ids, g_strdup (id), (gpointer) what);

  return g_steal_pointer (&id);
}

static gboolean
read_time (Reader *reader, xmlNode *node, const char *edtf, KyoTime **time, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *time = NULL;
  if (edtf == NULL)
    return TRUE;
  *time = kyo_time_new (edtf, &local_error);
  if (*time == NULL)
    return fail_at (reader, node, KYO_IMPORT_ERROR_VALUE, error, "%s", local_error->message);

  return TRUE;
}

static gboolean
read_time_attribute (
  Reader *reader, xmlNode *node, const char *name, KyoTime **time, GError **error)
{
  g_autofree char *edtf = dup_attribute (node, name);

  return read_time (reader, node, edtf, time, error);
}

/* Its links are made once what they lead to has been read. */
static KyoPassage *
read_passage (Reader *reader, xmlNode *node, const char *what, GError **error)
{
  g_autofree char *id = claim_id (reader, node, what, error);
  g_autoptr (KyoPassage) passage = NULL;
  g_autoptr (KyoText) heading = NULL;
  g_autoptr (KyoText) text = NULL;
  g_auto (GStrv) themes = NULL;

  if (id == NULL)
    return NULL;
  passage = kyo_passage_new (id);
  heading = read_text (node, "heading");
  text = read_text (node, "text");
  themes = read_word_attribute (node, "themes");
  kyo_passage_set_incident (passage, (guint) read_length (node, "incident"));
  kyo_passage_set_heading (passage, heading);
  kyo_passage_set_text (passage, text);
  kyo_passage_set_themes (passage, (const char *const *) themes);

  return g_steal_pointer (&passage);
}

static gboolean
read_section (Reader *reader, xmlNode *node, KyoSection *section, GError **error)
{
  const char *what = kyo_section_get_kind (section) == KYO_SECTION_LESSONS ? LESSON : OTHER_PASSAGE;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autoptr (KyoPassage) passage = NULL;

      if (!is_element (child, "passage"))
        continue;
      passage = read_passage (reader, child, what, error);
      if (passage == NULL)
        return FALSE;
      kyo_section_add_passage (section, passage);
    }

  return TRUE;
}

static KyoParticipant *
read_participant (Reader *reader, xmlNode *node, GError **error)
{
  g_autofree char *id = claim_id (reader, node, "participant", error);
  g_autofree char *x = NULL;
  g_autoptr (KyoParticipant) participant = NULL;
  g_autoptr (KyoText) label = NULL;

  if (id == NULL)
    return NULL;
  participant = kyo_participant_new (
    id, read_nick (node, "kind", KYO_TYPE_PARTICIPANT_KIND, KYO_PARTICIPANT_ORGANISATION));
  label = read_text (node, "label");
  kyo_participant_set_label (participant, label);
  x = dup_attribute (node, "x");
  if (x != NULL)
    {
      KyoRect rect = { read_length (node, "x"), read_length (node, "y"),
                       read_length (node, "width"), read_length (node, "height") };

      kyo_participant_set_rect (participant, &rect);
    }
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autoptr (KyoParticipant) inner = NULL;

      if (!is_element (child, "participant"))
        continue;
      inner = read_participant (reader, child, error);
      if (inner == NULL)
        return NULL;
      if (!kyo_participant_add_child (participant, inner))
        g_critical ("A participant just read cannot have a parent yet");
    }

  return g_steal_pointer (&participant);
}

static gboolean
check_participant_link (
  Reader *reader, xmlNode *node, KyoCase *kase, const char *id, GError **error)
{
  if (id == NULL || kyo_case_find_participant (kase, id) != NULL)
    return TRUE;

  return fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error,
                  _ ("the case has no participant “%s”"), id);
}

static void
read_geometry (xmlNode *node, KyoStep *step)
{
  g_autofree char *x = dup_attribute (node, "x");
  g_auto (GStrv) corners = read_word_attribute (node, "route");
  g_autoptr (GArray) route = g_array_new (FALSE, FALSE, sizeof (KyoPoint));

  if (x != NULL)
    {
      KyoRect rect = { read_length (node, "x"), read_length (node, "y"),
                       read_length (node, "width"), 0 };

      kyo_step_set_callout (step, &rect);
    }
  for (guint i = 0; corners[i] != NULL; i++)
    {
      const char *comma = strchr (corners[i], ',');
      KyoPoint point = { g_ascii_strtod (corners[i], NULL), g_ascii_strtod (comma + 1, NULL) };

      g_array_append_val (route, point);
    }
  kyo_step_set_route (step, (const KyoPoint *) route->data, route->len);
}

/* Nobody can be concluded who is not there. */
static gboolean
read_inferred (Reader *reader, xmlNode *node, KyoStep *step, GError **error)
{
  g_auto (GStrv) words = read_word_attribute (node, "inferred");
  KyoStepEnds inferred = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_from = g_str_equal (words[i], "from");

      if ((is_from ? kyo_step_get_from (step) : kyo_step_get_to (step)) == NULL)
        return fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error,
                        _ ("“inferred” names “%s”, which the step does not have"), words[i]);
      inferred |= is_from ? KYO_STEP_END_FROM : KYO_STEP_END_TO;
    }
  kyo_step_set_inferred (step, inferred);

  return TRUE;
}

static gboolean
read_step_links (Reader *reader, xmlNode *node, KyoCase *kase, KyoStep *step, GError **error)
{
  g_autofree char *from = dup_attribute (node, "from");
  g_autofree char *to = dup_attribute (node, "to");
  g_auto (GStrv) passages = read_word_attribute (node, "passages");

  if (!check_participant_link (reader, node, kase, from, error) ||
      !check_participant_link (reader, node, kase, to, error))
    return FALSE;
  for (guint i = 0; passages[i] != NULL; i++)
    if (kyo_case_find_passage (kase, passages[i], NULL) == NULL)
      return fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error,
                      _ ("the case has no passage “%s”"), passages[i]);
  kyo_step_set_from (step, from);
  kyo_step_set_to (step, to);
  kyo_step_set_passages (step, (const char *const *) passages);

  return read_inferred (reader, node, step, error);
}

static KyoStep *
read_step (Reader *reader, xmlNode *node, KyoCase *kase, GError **error)
{
  g_autofree char *id = claim_id (reader, node, "step", error);
  g_autofree char *number = NULL;
  g_autoptr (KyoStep) step = NULL;
  g_autoptr (KyoText) text = NULL;
  g_autoptr (KyoText) relative = NULL;
  g_autoptr (KyoTime) when = NULL;

  if (id == NULL)
    return NULL;
  number = dup_attribute (node, "number");
  step = kyo_step_new (id, read_nick (node, "kind", KYO_TYPE_STEP_KIND, KYO_STEP_EVENT), number);
  kyo_step_set_phase (step, read_nick (node, "phase", KYO_TYPE_PHASE, KYO_PHASE_ORIGIN));
  text = read_text (node, "text");
  relative = read_text (node, "relative");
  kyo_step_set_text (step, text);
  kyo_step_set_relative (step, relative);
  if (!read_time_attribute (reader, node, "when", &when, error) ||
      !read_step_links (reader, node, kase, step, error))
    return NULL;
  kyo_step_set_when (step, when);
  read_geometry (node, step);

  return g_steal_pointer (&step);
}

static gboolean
read_case_sections (Reader *reader, xmlNode *node, KyoCase *kase, GError **error)
{
  guint seen = 0;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      KyoSectionKind kind = KYO_SECTION_OVERVIEW;

      if (is_element (child, "section"))
        {
          kind = read_nick (child, "kind", KYO_TYPE_SECTION_KIND, KYO_SECTION_BACKGROUND);
          if (seen & (1u << kind))
            return fail_at (reader, child, KYO_IMPORT_ERROR_SCHEMA, error,
                            _ ("the section “%s” stands twice in one case"),
                            kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, kind));
          seen |= 1u << kind;
        }
      else if (!is_element (child, "overview"))
        continue;
      if (!read_section (reader, child, kyo_case_get_section (kase, kind), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_case_diagram (Reader *reader, xmlNode *node, KyoCase *kase, GError **error)
{
  xmlNode *participants = find_child (node, "participants");
  xmlNode *steps = find_child (node, "steps");

  for (xmlNode *child = participants != NULL ? participants->children : NULL; child != NULL;
       child = child->next)
    {
      g_autoptr (KyoParticipant) participant = NULL;

      if (!is_element (child, "participant"))
        continue;
      participant = read_participant (reader, child, error);
      if (participant == NULL)
        return FALSE;
      kyo_case_add_participant (kase, participant);
    }
  for (xmlNode *child = steps != NULL ? steps->children : NULL; child != NULL; child = child->next)
    {
      g_autoptr (KyoStep) step = NULL;

      if (!is_element (child, "step"))
        continue;
      step = read_step (reader, child, kase, error);
      if (step == NULL)
        return FALSE;
      kyo_case_add_step (kase, step);
    }

  return TRUE;
}

static gboolean
link_passage (Reader *reader, xmlNode *node, KyoCase *kase, GError **error)
{
  g_autofree char *id = dup_attribute (node, "id");
  g_auto (GStrv) steps = read_word_attribute (node, "steps");

  for (guint i = 0; steps[i] != NULL; i++)
    if (kyo_case_find_step (kase, steps[i]) == NULL)
      return fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error, _ ("the case has no step “%s”"),
                      steps[i]);
  kyo_passage_set_steps (kyo_case_find_passage (kase, id, NULL), (const char *const *) steps);

  return TRUE;
}

/* Steps stand behind the passages that are about them. */
static gboolean
link_passages (Reader *reader, xmlNode *case_node, KyoCase *kase, GError **error)
{
  for (xmlNode *section = case_node->children; section != NULL; section = section->next)
    {
      if (!is_element (section, "section") && !is_element (section, "overview"))
        continue;
      for (xmlNode *child = section->children; child != NULL; child = child->next)
        if (is_element (child, "passage") && !link_passage (reader, child, kase, error))
          return FALSE;
    }

  return TRUE;
}

static KyoCase *
read_case (Reader *reader, xmlNode *node, const char *casebook_id, GError **error)
{
  g_autofree char *id = claim_id (reader, node, CASE, error);
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (KyoText) title = NULL;
  g_autoptr (KyoText) summary = NULL;
  g_autoptr (KyoTime) when = NULL;
  g_autofree char *yomi = NULL;
  g_auto (GStrv) themes = NULL;
  xmlNode *theme_node = find_child (node, "themes");

  if (id == NULL)
    return NULL;
  kase = kyo_case_new (id, read_nick (node, "kind", KYO_TYPE_CASE_KIND, KYO_CASE_REFERENCE));
  title = read_text (node, "title");
  summary = read_text (node, "summary");
  yomi = dup_attribute (find_child (node, "title"), "yomi");
  if (theme_node != NULL)
    {
      g_autofree char *words = dup_folded (theme_node);

      themes = read_words (words);
    }
  kyo_case_set_casebook_id (kase, casebook_id);
  kyo_case_set_number (kase, (int) read_length (node, "number"));
  kyo_case_set_category (kase, read_nick (node, "category", KYO_TYPE_CATEGORY, KYO_CATEGORY_OTHER));
  kyo_case_set_tlp (kase, read_nick (node, "tlp", KYO_TYPE_TLP, KYO_TLP_CLEAR));
  kyo_case_set_title (kase, title);
  kyo_case_set_yomi (kase, yomi);
  kyo_case_set_summary (kase, summary);
  kyo_case_set_themes (kase, (const char *const *) themes);
  if (!read_time_attribute (reader, node, "when", &when, error) ||
      !read_case_sections (reader, node, kase, error) ||
      !read_case_diagram (reader, node, kase, error) || !link_passages (reader, node, kase, error))
    return NULL;
  kyo_case_set_when (kase, when);
  kyo_case_set_complete (kase, TRUE);

  return g_steal_pointer (&kase);
}

typedef void (*AddPassage) (KyoCasebook *casebook, KyoPassage *passage);

static gboolean
read_passage_list (
  Reader *reader, xmlNode *list, KyoCasebook *casebook, AddPassage add, GError **error)
{
  for (xmlNode *child = list != NULL ? list->children : NULL; child != NULL; child = child->next)
    {
      g_autoptr (KyoPassage) passage = NULL;

      if (!is_element (child, "passage"))
        continue;
      passage = read_passage (reader, child, OTHER_PASSAGE, error);
      if (passage == NULL)
        return FALSE;
      add (casebook, passage);
    }

  return TRUE;
}

static gboolean
read_source (Reader *reader, xmlNode *source, KyoCasebook *casebook, GError **error)
{
  g_autoptr (KyoText) title = read_text (source, "title");
  g_autoptr (KyoText) publisher = read_text (source, "publisher");
  g_autoptr (KyoTime) period = NULL;
  xmlNode *period_node = find_child (source, "period");

  kyo_casebook_set_title (casebook, title);
  kyo_casebook_set_publisher (casebook, publisher);
  if (period_node != NULL)
    {
      g_autofree char *edtf = dup_folded (period_node);

      if (!read_time (reader, period_node, edtf, &period, error))
        return FALSE;
      kyo_casebook_set_period (casebook, period);
    }

  return read_passage_list (reader, find_child (source, "criteria"), casebook,
                            kyo_casebook_add_criterion, error) &&
         read_passage_list (reader, find_child (source, "synthesis"), casebook,
                            kyo_casebook_add_synthesis, error);
}

/* The first of some ids that nothing of this kind bears, NULL when all are there. */
static const char *
find_missing (Reader *reader, char **ids, const char *what)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (g_hash_table_lookup (reader->ids, ids[i]), what) != 0)
      return ids[i];

  return NULL;
}

static gboolean
link_point (Reader *reader, xmlNode *node, KyoPassage *point, GError **error)
{
  g_auto (GStrv) cases = read_word_attribute (node, "cases");
  g_auto (GStrv) lessons = read_word_attribute (node, "passages");
  const char *missing_case = find_missing (reader, cases, CASE);
  const char *missing_lesson = find_missing (reader, lessons, LESSON);

  if (missing_case != NULL)
    return fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error,
                    _ ("“%s” names the case “%s”, which is not in the casebook"),
                    kyo_passage_get_id (point), missing_case);
  if (missing_lesson != NULL)
    return fail_at (reader, node, KYO_IMPORT_ERROR_LINK, error,
                    _ ("“%s” names the lesson “%s”, which is not in the casebook"),
                    kyo_passage_get_id (point), missing_lesson);
  kyo_passage_set_cases (point, (const char *const *) cases);
  kyo_passage_set_passages (point, (const char *const *) lessons);

  return TRUE;
}

/* The synthesis stands before the cases that it names, so its links are made last. */
static gboolean
link_synthesis (Reader *reader, xmlNode *source, KyoCasebook *casebook, GError **error)
{
  GListModel *points = kyo_casebook_get_synthesis (casebook);
  xmlNode *synthesis = find_child (source, "synthesis");
  guint position = 0;

  for (xmlNode *child = synthesis != NULL ? synthesis->children : NULL; child != NULL;
       child = child->next)
    {
      g_autoptr (KyoPassage) point = NULL;

      if (!is_element (child, "passage"))
        continue;
      point = g_list_model_get_item (points, position++);
      if (!link_point (reader, child, point, error))
        return FALSE;
    }

  return TRUE;
}

static KyoCasebook *
read_casebook (Reader *reader, xmlNode *root, GError **error)
{
  g_autofree char *id = claim_id (reader, root, "casebook", error);
  g_autofree char *status = dup_attribute (root, "status");
  g_autoptr (KyoCasebook) casebook = NULL;
  xmlNode *source = find_child (root, "source");

  if (id == NULL)
    return NULL;
  casebook = kyo_casebook_new (id);
  kyo_casebook_set_version (casebook, (guint) read_length (root, "version"));
  kyo_casebook_set_draft (casebook, g_strcmp0 (status, "draft") == 0);
  if (!read_source (reader, source, casebook, error))
    return NULL;
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    {
      g_autoptr (KyoCase) kase = NULL;

      if (!is_element (child, "case"))
        continue;
      kase = read_case (reader, child, id, error);
      if (kase == NULL)
        return NULL;
      kyo_casebook_add_case (casebook, kase);
    }

  return link_synthesis (reader, source, casebook, error) ? g_steal_pointer (&casebook) : NULL;
}

/**
 * kyo_casebook_read_bytes:
 * @bytes: a whole casebook XML document, at most `KYO_IMPORT_MAX_BYTES`
 * @name: what to call it in messages, usually the file's name
 * @error: return location for an error
 *
 * Reads casebook XML, the format that `data/casebook/casebook.rng` describes. Either the whole of
 * it is sound or nothing is returned.
 *
 * Fails with `KYO_IMPORT_ERROR_TOO_BIG`, `…_SYNTAX` when it is not well-formed or has a document
 * type declaration (entities are refused with it), `…_SCHEMA` when it breaks the schema, `…_LINK`
 * for an id that stands twice or leads nowhere, `…_VALUE` for a time that does not exist. Each
 * message names @name and the line.
 *
 * Returns: (transfer full): the casebook, or `NULL` with @error set
 */
KyoCasebook *
kyo_casebook_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { name, ids };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  doc = kyo_casebook_document_parse (bytes, name, error);
  if (doc == NULL)
    return NULL;

  return read_casebook (&reader, xmlDocGetRootElement (doc), error);
}
