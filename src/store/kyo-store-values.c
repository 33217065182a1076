/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How values of the model stand in columns.
 */
#include "config.h"

#include "store/kyo-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kyo_store_is_empty:
 * @text: (nullable): a text
 *
 * Tells whether there is nothing to read.
 *
 * Returns: `TRUE` for `NULL` and for a text without words in either language
 */
gboolean
kyo_store_is_empty (KyoText *text)
{
  return text == NULL || (!kyo_text_has (text, KYO_LANG_JA) && !kyo_text_has (text, KYO_LANG_EN));
}

/**
 * kyo_store_read_enum:
 * @stmt: a statement at a row
 * @column: from 0
 * @type: an enumeration of the model
 * @value: (out): return location for the value
 * @error: return location for an error
 *
 * Reads a nick.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED` when the column holds no nick of @type.
 *
 * Returns: `TRUE` when @value was set
 */
gboolean
kyo_store_read_enum (KyoStmt *stmt, int column, GType type, int *value, GError **error)
{
  const char *nick = kyo_stmt_get_text (stmt, column);

  if (nick != NULL && kyo_enum_from_nick (type, nick, value))
    return TRUE;

  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
               _ ("The store is damaged: it holds the unknown word “%s”. Open a copy of it or "
                  "choose another file"),
               nick != NULL ? nick : "");
  return FALSE;
}

/**
 * kyo_store_read_time:
 * @stmt: a statement at a row
 * @column: from 0
 * @time: (out) (transfer full) (nullable): return location for the time
 * @error: return location for an error
 *
 * Reads an EDTF string; NULL gives `NULL`.
 *
 * Fails with `KYO_STORE_ERROR_DAMAGED` when the column holds no EDTF.
 *
 * Returns: `TRUE` when @time was set
 */
gboolean
kyo_store_read_time (KyoStmt *stmt, int column, KyoTime **time, GError **error)
{
  const char *edtf = kyo_stmt_get_text (stmt, column);
  g_autoptr (GError) reason = NULL;

  *time = edtf != NULL ? kyo_time_new (edtf, &reason) : NULL;
  if (edtf == NULL || *time != NULL)
    return TRUE;

  g_set_error (error, KYO_STORE_ERROR, KYO_STORE_ERROR_DAMAGED,
               _ ("The store is damaged: %s. Open a copy of it or choose another file"),
               reason->message);
  return FALSE;
}

/**
 * kyo_store_split_words:
 * @words: (nullable): ids with spaces between them
 *
 * Splits a list of ids.
 *
 * Returns: (transfer full): the ids
 */
char **
kyo_store_split_words (const char *words)
{
  if (words == NULL || *words == '\0')
    return g_new0 (char *, 1);
  return g_strsplit (words, " ", -1);
}

/**
 * kyo_store_join_words:
 * @words: (nullable): ids
 *
 * Joins ids with spaces.
 *
 * Returns: (transfer full): the list, "" when there are none
 */
char *
kyo_store_join_words (const char *const *words)
{
  return words != NULL ? g_strjoinv (" ", (char **) words) : g_strdup ("");
}

/**
 * kyo_store_read_passage:
 * @stmt: a statement at a row
 * @column: the first of id, incident, heading_ja, heading_en, text_ja, text_en, cases
 *
 * Reads a passage.
 *
 * Returns: (transfer full): the passage
 */
KyoPassage *
kyo_store_read_passage (KyoStmt *stmt, int column)
{
  KyoPassage *passage = kyo_passage_new (kyo_stmt_get_text (stmt, column));
  g_autoptr (KyoText) heading = kyo_stmt_dup_pair (stmt, column + 2);
  g_autoptr (KyoText) text = kyo_stmt_dup_pair (stmt, column + 4);
  const char *cases = kyo_stmt_get_text (stmt, column + 6);

  kyo_passage_set_incident (passage, kyo_stmt_get_int (stmt, column + 1));
  kyo_passage_set_heading (passage, heading);
  kyo_passage_set_text (passage, text);
  if (cases != NULL)
    {
      g_auto (GStrv) ids = kyo_store_split_words (cases);

      kyo_passage_set_cases (passage, (const char *const *) ids);
    }

  return passage;
}
