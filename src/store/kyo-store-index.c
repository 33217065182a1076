/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps search_doc, what is searched, and search_index, the full-text index over it, in step with
 * the tables. The index has no text of its own (external content); to take a row out of it, its
 * words must be told once more, which is why rows of search_doc go after those of the index.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#define PURGE_DOCS 2000

/* What is searched of a case, in the order of reading. A passage is read with its heading. */
#define CASE_DOCS                                                                                  \
  "SELECT id AS case_id, id AS target_id, 'title' AS place, title_ja AS ja, title_en AS en, 0 AS " \
  "part, 0 AS position FROM kase "                                                                 \
  "UNION ALL SELECT id, id, 'summary', summary_ja, summary_en, 1, 0 FROM kase "                    \
  "UNION ALL SELECT case_id, id, section, "                                                        \
  "CASE WHEN heading_ja IS NULL THEN text_ja ELSE heading_ja || char (10) || ifnull (text_ja, "    \
  "'') "                                                                                           \
  "END, "                                                                                          \
  "CASE WHEN heading_en IS NULL THEN text_en ELSE heading_en || char (10) || ifnull (text_en, "    \
  "'') "                                                                                           \
  "END, 2, position FROM passage "                                                                 \
  "UNION ALL SELECT case_id, id, 'participant', label_ja, label_en, 3, position FROM participant " \
  "UNION ALL SELECT case_id, id, 'step', text_ja, text_en, 4, position FROM step"

/* Ids tell the length of the text; see kyo-store-rank.c. */
#define NEXT_ID(serial, ja, en)                                                                    \
  "((SELECT ifnull (max (id), 0) FROM search_doc) / 16 + " serial ") * 16 + kyo_length_step (" ja  \
  ", " en ")"

static const char INSERT_CASE_DOCS[] =
  "INSERT INTO search_doc (id, case_id, target_id, place, ja, en) "
  "SELECT " NEXT_ID ("row_number () OVER (ORDER BY part, position)",
                     "ja",
                     "en") ", "
                           "case_id, target_id, place, ja, en FROM (" CASE_DOCS ") "
                           "WHERE case_id = :case AND (ja IS NOT NULL OR en IS NOT NULL)";

static const char INDEX_CASE[] =
  "INSERT INTO search_index (rowid, ja, en) SELECT id, ja, en FROM search_doc "
  "WHERE case_id = :case AND place <> 'annotation' ORDER BY id";

static const char UNINDEX_CASE[] =
  "INSERT INTO search_index (search_index, rowid, ja, en) SELECT 'delete', id, ja, en FROM "
  "search_doc WHERE case_id = :case AND place <> 'annotation'";

static const char DELETE_CASE_DOCS[] =
  "DELETE FROM search_doc WHERE case_id = :case AND place <> 'annotation'";

static const char INSERT_ANNOTATION_DOC[] =
  "INSERT INTO search_doc (id, case_id, target_id, place, annotation_id, ja, en) VALUES (" NEXT_ID (
    "1", ":ja", ":en") ", :case, :target, 'annotation', :id, :ja, :en)";

static const char INDEX_LAST_DOC[] = "INSERT INTO search_index (rowid, ja, en) SELECT id, ja, en "
                                     "FROM search_doc WHERE id = last_insert_rowid ()";

static const char UNINDEX_ANNOTATION[] =
  "INSERT INTO search_index (search_index, rowid, ja, en) SELECT 'delete', id, ja, en FROM "
  "search_doc WHERE case_id = :case AND place = 'annotation' AND annotation_id = :id";

static const char DELETE_ANNOTATION_DOC[] =
  "DELETE FROM search_doc WHERE case_id = :case AND place = 'annotation' AND annotation_id = :id";

/* How many there are at most, by the greatest id: counting them would read them all. */
static const char COUNT_DOCS[] = "SELECT ifnull (max (id), 0) / 16 FROM search_doc";

static const char MERGE_ALL[] = "INSERT INTO search_index (search_index) VALUES ('optimize')";

/* The number is that of pages to be written. */
static const char MERGE_SOME[] =
  "INSERT INTO search_index (search_index, rank) VALUES ('merge', 64)";

static const char COUNT_WRONG_DOCS[] =
  "WITH expected AS (SELECT case_id, target_id, place, ja, en FROM (" CASE_DOCS ") "
  "WHERE ja IS NOT NULL OR en IS NOT NULL UNION ALL SELECT case_id, target_id, 'annotation', "
  "body, body FROM annotation), "
  "found AS (SELECT case_id, target_id, place, CASE place WHEN 'annotation' THEN ifnull (ja, en) "
  "ELSE ja END, CASE place WHEN 'annotation' THEN ifnull (ja, en) ELSE en END FROM search_doc) "
  "SELECT (SELECT count (*) FROM (SELECT * FROM expected EXCEPT SELECT * FROM found)) + "
  "(SELECT count (*) FROM (SELECT * FROM found EXCEPT SELECT * FROM expected)) + "
  "abs ((SELECT count (*) FROM expected) - (SELECT count (*) FROM found))";

