/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every property of the model keeps to, asserted in one place.
 */
#include "config.h"

#include "check-property.h"
#include "model/kyo-text.h"
#include "model/kyo-time.h"

#include <gobject/gvaluecollector.h>

static void
count_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static gboolean
is_equal (const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, KYO_TYPE_TEXT))
    return kyo_text_equal (g_value_get_boxed (a), g_value_get_boxed (b));
  if (G_VALUE_HOLDS (a, KYO_TYPE_TIME))
    return kyo_time_equal (g_value_get_boxed (a), g_value_get_boxed (b));
  if (G_VALUE_HOLDS (a, G_TYPE_STRV))
    {
      const char *const *x = g_value_get_boxed (a);
      const char *const *y = g_value_get_boxed (b);

      return x == y || (x != NULL && y != NULL && g_strv_equal (x, y));
    }
  if (G_VALUE_HOLDS_STRING (a))
    return g_strcmp0 (g_value_get_string (a), g_value_get_string (b)) == 0;
  if (G_VALUE_HOLDS_ENUM (a))
    return g_value_get_enum (a) == g_value_get_enum (b);
  if (G_VALUE_HOLDS_BOOLEAN (a))
    return g_value_get_boolean (a) == g_value_get_boolean (b);
  if (G_VALUE_HOLDS_UINT (a))
    return g_value_get_uint (a) == g_value_get_uint (b);

  g_assert_true (G_VALUE_HOLDS_INT (a));
  return g_value_get_int (a) == g_value_get_int (b);
}

static void
assert_value (GObject *object, const char *name, const GValue *expected)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_VALUE_TYPE (expected));
  g_object_get_property (object, name, &value);
  if (!is_equal (&value, expected))
    {
      g_autofree char *has = g_strdup_value_contents (&value);
      g_autofree char *wanted = g_strdup_value_contents (expected);

      g_error ("%s:%s is %s, not %s", G_OBJECT_TYPE_NAME (object), name, has, wanted);
    }
}

/**
 * check_property:
 * @object: an object
 * @name: a property of it that has another value than the one given
 * @type: the type of the value
 * @...: the value
 *
 * Asserts that setting the property changes it and notifies once, and that setting it to the same
 * again notifies nobody.
 */
void
check_property (GObject *object, const char *name, GType type, ...)
{
  g_autofree char *detail = g_strconcat ("notify::", name, NULL);
  g_autofree char *problem = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  int notified = 0;
  int others = 0;
  gulong own, any;
  va_list args;

  va_start (args, type);
  G_VALUE_COLLECT_INIT (&value, type, args, 0, &problem);
  va_end (args);
  g_assert_null (problem);

  own = g_signal_connect (object, detail, G_CALLBACK (count_cb), &notified);
  any = g_signal_connect (object, "notify", G_CALLBACK (count_cb), &others);
  g_object_set_property (object, name, &value);
  assert_value (object, name, &value);
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpint (others, ==, 1);

  g_object_set_property (object, name, &value);
  assert_value (object, name, &value);
  g_assert_cmpint (notified, ==, 1);

  g_signal_handler_disconnect (object, own);
  g_signal_handler_disconnect (object, any);
}

/**
 * check_default:
 * @object: an object
 * @name: a property of it
 * @type: the type of the value
 * @...: the value
 *
 * Asserts that the property has this value.
 */
void
check_default (GObject *object, const char *name, GType type, ...)
{
  g_autofree char *problem = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  va_list args;

  va_start (args, type);
  G_VALUE_COLLECT_INIT (&value, type, args, 0, &problem);
  va_end (args);
  g_assert_null (problem);

  assert_value (object, name, &value);
}

/**
 * check_read_only:
 * @object: an object
 * @name: a property of it
 *
 * Asserts that the property can be read, and not be set once the object is made.
 */
void
check_read_only (GObject *object, const char *name)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);

  g_assert_nonnull (pspec);
  g_assert_true (pspec->flags & G_PARAM_READABLE);
  g_assert_true (!(pspec->flags & G_PARAM_WRITABLE) || pspec->flags & G_PARAM_CONSTRUCT_ONLY);
}
