/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only what a caller treats differently; the message says the rest. */
typedef enum
{
  KYO_STORE_ERROR_FAILED,      /* anything else */
  KYO_STORE_ERROR_NOT_FOUND,   /* no such case, target or annotation */
  KYO_STORE_ERROR_NOT_A_STORE, /* not an SQLite file, or another application's */
  KYO_STORE_ERROR_TOO_NEW,     /* written by a newer Kyokun */
  KYO_STORE_ERROR_DAMAGED,     /* truncated, flipped bytes, unexpected schema */
  KYO_STORE_ERROR_READ_ONLY,   /* the file or its folder cannot be written */
  KYO_STORE_ERROR_LOCKED,      /* another process holds it */
  KYO_STORE_ERROR_FULL,        /* the disk is full */
  KYO_STORE_ERROR_REFUSED,     /* a reference case is read-only, an argument is not acceptable */
} KyoStoreError;

#define KYO_STORE_ERROR (kyo_store_error_quark ())
GQuark kyo_store_error_quark (void);

G_END_DECLS