static gboolean
run_for_case (KyoStore *self, const char *sql, const char *case_id, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", case_id);
  return kyo_stmt_run (stmt, error);
}

/**
 * kyo_store_index_case:
 * @self: a store within a command
 * @case_id: id of a case whose rows have been written
 * @error: return location for an error
 *
 * Takes the texts of a case into the index.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_index_case (KyoStore *self, const char *case_id, GError **error)
{
  return run_for_case (self, INSERT_CASE_DOCS, case_id, error) &&
         run_for_case (self, INDEX_CASE, case_id, error);
}

/**
 * kyo_store_unindex_case:
 * @self: a store within a command
 * @case_id: id of a case
 * @error: return location for an error
 *
 * Takes the texts of a case out of the index; those of its annotations stay.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_unindex_case (KyoStore *self, const char *case_id, GError **error)
{
  return run_for_case (self, UNINDEX_CASE, case_id, error) &&
         run_for_case (self, DELETE_CASE_DOCS, case_id, error);
}

/* A body is written in one language, and nobody is asked which: one character of a Japanese script
 * makes it Japanese. */
static gboolean
is_japanese (const char *body)
{
  for (const char *p = body; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/**
 * kyo_store_index_annotation:
 * @self: a store within a command
 * @case_id: the case that it is on
 * @target_id: what of the case it is on
 * @annotation_id: id of an annotation that is not in the index
 * @body: what it says
 * @error: return location for an error
 *
 * Takes the body of an annotation into the index.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_index_annotation (KyoStore *self,
                            const char *case_id,
                            const char *target_id,
                            const char *annotation_id,
                            const char *body,
                            GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, INSERT_ANNOTATION_DOC, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", case_id);
  kyo_stmt_bind_text (stmt, ":target", target_id);
  kyo_stmt_bind_text (stmt, ":id", annotation_id);
  kyo_stmt_bind_text (stmt, is_japanese (body) ? ":ja" : ":en", body);

  return kyo_stmt_run (stmt, error) && kyo_stmt_exec (self->db, INDEX_LAST_DOC, error);
}

static gboolean
run_for_annotation (
  KyoStore *self, const char *sql, const char *case_id, const char *annotation_id, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  kyo_stmt_bind_text (stmt, ":case", case_id);
  kyo_stmt_bind_text (stmt, ":id", annotation_id);
  return kyo_stmt_run (stmt, error);
}

/**
 * kyo_store_unindex_annotation:
 * @self: a store within a command
 * @case_id: the case that it is on
 * @annotation_id: id of an annotation
 * @error: return location for an error
 *
 * Takes the body of an annotation out of the index.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_unindex_annotation (KyoStore *self,
                              const char *case_id,
                              const char *annotation_id,
                              GError **error)
{
  return run_for_annotation (self, UNINDEX_ANNOTATION, case_id, annotation_id, error) &&
         run_for_annotation (self, DELETE_ANNOTATION_DOC, case_id, annotation_id, error);
}

/**
 * kyo_store_purge_index:
 * @self: a store within a command
 * @error: return location for an error
 *
 * Makes words that were taken out of the index leave its pages too: FTS5 only marks them as deleted
 * until segments are merged. The pages that this frees are overwritten (secure_delete). Merging
 * writes the whole index anew, half a second where 20,000 texts are searched; a store of more than
 * `PURGE_DOCS` is therefore merged step by step, and the words may stay for some commands more. The
 * change log keeps them in any case.
 *
 * Returns: `TRUE`, or `FALSE` when SQLite failed
 */
gboolean
kyo_store_purge_index (KyoStore *self, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, COUNT_DOCS, error);

  if (stmt == NULL || kyo_stmt_step (stmt, error) != KYO_STMT_ROW)
    return FALSE;
  return kyo_stmt_exec (self->db, kyo_stmt_get_int (stmt, 0) <= PURGE_DOCS ? MERGE_ALL : MERGE_SOME,
                        error);
}

/**
 * kyo_store_count_wrong_docs:
 * @self: a store
 * @error: return location for an error
 *
 * Compares what is searched with the tables that it was made from.
 *
 * Returns: how many rows differ, or -1 when SQLite failed
 */
gint64
kyo_store_count_wrong_docs (KyoStore *self, GError **error)
{
  g_autoptr (KyoStmt) stmt = kyo_stmt_prepare (self->db, COUNT_WRONG_DOCS, error);

  if (stmt == NULL || kyo_stmt_step (stmt, error) != KYO_STMT_ROW)
    return -1;
  return kyo_stmt_get_int (stmt, 0);
}
