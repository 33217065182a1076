/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader of reports held against reports of which it is known what stands in them: three
 * invented ones, as text and as PDF, and the source report where it is at hand. The figures stand
 * in the log.
 */
#include "config.h"

#include "report-fields.h"

#include <glob.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef enum
{
  FIGURE_TITLES,
  FIGURE_SUMMARIES,
  FIGURE_CATEGORIES,
  FIGURE_SECTIONS, /* passages that stand in the right section */
  FIGURE_BULLETS,  /* passages with exactly the right words, heading and incident */
  FIGURE_STEPS,
  FIGURE_PARTICIPANTS,
  FIGURE_SURPLUS, /* of passages and steps found, those that are none */
  N_FIGURES,
} Figure;

static const char *const FIGURE_NAMES[] = {
  "titles",
  "summaries",
  "categories",
  "passages in the right section",
  "bullets with the right text",
  "steps with number and whole text",
  "participants",
  "nothing found that is not there",
};

typedef struct
{
  guint right[N_FIGURES];
  guint all[N_FIGURES];
} Figures;

typedef struct
{
  const char *name;
  gboolean is_pdf;
} Source;

static const Source SOURCES[] = {
  { "a", FALSE }, { "b", FALSE }, { "c", FALSE }, { "a", TRUE }, { "b", TRUE }, { "c", TRUE },
};

static char *
dup_path (const char *name, const char *suffix)
{
  return g_strdup_printf ("%s/report-%s%s", g_getenv ("KYO_REPORT_DIR"), name, suffix);
}

static KyoReportDraft *
read_report (const char *path, gboolean is_pdf)
{
  g_autoptr (GBytes) bytes = load_file (path);
  g_autoptr (GError) error = NULL;
  KyoReportDraft *draft;

  g_assert_true (kyo_report_is_pdf (bytes) == is_pdf);
  draft =
    is_pdf ? kyo_report_read_pdf (bytes, path, &error) : kyo_report_read_text (bytes, path, &error);
  g_assert_no_error (error);

  return draft;
}

static void
count (Figures *figures, Figure figure, gboolean is_right, const char *expected)
{
  figures->all[figure]++;
  if (is_right)
    figures->right[figure]++;
  else
    g_test_message ("wrong, %s: %s", FIGURE_NAMES[figure], expected);
}

static gboolean
says (KyoText *text, const char *expected)
{
  return g_strcmp0 (text != NULL ? kyo_text_get_ja (text) : NULL, expected) == 0;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_string_member (object, name)
                                               : NULL;
}

static void
compare_passage (Figures *figures, KyoSection *section, JsonObject *expected)
{
  const char *text = get_string (expected, "text");
  guint incident = (guint) json_object_get_int_member_with_default (expected, "incident", 0);
  gboolean is_there = FALSE;
  gboolean is_right = FALSE;

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    {
      KyoPassage *passage = kyo_section_get_passage (section, i);
      const char *found = kyo_text_get_ja (kyo_passage_get_text (passage));
      g_autofree char *start = g_utf8_substring (text, 0, MIN (8, g_utf8_strlen (text, -1)));

      is_there = is_there || g_str_has_prefix (found, start);
      is_right =
        is_right || (g_str_equal (found, text) && kyo_passage_get_incident (passage) == incident &&
                     says (kyo_passage_get_heading (passage), get_string (expected, "heading")));
    }
  count (figures, FIGURE_SECTIONS, is_there, text);
  count (figures, FIGURE_BULLETS, is_right, text);
}

static void
compare_step (Figures *figures, KyoCase *kase, JsonArray *expected)
{
  GListModel *steps = kyo_case_get_steps (kase);
  gboolean is_right = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (KyoStep) step = g_list_model_get_item (steps, i);

      is_right =
        is_right ||
        (g_str_equal (kyo_enum_to_nick (KYO_TYPE_STEP_KIND, (int) kyo_step_get_kind (step)),
                      json_array_get_string_element (expected, 0)) &&
         g_ascii_strtoll (kyo_step_get_number (step), NULL, 10) ==
           json_array_get_int_element (expected, 1) &&
         says (kyo_step_get_text (step), json_array_get_string_element (expected, 2)));
    }
  count (figures, FIGURE_STEPS, is_right, json_array_get_string_element (expected, 2));
}

static void
compare_participant (Figures *figures, KyoCase *kase, const char *expected)
{
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  gboolean is_right = FALSE;

  for (guint i = 0; i < participants->len; i++)
    is_right = is_right || says (kyo_participant_get_label (participants->pdata[i]), expected);
  count (figures, FIGURE_PARTICIPANTS, is_right, expected);
}

