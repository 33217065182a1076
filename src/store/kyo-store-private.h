/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of this folder share; nobody outside includes it.
 */
#pragma once

#include "store/kyo-stmt.h"
#include "store/kyo-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Number of the newest migration, and so the user_version of the files that are written. */
#define KYO_STORE_VERSION 4

struct _KyoStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;
  char *author;
  gboolean read_only;
};

void kyo_store_emit_changed (KyoStore *self, const char *case_id, const char *target_id);

/* Errors (kyo-store-error.c) */
void kyo_store_set_sqlite_error (sqlite3 *db, int result, GError **error);
/* What SQLite found in a damaged file, in the user's words and in its own; caller frees. */
char *kyo_store_dup_finding (const char *finding) G_GNUC_WARN_UNUSED_RESULT;

/* Connections (kyo-store-open.c) */
sqlite3 *kyo_store_connect (const char *path,
                            KyoStoreOpenFlags flags,
                            char **canonical_path,
                            GError **error);
sqlite3 *kyo_store_connect_trial (const char *path,
                                  KyoStoreOpenFlags flags,
                                  char **canonical_path,
                                  GError **error);
gboolean kyo_store_quick_check (sqlite3 *db, GError **error);
/* An empty file for nobody else to read; refuses one that is there. */
gboolean kyo_store_make_file (const char *path, GError **error);
gboolean kyo_store_copy_pages (sqlite3 *source, sqlite3 *target, GError **error);
/* A connection to a copy, with its tokenizer; caller closes it (kyo-store-copy.c). */
sqlite3 *kyo_store_copy_to_memory (sqlite3 *db, GError **error);
/* What can still be read of a damaged file, into a new store (kyo-store-salvage.c). */
gboolean kyo_store_salvage (const char *source_path, KyoStore *target, GError **error);

/* Whether a file has to be checked page by page (kyo-store-known.c) */
gboolean kyo_store_is_known (const char *path);
void kyo_store_remember (const char *path);

/* On which kind of drive it lies (kyo-store-place.c) */
const char *kyo_place_get_network_name (guint64 magic, const char *mount_type);
char *kyo_place_dup_mount_type (const char *mounts, const char *device);

/* Schema (kyo-store-schema.c) */
gboolean kyo_store_run_migrations (sqlite3 *db, guint version, GError **error);
gboolean kyo_store_check_schema (sqlite3 *db, guint version, GError **error);

/* Stores of older versions (kyo-store-migrate.c) */
gboolean kyo_store_migrate (sqlite3 *db, const char *path, guint version, GError **error);
sqlite3 *kyo_store_migrate_copy (sqlite3 *db, guint version, GError **error);

/* Commands (kyo-command.c): one transaction, the rows that it appends to the change log, and the
 * signal after it. Freed without a commit it is rolled back. */
