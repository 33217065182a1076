/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model as JSON: the shapes on which kyokunctl's --json and the JSON export agree. Fields may
 * be added, never renamed.
 */
#pragma once

#include "model/kyo-annotation.h"
#include "model/kyo-casebook.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The caller owns the node; NULL makes { "ja": null, "en": null }. */
JsonNode *kyo_json_from_text (KyoText *text) G_GNUC_WARN_UNUSED_RESULT;
/* One item of a list of cases. */
JsonNode *kyo_json_from_case_short (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
/* The case whole. */
JsonNode *kyo_json_from_case (KyoCase *kase) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *kyo_json_from_annotation (KyoAnnotation *annotation) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *kyo_json_from_casebook (KyoCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
/* Indented, UTF-8, ended by a line feed. */
char *kyo_json_dup_string (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
