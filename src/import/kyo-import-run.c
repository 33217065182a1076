/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parent's side of an import: starts the child, hands it the file on a pipe, takes its answer,
 * and stops it when it takes too long or says too much. Blocks: call it in a thread.
 */
#include "config.h"

#include "import/kyo-import-answer.h"
#include "import/kyo-import-run.h"
#include "import/kyo-report-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

/* A casebook and what is to say beside it: each as large as its reader takes it. */
#define MAX_ANSWER (64 * 1024 * 1024)
#define CHUNK 65536
#define END_PAUSE 500   /* µs */
#define LOOK_PAUSE 1000 /* ms, between two looks at the time and the cancellable */

typedef struct
{
  GSubprocess *child;
  int in;  /* the child's standard input, -1 once it has all */
  int out; /* its standard output */
  GBytes *bytes;
  gsize n_written;
  GByteArray *answer;
  gint64 deadline; /* monotonic, µs */
} Exchange;

static char *
find_child (void)
{
  const char *told = g_getenv ("KYOKUN_IMPORT");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  char *beside;

  if (told != NULL && *told != '\0')
    return g_strdup (told);
  beside = g_build_filename (folder, "kyokun-import", NULL);
  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return beside;
  g_free (beside);

  return g_build_filename (KYO_LIBEXEC_DIR, "kyokun-import", NULL);
}

static gboolean
fail_broken (const char *name, GError **error)
{
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_CHILD,
               _ ("What read %s broke down over it: the file is damaged, needs more memory than an "
                  "import may use, or was made to do harm; nothing was imported"),
               name);

  return FALSE;
}

static gboolean
fail_late (const char *name, GError **error)
{
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TIMEOUT,
               _ ("Reading %s took too long and was stopped; nothing was imported"), name);

  return FALSE;
}

/* As write(2), without the signal that a child which died early would send us. Only this thread is
 * kept from it: how the process treats it is not ours to change. */
static gssize
write_quietly (int fd, const char *data, gsize size)
{
  const struct timespec at_once = { 0, 0 };
  sigset_t pipe_signal, pending, before;
  gboolean was_pending;
  gssize n;
  int write_errno;

  sigemptyset (&pipe_signal);
  sigaddset (&pipe_signal, SIGPIPE);
  sigpending (&pending);
  was_pending = sigismember (&pending, SIGPIPE) == 1;
  pthread_sigmask (SIG_BLOCK, &pipe_signal, &before);
  n = write (fd, data, size);
  write_errno = errno;
  if (n < 0 && write_errno == EPIPE && !was_pending)
    sigtimedwait (&pipe_signal, NULL, &at_once);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  errno = write_errno;

  return n;
}

static void
write_some (Exchange *exchange)
{
  gsize size;
  const char *data = g_bytes_get_data (exchange->bytes, &size);
  gssize n = write_quietly (exchange->in, data + exchange->n_written,
                            MIN (CHUNK, size - exchange->n_written));

  if (n > 0)
    exchange->n_written += (gsize) n;
  /* A child that needs no more of it has closed the pipe: what it says tells why. */
  if ((n < 0 && errno != EAGAIN && errno != EINTR) || exchange->n_written == size)
    {
      GOutputStream *stream = g_subprocess_get_stdin_pipe (exchange->child);

      g_output_stream_close (stream, NULL, NULL);
      exchange->in = -1;
    }
}

/* TRUE as long as more may come. */
static gboolean
read_some (Exchange *exchange)
{
  guint8 chunk[CHUNK];
  gssize n = read (exchange->out, chunk, sizeof chunk);

  if (n > 0)
    g_byte_array_append (exchange->answer, chunk, (guint) n);

  return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

static gboolean
exchange_bytes (Exchange *exchange, const char *name, GCancellable *cancellable, GError **error)
{
  int cancel_fd = cancellable != NULL ? g_cancellable_get_fd (cancellable) : -1;
  gboolean goes_on = TRUE;
  gboolean is_well = TRUE;

  while (goes_on && is_well)
    {
      struct pollfd fds[] = { { exchange->out, POLLIN, 0 },
                              { exchange->in, POLLOUT, 0 },
                              { cancel_fd, POLLIN, 0 } };
      gint64 left = (exchange->deadline - g_get_monotonic_time ()) / 1000;

      if (left <= 0)
        is_well = fail_late (name, error);
      else if (g_cancellable_set_error_if_cancelled (cancellable, error))
        is_well = FALSE;
      else if (poll (fds, G_N_ELEMENTS (fds), (int) MIN (left, LOOK_PAUSE)) > 0)
        {
          if (exchange->in >= 0 && fds[1].revents != 0)
            write_some (exchange);
          if (fds[0].revents != 0)
            goes_on = read_some (exchange);
          if (exchange->answer->len > MAX_ANSWER)
            is_well = fail_broken (name, error);
        }
    }
  if (cancel_fd >= 0)
    g_cancellable_release_fd (cancellable);

  return is_well;
}

static void
set_nonblocking (int fd)
{
  fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) | O_NONBLOCK);
}

