/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case as the change log sees it: a set of named values in canonical JSON. A passage, participant
 * or step is one value, named after its id, so that two people who work on two passages do not
 * touch the same field. Two cases are the same exactly when their fields are.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <string.h>

static void
free_field (gpointer data)
{
  KyoField *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

/**
 * kyo_field_list_new:
 *
 * Makes an empty list of fields.
 *
 * Returns: (transfer full) (element-type KyoField): the list
 */
GPtrArray *
kyo_field_list_new (void)
{
  return g_ptr_array_new_with_free_func (free_field);
}

/**
 * kyo_field_add:
 * @fields: fields
 * @name: (transfer full): name of a field
 * @value: (transfer full): its value in canonical JSON
 *
 * Adds a field.
 */
void
kyo_field_add (GPtrArray *fields, char *name, char *value)
{
  KyoField *field = g_new (KyoField, 1);

  field->name = name;
  field->value = value;
  g_ptr_array_add (fields, field);
}

static void
add_string (GPtrArray *fields, const char *name, const char *value)
{
  if (value != NULL)
    kyo_field_add (fields, g_strdup (name), kyo_canonical_dup_string (value));
}

static void
add_text (GPtrArray *fields, const char *name, KyoText *text)
{
  g_autoptr (GString) json = NULL;

  if (kyo_store_is_empty (text))
    return;
  json = g_string_new (NULL);
  kyo_canonical_append_text (json, text);
  kyo_field_add (fields, g_strdup (name), g_string_free (g_steal_pointer (&json), FALSE));
}

static const char *
get_edtf (KyoTime *time)
{
  return time != NULL ? kyo_time_get_edtf (time) : NULL;
}

static void
append_string_member (GString *json, const char *key, const char *value)
{
  kyo_canonical_append_key (json, key);
  kyo_canonical_append_string (json, value);
}

static void
append_int_member (GString *json, const char *key, gint64 value)
{
  kyo_canonical_append_key (json, key);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

static void
append_numbers (GString *json, const double *values, gsize n)
{
  g_string_append_c (json, '[');
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      kyo_canonical_append_number (json, values[i]);
    }
  g_string_append_c (json, ']');
}

/* What older versions did not know is left out where there is none, so that their logs hold. */
static void
append_list_member (GString *json, const char *key, const char *const *values)
{
  if (values == NULL)
    return;
  kyo_canonical_append_key (json, key);
  kyo_canonical_append_strings (json, values);
}

static char *
dup_passage (KyoPassage *passage, const char *place, guint position)
{
  GString *json = g_string_new ("{");

  kyo_canonical_append_key (json, "cases");
  kyo_canonical_append_strings (json, kyo_passage_get_cases (passage));
  kyo_canonical_append_key (json, "heading");
  kyo_canonical_append_text (json, kyo_passage_get_heading (passage));
  append_int_member (json, "incident", kyo_passage_get_incident (passage));
  append_list_member (json, "passages", kyo_passage_get_passages (passage));
  append_int_member (json, "position", position);
  append_string_member (json, "section", place);
  append_list_member (json, "steps", kyo_passage_get_steps (passage));
  kyo_canonical_append_key (json, "text");
  kyo_canonical_append_text (json, kyo_passage_get_text (passage));
  append_list_member (json, "themes", kyo_passage_get_themes (passage));
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static void
add_passages (GPtrArray *fields, KyoCase *kase)
{
  guint position = 0;

  for (guint kind = 0; kind < KYO_N_SECTIONS; kind++)
    {
      KyoSection *section = kyo_case_get_section (kase, kind);
      const char *nick = kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, kind);

      for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
        {
          KyoPassage *passage = kyo_section_get_passage (section, i);

          kyo_field_add (fields, g_strconcat ("passage/", kyo_passage_get_id (passage), NULL),
                         dup_passage (passage, nick, position++));
        }
    }
}

static char *
dup_participant (KyoParticipant *participant, guint position)
{
  GString *json = g_string_new ("{");
  KyoParticipant *parent = kyo_participant_get_parent (participant);
  KyoRect rect;

  append_string_member (
    json, "kind",
    kyo_enum_to_nick (KYO_TYPE_PARTICIPANT_KIND, kyo_participant_get_kind (participant)));
  kyo_canonical_append_key (json, "label");
  kyo_canonical_append_text (json, kyo_participant_get_label (participant));
  append_string_member (json, "parent", parent != NULL ? kyo_participant_get_id (parent) : NULL);
  append_int_member (json, "position", position);
  kyo_canonical_append_key (json, "rect");
  if (kyo_participant_get_rect (participant, &rect))
    append_numbers (json, (double[]){ rect.x, rect.y, rect.width, rect.height }, 4);
  else
    g_string_append (json, "null");
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static void
add_participants (GPtrArray *fields, KyoCase *kase)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);

  for (guint i = 0; i < participants->len; i++)
    {
      KyoParticipant *participant = participants->pdata[i];

      kyo_field_add (fields,
                     g_strconcat ("participant/", kyo_participant_get_id (participant), NULL),
                     dup_participant (participant, i));
    }
}

static void
append_route (GString *json, KyoStep *step)
{
  gsize n;
  const KyoPoint *points = kyo_step_get_route (step, &n);

  g_string_append_c (json, '[');
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_numbers (json, (double[]){ points[i].x, points[i].y }, 2);
    }
  g_string_append_c (json, ']');
}

