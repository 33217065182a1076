/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signals are blocked in every thread, and one thread waits for them; so nothing happens within
 * a signal handler, where hardly anything may.
 */
#include "config.h"

#include "cli/kyo-ctl-interrupt.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

struct _KyoCtlInterrupt
{
  GCancellable *cancellable;
  GThread *thread;
  sigset_t before;
  int signals; /* reads the signals; -1 when there is none to be had */
  int stop[2]; /* a pipe: closing its end for writing ends the thread */
};

static gpointer
wait_in_thread (gpointer user_data)
{
  KyoCtlInterrupt *self = user_data;
  struct pollfd fds[] = { { self->signals, POLLIN, 0 }, { self->stop[0], POLLIN, 0 } };
  struct signalfd_siginfo info;

  while (TRUE)
    {
      if (poll (fds, G_N_ELEMENTS (fds), -1) < 0 && errno != EINTR)
        return NULL;
      if (fds[1].revents != 0)
        return NULL;
      if (fds[0].revents != 0 && read (self->signals, &info, sizeof info) > 0)
        g_cancellable_cancel (self->cancellable);
    }
}

/**
 * kyo_ctl_interrupt_new:
 *
 * Keeps the program from being interrupted. Call it before there is any other thread.
 *
 * Returns: (transfer full): what ends that when it is freed
 */
KyoCtlInterrupt *
kyo_ctl_interrupt_new (void)
{
  KyoCtlInterrupt *self = g_new0 (KyoCtlInterrupt, 1);
  sigset_t set;

  self->cancellable = g_cancellable_new ();
  self->signals = -1;
  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  sigaddset (&set, SIGHUP);
  /* Without means to wait for them they stay as they are: then they end the program at once. */
  if (!g_unix_open_pipe (self->stop, FD_CLOEXEC, NULL))
    return self;
  pthread_sigmask (SIG_BLOCK, &set, &self->before);
  self->signals = signalfd (-1, &set, SFD_CLOEXEC);
  if (self->signals >= 0)
    self->thread = g_thread_new ("interrupt", wait_in_thread, self);
  else
    {
      pthread_sigmask (SIG_SETMASK, &self->before, NULL);
      close (self->stop[0]);
      close (self->stop[1]);
    }

  return self;
}

/**
 * kyo_ctl_interrupt_get_cancellable:
 * @self: what keeps the program from being interrupted
 *
 * Gets what is cancelled by Ctrl-C.
 *
 * Returns: (transfer none): it
 */
GCancellable *
kyo_ctl_interrupt_get_cancellable (KyoCtlInterrupt *self)
{
  return self->cancellable;
}

/**
 * kyo_ctl_interrupt_free:
 * @self: (transfer full): what keeps the program from being interrupted
 *
 * Lets it be interrupted again.
 */
void
kyo_ctl_interrupt_free (KyoCtlInterrupt *self)
{
  if (self->thread != NULL)
    {
      close (self->stop[1]);
      g_thread_join (self->thread);
      close (self->stop[0]);
      close (self->signals);
      pthread_sigmask (SIG_SETMASK, &self->before, NULL);
    }
  g_object_unref (self->cancellable);
  g_free (self);
}
