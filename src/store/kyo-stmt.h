/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-text.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _KyoStmt KyoStmt;

typedef enum
{
  KYO_STMT_ERROR,
  KYO_STMT_ROW,
  KYO_STMT_DONE,
} KyoStmtState;

KyoStmt *kyo_stmt_prepare (sqlite3 *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kyo_stmt_free (KyoStmt *self);

void kyo_stmt_bind_text (KyoStmt *self, const char *name, const char *value);
void kyo_stmt_bind_int (KyoStmt *self, const char *name, gint64 value);
void kyo_stmt_bind_double (KyoStmt *self, const char *name, double value);
void kyo_stmt_bind_null (KyoStmt *self, const char *name);
/* Binds the parameters name_ja and name_en. */
void kyo_stmt_bind_pair (KyoStmt *self, const char *name, KyoText *text);

KyoStmtState kyo_stmt_step (KyoStmt *self, GError **error);
/* Steps to the end and makes the statement ready for the next values. */
gboolean kyo_stmt_run (KyoStmt *self, GError **error);
void kyo_stmt_reset (KyoStmt *self);

gboolean kyo_stmt_is_null (KyoStmt *self, int column);
gint64 kyo_stmt_get_int (KyoStmt *self, int column);
double kyo_stmt_get_double (KyoStmt *self, int column);
/* Borrowed until the next step. */
const char *kyo_stmt_get_text (KyoStmt *self, int column);
char *kyo_stmt_dup_text (KyoStmt *self, int column);
/* The text whose languages stand in this column (ja) and the next (en); NULL when both are. */
KyoText *kyo_stmt_dup_pair (KyoStmt *self, int column);

/* One statement without values. */
gboolean kyo_stmt_exec (sqlite3 *db, const char *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoStmt, kyo_stmt_free)

G_END_DECLS
