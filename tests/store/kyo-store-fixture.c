/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kyo-store-fixture.h"

#include "text/kyo-fts-tokenizer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

void
fixture_set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kyo-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.kyokun", NULL);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer user_data)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

KyoText *
fixture_text (const char *ja, const char *en)
{
  return kyo_text_new (ja, en);
}

static void
add_passage (KyoCase *kase, KyoSectionKind kind, const char *id, const char *ja, const char *en)
{
  g_autoptr (KyoPassage) passage = kyo_passage_new (id);
  g_autoptr (KyoText) text = kyo_text_new (ja, en);

  kyo_passage_set_text (passage, text);
  kyo_section_add_passage (kyo_case_get_section (kase, kind), passage);
}

static void
set_title (KyoCase *kase, const char *ja, const char *en)
{
  g_autoptr (KyoText) title = kyo_text_new (ja, en);

  kyo_case_set_title (kase, title);
}

/* A site with a system in it, placed, and a step from one to the other. */
static void
add_diagram (KyoCase *kase, const char *prefix, const char *passage_id)
{
  g_autofree char *site_id = g_strconcat (prefix, "site", NULL);
  g_autofree char *nas_id = g_strconcat (prefix, "nas", NULL);
  g_autofree char *step_id = g_strconcat (prefix, "step", NULL);
  g_autoptr (KyoParticipant) site = kyo_participant_new (site_id, KYO_PARTICIPANT_SITE);
  g_autoptr (KyoParticipant) nas = kyo_participant_new (nas_id, KYO_PARTICIPANT_SYSTEM);
  g_autoptr (KyoStep) step = kyo_step_new (step_id, KYO_STEP_EVENT, "1");
  g_autoptr (KyoText) site_label = kyo_text_new ("本社", "Head office");
  g_autoptr (KyoText) nas_label = kyo_text_new ("共有の NAS", "Shared NAS");
  g_autoptr (KyoText) text = kyo_text_new ("装置が止まった。", "The device stopped.");
  g_autoptr (KyoText) relative = kyo_text_new ("翌日", "the next day");
  g_autoptr (KyoTime) when = kyo_time_new ("2020-05~", NULL);

  kyo_participant_set_label (site, site_label);
  kyo_participant_set_label (nas, nas_label);
  kyo_participant_set_rect (site, &(KyoRect){ 10, 20.5, 300, 200 });
  g_assert_true (kyo_participant_add_child (site, nas));
  kyo_case_add_participant (kase, site);

  kyo_step_set_phase (step, KYO_PHASE_DETECTION);
  kyo_step_set_text (step, text);
  kyo_step_set_relative (step, relative);
  kyo_step_set_when (step, when);
  kyo_step_set_from (step, site_id);
  kyo_step_set_to (step, nas_id);
  kyo_step_set_inferred (step, KYO_STEP_END_TO);
  kyo_step_set_passages (step, (const char *const[]){ passage_id, NULL });
  kyo_step_set_callout (step, &(KyoRect){ 1, 2, 120, 0 });
  kyo_step_set_route (step, (KyoPoint[]){ { 5, 6 }, { 7.25, 8 } }, 2);
  kyo_case_add_step (kase, step);
}

static KyoCase *
make_reference_case (guint version)
{
  KyoCase *kase = kyo_case_new ("book-1", KYO_CASE_REFERENCE);
  g_autoptr (KyoText) summary = kyo_text_new ("停電の後に障害が続いた。", "After a power failure.");
  g_autoptr (KyoTime) when = kyo_time_new ("2020-05", NULL);
  g_autoptr (KyoPassage) lesson = kyo_passage_new ("book-1.l1");
  g_autoptr (KyoText) heading = kyo_text_new ("備え", "Be prepared");
  g_autoptr (KyoText) body = kyo_text_new ("手順書は紙でも置く。", "Keep procedures on paper.");

  set_title (kase, "工場の停電", "A power failure at a plant");
  kyo_case_set_yomi (kase, "こうじょうのていでん");
  kyo_case_set_summary (kase, summary);
  kyo_case_set_number (kase, 1);
  kyo_case_set_category (kase, KYO_CATEGORY_SYSTEM_FAILURE);
  kyo_case_set_tlp (kase, KYO_TLP_GREEN);
  kyo_case_set_when (kase, when);
  kyo_case_set_themes (kase, (const char *const[]){ "power", "backup", NULL });
  add_passage (kase, KYO_SECTION_OVERVIEW, "book-1.o1", "ＮＡＳ が止まった。", "The NAS stopped.");
  add_passage (kase, KYO_SECTION_CAUSE, "book-1.c1",
               version > 1 ? "原因は電源装置の寿命であった。" : "原因は電源装置の故障であった。",
               version > 1 ? "A power supply at the end of its life." : "A power supply failed.");
  if (version < 3)
    add_passage (kase, KYO_SECTION_CAUSE, "book-1.c2", "予備がなかった。", NULL);
  kyo_passage_set_heading (lesson, heading);
  kyo_passage_set_text (lesson, body);
  kyo_passage_set_incident (lesson, 2);
  kyo_passage_set_steps (lesson, (const char *const[]){ "book-1.step", NULL });
  kyo_passage_set_themes (lesson, (const char *const[]){ "power", "backup", NULL });
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_LESSONS), lesson);
  add_diagram (kase, "book-1.", "book-1.o1");

  return kase;
}

