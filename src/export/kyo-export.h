/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-annotation.h"
#include "model/kyo-casebook.h"
#include "model/kyo-view.h"
#include "text/kyo-thesaurus.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_EXPORT_PDF,      /* nick and suffix "pdf" */
  KYO_EXPORT_HTML,     /* "html" */
  KYO_EXPORT_MARKDOWN, /* "md" */
  KYO_EXPORT_JSON,     /* "json" */
  KYO_EXPORT_XML,      /* "xml": a casebook; annotations are no part of that format */
} KyoExportFormat;

typedef enum
{
  KYO_EXPORT_ERROR_FAILED, /* the file system, cairo or the fonts refused; the message says which */
  KYO_EXPORT_ERROR_TLP,    /* a case is labelled more strictly than the export may be */
  KYO_EXPORT_ERROR_EMPTY,  /* no case was chosen */
  KYO_EXPORT_ERROR_FORMAT, /* no such format */
} KyoExportError;
#define KYO_EXPORT_ERROR (kyo_export_error_quark ())
GQuark kyo_export_error_quark (void);

/* What goes into a document, and under which rules. All is borrowed for the length of the call. */
typedef struct
{
  GPtrArray *cases;        /* complete KyoCase, in order */
  GListModel *annotations; /* KyoAnnotation of these cases, or NULL */
  GPtrArray *casebooks;    /* KyoCasebook that the reference cases come from, or NULL: their source,
                              criteria and synthesis */
  GPtrArray *supports; /* complete KyoCase that the syntheses name, exported or not, or NULL: what
                          they say for a point stands there only as numbers then */
  GPtrArray
    *views; /* KyoView by which diagrams of these cases are drawn, or NULL: as the cases say */
  KyoThesaurus *thesaurus; /* what themes are called, or NULL: they are not shown then */
  KyoCasebook *whole; /* the one of these of which the cases are all that it has, or NULL: XML then
                         is that casebook, by its own id and version */
  KyoLang lang;       /* of the document */
  gboolean with_annotations; /* FALSE: as if annotations were NULL */
  KyoTlp max_tlp;            /* no case may be stricter, when has_max_tlp */
  gboolean has_max_tlp;
  const char *author; /* of the document, or NULL */
  const char *title;  /* of the document, or NULL for the usual one */
  GDateTime *when;    /* of the document, or NULL for now; times are told in its zone */
} KyoExportContent;

gboolean kyo_export_format_from_nick (const char *nick, KyoExportFormat *format);
const char *kyo_export_format_get_suffix (KyoExportFormat format);
/* The strictest label of the included cases: that of the whole document. */
KyoTlp kyo_export_content_get_tlp (const KyoExportContent *content);
GBytes *kyo_export_to_bytes (KyoExportFormat format,
                             const KyoExportContent *content,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kyo_export_to_file (KyoExportFormat format,
                             const KyoExportContent *content,
                             const char *path,
                             GError **error);

G_END_DECLS
