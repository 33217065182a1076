/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-annotation.h"
#include "model/kyo-casebook.h"
#include "model/kyo-view.h"
#include "store/kyo-store-error.h"
#include "text/kyo-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KYO_STORE_APPLICATION_ID 0x4B594F4B /* "KYOK" */
#define KYO_STORE_SUFFIX ".kyokun"

typedef enum
{
  KYO_STORE_OPEN_DEFAULT = 0,
  KYO_STORE_OPEN_CREATE = 1 << 0,    /* make it when missing */
  KYO_STORE_OPEN_READ_ONLY = 1 << 1, /* never writes; for views' threads and for received files */
  KYO_STORE_OPEN_TRIAL = 1 << 2,     /* a copy in memory, to see what changes would do: the file is
                                        only read, and with CREATE need not be there */
} KyoStoreOpenFlags;

/* The one SQLite file and the only writer of it. Not thread-safe: a thread opens its own,
 * read-only. Properties: path (string), read-only (boolean), author (string: who writes, used for
 * the change log; default the user's real name).
 * Signal "changed" (KyoStore, const char *case_id, const char *target_id): after each command has
 * been committed; target_id is what changed in the case ("" the case itself or all of it);
 * case_id "" means the list of cases. */
#define KYO_TYPE_STORE (kyo_store_get_type ())
G_DECLARE_FINAL_TYPE (KyoStore, kyo_store, KYO, STORE, GObject)