static void
compare_case (Figures *figures, KyoCase *kase, JsonObject *expected)
{
  JsonObject *sections = json_object_get_object_member (expected, "sections");
  JsonArray *steps = json_object_get_array_member (expected, "steps");
  JsonArray *labels = json_object_get_array_member (expected, "labels");

  count (figures, FIGURE_TITLES, says (kyo_case_get_title (kase), get_string (expected, "title")),
         get_string (expected, "title"));
  count (figures, FIGURE_SUMMARIES,
         says (kyo_case_get_summary (kase), get_string (expected, "summary")),
         get_string (expected, "summary"));
  count (figures, FIGURE_CATEGORIES,
         g_str_equal (kyo_enum_to_nick (KYO_TYPE_CATEGORY, (int) kyo_case_get_category (kase)),
                      get_string (expected, "category")),
         get_string (expected, "category"));
  for (guint i = 0; i < KYO_N_SECTIONS; i++)
    {
      const char *nick = kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, (int) i);
      KyoSection *section = kyo_case_get_section (kase, i);
      JsonArray *passages = json_object_has_member (sections, nick)
                              ? json_object_get_array_member (sections, nick)
                              : NULL;
      guint n = passages != NULL ? json_array_get_length (passages) : 0;

      for (guint j = 0; j < n; j++)
        compare_passage (figures, section, json_array_get_object_element (passages, j));
      count (figures, FIGURE_SURPLUS, kyo_section_get_n_passages (section) <= n, nick);
    }
  for (guint i = 0; i < json_array_get_length (steps); i++)
    compare_step (figures, kase, json_array_get_array_element (steps, i));
  count (figures, FIGURE_SURPLUS,
         g_list_model_get_n_items (kyo_case_get_steps (kase)) <= json_array_get_length (steps),
         "steps");
  for (guint i = 0; i < json_array_get_length (labels); i++)
    compare_participant (figures, kase, json_array_get_string_element (labels, i));
}

/* Criteria and synthesis: a list of [heading, [text]]. */
static void
compare_front (Figures *figures, GListModel *passages, JsonArray *expected)
{
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      JsonArray *group = json_array_get_array_element (expected, i);
      JsonArray *texts = json_array_get_array_element (group, 1);
      const char *heading =
        json_array_get_null_element (group, 0) ? NULL : json_array_get_string_element (group, 0);

      for (guint j = 0; j < json_array_get_length (texts); j++)
        {
          gboolean is_right = FALSE;
          const char *text = json_array_get_string_element (texts, j);

          for (guint k = 0; k < g_list_model_get_n_items (passages); k++)
            {
              g_autoptr (KyoPassage) passage = g_list_model_get_item (passages, k);

              is_right = is_right || (says (kyo_passage_get_text (passage), text) &&
                                      says (kyo_passage_get_heading (passage),
                                            heading != NULL && *heading != '\0' ? heading : NULL));
            }
          count (figures, FIGURE_BULLETS, is_right, text);
        }
    }
}

static void
report_figures (const Figures *figures, const char *name)
{
  for (guint i = 0; i < N_FIGURES; i++)
    g_test_message ("%s: %s: %u of %u", name, FIGURE_NAMES[i], figures->right[i], figures->all[i]);
}

static void
test_report_is_read (gconstpointer data)
{
  const Source *source = data;
  g_autofree char *path = dup_path (source->name, source->is_pdf ? ".pdf" : ".txt");
  g_autofree char *expected_path = dup_path (source->name, ".json");
  g_autoptr (KyoReportDraft) draft = read_report (path, source->is_pdf);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  GListModel *cases = kyo_casebook_get_cases (draft->casebook);
  Figures figures = { { 0 }, { 0 } };
  JsonObject *expected;
  JsonArray *expected_cases;

  json_parser_load_from_file (parser, expected_path, &error);
  g_assert_no_error (error);
  expected = json_node_get_object (json_parser_get_root (parser));
  expected_cases = json_object_get_array_member (expected, "cases");
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, json_array_get_length (expected_cases));
  g_assert_true (says (kyo_casebook_get_title (draft->casebook), get_string (expected, "title")));
  g_assert_cmpstr (kyo_time_get_edtf (kyo_casebook_get_period (draft->casebook)), ==,
                   get_string (expected, "period"));
  g_assert_true (kyo_casebook_is_draft (draft->casebook));
  compare_front (&figures, kyo_casebook_get_criteria (draft->casebook),
                 json_object_get_array_member (expected, "front"));
  compare_front (&figures, kyo_casebook_get_synthesis (draft->casebook),
                 json_object_get_array_member (expected, "synthesis"));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      compare_case (&figures, kase, json_array_get_object_element (expected_cases, i));
    }
  report_figures (&figures, path);
  for (guint i = 0; i < N_FIGURES; i++)
    if (i == FIGURE_STEPS || i == FIGURE_PARTICIPANTS)
      g_assert_cmpuint (figures.right[i] * 100, >=, figures.all[i] * 95);
    else
      g_assert_cmpuint (figures.right[i], ==, figures.all[i]);
}

