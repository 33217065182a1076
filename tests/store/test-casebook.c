/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "import/kyo-bundled.h"

#include <string.h>

static void
test_cases_are_listed_in_short (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) own = fixture_own_case ();
  g_autoptr (GListModel) cases = NULL;
  const char *const ids[] = { "book-1", "book-2", "own-1" };

  g_assert_true (kyo_store_put_own_case (store, own, &error));
  cases = kyo_store_list_cases (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (KyoCase) kase = g_list_model_get_item (cases, i);

      g_assert_cmpstr (kyo_case_get_id (kase), ==, ids[i]);
      g_assert_false (kyo_case_is_complete (kase));
      g_assert_nonnull (kyo_case_get_title (kase));
    }
  g_clear_object (&cases);
  g_assert_finalize_object (store);
}

static void
check_whole_case (KyoCase *kase)
{
  KyoSectionKind section;
  KyoPassage *lesson = kyo_case_find_passage (kase, "book-1.l1", &section);
  KyoParticipant *nas = kyo_case_find_participant (kase, "book-1.nas");
  KyoStep *step = kyo_case_find_step (kase, "book-1.step");
  KyoRect rect;
  gsize n_points;
  const KyoPoint *points;

  g_assert_true (kyo_case_is_complete (kase));
  g_assert_cmpint (kyo_case_get_number (kase), ==, 1);
  g_assert_cmpint (kyo_case_get_tlp (kase), ==, KYO_TLP_GREEN);
  g_assert_cmpstr (kyo_case_get_yomi (kase), ==, "こうじょうのていでん");
  g_assert_cmpstr (kyo_time_get_edtf (kyo_case_get_when (kase)), ==, "2020-05");
  g_assert_cmpstr (kyo_case_get_themes (kase)[1], ==, "backup");
  g_assert_cmpstr (kyo_case_get_casebook_id (kase), ==, "book");
  g_assert_cmpint (section, ==, KYO_SECTION_LESSONS);
  g_assert_cmpuint (kyo_passage_get_incident (lesson), ==, 2);
  g_assert_cmpstr (kyo_text_get_en (kyo_passage_get_heading (lesson)), ==, "Be prepared");
  g_assert_cmpstr (kyo_participant_get_id (kyo_participant_get_parent (nas)), ==, "book-1.site");
  g_assert_true (kyo_participant_get_rect (kyo_participant_get_parent (nas), &rect));
  g_assert_cmpfloat (rect.y, ==, 20.5);
  g_assert_false (kyo_participant_get_rect (nas, &rect));
  g_assert_cmpint (kyo_step_get_phase (step), ==, KYO_PHASE_DETECTION);
  g_assert_cmpstr (kyo_step_get_passages (step)[0], ==, "book-1.o1");
  g_assert_cmpstr (kyo_time_get_edtf (kyo_step_get_when (step)), ==, "2020-05~");
  g_assert_cmpstr (kyo_text_get_ja (kyo_step_get_relative (step)), ==, "翌日");
  g_assert_cmpint (kyo_step_get_inferred (step), ==, KYO_STEP_END_TO);
  g_assert_cmpuint (g_strv_length ((char **) kyo_passage_get_themes (lesson)), ==, 2);
  g_assert_cmpstr (kyo_passage_get_themes (lesson)[0], ==, "power");
  g_assert_cmpstr (kyo_passage_get_themes (lesson)[1], ==, "backup");
  g_assert_cmpstr (kyo_passage_get_steps (lesson)[0], ==, "book-1.step");
  g_assert_null (kyo_passage_get_steps (kyo_case_find_passage (kase, "book-1.o1", NULL)));
  points = kyo_step_get_route (step, &n_points);
  g_assert_cmpuint (n_points, ==, 2);
  g_assert_cmpfloat (points[1].x, ==, 7.25);
}

static void
test_whole_case_comes_back_as_it_went_in (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  const char *const references[] = { "book-1", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KyoCase) kase = kyo_store_dup_case (store, references[i], &error);

      g_assert_no_error (error);
      check_whole_case (kase);
    }
  g_assert_finalize_object (store);
}