/* A child that has said all and closed its output ends at once, or is made to. */
static gboolean
wait_for_end (Exchange *exchange, const char *name, GError **error)
{
  while (g_subprocess_get_identifier (exchange->child) != NULL)
    {
      if (g_get_monotonic_time () > exchange->deadline)
        return fail_late (name, error);
      g_usleep (END_PAUSE);
    }

  return TRUE;
}

/* The answer of a child that has ended as it should. */
static gboolean
run_to_end (Exchange *exchange, const char *name, GCancellable *cancellable, GError **error)
{
  gboolean is_well =
    exchange_bytes (exchange, name, cancellable, error) && wait_for_end (exchange, name, error);

  if (!is_well)
    g_subprocess_force_exit (exchange->child);
  g_subprocess_wait (exchange->child, NULL, NULL);
  if (!is_well)
    return FALSE;
  /* The kernel stops what uses up its processor time. */
  if (g_subprocess_get_if_signaled (exchange->child) &&
      (g_subprocess_get_term_sig (exchange->child) == SIGXCPU ||
       g_subprocess_get_term_sig (exchange->child) == SIGKILL))
    return fail_late (name, error);
  if (!g_subprocess_get_if_exited (exchange->child) ||
      g_subprocess_get_exit_status (exchange->child) > 1)
    return fail_broken (name, error);

  return TRUE;
}

static gboolean
check_size (GBytes *bytes, const char *name, GError **error)
{
  gsize limit = kyo_report_is_pdf (bytes) ? KYO_REPORT_MAX_PDF_BYTES : KYO_REPORT_MAX_TEXT_BYTES;

  if (g_bytes_get_size (bytes) <= limit)
    return TRUE;
  g_set_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG,
               _ ("%s is larger than the %d MiB that can be imported"), name,
               (int) (limit / (1024 * 1024)));

  return FALSE;
}

/**
 * kyo_import_run_child:
 * @argv: the program and its arguments, `NULL` last
 * @timeout: in seconds, how long it may take
 * @bytes: the bytes of the file
 * @name: how messages name it
 * @format: (out) (transfer full): what the file was, see kyo_import_answer_new()
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * As kyo_import_run(), with a program of one's own.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_import_run_child (const char *const *argv,
                      guint timeout,
                      GBytes *bytes,
                      const char *name,
                      char **format,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autoptr (GBytes) answer_bytes = NULL;
  Exchange exchange = { NULL };
  gboolean is_well;

  if (!check_size (bytes, name, error))
    return NULL;
  child = g_subprocess_newv (argv,
                             G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             error);
  if (child == NULL)
    {
      g_prefix_error (error, _ ("The program that reads files cannot be started: "));
      return NULL;
    }
  exchange.child = child;
  exchange.in =
    g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (g_subprocess_get_stdin_pipe (child)));
  exchange.out =
    g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (child)));
  exchange.bytes = bytes;
  exchange.answer = answer;
  exchange.deadline = g_get_monotonic_time () + (gint64) timeout * G_USEC_PER_SEC;
  set_nonblocking (exchange.in);
  set_nonblocking (exchange.out);
  is_well = run_to_end (&exchange, name, cancellable, error);
  if (!is_well)
    return NULL;
  answer_bytes = g_byte_array_free_to_bytes (g_steal_pointer (&answer));

  return kyo_import_answer_read (answer_bytes, name, format, error);
}

/**
 * kyo_import_run_as:
 * @bytes: the bytes of a file
 * @name: how messages name it; valid UTF-8
 * @wanted: (nullable): its format, one of kyo-import-format.h; `NULL` to recognise it
 * @format: (out) (transfer full): its format
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * As kyo_import_run(), for a file of which the format is known.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_import_run_as (GBytes *bytes,
                   const char *name,
                   const char *wanted,
                   char **format,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *child = find_child ();
  const char *argv[] = { child, name, wanted, NULL };

  return kyo_import_run_child (argv, KYO_IMPORT_TIMEOUT, bytes, name, format, cancellable, error);
}

/**
 * kyo_import_run:
 * @bytes: the bytes of a file: casebook XML, or a report as text or PDF
 * @name: how messages name it; valid UTF-8
 * @format: (out) (transfer full): its format, one of kyo-import-format.h
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Has a file read by the import child, a process without network that may use
 * `KYO_IMPORT_MAX_MEMORY` and `KYO_IMPORT_MAX_CPU`, and waits for it for up to
 * `KYO_IMPORT_TIMEOUT` seconds. Blocks.
 *
 * Fails with any error of import; with `KYO_IMPORT_ERROR_CHILD` or `KYO_IMPORT_ERROR_TIMEOUT` when
 * the file is more than the child can bear; with `G_IO_ERROR_CANCELLED`; or with what
 * g_subprocess_newv() says.
 *
 * Returns: (transfer full): the draft, or `NULL` with @error set
 */
KyoReportDraft *
kyo_import_run (
  GBytes *bytes, const char *name, char **format, GCancellable *cancellable, GError **error)
{
  return kyo_import_run_as (bytes, name, NULL, format, cancellable, error);
}