typedef struct _KyoCommand KyoCommand;
KyoCommand *kyo_command_begin (KyoStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kyo_command_free (KyoCommand *self);
/* value is JSON, NULL clears the field. Returns FALSE with error set on failure. */
gboolean kyo_command_log (KyoCommand *self,
                          const char *entity,
                          const char *entity_id,
                          const char *field,
                          const char *value,
                          GError **error);
/* Number, time (RFC 3339) and author of the rows that this command writes. */
gint64 kyo_command_get_last_seq (KyoCommand *self);
const char *kyo_command_get_time (KyoCommand *self);
/* Commits, frees and emits "changed"; case_id NULL emits nothing. */
gboolean kyo_command_commit (KyoCommand **command,
                             const char *case_id,
                             const char *target_id,
                             GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoCommand, kyo_command_free)

/* What several statements read as one (kyo-reading.c): nobody writes between them. Declared before
 * the statements, so that it ends after them. */
typedef struct _KyoReading KyoReading;
KyoReading *kyo_reading_begin (KyoStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kyo_reading_end (KyoReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoReading, kyo_reading_end)

/* The log itself (kyo-store-log.c) */
typedef struct
{
  gint64 seq;
  const char *id;
  const char *command;
  const char *entity;
  const char *entity_id;
  const char *field;
  const char *value; /* JSON, or NULL */
  const char *author;
  const char *time;
  gint64 lamport;
  const char *parent; /* or NULL */
} KyoChange;
char *kyo_change_dup_hash (const KyoChange *change, const char *previous);
/* Newest value of each field of an entity that is not cleared: field → JSON. */
GHashTable *
kyo_store_fold_entity (KyoStore *self, const char *entity, const char *entity_id, GError **error);

/* TRUE for no text and for one without words in either language. */
gboolean kyo_store_is_empty (KyoText *text);

/* Canonical JSON (kyo-canonical.c): members are appended in the order of their keys. */
void kyo_canonical_append_string (GString *json, const char *value);
void kyo_canonical_append_number (GString *json, double value);
void kyo_canonical_append_text (GString *json, KyoText *text);
void kyo_canonical_append_strings (GString *json, const char *const *values);
/* Begins a member: a comma unless it is the first, the key and its colon. */
void kyo_canonical_append_key (GString *json, const char *key);
char *kyo_canonical_dup_string (const char *value);

/* Fields of a case as the change log names them (kyo-case-fields.c). */
typedef struct
{
  char *name;
  char *value; /* canonical JSON */
} KyoField;
/* Appends what differs between the log of a thing (field → value, emptied) and its fields as they
 * are to be; n_changes counts it. */
gboolean kyo_command_log_differences (KyoCommand *self,
                                      const char *entity,
                                      const char *entity_id,
                                      GPtrArray *fields,
                                      GHashTable *logged,
                                      guint *n_changes,
                                      GError **error);
/* Takes both strings. */
void kyo_field_add (GPtrArray *fields, char *name, char *value);
GPtrArray *kyo_field_list_new (void);
/* Sorted by name; only what the case has. */
GPtrArray *kyo_case_list_fields (KyoCase *kase);
/* What is said of it beside its cases. */
GPtrArray *kyo_casebook_list_fields (KyoCasebook *casebook);
/* SHA-256 over the fields of the casebook and of all its cases. */
char *kyo_casebook_dup_content_hash (KyoCasebook *casebook);

/* Rows of cases (kyo-store-case.c reads, kyo-store-write.c writes) */
gboolean kyo_store_write_case (
  KyoStore *self, KyoCase *kase, const char *casebook_id, gint64 position, GError **error);
/* Drops the case's rows and its texts from the index, not its annotations. */
gboolean kyo_store_erase_case (KyoStore *self, const char *case_id, GError **error);
/* FALSE with error set on failure; kind and position only when it is there. */
gboolean kyo_store_look_up_case (KyoStore *self,
                                 const char *case_id,
                                 gboolean *found,
                                 KyoCaseKind *kind,
                                 gint64 *position,
                                 GError **error);
char *kyo_store_resolve_case (KyoStore *self, const char *case_ref, GError **error);
GPtrArray *kyo_store_list_case_ids (KyoStore *self, const char *casebook_id, GError **error);
gboolean kyo_store_check_owner (KyoStore *self, const char *case_id, GError **error);
/* Rows of casebooks (kyo-store-casebook.c), within a command. */
gboolean kyo_store_read_edition (
  KyoStore *self, const char *id, guint *version, char **digest, GError **error);
gboolean kyo_store_write_casebook (KyoStore *self,
                                   KyoCasebook *casebook,
                                   const char *digest,
                                   GError **error);
gboolean kyo_store_write_edition (
  KyoStore *self, KyoCommand *command, KyoCasebook *casebook, const char *digest, GError **error);
gboolean kyo_store_log_edition (
  KyoStore *self, KyoCommand *command, KyoCasebook *casebook, const char *digest, GError **error);
/* What a casebook was read from (kyo-store-source.c). */
gboolean kyo_store_write_source (KyoStore *self,
                                 KyoCommand *command,
                                 const char *casebook_id,
                                 const KyoSource *source,
                                 GError **error);
gboolean kyo_store_write_report (
  KyoStore *self, KyoCommand *command, const char *casebook_id, const char *report, GError **error);
gboolean kyo_store_check_source (
  KyoStore *self, const char *casebook_id, GHashTable *logged, gboolean *is_fold, GError **error);
/* The log's value for the edition that the tables hold, given the hash over its contents. */
char *kyo_store_dup_edition (KyoStore *self,
                             const char *casebook_id,
                             const char *content,
                             GError **error);
gboolean kyo_store_read_enum (KyoStmt *stmt, int column, GType type, int *value, GError **error);
gboolean kyo_store_read_time (KyoStmt *stmt, int column, KyoTime **time, GError **error);
char **kyo_store_split_words (const char *words);
char *kyo_store_join_words (const char *const *words);
/* Reads one row of a passage: id, incident, heading_ja, heading_en, text_ja, text_en, cases. */
KyoPassage *kyo_store_read_passage (KyoStmt *stmt, int column);

/* The full-text index (kyo-store-index.c) */
gboolean kyo_store_index_case (KyoStore *self, const char *case_id, GError **error);
gboolean kyo_store_unindex_case (KyoStore *self, const char *case_id, GError **error);
gboolean kyo_store_index_annotation (KyoStore *self,
                                     const char *case_id,
                                     const char *target_id,
                                     const char *annotation_id,
                                     const char *body,
                                     GError **error);
gboolean kyo_store_unindex_annotation (KyoStore *self,
                                       const char *case_id,
                                       const char *annotation_id,
                                       GError **error);
/* What kyo_rank() is told of the phrases of an expression: a text in which the byte for a phrase is
 * its term's number + FIRST. Terms from MAX on are sought, but do not count for the rank; nor do
 * phrases after the end of the text. */
#define KYO_RANK_FIRST_TERM '0'
#define KYO_RANK_MAX_TERMS 64

/* Rank of hits, and the length of texts that it needs (kyo-store-rank.c) */
gboolean kyo_store_register_rank (sqlite3 *db, GError **error);
/* Makes texts that were taken out of the index leave its pages too. */
gboolean kyo_store_purge_index (KyoStore *self, GError **error);
/* How many rows differ from what the tables say; -1 with error set on failure. */
gint64 kyo_store_count_wrong_docs (KyoStore *self, GError **error);

/* Views of diagrams (kyo-store-view.c) */
GPtrArray *kyo_view_list_fields (KyoView *view);
gboolean kyo_store_delete_views_of (KyoStore *self,
                                    KyoCommand *command,
                                    const char *case_id,
                                    GError **error);

/* Annotations (kyo-store-annotation.c, kyo-store-target.c) */
gboolean kyo_store_delete_annotations_of (KyoStore *self,
                                          KyoCommand *command,
                                          const char *case_id,
                                          GError **error);
/* Columns of an annotation, and its fields as the log names them. */
#define KYO_ANNOTATION_COLUMNS                                                                     \
  "id, case_id, target_id, kind, body, state, author, created, lang, quote, prefix, suffix, "      \
  "start_char, end_char, text_hash"
GPtrArray *kyo_store_list_annotation_fields (KyoStmt *stmt);
/* The text of a target in both languages, "" where there is none; found tells whether the case has
 * it. */
gboolean kyo_store_read_target (KyoStore *self,
                                const char *case_id,
                                const char *target_id,
                                gboolean *found,
                                char **ja,
                                char **en,
                                GError **error);

G_END_DECLS
