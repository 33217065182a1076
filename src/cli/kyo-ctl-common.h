/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/kyo-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_CTL_ERROR_USAGE,  /* wrong usage: exit status 2 */
  KYO_CTL_ERROR_FAILED, /* anything else: 1 */
} KyoCtlError;
#define KYO_CTL_ERROR (kyo_ctl_error_quark ())
GQuark kyo_ctl_error_quark (void);

typedef struct _KyoCtl KyoCtl;

/* A row of the table of commands in kyo-ctl.c. */
typedef struct
{
  const char *name;
  const char *arguments; /* as the usage shows them */
  const char *summary;   /* to be translated */
  gboolean (*run) (KyoCtl *ctl, GError **error);
} KyoCtlCommand;

/* One run of the program. */
struct _KyoCtl
{
  const KyoCtlCommand *command;
  char **argv;      /* the command's name and its arguments; after kyo_ctl_parse() no options */
  guint n_args;     /* how many stand after the name */
  char *store_path; /* NULL: the user's own */
  char *lang_nick;  /* NULL: that of the locale */
  KyoLang lang;     /* set by kyo_ctl_parse() */
  gboolean json;
};

typedef enum
{
  KYO_CTL_READ,    /* made when missing; one that cannot be written is read all the same */
  KYO_CTL_WRITE,   /* made when missing */
  KYO_CTL_TRY,     /* a copy in memory; the file is only read, and need not be there */
  KYO_CTL_INSPECT, /* neither made nor written, but for what a crash left half done */
} KyoCtlAccess;

gboolean kyo_ctl_parse (
  KyoCtl *ctl, const GOptionEntry *entries, guint min_args, guint max_args, GError **error);
const char *kyo_ctl_get_arg (KyoCtl *ctl, guint i);
gboolean
kyo_ctl_parse_nick (GType type, const char *option, const char *nick, int *value, GError **error);
gboolean kyo_ctl_parse_limit (int limit, GError **error);
gboolean kyo_ctl_check_text (const char *name, const char *text, GError **error);
gboolean kyo_ctl_require (const char *option, const char *value, GError **error);

char *kyo_ctl_dup_store_path (KyoCtl *ctl);
KyoStore *
kyo_ctl_open_store (KyoCtl *ctl, KyoCtlAccess access, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoCase *
kyo_ctl_dup_case (KyoStore *store, const char *ref, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void kyo_ctl_print_json (JsonNode *node);
void kyo_ctl_progress (const char *what);
gboolean kyo_ctl_write_file (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