/* The user's own store under the XDG data directory. Caller frees. */
char *kyo_store_dup_default_path (void);
KyoStore *kyo_store_open (const char *path,
                          KyoStoreOpenFlags flags,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *kyo_store_get_path (KyoStore *self);
gboolean kyo_store_is_read_only (KyoStore *self);
/* The kind of network drive on which the file lies ("NFS"), NULL for none; caller frees. */
char *kyo_store_dup_network (KyoStore *self);
const char *kyo_store_get_author (KyoStore *self);
void kyo_store_set_author (KyoStore *self, const char *author);

/* Casebooks (kyo-store-casebook.c) */
typedef KyoCasebook *(*KyoCasebookLoader) (gpointer user_data, GError **error);
/* Version of the casebook in the store, 0 when it is not there. */
guint kyo_store_get_casebook_version (KyoStore *self, const char *casebook_id);
/* Puts it in, or brings an older edition up to date, in one transaction; annotations stay.
 * An edition that is not newer changes nothing. */
gboolean kyo_store_put_casebook (KyoStore *self, KyoCasebook *casebook, GError **error);
/* Calls the loader only when the store's edition was not made from the bytes of this digest. */
gboolean kyo_store_ensure_casebook (KyoStore *self,
                                    const char *casebook_id,
                                    const char *digest,
                                    KyoCasebookLoader loader,
                                    gpointer user_data,
                                    GError **error);
/* Without its cases; NULL and NOT_FOUND when absent. */
KyoCasebook *kyo_store_dup_casebook (KyoStore *self, const char *casebook_id, GError **error);
GStrv kyo_store_list_casebook_ids (KyoStore *self, GError **error);
/* The casebook of which these (KyoCase) are all the cases, and no other's; casebook_id is NULL (and
 * there is no error) when there is none. */
gboolean
kyo_store_find_whole (KyoStore *self, GPtrArray *cases, char **casebook_id, GError **error);
/* Adds the cases (KyoCase, complete) that the synthesis names, each once, whatever it holds
 * already; those that are gone are left out. */
gboolean
kyo_store_add_supports (KyoStore *self, KyoCasebook *casebook, GPtrArray *supports, GError **error);

/* What a casebook was imported from (kyo-store-source.c). format and report are import/'s words:
 * "casebook", "report-text" or "report-pdf", and JSON that the store only keeps. */
typedef struct
{
  char *name; /* of the file, without its folder */
  char *format;
  char *digest; /* SHA-256 of its bytes, lower case hexadecimal */
  char *report; /* NULL when there is none, and of a casebook that is no draft any more */
} KyoSource;
KyoSource *kyo_source_new (const char *name,
                           const char *format,
                           const char *digest,
                           const char *report) G_GNUC_WARN_UNUSED_RESULT;
void kyo_source_free (KyoSource *source);
/* NULL and NOT_FOUND when the casebook is not there or was not imported. */
KyoSource *kyo_store_dup_source (KyoStore *self,
                                 const char *casebook_id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The casebook that was imported from these bytes, NULL (and no error) when there is none. */
gboolean
kyo_store_find_imported (KyoStore *self, const char *digest, char **casebook_id, GError **error);

/* Drafts (kyo-store-draft.c): casebooks that were imported and that a person has still to check.
 * Their cases are in all lists (kyo_case_is_draft()), searched, compared and annotated as others.
 * Each of these functions is one command, and emits "changed" for the list of cases, or for the one
 * case in which anything changed. */
typedef enum
{
  KYO_STORE_IMPORT_NEW,
  KYO_STORE_IMPORT_UPDATED,   /* put in the place of a draft or an older edition */
  KYO_STORE_IMPORT_UNCHANGED, /* imported before, from the same bytes or with the same contents */
} KyoStoreImport;
/* Takes in an imported casebook, a draft (kyo_casebook_is_draft()) or not. A draft is kept with its
 * source and report until it is accepted. */
gboolean kyo_store_import_casebook (KyoStore *self,
                                    KyoCasebook *casebook,
                                    const KyoSource *source,
                                    KyoStoreImport *result,
                                    GError **error);
typedef struct
{
  char *casebook_id;
  KyoText *title;
  guint n_cases;
  char *name;     /* of the file; NULL when it is not known */
  char *format;   /* likewise */
  char *imported; /* RFC 3339, UTC; likewise */
  char *changed;  /* when it was corrected last, or imported; likewise */
} KyoDraftInfo;
void kyo_draft_info_free (KyoDraftInfo *info);
/* All drafts in the order in which they came, as KyoDraftInfo. */
GPtrArray *kyo_store_list_drafts (KyoStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whole, with its cases, draft or not. */
KyoCasebook *kyo_store_dup_whole_casebook (KyoStore *self,
                                           const char *casebook_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts a corrected draft (and its corrected report, NULL: as it was) in the place of the one of the
 * same id, logging each field that changed; annotations stay by their targets' ids. Nothing is
 * logged when nothing changed. */
gboolean
kyo_store_replace_draft (KyoStore *self, KyoCasebook *casebook, const char *report, GError **error);
/* Makes an ordinary, published casebook of it; its report is dropped. REFUSED, with the reason,
 * when it or a case of it has no title. */
gboolean kyo_store_accept_draft (KyoStore *self, const char *casebook_id, GError **error);
/* Takes it out with its annotations, of which the change log keeps what they said. */
gboolean kyo_store_discard_draft (KyoStore *self, const char *casebook_id, GError **error);

/* Cases (kyo-store-case.c) */
/* All cases in short (is-complete FALSE; title, summary, number, category, tlp, when, themes,
 * n-annotations): reference cases by casebook and number, then own cases by creation. A GListStore
 * of KyoCase that the caller owns. */
GListModel *kyo_store_list_cases (KyoStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whole. case_ref is an id, or a reference case's number as digits: the first casebook's, else that
 * of the only case that has it. */
KyoCase *
kyo_store_dup_case (KyoStore *self, const char *case_ref, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Stores an own case as a new one or over the one of the same id, logging each field that changed.
 */
gboolean kyo_store_put_own_case (KyoStore *self, KyoCase *kase, GError **error);
gboolean kyo_store_delete_own_case (KyoStore *self, const char *case_id, GError **error);

/* Annotations (kyo-store-annotation.c). They are folded from the change log. */
/* quote may be NULL; then the whole target is meant. Returns the new annotation. */
KyoAnnotation *kyo_store_annotate (KyoStore *self,
                                   const char *case_id,
                                   const char *target_id,
                                   KyoAnnotationKind kind,
                                   const char *body,
                                   const char *quote,
                                   GError **error);
/* case_id NULL: all. In order of creation, as a GListStore of KyoAnnotation. */
GListModel *kyo_store_list_annotations (KyoStore *self,
                                        const char *case_id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_store_set_annotation_body (KyoStore *self,
                                        const char *annotation_id,
                                        const char *body,
                                        GError **error);
gboolean kyo_store_set_annotation_state (KyoStore *self,
                                         const char *annotation_id,
                                         KyoAnnotationState state,
                                         GError **error);
/* A tombstone in the change log. */
gboolean kyo_store_delete_annotation (KyoStore *self, const char *annotation_id, GError **error);

/* Views of diagrams (kyo-store-view.c). They are folded from the change log. */
gboolean kyo_store_put_view (KyoStore *self, KyoView *view, GError **error);
gboolean kyo_store_delete_view (KyoStore *self, const char *view_id, GError **error);
/* In order of creation, as a GListStore of KyoView. */
GListModel *kyo_store_list_views (KyoStore *self,
                                  const char *case_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where a person has put what is in a diagram: the standard views that have any places. */
gboolean
kyo_store_find_arrangement (KyoStore *self, const char *case_id, KyoView **view, GError **error);
GPtrArray *kyo_store_list_arrangements (KyoStore *self,
                                        GPtrArray *cases,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoView *
kyo_store_dup_view (KyoStore *self, const char *view_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Search (kyo-store-search.c) */
typedef struct
{
  char *case_id;
  int case_number; /* 0 none */
  char *target_id;
  char *where;   /* "title" "summary" "overview" … "lessons" "participant" "step" "annotation" */
  char *snippet; /* plain text, in the language in which it was found */
  KyoLang lang;
  char *via; /* of a wide query: the other word by which alone it was found; NULL when it was by
              * what was typed */
} KyoHit;
KyoHit *kyo_hit_copy (const KyoHit *hit);
void kyo_hit_free (KyoHit *hit);
/* Best first (bm25), at most limit (0: all); total gets the count of all. Exactly the targets whose
 * text kyo_query_matches() in either language. Of a wide query, what was typed comes first. */
GPtrArray *kyo_store_search (KyoStore *self,
                             KyoQuery *query,
                             guint limit,
                             guint *total,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The ids of the cases in which every term of the query is found somewhere (for the case list); of
 * a wide query also those that the exact one finds. */
GHashTable *
kyo_store_search_cases (KyoStore *self, KyoQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same lesson in other cases (kyo-store-theme.c) */
typedef struct
{
  char *case_id;
  int case_number; /* 0 none */
  KyoText *case_title;
  char *passage_id;
  KyoText *heading; /* or NULL */
  KyoText *text;
} KyoLesson;
void kyo_lesson_free (KyoLesson *lesson);
/* Those of a theme, in the order of the list of cases; except_case_id may be NULL. */
GPtrArray *kyo_store_list_lessons (KyoStore *self,
                                   const char *theme,
                                   const char *except_case_id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Trust (kyo-store-verify.c) */
/* Appends one line for each thing that is wrong; FALSE with error set when any is. Checks file,
 * schema against this version's, that the tables are the fold of the change log, and the chain of
 * its hashes (against head when given: the first hexadecimal digits of the expected last hash). */
gboolean kyo_store_verify (KyoStore *self, const char *head, GPtrArray *problems, GError **error);
/* The last hash of the change log in hexadecimal; caller frees. */
char *kyo_store_dup_head (KyoStore *self, GError **error);
/* A verified copy of a store that may be damaged or foreign, for "open a copy": reads only from
 * source. */
gboolean kyo_store_copy (const char *source_path, const char *target_path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoHit, kyo_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoLesson, kyo_lesson_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoSource, kyo_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoDraftInfo, kyo_draft_info_free)

G_END_DECLS
