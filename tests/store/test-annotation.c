/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include <string.h>

static void
test_every_kind_of_target_can_be_annotated (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  static const struct
  {
    const char *target;
    const char *quote;
  } cases[] = {
    { "book-1", NULL },
    { "book-1", "停電の後" },           /* of the summary */
    { "book-1", "failure at a plant" }, /* of the English title */
    { "book-1.cause", NULL },           /* a section */
    { "book-1.cause", "予備" },
    { "book-1.detection", NULL }, /* a section without passages */
    { "book-1.o1", "ＮＡＳ" },
    { "book-1.l1", "備え" }, /* of the heading */
    { "book-1.l1", "紙でも" },
    { "book-1.nas", "NAS" },
    { "book-1.step", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = NULL;

  kyo_store_set_author (store, "花子");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KyoAnnotation) annotation = kyo_store_annotate (
        store, "book-1", cases[i].target, KYO_ANNOTATION_COMMENT, "覚え", cases[i].quote, &error);

      if (cases[i].quote != NULL &&
          g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_REFUSED))
        g_test_message ("%s: %s", cases[i].target, error->message);
      g_assert_no_error (error);
      g_assert_cmpstr (kyo_annotation_get_case_id (annotation), ==, "book-1");
      g_assert_cmpstr (kyo_annotation_get_target_id (annotation), ==, cases[i].target);
      g_assert_cmpstr (kyo_annotation_get_quote (annotation), ==, cases[i].quote);
      g_assert_cmpstr (kyo_annotation_get_author (annotation), ==, "花子");
      g_assert_true (g_str_has_suffix (kyo_annotation_get_created (annotation), "Z"));
    }

  list = kyo_store_list_annotations (store, "book-1", &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (list, i);

      g_assert_cmpstr (kyo_annotation_get_target_id (annotation), ==, cases[i].target);
      g_assert_cmpint (kyo_annotation_get_anchor (annotation), ==, KYO_ANCHOR_EXACT);
    }
  g_assert_finalize_object (store);
}

static void
test_what_cannot_be_annotated_is_refused (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  static const struct
  {
    const char *case_id;
    const char *target;
    KyoAnnotationKind kind;
    const char *body;
    const char *quote;
    int code;
  } cases[] = {
    { "none", "none", KYO_ANNOTATION_COMMENT, "a", NULL, KYO_STORE_ERROR_NOT_FOUND },
    { "book-1", "book-2", KYO_ANNOTATION_COMMENT, "a", NULL, KYO_STORE_ERROR_NOT_FOUND },
    { "book-2", "book-1.c1", KYO_ANNOTATION_COMMENT, "a", NULL, KYO_STORE_ERROR_NOT_FOUND },
    { "book-1", "book-1.nothing", KYO_ANNOTATION_COMMENT, "a", NULL, KYO_STORE_ERROR_NOT_FOUND },
    { "book-1", "", KYO_ANNOTATION_COMMENT, "a", NULL, KYO_STORE_ERROR_NOT_FOUND },
    { "book-1", "book-1", KYO_ANNOTATION_COMMENT, "", NULL, KYO_STORE_ERROR_REFUSED },
    { "book-1", "book-1", KYO_ANNOTATION_COMMENT, " \n\t", NULL, KYO_STORE_ERROR_REFUSED },
    { "book-1", "book-1", KYO_ANNOTATION_QUESTION, NULL, NULL, KYO_STORE_ERROR_REFUSED },
    { "book-1", "book-1", KYO_ANNOTATION_TAG, "", NULL, KYO_STORE_ERROR_REFUSED },
    { "book-1", "book-1.c1", KYO_ANNOTATION_COMMENT, "a", "津波", KYO_STORE_ERROR_REFUSED },
  };
  guint n_changes = fixture_count_changes (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kyo_store_annotate (store, cases[i].case_id, cases[i].target, cases[i].kind,
                                         cases[i].body, cases[i].quote, &error));
      g_assert_error (error, KYO_STORE_ERROR, cases[i].code);
    }
  g_assert_cmpuint (fixture_count_changes (fixture), ==, n_changes);
  g_assert_finalize_object (store);
}

