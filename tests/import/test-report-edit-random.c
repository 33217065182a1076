/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Thousands of corrections at random: after each the draft holds together, no character of the
 * source is lost or stands twice, and what no person has rewritten says what its lines say.
 */
#include "config.h"

#include "import/kyo-import-answer.h"
#include "report-edit-fixture.h"

#define N_RANDOM_EDITS 2000

typedef struct
{
  EditFixture *fixture;
  GRand *rand;
  GHashTable *changed; /* fields whose words a person has changed */
  guint n_done[10];
} Random;

static KyoCase *
choose_case (Random *random)
{
  guint n = g_list_model_get_n_items (kyo_casebook_get_cases (random->fixture->draft->casebook));

  return edit_fixture_get_case (random->fixture,
                                (guint) g_rand_int_range (random->rand, 0, (gint32) n));
}

static KyoReportPlace
choose_place (Random *random)
{
  KyoCase *kase = g_rand_int_range (random->rand, 0, 8) > 0 ? choose_case (random) : NULL;

  return (KyoReportPlace){
    kase != NULL ? kyo_case_get_id (kase) : NULL,
    kase != NULL ? (guint) g_rand_int_range (random->rand, 0, KYO_N_SECTIONS)
                 : (guint) g_rand_int_range (random->rand, KYO_REPORT_CRITERIA, KYO_REPORT_N_LISTS),
    (guint) g_rand_int_range (random->rand, 0, 6), (guint) g_rand_int_range (random->rand, 0, 3)
  };
}

/* The id of some passage, NULL when there is none where it was looked for. */
static char *
choose_passage (Random *random, guint *length)
{
  KyoReportPlace place = choose_place (random);
  KyoCase *kase = place.case_id != NULL
                    ? kyo_report_draft_find_case (random->fixture->draft, place.case_id)
                    : NULL;
  GListModel *list = kyo_report_draft_get_list (random->fixture->draft, kase, place.list);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (KyoPassage) passage = NULL;

  if (n == 0)
    return NULL;
  passage = g_list_model_get_item (list, (guint) g_rand_int_range (random->rand, 0, (gint32) n));
  *length = (guint) g_utf8_strlen (edit_fixture_get_words (passage), -1);

  return g_strdup (kyo_passage_get_id (passage));
}

static char *
choose_step_or_participant (Random *random)
{
  KyoCase *kase = choose_case (random);
  g_autoptr (GPtrArray) participants = kyo_case_list_participants (kase);
  g_autoptr (KyoStep) step = g_list_model_get_item (kyo_case_get_steps (kase), 0);

  if (step != NULL && g_rand_boolean (random->rand))
    return g_strdup (kyo_step_get_id (step));

  return participants->len > 0 ? g_strdup (kyo_participant_get_id (participants->pdata[0])) : NULL;
}

static gboolean
is_changed (Random *random, const char *field)
{
  return g_hash_table_contains (random->changed, field);
}

static void
mark_changed (Random *random, const char *field)
{
  g_hash_table_add (random->changed, g_strdup (field));
}

static gboolean
has_words (Random *random, const char *field)
{
  g_autofree char *words = kyo_report_draft_dup_words (random->fixture->draft, field);

  return *words != '\0';
}

static gboolean
join_at_random (Random *random, const char *id)
{
  KyoReportDraft *draft = random->fixture->draft;
  KyoReportField found;
  g_autoptr (KyoPassage) next = NULL;

  kyo_report_draft_find_field (draft, id, &found);
  next = g_list_model_get_item (kyo_report_draft_get_list (draft, found.kase, found.list),
                                found.position + 1);
  if (next != NULL)
    {
      g_autofree char *heading = g_strdup_printf ("%s#heading", kyo_passage_get_id (next));

      if (is_changed (random, kyo_passage_get_id (next)) || is_changed (random, heading) ||
          (kyo_passage_get_heading (next) != NULL && !has_words (random, heading)) ||
          !has_words (random, kyo_passage_get_id (next)))
        mark_changed (random, id);
    }

  return kyo_report_edit_join (draft, id, NULL);
}

static gboolean
split_at_random (Random *random, const char *id, guint length)
{
  guint offset = (guint) g_rand_int_range (random->rand, 0, (gint32) length + 1);
  g_autofree char *heading = g_strdup_printf ("%s#heading", id);
  g_autofree char *other = NULL;

  if (g_rand_int_range (random->rand, 0, 4) == 0)
    {
      if (kyo_report_edit_make_heading (random->fixture->draft, id, offset, NULL))
        {
          g_hash_table_remove (random->changed, heading);
          if (is_changed (random, id))
            mark_changed (random, heading);
          return TRUE;
        }
      if (is_changed (random, heading) || !has_words (random, heading))
        mark_changed (random, id);
      return kyo_report_edit_drop_heading (random->fixture->draft, id, NULL);
    }
  other = kyo_report_edit_split (random->fixture->draft, id, offset, NULL);
  if (other != NULL)
    g_hash_table_remove (random->changed, other); /* of one that was called so before */
  if (other != NULL && is_changed (random, id))
    mark_changed (random, other);

  return other != NULL;
}

