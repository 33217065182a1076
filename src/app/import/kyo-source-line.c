/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import/kyo-source-line.h"

struct _KyoSourceLine
{
  GObject parent_instance;

  GPtrArray *lines;
  guint position;
  gboolean is_lit;
};

G_DEFINE_FINAL_TYPE (KyoSourceLine, kyo_source_line, G_TYPE_OBJECT)

enum
{
  PROP_LIT = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Which fields its parts are of decides nothing that is seen. */
static gboolean
looks_alike (const KyoReportLine *a, const KyoReportLine *b)
{
  return a->kind == b->kind && a->reason == b->reason && a->list == b->list &&
         g_strcmp0 (a->number, b->number) == 0 && g_strcmp0 (a->text, b->text) == 0;
}

static void
kyo_source_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LIT:
      g_value_set_boolean (value, kyo_source_line_is_lit (KYO_SOURCE_LINE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_source_line_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LIT:
      kyo_source_line_set_lit (KYO_SOURCE_LINE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_source_line_finalize (GObject *object)
{
  KyoSourceLine *self = KYO_SOURCE_LINE (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (kyo_source_line_parent_class)->finalize (object);
}

static void
kyo_source_line_class_init (KyoSourceLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kyo_source_line_finalize;
  object_class->get_property = kyo_source_line_get_property;
  object_class->set_property = kyo_source_line_set_property;

  props[PROP_LIT] = g_param_spec_boolean (
    "lit", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_SOURCE_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kyo_source_line_init (KyoSourceLine *self)
{
}

/**
 * kyo_source_line_new:
 * @lines: a list of #KyoReportLine
 * @position: which of them
 *
 * Returns: (transfer full): the line
 */
KyoSourceLine *
kyo_source_line_new (GPtrArray *lines, guint position)
{
  KyoSourceLine *self;

  g_return_val_if_fail (position < lines->len, NULL);

  self = g_object_new (KYO_TYPE_SOURCE_LINE, NULL);
  self->lines = g_ptr_array_ref (lines);
  self->position = position;

  return self;
}

/**
 * kyo_source_line_get:
 * @self: a line
 *
 * Returns: (transfer none): what there is to know of it, until it is updated
 */
const KyoReportLine *
kyo_source_line_get (KyoSourceLine *self)
{
  g_return_val_if_fail (KYO_IS_SOURCE_LINE (self), NULL);

  return self->lines->pdata[self->position];
}

/**
 * kyo_source_line_begins_page:
 * @self: a line
 *
 * Returns: whether it is the first one of its page
 */
gboolean
kyo_source_line_begins_page (KyoSourceLine *self)
{
  g_return_val_if_fail (KYO_IS_SOURCE_LINE (self), FALSE);

  return self->position == 0 ||
         ((const KyoReportLine *) self->lines->pdata[self->position - 1])->page !=
           kyo_source_line_get (self)->page;
}

/**
 * kyo_source_line_update:
 * @self: a line
 * @lines: the lines of the same source after a correction
 *
 * Takes over what became of the line, and says so where that can be seen.
 */
void
kyo_source_line_update (KyoSourceLine *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (KYO_IS_SOURCE_LINE (self));
  g_return_if_fail (lines->len == self->lines->len);

  before = self->lines;
  self->lines = g_ptr_array_ref (lines);
  if (!looks_alike (before->pdata[self->position], lines->pdata[self->position]))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kyo_source_line_is_lit:
 * @self: a line
 *
 * Returns: whether the selected field comes from it
 */
gboolean
kyo_source_line_is_lit (KyoSourceLine *self)
{
  g_return_val_if_fail (KYO_IS_SOURCE_LINE (self), FALSE);

  return self->is_lit;
}

/**
 * kyo_source_line_set_lit:
 * @self: a line
 * @lit: whether the selected field comes from it
 *
 * Marks it.
 */
void
kyo_source_line_set_lit (KyoSourceLine *self, gboolean lit)
{
  g_return_if_fail (KYO_IS_SOURCE_LINE (self));

  lit = !!lit;
  if (self->is_lit == lit)
    return;
  self->is_lit = lit;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIT]);
}