static void
test_unknown_case_is_not_found (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  const char *const references[] = { "no-such-case", "3", "0", "", "99999999999999999999" };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kyo_store_dup_case (store, references[i], &error));
      g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
    }
  g_assert_finalize_object (store);
}

static void
test_casebook_names_its_source (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = kyo_store_dup_casebook (store, "book", &error);
  g_auto (GStrv) ids = kyo_store_list_casebook_ids (store, &error);
  g_autoptr (KyoPassage) synthesis = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (kyo_text_get_en (kyo_casebook_get_publisher (casebook)), ==, "Nobody");
  g_assert_cmpstr (kyo_time_get_edtf (kyo_casebook_get_period (casebook)), ==,
                   "2020-01-01/2020-12-31");
  g_assert_cmpuint (g_list_model_get_n_items (kyo_casebook_get_criteria (casebook)), ==, 1);
  synthesis = g_list_model_get_item (kyo_casebook_get_synthesis (casebook), 0);
  g_assert_cmpstr (kyo_passage_get_cases (synthesis)[1], ==, "book-2");
  g_assert_cmpstr (kyo_passage_get_passages (synthesis)[0], ==, "book-1.l1");
  g_assert_cmpstr (kyo_passage_get_themes (synthesis)[0], ==, "backup");

  g_assert_null (kyo_store_dup_casebook (store, "other", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "other"), ==, 0);
  g_assert_finalize_object (store);
}

/* Complete, and each once; one that is gone is no fault. */
static void
test_cases_that_a_synthesis_names_are_read (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GPtrArray) supports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = kyo_store_dup_casebook (store, "book", &error);
  g_autoptr (KyoPassage) point = g_list_model_get_item (kyo_casebook_get_synthesis (casebook), 0);
  KyoCase *first = kyo_store_dup_case (store, "book-1", &error);

  g_assert_no_error (error);
  g_ptr_array_add (supports, first);
  kyo_passage_set_cases (point,
                         (const char *const[]){ "book-2", "book-1", "book-gone", "book-2", NULL });
  g_assert_true (kyo_store_add_supports (store, casebook, supports, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (supports->len, ==, 2);
  g_assert_true (supports->pdata[0] == first);
  g_assert_cmpstr (kyo_case_get_id (supports->pdata[1]), ==, "book-2");
  g_assert_true (kyo_case_is_complete (supports->pdata[1]));

  /* One that is there and cannot be read is. */
  g_ptr_array_set_size (supports, 0);
  fixture_exec (fixture->path, "DROP TABLE participant");
  g_assert_false (kyo_store_add_supports (store, casebook, supports, &error));
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND));
  g_assert_finalize_object (store);
}

static void
annotate (KyoStore *store, const char *target, const char *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) annotation =
    kyo_store_annotate (store, "book-1", target, KYO_ANNOTATION_COMMENT, "覚え書き", quote, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kyo_annotation_get_anchor (annotation), ==, KYO_ANCHOR_EXACT);
}

static void
test_newer_edition_keeps_annotations (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) newer = fixture_casebook (3);
  g_autoptr (GListModel) annotations = NULL;
  const KyoAnchorState expected[] = { KYO_ANCHOR_EXACT, KYO_ANCHOR_MOVED, KYO_ANCHOR_ORPHAN };

  annotate (store, "book-1.c1", NULL);
  annotate (store, "book-1.c1", "電源装置");
  annotate (store, "book-1.c2", NULL); /* the third edition drops this passage */

  g_assert_true (kyo_store_put_casebook (store, newer, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "book"), ==, 3);
  annotations = kyo_store_list_annotations (store, "book-1", &error);
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      g_assert_cmpint (kyo_annotation_get_anchor (annotation), ==, expected[i]);
      g_assert_cmpstr (kyo_annotation_get_body (annotation), ==, "覚え書き");
    }
  g_assert_finalize_object (store);
}

