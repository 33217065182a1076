/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KYO_IMPORT_ERROR_SYNTAX,    /* not well-formed, or with a document type declaration */
  KYO_IMPORT_ERROR_SCHEMA,    /* breaks the casebook schema */
  KYO_IMPORT_ERROR_LINK,      /* an id twice, or one that leads nowhere */
  KYO_IMPORT_ERROR_VALUE,     /* a time or another value that is not one */
  KYO_IMPORT_ERROR_TOO_BIG,   /* larger than an import may be, or with more pages */
  KYO_IMPORT_ERROR_EMPTY,     /* nothing in it */
  KYO_IMPORT_ERROR_BINARY,    /* neither text in a known encoding nor a known format */
  KYO_IMPORT_ERROR_ENCRYPTED, /* a PDF that asks for a password */
  KYO_IMPORT_ERROR_NO_TEXT,   /* a PDF of pictures only */
  KYO_IMPORT_ERROR_DAMAGED,   /* a PDF that is cut off or broken */
  KYO_IMPORT_ERROR_NO_CASE,   /* no case found in it */
  KYO_IMPORT_ERROR_FORMAT,    /* not of the format that was asked for, or of none that is known */
  KYO_IMPORT_ERROR_CHILD,     /* the process that reads it broke down */
  KYO_IMPORT_ERROR_TIMEOUT,   /* the process that reads it took too long */
  KYO_IMPORT_ERROR_REFUSED,   /* a correction of a draft that cannot be made */
} KyoImportError;

#define KYO_IMPORT_ERROR (kyo_import_error_quark ())
GQuark kyo_import_error_quark (void);

G_END_DECLS
