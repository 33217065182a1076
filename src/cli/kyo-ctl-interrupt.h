/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* While it lives, Ctrl-C (and its like from other programs) cancels instead of ending the program:
 * what has been begun is finished or undone, and nothing new begun. */
typedef struct _KyoCtlInterrupt KyoCtlInterrupt;

KyoCtlInterrupt *kyo_ctl_interrupt_new (void) G_GNUC_WARN_UNUSED_RESULT;
GCancellable *kyo_ctl_interrupt_get_cancellable (KyoCtlInterrupt *self);
void kyo_ctl_interrupt_free (KyoCtlInterrupt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KyoCtlInterrupt, kyo_ctl_interrupt_free)

G_END_DECLS
