/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SKOS in RDF/XML to concepts, as far as data/thesaurus/thesaurus.rng allows it. That schema is
 * held against the bundled file by a test; here everything is refused that the rest could not live
 * with: concepts without a name in each language, references that lead nowhere or in a circle,
 * words that mean two things. Nobody but who changes the file sees these messages, so they are not
 * translated.
 *
 * XML is read as any from outside is: no entities, no DTD, no network, no file above the limit.
 */
#include "config.h"

#include "text/kyo-thesaurus-private.h"

#include "text/kyo-text-error.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#define MAX_BYTES (16 * 1024 * 1024)
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define XML "http://www.w3.org/XML/1998/namespace"
#define TERMS "urn:kyokun:terms"
#define THEMES "urn:kyokun:themes"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

typedef struct
{
  KyoThesaurusData *data;
  const char *name;
} Reader;

static const char *const LABEL_KINDS[] = { "prefLabel", "altLabel", "hiddenLabel" };
static const char *const MATCHES[] = { "exactMatch", "closeMatch", "broadMatch" };

static void
concept_match_free (KyoConceptMatch *match)
{
  g_free (match->relation);
  g_free (match->uri);
  g_free (match);
}

static void
concept_free (KyoConcept *concept)
{
  g_free (concept->id);
  for (guint lang = 0; lang < KYO_N_LANGS; lang++)
    g_ptr_array_unref (concept->labels[lang]);
  g_ptr_array_unref (concept->broader);
  g_ptr_array_unref (concept->narrower);
  g_ptr_array_unref (concept->related);
  g_ptr_array_unref (concept->matches);
  g_free (concept);
}

static KyoConcept *
concept_new (const char *id)
{
  KyoConcept *concept = g_new0 (KyoConcept, 1);

  concept->id = g_strdup (id);
  for (guint lang = 0; lang < KYO_N_LANGS; lang++)
    concept->labels[lang] = g_ptr_array_new_with_free_func (g_free);
  concept->broader = g_ptr_array_new ();
  concept->narrower = g_ptr_array_new ();
  concept->related = g_ptr_array_new ();
  concept->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) concept_match_free);
  return concept;
}

static gboolean fail_at (Reader *reader, xmlNode *node, GError **error, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static gboolean
fail_at (Reader *reader, xmlNode *node, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_THESAURUS, "%s, line %ld: %s", reader->name,
               xmlGetLineNo (node), message);
  return FALSE;
}

static gboolean
is_element (const xmlNode *node, const char *namespace, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
         strcmp ((const char *) node->ns->href, namespace) == 0 &&
         strcmp ((const char *) node->name, name) == 0;
}

static gboolean
is_listed (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;

  return FALSE;
}

static char *
dup_attribute (xmlNode *node, const char *namespace, const char *name)
{
  xmlChar *value = xmlGetNsProp (node, (const xmlChar *) name, (const xmlChar *) namespace);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static char *
dup_content (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *copy = g_strdup ((const char *) content);

  xmlFree (content);
  return g_strstrip (copy);
}

static gboolean
is_term (const KyoConcept *concept)
{
  return g_str_has_prefix (concept->id, KYO_TERM_PREFIX);
}

/* A word in whichever spelling leads to one term. */
static gboolean
take_label (
  Reader *reader, xmlNode *node, KyoConcept *concept, KyoLang lang, char *label, GError **error)
{
  GPtrArray *labels = concept->labels[lang];
  g_autofree char *folded = kyo_normalise_dup_folded (label);
  const KyoConcept *other = g_hash_table_lookup (reader->data->by_label, folded);
  gboolean is_doubled = g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL);

  g_ptr_array_add (labels, label);
  if (*folded == '\0')
    return fail_at (reader, node, error, "%s has an empty label; write a word or remove it",
                    concept->id);
  if (is_doubled)
    return fail_at (reader, node, error, "“%s” stands twice in %s; remove one", label, concept->id);
  if (!is_term (concept))
    return TRUE;
  if (other != NULL && other != concept)
    return fail_at (reader, node, error,
                    "“%s” is a label of %s and, perhaps in another spelling, of %s; keep it in one",
                    label, concept->id, other->id);
  if (other == NULL)
    g_hash_table_insert (reader->data->by_label, g_steal_pointer (&folded), concept);

  return TRUE;
}

