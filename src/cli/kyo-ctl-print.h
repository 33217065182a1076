/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Output for people: columns that stand in line, and paragraphs that fit the terminal, though a
 * Japanese character takes two places. Always UTF-8. Control characters in what was imported do
 * not reach the terminal.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KyoCtlTable KyoCtlTable;

KyoCtlTable *kyo_ctl_table_new (const char *heading, ...) G_GNUC_NULL_TERMINATED;
void kyo_ctl_table_add (KyoCtlTable *self, const char *cell, ...) G_GNUC_NULL_TERMINATED;
void kyo_ctl_table_print (KyoCtlTable *self);
void kyo_ctl_table_free (KyoCtlTable *self);

void kyo_ctl_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void kyo_ctl_print_paragraph (guint indent, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoCtlTable, kyo_ctl_table_free)

G_END_DECLS