static gboolean
write_at_random (Random *random, const char *id)
{
  g_autofree char *heading = g_strdup_printf ("%s#heading", id);
  gboolean is_heading = g_rand_int_range (random->rand, 0, 3) == 0;
  const char *const words[] = { "書き直した。", "NAS and RDP", "" };

  mark_changed (random, is_heading ? heading : id);

  return kyo_report_edit_set_words (random->fixture->draft, is_heading ? heading : id,
                                    words[g_rand_int_range (random->rand, 0, 3)], NULL);
}

static gboolean
place_at_random (Random *random, const char *id)
{
  KyoReportDraft *draft = random->fixture->draft;
  KyoReportPlace place = choose_place (random);
  guint n = draft->unplaced->len;
  guint most = (guint) g_rand_int_range (random->rand, 1, 4);
  guint n_lines = MIN (n, most);
  guint first = n > 0 ? (guint) g_rand_int_range (random->rand, 0, (gint32) (n - n_lines + 1)) : 0;
  guint lines[] = { first, first + 1, first + 2 };
  g_autofree char *placed = NULL;

  if (n == 0)
    return FALSE;
  if (g_rand_boolean (random->rand))
    return kyo_report_edit_append (draft, lines, n_lines, id, NULL);
  placed = kyo_report_edit_place (draft, lines, n_lines, &place, NULL);
  if (placed != NULL)
    g_hash_table_remove (random->changed, placed);

  return placed != NULL;
}

static gboolean
edit_at_random (Random *random, guint what)
{
  KyoReportDraft *draft = random->fixture->draft;
  KyoReportPlace place = choose_place (random);
  guint length = 0;
  g_autofree char *id =
    what == 8 ? choose_step_or_participant (random) : choose_passage (random, &length);

  if (id == NULL)
    return FALSE;
  switch (what)
    {
    case 0:
    case 1:
      return kyo_report_edit_move (draft, id, &place, NULL);
    case 2:
      return join_at_random (random, id);
    case 3:
    case 4:
      return split_at_random (random, id, length);
    case 5:
      return write_at_random (random, id);
    case 6:
      return place_at_random (random, id);
    case 7:
      /* Seldom enough that something is left. */
      return g_rand_int_range (random->rand, 0, 2) == 0 &&
             kyo_report_edit_set_aside (draft, id, NULL);
    case 8:
      return g_rand_int_range (random->rand, 0, 20) == 0 &&
             kyo_report_edit_set_aside (draft, id, NULL);
    default:
      return g_rand_int_range (random->rand, 0, 100) == 0 &&
             kyo_report_edit_delete_case (draft, kyo_case_get_id (choose_case (random)), NULL);
    }
}

static void
assert_verbatim (Random *random)
{
  KyoReportDraft *draft = random->fixture->draft;

  for (guint i = 0; i < draft->origins->len; i++)
    {
      const KyoReportOrigin *origin = draft->origins->pdata[i];

      if (!is_changed (random, origin->field) &&
          !kyo_report_draft_is_verbatim (draft, origin->field))
        g_error ("%s does not say what its lines say", origin->field);
    }
}

/* What was written is read back as it was. */
static void
assert_round_trip (EditFixture *fixture)
{
  g_autoptr (GBytes) before = edit_fixture_serialise (fixture->draft);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  KyoReportDraft *draft = kyo_import_answer_read (before, "draft", &format, &error);

  g_assert_no_error (error);
  after = edit_fixture_serialise (draft);
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before),
                   g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  kyo_report_draft_free (fixture->draft);
  fixture->draft = draft;
}

static void
test_no_line_is_lost_in_thousands_of_corrections (EditFixture *fixture, gconstpointer name)
{
  guint seed = (guint) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Random random = { fixture, rand, changed, { 0 } };

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_RANDOM_EDITS; i++)
    {
      guint what = (guint) g_rand_int_range (rand, 0, 10);

      random.n_done[what] += edit_at_random (&random, what);
      edit_fixture_assert_sound (fixture);
      if (i % 10 == 0)
        assert_verbatim (&random);
      if (i % 200 == 0)
        assert_round_trip (fixture);
    }
  for (guint i = 0; i < 8; i++) /* each kind was really done */
    {
      g_test_message ("%u: %u", i, random.n_done[i]);
      g_assert_cmpuint (random.n_done[i], >, 10);
    }
}

int
main (int argc, char *argv[])
{
  const char *const names[] = { "a", "b", "c" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf (
        "/import/report-edit/no-line-is-lost-in-thousands-of-corrections/%s", names[i]);

      g_test_add (path, EditFixture, names[i], edit_fixture_set_up,
                  test_no_line_is_lost_in_thousands_of_corrections, edit_fixture_tear_down);
    }

  return g_test_run ();
}