static void
test_highlight_needs_no_words (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) annotation = kyo_store_annotate (
    store, "book-1", "book-1.c1", KYO_ANNOTATION_HIGHLIGHT, NULL, "故障", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kyo_annotation_get_body (annotation), ==, "");
  g_assert_finalize_object (store);
}

static void
test_commands_are_kept_over_a_restart (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) first = NULL;
  g_autoptr (KyoAnnotation) second = NULL;
  g_autoptr (KyoAnnotation) kept = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  first = kyo_store_annotate (store, "1", "book-1.c1", KYO_ANNOTATION_COMMENT, "一", NULL, &error);
  second = kyo_store_annotate (store, "1", "book-1.c1", KYO_ANNOTATION_TAG, "二", NULL, &error);
  g_assert_true (
    kyo_store_set_annotation_body (store, kyo_annotation_get_id (first), "三", &error));
  g_assert_true (kyo_store_set_annotation_state (store, kyo_annotation_get_id (first),
                                                 KYO_ANNOTATION_RESOLVED, &error));
  g_assert_true (kyo_store_delete_annotation (store, kyo_annotation_get_id (second), &error));
  g_assert_no_error (error);
  g_assert_finalize_object (store);

  store = kyo_store_open (fixture->path, KYO_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  list = kyo_store_list_annotations (store, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  kept = g_list_model_get_item (list, 0);
  g_assert_cmpstr (kyo_annotation_get_id (kept), ==, kyo_annotation_get_id (first));
  g_assert_cmpstr (kyo_annotation_get_body (kept), ==, "三");
  g_assert_cmpint (kyo_annotation_get_state (kept), ==, KYO_ANNOTATION_RESOLVED);
  kase = kyo_store_dup_case (store, "1", &error);
  g_assert_cmpuint (kyo_case_get_n_annotations (kase), ==, 1);
  g_assert_true (kyo_store_verify (store, NULL, problems, &error));
  g_assert_finalize_object (store);
}

static void
test_unknown_annotations_are_not_found (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (kyo_store_set_annotation_body (store, "none", "text", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kyo_store_set_annotation_state (store, "none", KYO_ANNOTATION_RESOLVED, &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kyo_store_delete_annotation (store, "none", &error));
  g_assert_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND);
  g_assert_finalize_object (store);
}

static gboolean
file_contains (Fixture *fixture, const char *words)
{
  g_autoptr (GBytes) bytes = fixture_read_file (fixture->path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, words, strlen (words)) != NULL;
}

/* Only the change log keeps what was said; the index and free pages do not. "zq" is the part of a
 * word that the index keeps and the log, where the word stands whole, too. */
static void
test_deleted_words_leave_the_index (Fixture *fixture, gconstpointer user_data)
{
  KyoStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) annotation =
    kyo_store_annotate (store, "book-1", "book-1", KYO_ANNOTATION_COMMENT, "ZQXJKV", NULL, &error);

  /* The log has the word as it was written, the index in lower case. */
  g_assert_no_error (error);
  g_assert_true (file_contains (fixture, "ZQXJKV"));
  g_assert_true (file_contains (fixture, "zqxjkv"));
  g_assert_true (kyo_store_delete_annotation (store, kyo_annotation_get_id (annotation), &error));
  g_assert_finalize_object (store);
  g_assert_true (file_contains (fixture, "ZQXJKV"));
  g_assert_false (file_contains (fixture, "zqxjkv"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/store/annotation/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("every-kind-of-target-can-be-annotated", test_every_kind_of_target_can_be_annotated);
  ADD ("what-cannot-be-annotated-is-refused", test_what_cannot_be_annotated_is_refused);
  ADD ("highlight-needs-no-words", test_highlight_needs_no_words);
  ADD ("commands-are-kept-over-a-restart", test_commands_are_kept_over_a_restart);
  ADD ("unknown-annotations-are-not-found", test_unknown_annotations_are_not_found);
  ADD ("deleted-words-leave-the-index", test_deleted_words_leave_the_index);
#undef ADD

  return g_test_run ();
}