static char *
dup_step (KyoStep *step, guint position)
{
  GString *json = g_string_new ("{");
  KyoRect rect;

  kyo_canonical_append_key (json, "callout");
  if (kyo_step_get_callout (step, &rect))
    append_numbers (json, (double[]){ rect.x, rect.y, rect.width }, 3);
  else
    g_string_append (json, "null");
  append_string_member (json, "from", kyo_step_get_from (step));
  if (kyo_step_get_inferred (step) != 0)
    append_int_member (json, "inferred", kyo_step_get_inferred (step));
  append_string_member (json, "kind",
                        kyo_enum_to_nick (KYO_TYPE_STEP_KIND, kyo_step_get_kind (step)));
  append_string_member (json, "number", kyo_step_get_number (step));
  kyo_canonical_append_key (json, "passages");
  kyo_canonical_append_strings (json, kyo_step_get_passages (step));
  append_string_member (json, "phase",
                        kyo_enum_to_nick (KYO_TYPE_PHASE, kyo_step_get_phase (step)));
  append_int_member (json, "position", position);
  kyo_canonical_append_key (json, "relative");
  kyo_canonical_append_text (json, kyo_step_get_relative (step));
  kyo_canonical_append_key (json, "route");
  append_route (json, step);
  kyo_canonical_append_key (json, "text");
  kyo_canonical_append_text (json, kyo_step_get_text (step));
  append_string_member (json, "to", kyo_step_get_to (step));
  append_string_member (json, "when", get_edtf (kyo_step_get_when (step)));
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

static void
add_steps (GPtrArray *fields, KyoCase *kase)
{
  GListModel *steps = kyo_case_get_steps (kase);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      kyo_field_add (fields, g_strconcat ("step/", kyo_step_get_id (step), NULL),
                     dup_step (step, i));
    }
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const KyoField *const *first = a;
  const KyoField *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

/**
 * kyo_case_list_fields:
 * @kase: a complete case
 *
 * Lists the fields that a case has, sorted by name.
 *
 * Returns: (transfer full) (element-type KyoField): the fields
 */
GPtrArray *
kyo_case_list_fields (KyoCase *kase)
{
  GPtrArray *fields = kyo_field_list_new ();
  const char *const *themes = kyo_case_get_themes (kase);

  add_string (fields, "category",
              kyo_enum_to_nick (KYO_TYPE_CATEGORY, kyo_case_get_category (kase)));
  if (kyo_case_get_number (kase) > 0)
    kyo_field_add (fields, g_strdup ("number"), g_strdup_printf ("%d", kyo_case_get_number (kase)));
  add_text (fields, "summary", kyo_case_get_summary (kase));
  if (themes != NULL && themes[0] != NULL)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      kyo_canonical_append_strings (json, themes);
      kyo_field_add (fields, g_strdup ("themes"), g_string_free (g_steal_pointer (&json), FALSE));
    }
  add_text (fields, "title", kyo_case_get_title (kase));
  add_string (fields, "tlp", kyo_enum_to_nick (KYO_TYPE_TLP, kyo_case_get_tlp (kase)));
  add_string (fields, "when", get_edtf (kyo_case_get_when (kase)));
  add_string (fields, "yomi", kyo_case_get_yomi (kase));
  add_passages (fields, kase);
  add_participants (fields, kase);
  add_steps (fields, kase);
  g_ptr_array_sort (fields, compare_fields);

  return fields;
}

static void
add_points (GPtrArray *fields, GListModel *passages, const char *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, i);

      kyo_field_add (fields, g_strconcat (place, "/", kyo_passage_get_id (passage), NULL),
                     dup_passage (passage, place, i));
    }
}

static void
update_checksum (GChecksum *checksum, const char *owner, GPtrArray *fields)
{
  g_checksum_update (checksum, (const guchar *) owner, -1);
  for (guint i = 0; i < fields->len; i++)
    {
      const KyoField *field = fields->pdata[i];

      g_checksum_update (checksum, (const guchar *) "\n", 1);
      g_checksum_update (checksum, (const guchar *) field->name, -1);
      g_checksum_update (checksum, (const guchar *) " ", 1);
      g_checksum_update (checksum, (const guchar *) field->value, -1);
    }
  g_checksum_update (checksum, (const guchar *) "\n\n", 2);
}

/**
 * kyo_casebook_list_fields:
 * @casebook: a casebook
 *
 * Lists the fields that a casebook has beside its cases.
 *
 * Returns: (transfer full) (element-type KyoField): the fields
 */
GPtrArray *
kyo_casebook_list_fields (KyoCasebook *casebook)
{
  GPtrArray *fields = kyo_field_list_new ();

  add_points (fields, kyo_casebook_get_criteria (casebook), "criteria");
  add_string (fields, "draft", kyo_casebook_is_draft (casebook) ? "yes" : "no");
  add_string (fields, "period", get_edtf (kyo_casebook_get_period (casebook)));
  add_text (fields, "publisher", kyo_casebook_get_publisher (casebook));
  add_points (fields, kyo_casebook_get_synthesis (casebook), "synthesis");
  add_text (fields, "title", kyo_casebook_get_title (casebook));

  return fields;
}

/**
 * kyo_casebook_dup_content_hash:
 * @casebook: a casebook with its complete cases
 *
 * Computes a hash over everything that is read in a casebook, by which it shows whether the tables
 * still hold what was put in.
 *
 * Returns: (transfer full): SHA-256 in lower case hexadecimal
 */
char *
kyo_casebook_dup_content_hash (KyoCasebook *casebook)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) fields = kyo_casebook_list_fields (casebook);
  GListModel *cases = kyo_casebook_get_cases (casebook);

  update_checksum (checksum, kyo_casebook_get_id (casebook), fields);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);
      g_autoptr (GPtrArray) case_fields = kyo_case_list_fields (kase);

      update_checksum (checksum, kyo_case_get_id (kase), case_fields);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
