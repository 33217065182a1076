/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time taken apart: shared by kyo-time.c, kyo-time-parse.c and kyo-time-display.c. Nobody else
 * includes it.
 */
#pragma once

#include "model/kyo-time.h"

G_BEGIN_DECLS

/* The schema of casebooks has the same limit. */
#define KYO_TIME_MAX_LENGTH 64

typedef enum
{
  KYO_MOMENT_KNOWN,
  KYO_MOMENT_OPEN,    /* "..": the interval has no end on this side */
  KYO_MOMENT_UNKNOWN, /* "": it has one, which nobody knows */
} KyoMomentState;

/* From coarse to fine. */
typedef enum
{
  KYO_PRECISION_YEAR,
  KYO_PRECISION_GROUP, /* a season, quarter or half of a year */
  KYO_PRECISION_MONTH,
  KYO_PRECISION_DAY,
  KYO_PRECISION_MINUTE,
  KYO_PRECISION_SECOND,
} KyoPrecision;

/* Components that a qualifier stands at; the clock is one. */
enum
{
  KYO_PART_YEAR,
  KYO_PART_MONTH,
  KYO_PART_DAY,
  KYO_PART_CLOCK,
  KYO_N_PARTS,
};

enum
{
  KYO_QUALIFIER_UNCERTAIN = 1 << 0,
  KYO_QUALIFIER_APPROXIMATE = 1 << 1,
};

typedef struct
{
  KyoMomentState state;
  KyoPrecision precision;
  /* Digits and X as they were written, "" where the component is missing. */
  char year_digits[5]; /* "" for a year of more than four digits too */
  char month_digits[3];
  char day_digits[3];
  gint64 year; /* astronomical: 0 is 1 BC; of the earliest date where there is an X */
  int month;   /* 1 to 12; 1 where missing; the first month of a group */
  int day;     /* 1 to 31; 1 where missing */
  int group;   /* code of the season, quarter or half of a year; 0 for none */
  int hour;
  int minute;
  int second;
  gboolean has_zone;
  int offset; /* minutes east of UTC */
  guint8 qualifiers[KYO_N_PARTS];
  /* Seconds since 1970-01-01T00:00:00Z, both included; meaningless unless is_bounded. */
  gboolean is_bounded;
  gint64 first;
  gint64 last;
} KyoMoment;

/* Subdivisions of a year by ISO 8601-2, table 2. */
typedef struct
{
  int code;
  int first_month;
  int n_months;
  const char *ja;
  const char *en;
} KyoYearGroup;

struct _KyoTime
{
  gatomicrefcount ref_count;
  char *edtf;
  gboolean is_interval;
  KyoMoment begin;
  KyoMoment end; /* a copy of begin when it is no interval */
};

gint64 kyo_time_days_from_civil (gint64 year, int month, int day);
int kyo_time_days_in_month (gint64 year, int month);
const KyoYearGroup *kyo_time_find_group (int code);
gboolean kyo_time_parse (
  const char *edtf, gboolean *is_interval, KyoMoment *begin, KyoMoment *end, GError **error);

G_END_DECLS