static gboolean
read_labels_of_kind (
  Reader *reader, xmlNode *parent, KyoConcept *concept, const char *kind, GError **error)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      g_autofree char *nick = NULL;
      int lang;

      if (!is_element (node, SKOS, kind))
        continue;
      nick = dup_attribute (node, XML, "lang");
      if (nick == NULL || !kyo_enum_from_nick (KYO_TYPE_LANG, nick, &lang))
        return fail_at (reader, node, error,
                        "a label of %s is in no language; set xml:lang to ja or en", concept->id);
      if (!take_label (reader, node, concept, (KyoLang) lang, dup_content (node), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_labels (Reader *reader, xmlNode *parent, KyoConcept *concept, GError **error)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (LABEL_KINDS); kind++)
    {
      if (!read_labels_of_kind (reader, parent, concept, LABEL_KINDS[kind], error))
        return FALSE;
      for (guint lang = 0; lang < KYO_N_LANGS; lang++)
        {
          if (kind == 0 && concept->labels[lang]->len != 1)
            return fail_at (reader, parent, error,
                            "%s has %u preferred labels in %s; it must have one", concept->id,
                            concept->labels[lang]->len, kyo_enum_to_nick (KYO_TYPE_LANG, lang));
          if (kind < 2)
            concept->n_shown[lang] = concept->labels[lang]->len;
        }
    }
  for (guint lang = 0; lang < KYO_N_LANGS; lang++)
    g_ptr_array_add (concept->labels[lang], NULL);

  return TRUE;
}

static gboolean
read_concept (Reader *reader, xmlNode *node, GError **error)
{
  g_autofree char *id = dup_attribute (node, RDF, "about");
  KyoConcept *concept;

  if (id == NULL ||
      !(g_str_has_prefix (id, KYO_TERM_PREFIX) || g_str_has_prefix (id, KYO_THEME_PREFIX)))
    return fail_at (reader, node, error,
                    "a concept is called “%s”; set rdf:about to " KYO_TERM_PREFIX
                    "… or " KYO_THEME_PREFIX "…",
                    id != NULL ? id : "");
  if (g_hash_table_contains (reader->data->by_id, id))
    return fail_at (reader, node, error, "%s is there already; give it another identifier", id);

  concept = concept_new (id);
  g_ptr_array_add (reader->data->concepts, concept);
  g_hash_table_insert (reader->data->by_id, concept->id, concept);
  return read_labels (reader, node, concept, error);
}

static gboolean
read_match (Reader *reader, xmlNode *node, KyoConcept *concept, GError **error)
{
  KyoConceptMatch *match = g_new0 (KyoConceptMatch, 1);
  g_autofree char *uri = dup_attribute (node, RDF, "resource");

  g_ptr_array_add (concept->matches, match);
  match->relation = g_strdup ((const char *) node->name);
  match->uri = uri != NULL ? g_uri_unescape_string (uri, NULL) : NULL;
  if (match->uri == NULL)
    return fail_at (reader, node, error, "%s matches nothing; set rdf:resource", concept->id);

  return TRUE;
}

static gboolean
read_link (Reader *reader, xmlNode *node, KyoConcept *concept, GError **error)
{
  g_autofree char *id = dup_attribute (node, RDF, "resource");
  KyoConcept *other = id != NULL ? g_hash_table_lookup (reader->data->by_id, id) : NULL;
  gboolean is_broader = strcmp ((const char *) node->name, "broader") == 0;

  if (other == NULL)
    return fail_at (reader, node, error, "%s leads to %s, which is no concept of the file",
                    concept->id, id != NULL ? id : "nothing");
  if (is_broader && is_term (concept) != is_term (other))
    return fail_at (reader, node, error, "%s is of another scheme than the broader %s", concept->id,
                    other->id);

  g_ptr_array_add (is_broader ? concept->broader : concept->related, other);
  g_ptr_array_add (is_broader ? other->narrower : other->related, concept);
  return TRUE;
}

static gboolean
check_scheme (Reader *reader, xmlNode *node, KyoConcept *concept, GError **error)
{
  g_autofree char *scheme = dup_attribute (node, RDF, "resource");

  if (g_strcmp0 (scheme, is_term (concept) ? TERMS : THEMES) == 0)
    return TRUE;

  return fail_at (reader, node, error, "%s is in the scheme %s, which is not its own", concept->id,
                  scheme != NULL ? scheme : "of no name");
}

