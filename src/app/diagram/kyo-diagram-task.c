/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/diagram/kyo-diagram-task.h"

#include "render/kyo-painter.h"

typedef struct
{
  KyoCase *kase;
  KyoLang lang;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->kase);
  g_free (job);
}

static void
start (GTask *task, const char *name, KyoCase *kase, KyoLang lang, GTaskThreadFunc run)
{
  Job *job = g_new0 (Job, 1);

  job->kase = g_object_ref (kase);
  job->lang = lang;
  g_task_set_name (task, name);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
}

/* A painter belongs to its thread; that words are measured by one and painted by another does not
 * matter, as they have the same fonts. */
static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, job->lang);

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (
    task, kyo_diagram_layout_new (job->kase, job->lang, kyo_painter_measure, painter),
    g_object_unref);
}

/**
 * kyo_diagram_lay_out_async:
 * @kase: a complete case
 * @lang: in which language its words are shown
 * @cancellable: (nullable): a result that came too late is dropped
 * @callback: called in this thread
 * @user_data: for @callback
 *
 * Lays the diagram of a case out in a thread of its own. One that Graphviz has to arrange may have
 * to wait for another.
 */
void
kyo_diagram_lay_out_async (KyoCase *kase,
                           KyoLang lang,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kyo_diagram_lay_out_async);
  start (task, "lay out a diagram", kase, lang, run_job);
}

/**
 * kyo_diagram_lay_out_finish:
 * @result: of kyo_diagram_lay_out_async()
 * @error: return location for an error
 *
 * Takes the diagram.
 *
 * Fails with `G_IO_ERROR_CANCELLED` when it is no longer wanted.
 *
 * Returns: (transfer full) (nullable): the layout
 */
KyoDiagramLayout *
kyo_diagram_lay_out_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_again (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (KyoPainter) painter = kyo_painter_new (KYO_SCHEME_LIGHT, job->lang);

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (
    task, kyo_diagram_arrange_again (job->kase, job->lang, kyo_painter_measure, painter),
    (GDestroyNotify) g_hash_table_unref);
}

/**
 * kyo_diagram_arrange_again_async:
 * @kase: a complete case, or what a view shows of one
 * @lang: in which language its words are shown
 * @cancellable: (nullable): a result that came too late is dropped
 * @callback: called in this thread
 * @user_data: for @callback
 *
 * Does kyo_diagram_arrange_again() in a thread of its own.
 */
void
kyo_diagram_arrange_again_async (KyoCase *kase,
                                 KyoLang lang,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kyo_diagram_arrange_again_async);
  start (task, "arrange a diagram again", kase, lang, run_again);
}

/**
 * kyo_diagram_arrange_again_finish:
 * @result: of kyo_diagram_arrange_again_async()
 * @error: return location for an error
 *
 * Takes the places.
 *
 * Fails with `G_IO_ERROR_CANCELLED` when they are no longer wanted.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 KyoPoint): where the nodes stand that are
 *   not pinned, by id
 */
GHashTable *
kyo_diagram_arrange_again_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
