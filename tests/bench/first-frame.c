/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts a program and watches the screen until it has been still for a while, from outside, so
 * that any two programs are measured alike:
 *
 *     first-frame COMMAND [ARG…]
 *
 * The X server reports damage; each time the screen's picture is copied with the time at which it
 * was there. The last picture is what the program wanted to show. The first complete frame is the
 * earliest that differs from it by no more pixels than a blinking caret has. Prints one line:
 * milliseconds from exec to the first pixel and to the first complete frame, how many pictures
 * there were until then, then RSS, PSS and private memory in KiB once the screen is still.
 */
#include "config.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define CARET_PIXELS 200
#define STILL_MS 2000
#define PATIENCE_MS 60000
#define MOST_PICTURES 120

typedef struct
{
  gint64 time; /* µs since exec */
  guint32 *pixels;
} Picture;

typedef struct
{
  Display *display;
  Window root;
  Damage damage;
  int damage_event;
  XImage *image;
  XShmSegmentInfo segment;
  gsize n_pixels;
  GArray *pictures;
} Watch;

static void
clear_picture (gpointer picture)
{
  g_free (((Picture *) picture)->pixels);
}

static gboolean
open_watch (Watch *watch)
{
  int screen;
  int error_base;

  watch->display = XOpenDisplay (NULL);
  if (watch->display == NULL || !XShmQueryExtension (watch->display) ||
      !XDamageQueryExtension (watch->display, &watch->damage_event, &error_base))
    return FALSE;

  screen = DefaultScreen (watch->display);
  watch->root = RootWindow (watch->display, screen);
  watch->image =
    XShmCreateImage (watch->display, DefaultVisual (watch->display, screen),
                     (unsigned int) DefaultDepth (watch->display, screen), ZPixmap, NULL,
                     &watch->segment, (unsigned int) DisplayWidth (watch->display, screen),
                     (unsigned int) DisplayHeight (watch->display, screen));
  if (watch->image == NULL || watch->image->bits_per_pixel != 32)
    return FALSE;

  watch->n_pixels = (gsize) watch->image->width * (gsize) watch->image->height;
  watch->segment.shmid = shmget (IPC_PRIVATE, watch->n_pixels * 4, IPC_CREAT | 0600);
  watch->segment.shmaddr = shmat (watch->segment.shmid, NULL, 0);
  watch->image->data = watch->segment.shmaddr;
  watch->segment.readOnly = False;
  XShmAttach (watch->display, &watch->segment);
  XSync (watch->display, False);
  shmctl (watch->segment.shmid, IPC_RMID, NULL);
  watch->damage = XDamageCreate (watch->display, watch->root, XDamageReportNonEmpty);
  watch->pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  g_array_set_clear_func (watch->pictures, clear_picture);

  return TRUE;
}

static void
close_watch (Watch *watch)
{
  XDamageDestroy (watch->display, watch->damage);
  XShmDetach (watch->display, &watch->segment);
  XDestroyImage (watch->image);
  XCloseDisplay (watch->display);
  shmdt (watch->segment.shmaddr);
  g_array_unref (watch->pictures);
}

static gsize
count_differing (const guint32 *a, const guint32 *b, gsize n_pixels)
{
  gsize n = 0;

  for (gsize i = 0; i < n_pixels; i++)
    n += ((a[i] ^ b[i]) & 0xffffff) != 0;

  return n;
}

/* Whether more than a caret changed. */
static gboolean
take_picture (Watch *watch, gint64 time)
{
  guint n = watch->pictures->len;
  Picture picture = { time, NULL };
  gsize changed = watch->n_pixels;

  XShmGetImage (watch->display, watch->root, watch->image, 0, 0, AllPlanes);
  if (n > 0)
    changed = count_differing (g_array_index (watch->pictures, Picture, n - 1).pixels,
                               (const guint32 *) watch->image->data, watch->n_pixels);
  if (changed == 0 || n >= MOST_PICTURES)
    return FALSE;

  picture.pixels = g_memdup2 (watch->image->data, watch->n_pixels * 4);
  g_array_append_val (watch->pictures, picture);

  return changed > CARET_PIXELS;
}

/* Until nothing has changed for a while, or the program has ended. */
static void
watch_until_still (Watch *watch, GPid pid, gint64 begin)
{
  gint64 last_change = begin;
  gint64 now = begin;
  struct pollfd poll_fd = { ConnectionNumber (watch->display), POLLIN, 0 };

  while (now - begin < PATIENCE_MS * 1000 && waitpid (pid, NULL, WNOHANG) == 0)
    {
      gboolean is_damaged = FALSE;

      while (XPending (watch->display) > 0)
        {
          XEvent event;

          XNextEvent (watch->display, &event);
          is_damaged |= event.type == watch->damage_event + XDamageNotify;
        }
      now = g_get_monotonic_time ();
      if (is_damaged)
        {
          XDamageSubtract (watch->display, watch->damage, None, None);
          if (take_picture (watch, now - begin))
            last_change = now;
        }
      if (watch->pictures->len > 1 && now - last_change > STILL_MS * 1000)
        return;
      poll (&poll_fd, 1, 50);
    }
}

static guint64
read_rollup (const char *rollup, const char *key)
{
  const char *line = strstr (rollup, key);

  return line != NULL ? g_ascii_strtoull (line + strlen (key), NULL, 10) : 0;
}

static void
print_result (Watch *watch, GPid pid)
{
  guint n = watch->pictures->len;
  guint complete = n - 1;
  const Picture *pictures = &g_array_index (watch->pictures, Picture, 0);
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *rollup = NULL;

  while (complete > 1 && count_differing (pictures[complete - 1].pixels, pictures[n - 1].pixels,
                                          watch->n_pixels) <= CARET_PIXELS)
    complete--;
  if (!g_file_get_contents (path, &rollup, NULL, NULL))
    rollup = g_strdup ("");
  g_print ("%.1f %.1f %u %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
           (double) pictures[1].time / 1000, (double) pictures[complete].time / 1000, complete,
           read_rollup (rollup, "\nRss:"), read_rollup (rollup, "\nPss:"),
           read_rollup (rollup, "\nPrivate_Clean:") + read_rollup (rollup, "\nPrivate_Dirty:"));
}

int
main (int argc, char *argv[])
{
  Watch watch = { 0 };
  gint64 begin;
  GPid pid;
  int status;

  if (argc < 2)
    {
      g_printerr ("Usage: first-frame COMMAND [ARG…]\n");
      return 2;
    }
  if (!open_watch (&watch))
    {
      g_printerr ("The display is not there or lacks the extensions DAMAGE and MIT-SHM\n");
      return 1;
    }
  take_picture (&watch, 0);

  begin = g_get_monotonic_time ();
  pid = fork ();
  if (pid == 0)
    {
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  watch_until_still (&watch, pid, begin);
  if (watch.pictures->len > 1)
    print_result (&watch, pid);
  else
    g_printerr ("%s showed nothing\n", argv[1]);
  if (waitpid (pid, NULL, WNOHANG) == 0)
    {
      kill (pid, SIGTERM);
      waitpid (pid, NULL, 0);
    }
  status = watch.pictures->len > 1 ? 0 : 1;
  close_watch (&watch);

  return status;
}
