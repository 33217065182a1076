/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/kyo-time.h"

static KyoTimeOrder
mirror (KyoTimeOrder order)
{
  if (order == KYO_TIME_ORDER_BEFORE)
    return KYO_TIME_ORDER_AFTER;
  return order == KYO_TIME_ORDER_AFTER ? KYO_TIME_ORDER_BEFORE : order;
}

static const struct
{
  const char *a;
  const char *b;
  KyoTimeOrder order;
} orders[] = {
  { "2020-05-12", "2020-05-13", KYO_TIME_ORDER_BEFORE },
  { "2020-05-12", "2020-05-12", KYO_TIME_ORDER_SAME },
  { "2020-05", "2020-06", KYO_TIME_ORDER_BEFORE },
  { "2020-05-31T23:59:59", "2020-06", KYO_TIME_ORDER_BEFORE },
  { "2019", "2020-01-01", KYO_TIME_ORDER_BEFORE },
  { "2020-05", "2020-05-12", KYO_TIME_ORDER_OVERLAP },
  { "2020", "2020-12", KYO_TIME_ORDER_OVERLAP },
  { "2020-05/2020-05", "2020-05", KYO_TIME_ORDER_SAME },
  { "2020-05-01/2020-05-31", "2020-05", KYO_TIME_ORDER_SAME },
  /* Two spellings of one moment, and zones that cross midnight. */
  { "2020-05-12T09:00+09:00", "2020-05-12T00:00Z", KYO_TIME_ORDER_SAME },
  { "2020-05-12T08:00+09:00", "2020-05-12T00:00Z", KYO_TIME_ORDER_BEFORE },
  { "2020-05-12T13:45", "2020-05-12T13:45Z", KYO_TIME_ORDER_SAME },
  { "2020-05-12T13:45", "2020-05-12T13:45:30", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-12T13:45", "2020-05-12T13:46", KYO_TIME_ORDER_BEFORE },
  /* Doubt widens by one unit of the precision. */
  { "2020-05~", "2020-06", KYO_TIME_ORDER_OVERLAP },
  { "2020-05~", "2020-07-02", KYO_TIME_ORDER_BEFORE },
  { "2020-05?", "2020-06", KYO_TIME_ORDER_OVERLAP },
  { "2020-05~", "2020-05~", KYO_TIME_ORDER_OVERLAP },
  { "2020-05~", "2020-05", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-12~", "2020-05-13", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-12~", "2020-05-14", KYO_TIME_ORDER_BEFORE },
  { "2020-05-12~", "2020-05-14~", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-12~", "2020-05-15~", KYO_TIME_ORDER_BEFORE },
  { "2020~", "2021", KYO_TIME_ORDER_OVERLAP },
  { "2020~", "2022-01-02", KYO_TIME_ORDER_BEFORE },
  { "2020?-05-12", "2020-12-01", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-~12", "2020-05-14", KYO_TIME_ORDER_BEFORE },
  { "2020-05~-12", "2020-06-10", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-12T13:45~", "2020-05-12T14:30", KYO_TIME_ORDER_OVERLAP },
  { "2020-05-12T13:45~", "2020-05-12T15:00", KYO_TIME_ORDER_BEFORE },
  { "2020-21~", "2020-07", KYO_TIME_ORDER_OVERLAP },
  { "2020-21", "2020-07", KYO_TIME_ORDER_BEFORE },
  { "2020-21~", "2020-10", KYO_TIME_ORDER_BEFORE },
  /* Unspecified digits. */
  { "2020-XX", "2020-05", KYO_TIME_ORDER_OVERLAP },
  { "202X", "2030", KYO_TIME_ORDER_BEFORE },
  { "2020-05-1X", "2020-05-20", KYO_TIME_ORDER_BEFORE },
  /* Intervals, also with an open or unknown end. */
  { "2020-01/2020-03", "2020-04/2020-06", KYO_TIME_ORDER_BEFORE },
  { "2020-01/2020-04", "2020-04/2020-06", KYO_TIME_ORDER_OVERLAP },
  { "2020-05/..", "2020-04", KYO_TIME_ORDER_AFTER },
  { "2020-05/..", "2030", KYO_TIME_ORDER_OVERLAP },
  { "2020-05/", "2020-04", KYO_TIME_ORDER_AFTER },
  { "../2020-05", "2020-06", KYO_TIME_ORDER_BEFORE },
  { "/2020-05", "2019", KYO_TIME_ORDER_OVERLAP },
  { "2020-05/..", "2020-05/..", KYO_TIME_ORDER_OVERLAP },
  { "2020-05/2020-08~", "2020-09", KYO_TIME_ORDER_OVERLAP },
  /* Nothing known. */
  { "XXXX", "2020", KYO_TIME_ORDER_UNKNOWN },
  { "XXXX-12-25", "2020-12-26", KYO_TIME_ORDER_UNKNOWN },
  { "XXXX", "XXXX", KYO_TIME_ORDER_UNKNOWN },
  { "XXXX/2019", "2020", KYO_TIME_ORDER_BEFORE },
  /* Far away. */
  { "-0044-03-15", "0001", KYO_TIME_ORDER_BEFORE },
  { "Y-999999999", "Y999999999", KYO_TIME_ORDER_BEFORE },
};

static void
test_order_claims_no_more_than_both_know (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (KyoTime) a = kyo_time_new (orders[i].a, NULL);
      g_autoptr (KyoTime) b = kyo_time_new (orders[i].b, NULL);

      g_test_message ("%s, %s", orders[i].a, orders[i].b);
      g_assert_nonnull (a);
      g_assert_nonnull (b);
      g_assert_cmpint (kyo_time_compare (a, b), ==, orders[i].order);
      g_assert_cmpint (kyo_time_compare (b, a), ==, mirror (orders[i].order));
      g_assert_cmpint (kyo_time_compare (a, NULL), ==, KYO_TIME_ORDER_UNKNOWN);
      g_assert_cmpint (kyo_time_compare (NULL, b), ==, KYO_TIME_ORDER_UNKNOWN);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/time/order-claims-no-more-than-both-know",
                   test_order_claims_no_more_than_both_know);

  return g_test_run ();
}