static gsize
count_draft (KyoReportDraft *draft)
{
  gsize n = 0;

  for (guint i = 0; i < draft->origins->len; i++)
    n += count_source (((KyoReportOrigin *) draft->origins->pdata[i])->text);
  for (guint i = 0; i < draft->unplaced->len; i++)
    n += count_source (((KyoUnplaced *) draft->unplaced->pdata[i])->text);

  return n;
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  const gunichar *first = a;
  const gunichar *second = b;

  return (*first > *second) - (*first < *second);
}

static void
collect_characters (GArray *characters, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_array_append_val (characters, c);
    }
}

static char *
dup_sorted (GArray *characters)
{
  g_array_sort (characters, compare_characters);
  return g_ucs4_to_utf8 ((const gunichar *) characters->data, (glong) characters->len, NULL, NULL,
                         NULL);
}

/* What was set on each page (lines of page, x, y, size and words, tabs between them) is what the
 * draft says of it, to the last character. */
static void
assert_pages_add_up (KyoReportDraft *draft, const char *layout)
{
  g_auto (GStrv) lines = g_strsplit (layout, "\n", -1);

  for (guint page = 1; page <= draft->n_pages; page++)
    {
      g_autoptr (GArray) set = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) words = g_strsplit (lines[i], "\t", 5);

          if (g_strv_length (words) == 5 && g_ascii_strtoull (words[0], NULL, 10) == page)
            collect_characters (set, words[4]);
        }
      for (guint i = 0; i < draft->origins->len; i++)
        if (((KyoReportOrigin *) draft->origins->pdata[i])->page == page)
          collect_characters (told, ((KyoReportOrigin *) draft->origins->pdata[i])->text);
      for (guint i = 0; i < draft->unplaced->len; i++)
        if (((KyoUnplaced *) draft->unplaced->pdata[i])->page == page)
          collect_characters (told, ((KyoUnplaced *) draft->unplaced->pdata[i])->text);
      expected = dup_sorted (set);
      found = dup_sorted (told);
      g_assert_cmpuint (set->len, >, 0);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_every_line_is_accounted_for (gconstpointer data)
{
  const Source *source = data;
  g_autofree char *path = dup_path (source->name, source->is_pdf ? ".pdf" : ".txt");
  g_autoptr (KyoReportDraft) draft = read_report (path, source->is_pdf);

  assert_accounts (draft, TRUE);
  if (!source->is_pdf)
    {
      g_autoptr (GBytes) bytes = load_file (path);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_cmpuint (count_draft (draft), ==, count_source (text));
      assert_lines_add_up (draft, text);
    }
  else
    {
      g_autofree char *layout_path = dup_path (source->name, ".layout");
      g_autoptr (GBytes) bytes = load_file (layout_path);
      g_autofree char *layout =
        g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      assert_pages_add_up (draft, layout);
    }
  g_test_message ("%s: %zu characters, %u texts could not be placed", path, count_draft (draft),
                  draft->unplaced->len);
}

/* The lines of a report in another order, some of them lost, some twice, gaps and breaks of pages
 * anywhere: nonsense, of which no word may get lost all the same. */
static char *
dup_shuffled (GRand *rand, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  GString *shuffled = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint from = g_rand_int_range (rand, 0, 3) > 0 ? i : (guint) g_rand_int_range (rand, 0, n);

      switch (g_rand_int_range (rand, 0, 30))
        {
        case 0:
          g_string_append (shuffled, "\n");
          break;
        case 1:
          g_string_append (shuffled, "\f");
          break;
        case 2:
          g_string_append (shuffled, lines[from]); /* run together with the next */
          break;
        default:
          g_string_append_printf (shuffled, "%s\n", lines[from]);
        }
    }

  return g_string_free (shuffled, FALSE);
}