static void
test_edition_that_is_not_newer_changes_nothing (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) second = fixture_casebook (2);
  g_autoptr (KyoCasebook) first = fixture_casebook (1);
  guint n_changes;

  g_assert_true (kyo_store_put_casebook (store, second, &error));
  n_changes = fixture_count_changes (fixture);
  g_assert_true (kyo_store_put_casebook (store, first, &error));
  g_assert_true (kyo_store_put_casebook (store, second, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kyo_store_get_casebook_version (store, "book"), ==, 2);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  g_assert_finalize_object (store);
}

typedef struct
{
  guint version;
  guint n_calls;
} Loader;

static KyoCasebook *
load_cb (gpointer user_data, GError **error)
{
  Loader *loader = user_data;

  loader->n_calls++;
  if (loader->version == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot be read");
      return NULL;
    }
  return fixture_casebook (loader->version);
}

static void
test_loader_is_called_only_for_other_bytes (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  static const struct
  {
    const char *digest;
    guint version; /* that the loader gives */
    guint n_calls;
    guint version_after;
  } cases[] = {
    { "aa", 1, 1, 1 },                    /* the same version, but until now from no bytes */
    { "aa", 1, 1, 1 },                    /* known */
    { "bb", 2, 2, 2 },                    /* newer */
    { "bb", 2, 2, 2 }, { "aa", 1, 3, 2 }, /* older: loaded, not taken */
    { "cc", 0, 4, 2 },                    /* fails */
    { "bb", 2, 4, 2 },
  };
  Loader loader = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      loader.version = cases[i].version;
      g_assert_cmpint (
        kyo_store_ensure_casebook (store, "book", cases[i].digest, load_cb, &loader, &error), ==,
        cases[i].version != 0);
      if (cases[i].version == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_assert_cmpuint (loader.n_calls, ==, cases[i].n_calls);
      g_assert_cmpuint (kyo_store_get_casebook_version (store, "book"), ==, cases[i].version_after);
    }
  g_assert_finalize_object (store);
}

static void
test_id_of_another_origin_is_refused (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) other = kyo_casebook_new ("other");
  g_autoptr (KyoCase) kase = kyo_case_new ("book-1", KYO_CASE_REFERENCE);
  g_autoptr (KyoCase) kept = NULL;
  guint n_changes = fixture_count_changes (fixture);

  kyo_casebook_set_version (other, 1);
  kyo_casebook_add_case (other, kase);
  g_assert_false (kyo_store_put_casebook (store, other, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "book-1"));
  g_clear_error (&error);

  g_assert_cmpuint (kyo_store_get_casebook_version (store, "other"), ==, 0);
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  kept = kyo_store_dup_case (store, "book-1", &error);
  check_whole_case (kept);
  g_assert_finalize_object (store);
}

static void
test_bundled_casebook_is_taken_whole (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) bundled = kyo_bundled_load_casebook (NULL, &error);
  g_autoptr (GListModel) cases = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  KyoStore *store;

  if (bundled == NULL)
    {
      g_test_skip (error->message);
      return;
    }
  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (kyo_store_put_casebook (store, bundled, &error));
  g_assert_no_error (error);
  cases = kyo_store_list_cases (store, &error);
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==,
                    g_list_model_get_n_items (kyo_casebook_get_cases (bundled)));
  g_assert_true (kyo_store_verify (store, NULL, problems, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/casebook/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("cases-are-listed-in-short", test_cases_are_listed_in_short);
  ADD ("whole-case-comes-back-as-it-went-in", test_whole_case_comes_back_as_it_went_in);
  ADD ("unknown-case-is-not-found", test_unknown_case_is_not_found);
  ADD ("casebook-names-its-source", test_casebook_names_its_source);
  ADD ("cases-that-a-synthesis-names-are-read", test_cases_that_a_synthesis_names_are_read);
  ADD ("newer-edition-keeps-annotations", test_newer_edition_keeps_annotations);
  ADD ("edition-that-is-not-newer-changes-nothing", test_edition_that_is_not_newer_changes_nothing);
  ADD ("loader-is-called-only-for-other-bytes", test_loader_is_called_only_for_other_bytes);
  ADD ("id-of-another-origin-is-refused", test_id_of_another_origin_is_refused);
  ADD ("bundled-casebook-is-taken-whole", test_bundled_casebook_is_taken_whole);
#undef ADD

  return g_test_run ();
}