KyoCasebook *
fixture_casebook (guint version)
{
  KyoCasebook *casebook = kyo_casebook_new ("book");
  g_autoptr (KyoText) title = kyo_text_new ("試験の事例集", "Casebook for tests");
  g_autoptr (KyoText) publisher = kyo_text_new (NULL, "Nobody");
  g_autoptr (KyoTime) period = kyo_time_new ("2020-01-01/2020-12-31", NULL);
  g_autoptr (KyoPassage) criterion = kyo_passage_new ("book.cr1");
  g_autoptr (KyoPassage) synthesis = kyo_passage_new ("book.sy1");
  g_autoptr (KyoText) text = kyo_text_new ("備えが要る。", "Preparation is needed.");
  g_autoptr (KyoCase) first = make_reference_case (version);
  g_autoptr (KyoCase) second = kyo_case_new ("book-2", KYO_CASE_REFERENCE);

  kyo_casebook_set_version (casebook, version);
  kyo_casebook_set_title (casebook, title);
  kyo_casebook_set_publisher (casebook, publisher);
  kyo_casebook_set_period (casebook, period);
  kyo_passage_set_text (criterion, text);
  kyo_casebook_add_criterion (casebook, criterion);
  kyo_passage_set_text (synthesis, text);
  kyo_passage_set_cases (synthesis, (const char *const[]){ "book-1", "book-2", NULL });
  kyo_passage_set_passages (synthesis, (const char *const[]){ "book-1.l1", NULL });
  kyo_passage_set_themes (synthesis, (const char *const[]){ "backup", NULL });
  kyo_casebook_add_synthesis (casebook, synthesis);
  set_title (second, "遠隔操作の侵入", "An intrusion by RDP");
  kyo_case_set_number (second, 2);
  kyo_case_set_category (second, KYO_CATEGORY_CYBERATTACK);
  kyo_casebook_add_case (casebook, first);
  kyo_casebook_add_case (casebook, second);

  return casebook;
}

KyoCase *
fixture_own_case (void)
{
  KyoCase *kase = kyo_case_new ("own-1", KYO_CASE_OWN);

  set_title (kase, "当社の停電", NULL);
  kyo_case_set_category (kase, KYO_CATEGORY_OTHER);
  kyo_case_set_tlp (kase, KYO_TLP_AMBER);
  add_passage (kase, KYO_SECTION_OVERVIEW, "own-1.p1", "夜に停電した。", NULL);
  add_passage (kase, KYO_SECTION_RESPONSE, "own-1.p2", "発電機を回した。", NULL);
  add_diagram (kase, "own-1.", "own-1.p1");

  return kase;
}

KyoStore *
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) casebook = fixture_casebook (1);
  KyoStore *store = kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (kyo_store_put_casebook (store, casebook, &error));
  g_assert_no_error (error);
  return store;
}

guint
fixture_count_changes (Fixture *fixture)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  guint count;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count (*) FROM change", -1, &stmt, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  count = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return count;
}

GBytes *
fixture_read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

void
fixture_write_file (const char *path, const guint8 *bytes, gsize size)
{
  /* GLib's way would wait for the disk, thousands of times. */
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, size), ==, size);
  g_assert_cmpint (close (fd), ==, 0);
}

void
fixture_exec (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                   ==, SQLITE_OK);
  kyo_fts_tokenizer_register (db, &error);
  g_assert_no_error (error);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}