static void
test_nonsense_is_accounted_for (gconstpointer data)
{
  const Source *source = data;
  g_autofree char *path = dup_path (source->name, ".txt");
  g_autoptr (GBytes) bytes = load_file (path);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_drafts = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *shuffled = dup_shuffled (rand, text);
      g_autoptr (GBytes) altered = g_bytes_new_static (shuffled, strlen (shuffled));
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoReportDraft) draft = kyo_report_read_text (altered, "nonsense", &error);

      if (g_error_matches (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_NO_CASE))
        continue;
      g_assert_no_error (error);
      assert_accounts (draft, FALSE);
      assert_lines_add_up (draft, shuffled);
      n_drafts++;
    }
  g_assert_cmpuint (n_drafts, >, 100);
}

/* The source report is not part of the project: its path is told, or it lies beside the checkout.
 */
static char *
find_source_report (void)
{
  const char *name = g_getenv ("KYO_SOURCE_REPORT");
  g_autofree char *pattern =
    g_build_filename (g_getenv ("KYO_SOURCE_ROOT"), "..", "*", "*", "nisc-fy2020-report.txt", NULL);
  glob_t found = { 0 };
  char *path = NULL;

  if (name != NULL)
    return g_strdup (name);
  if (glob (pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0)
    path = g_strdup (found.gl_pathv[0]);
  globfree (&found);

  return path;
}

static void
test_source_report_is_read (void)
{
  g_autofree char *path = find_source_report ();
  g_autofree char *sums_path = NULL;
  g_autoptr (KyoReportDraft) draft = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) sums = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_right = 0;
  guint n_steps = 0;
  guint n_steps_right = 0;
  guint n = 0;

  if (path == NULL)
    {
      g_test_skip ("the source report is not at hand");
      return;
    }
  draft = read_report (path, FALSE);
  bytes = load_file (path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_accounts (draft, TRUE);
  assert_lines_add_up (draft, text);
  g_assert_cmpuint (count_draft (draft), ==, count_source (text));
  sums_path = g_build_filename (g_getenv ("KYO_SOURCE_ROOT"), "tests", "import", "report",
                                "source-report.sha256", NULL);
  sums = load_file (sums_path);
  g_free (text);
  text = g_strndup (g_bytes_get_data (sums, NULL), g_bytes_get_size (sums));
  lines = g_strsplit (text, "\n", -1);
  fields = list_fields (draft->casebook);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      const char *found;
      g_autofree char *sum = NULL;
      gboolean is_step;

      if (g_str_has_prefix (lines[i], "# ") || *lines[i] == '\0')
        continue;
      found = g_hash_table_lookup (fields, words[0]);
      sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, found != NULL ? found : "", -1);
      is_step = strstr (words[0], ".e") != NULL || strstr (words[0], ".r") != NULL;
      is_step = is_step && strstr (words[0], ".re") == NULL;
      n++;
      n_steps += is_step;
      if (g_str_has_prefix (sum, words[1]))
        {
          n_right++;
          n_steps_right += is_step;
        }
      else
        g_test_message ("wrong: %s", words[0]);
    }
  g_test_message (
    "source report: titles, summaries, headings, bullets with the right text: %u of %u",
    n_right - n_steps_right, n - n_steps);
  g_test_message ("source report: steps with number and whole text: %u of %u", n_steps_right,
                  n_steps);
  g_assert_cmpuint (n, >, 200);
  g_assert_cmpuint (n_right - n_steps_right, ==, n - n_steps);
  g_assert_cmpuint (n_steps_right * 100, >=, n_steps * 95);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    {
      g_autofree char *read = g_strdup_printf ("/import/report/%s-%s-is-read", SOURCES[i].name,
                                               SOURCES[i].is_pdf ? "as-pdf" : "as-text");
      g_autofree char *accounts =
        g_strdup_printf ("/import/report/%s-%s-is-accounted-for", SOURCES[i].name,
                         SOURCES[i].is_pdf ? "as-pdf" : "as-text");

      g_test_add_data_func (read, &SOURCES[i], test_report_is_read);
      g_test_add_data_func (accounts, &SOURCES[i], test_every_line_is_accounted_for);
    }
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (!SOURCES[i].is_pdf)
      {
        g_autofree char *nonsense =
          g_strdup_printf ("/import/report/nonsense-of-%s-is-accounted-for", SOURCES[i].name);

        g_test_add_data_func (nonsense, &SOURCES[i], test_nonsense_is_accounted_for);
      }
  g_test_add_func ("/import/report/source-report-is-read-and-accounted-for",
                   test_source_report_is_read);

  return g_test_run ();
}
