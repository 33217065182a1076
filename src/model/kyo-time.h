/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/kyo-types.h"

G_BEGIN_DECLS

/* A moment or span as incident reports tell it: an EDTF string (ISO 8601-2, levels 0 and 1 and
 * the parts of level 2 that reports need) and, beside it, the words of the report
 * ("half a year before"). Immutable, counted. */
#define KYO_TYPE_TIME (kyo_time_get_type ())
typedef struct _KyoTime KyoTime;

typedef enum
{
  KYO_TIME_ORDER_BEFORE,  /* a ends before b begins, whatever the uncertainty */
  KYO_TIME_ORDER_AFTER,   /* a begins after b ends */
  KYO_TIME_ORDER_SAME,    /* both are the same known span */
  KYO_TIME_ORDER_OVERLAP, /* they may stand in either order */
  KYO_TIME_ORDER_UNKNOWN, /* at least one is not known at all */
} KyoTimeOrder;

typedef enum
{
  KYO_TIME_ERROR_SYNTAX, /* not EDTF */
  KYO_TIME_ERROR_RANGE, /* a day, month or hour that does not exist, or an interval that ends before
                           it begins */
} KyoTimeError;
#define KYO_TIME_ERROR (kyo_time_error_quark ())
GQuark kyo_time_error_quark (void);

/* Where a time lies, in seconds since 1970-01-01T00:00:00Z. A month lies between begin and end and
 * has no core; of an interval from May to July, June is the core. */
typedef struct
{
  gboolean has_begin; /* FALSE where that end is open or unknown; then begin is core_begin */
  gboolean has_end;
  gboolean is_point; /* a clock time without doubt: begin and end are the same */
  int resolution;    /* s: of a point 60 or 1, else 0 */
  gint64 begin;      /* no earlier than this, doubt included */
  gint64 core_begin; /* what it surely covers, where core_begin <= core_end */
  gint64 core_end;
  gint64 end; /* earlier than this; of a clock time, no later than this */
} KyoTimeSpan;

GType kyo_time_get_type (void);
KyoTime *kyo_time_new (const char *edtf, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KyoTime *kyo_time_ref (KyoTime *self);
void kyo_time_unref (KyoTime *self);
/* The same string; NULL equals only NULL. */
gboolean kyo_time_equal (const KyoTime *a, const KyoTime *b);
const char *kyo_time_get_edtf (const KyoTime *self);
/* Earliest and latest second that the string allows, since 1970-01-01T00:00:00Z; FALSE where that
 * end is open or unknown. */
gboolean kyo_time_get_earliest (const KyoTime *self, gint64 *seconds);
gboolean kyo_time_get_latest (const KyoTime *self, gint64 *seconds);
/* The zone that it names, in minutes east of UTC; FALSE when it names none. */
gboolean kyo_time_get_offset (const KyoTime *self, int *offset);
/* What names no zone is taken to be told in that of offset, minutes east of UTC. */
void kyo_time_get_span (const KyoTime *self, int offset, KyoTimeSpan *span);
gboolean kyo_time_is_uncertain (const KyoTime *self);   /* ? or % anywhere */
gboolean kyo_time_is_approximate (const KyoTime *self); /* ~ or % anywhere */
gboolean kyo_time_is_interval (const KyoTime *self);
KyoTimeOrder kyo_time_compare (const KyoTime *a, const KyoTime *b);
/* For people: "2020年5月ごろ", "around May 2020". */
char *kyo_time_dup_display (const KyoTime *self, KyoLang lang);
/* Relative to a reference time: "半年前", "翌日", "同日", "half a year before", "the next day";
 * falls back on kyo_time_dup_display() where no such word is true to both precisions. */
char *kyo_time_dup_relative (const KyoTime *self, const KyoTime *reference, KyoLang lang);
/* As one that is told by a clock: relative to reference if there is one, and without naming the
 * zone where it is that of offset (minutes east of UTC). */
char *kyo_time_dup_told (const KyoTime *self, const KyoTime *reference, int offset, KyoLang lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoTime, kyo_time_unref)

G_END_DECLS