/* Once all concepts are known. */
static gboolean
read_links (Reader *reader, xmlNode *parent, KyoConcept *concept, GError **error)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      const char *name = (const char *) node->name;
      gboolean is_well = TRUE;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (is_element (node, SKOS, "inScheme"))
        is_well = check_scheme (reader, node, concept, error);
      else if (is_element (node, SKOS, "broader") || is_element (node, SKOS, "related"))
        is_well = read_link (reader, node, concept, error);
      else if (is_element (node, SKOS, name) && is_listed (MATCHES, G_N_ELEMENTS (MATCHES), name))
        is_well = read_match (reader, node, concept, error);
      else if (!is_element (node, SKOS, name) ||
               !is_listed (LABEL_KINDS, G_N_ELEMENTS (LABEL_KINDS), name))
        is_well = fail_at (reader, node, error, "%s has an element “%s”, which is not known here",
                           concept->id, name);
      if (!is_well)
        return FALSE;
    }

  return TRUE;
}

/* Whether what is sought is met going up. What has been seen before need not be followed again. */
static gboolean
is_above (const KyoConcept *sought, const KyoConcept *concept, GHashTable *seen)
{
  for (guint i = 0; i < concept->broader->len; i++)
    {
      KyoConcept *broader = concept->broader->pdata[i];

      if (broader == sought)
        return TRUE;
      if (g_hash_table_add (seen, broader) && is_above (sought, broader, seen))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_all_links (Reader *reader, xmlNode *root, GError **error)
{
  GPtrArray *concepts = reader->data->concepts;
  guint i = 0;

  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_element (node, SKOS, "Concept") &&
        !read_links (reader, node, concepts->pdata[i++], error))
      return FALSE;

  i = 0;
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_element (node, SKOS, "Concept"))
      {
        g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
        const KyoConcept *concept = concepts->pdata[i++];

        if (is_above (concept, concept, seen))
          return fail_at (reader, node, error,
                          "%s is broader than itself; remove one of the links above it",
                          concept->id);
      }

  return TRUE;
}

static gboolean
read_document (Reader *reader, xmlDoc *doc, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (doc);

  if (doc->intSubset != NULL)
    return fail_at (reader, root, error, "a document type declaration is not allowed; remove it");
  if (!is_element (root, RDF, "RDF"))
    return fail_at (reader, root, error, "the root is “%s”, not rdf:RDF; this is no thesaurus",
                    root->name);

  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_element (node, SKOS, "Concept"))
      {
        if (!read_concept (reader, node, error))
          return FALSE;
      }
    else if (node->type == XML_ELEMENT_NODE && !is_element (node, SKOS, "ConceptScheme"))
      return fail_at (reader, node, error, "the element “%s” is not known here", node->name);

  return read_all_links (reader, root, error);
}

static xmlDoc *
parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const xmlError *last;
  xmlDoc *doc;

  if (size > MAX_BYTES)
    {
      g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_THESAURUS,
                   "%s is larger than the %d MiB that a thesaurus may have", name,
                   MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  doc = xmlCtxtReadMemory (context, data, (int) size, "noname.xml", NULL,
                           XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_NOERROR);
  if (doc == NULL)
    {
      last = xmlCtxtGetLastError (context);
      g_set_error (error, KYO_TEXT_ERROR, KYO_TEXT_ERROR_THESAURUS,
                   "%s, line %d: not well-formed XML: %.*s", name, last != NULL ? last->line : 1,
                   last != NULL ? (int) strcspn (last->message, "\n") : 0,
                   last != NULL ? last->message : "");
    }

  return doc;
}

/**
 * kyo_thesaurus_data_clear:
 * @data: what was read, or tried to be
 *
 * Frees what it holds.
 */
void
kyo_thesaurus_data_clear (KyoThesaurusData *data)
{
  g_clear_pointer (&data->by_label, g_hash_table_unref);
  g_clear_pointer (&data->by_id, g_hash_table_unref);
  g_clear_pointer (&data->concepts, g_ptr_array_unref);
}

/**
 * kyo_thesaurus_data_read:
 * @data: where to put what stands in the file
 * @bytes: SKOS in RDF/XML
 * @name: what messages call the file
 * @error: return location for an error
 *
 * Reads a thesaurus whole, or not at all.
 *
 * Fails with `KYO_TEXT_ERROR_THESAURUS` when it is no XML, or breaks a rule that is named with its
 * line.
 *
 * Returns: `TRUE` when it was read; else @data is as kyo_thesaurus_data_clear() leaves it
 */
gboolean
kyo_thesaurus_data_read (KyoThesaurusData *data, GBytes *bytes, const char *name, GError **error)
{
  Reader reader = { data, name };
  g_autoptr (xmlDoc) doc = parse (bytes, name, error);

  if (doc == NULL)
    return FALSE;

  data->concepts = g_ptr_array_new_with_free_func ((GDestroyNotify) concept_free);
  data->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (read_document (&reader, doc, error))
    return TRUE;

  kyo_thesaurus_data_clear (data);
  return FALSE;
}
