/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First what goes into the document is chosen, then the file. The export runs in a thread; the
 * dialog stays until the file is there, so that what went wrong is said where it can be mended.
 */
#include "config.h"

#include "app/export/kyo-export-dialog-private.h"
#include "app/export/kyo-export-job.h"
#include "app/widgets/kyo-case-chooser.h"
#include "app/widgets/kyo-tlp-label.h"
#include "model/kyo-labels.h"

#include <glib/gi18n.h>

struct _KyoExportDialog
{
  AdwWindow parent_instance;

  GtkWidget *export;
  GtkWidget *form;
  AdwComboRow *format;
  AdwComboRow *lang;
  GtkWidget *annotations_row;
  GtkSwitch *annotations;
  KyoCaseChooser *cases;
  GtkWidget *failure;
  GtkLabel *failure_label;
  GtkSpinner *spinner;
  GtkLabel *summary;
  GtkLabel *tlp;
  GtkWidget *stop;

  KyoStore *store;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable; /* while an export runs */
  gboolean is_closing;       /* when it has ended */
};

G_DEFINE_FINAL_TYPE (KyoExportDialog, kyo_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  KyoExportFormat format;
  const char *name; /* not translated */
  const char *description;
} Format;

static const Format FORMATS[] = {
  { KYO_EXPORT_PDF, "PDF", N_ ("To print and to hand out") },
  { KYO_EXPORT_HTML, "HTML", N_ ("One file for any browser, pictures included") },
  { KYO_EXPORT_MARKDOWN, "Markdown", N_ ("Plain text with headings, to edit further") },
  { KYO_EXPORT_JSON, "JSON", N_ ("All data, for other programs") },
  { KYO_EXPORT_XML, "Casebook XML", N_ ("To open in another Kyokun; without annotations") },
};

/* In the order of the drop-down. */
static const KyoLang LANGS[] = { KYO_LANG_JA, KYO_LANG_EN };

static const Format *
get_format (KyoExportDialog *self)
{
  guint position = adw_combo_row_get_selected (self->format);

  return &FORMATS[MIN (position, G_N_ELEMENTS (FORMATS) - 1)];
}

static void
show_tlp (KyoExportDialog *self, GPtrArray *chosen)
{
  KyoExportContent content = { .cases = chosen };

  kyo_tlp_label_set (self->tlp, kyo_export_content_get_tlp (&content));
  gtk_widget_set_visible (GTK_WIDGET (self->tlp), chosen->len > 0);
}

static void
show_state (KyoExportDialog *self)
{
  gboolean is_running = self->cancellable != NULL;
  g_autoptr (GPtrArray) chosen = kyo_case_chooser_list_chosen (self->cases);
  g_autofree char *words =
    is_running ? g_strdup (_ ("Exporting…")) : kyo_case_chooser_dup_summary (self->cases);

  gtk_label_set_label (self->summary, words);
  show_tlp (self, chosen);
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_sensitive (self->form, !is_running);
  gtk_widget_set_sensitive (self->export, !is_running && chosen->len > 0);
}

static void
show_failure (KyoExportDialog *self, const char *message)
{
  gtk_label_set_label (self->failure_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->failure, message != NULL);
}

static void
format_chosen_cb (KyoExportDialog *self)
{
  const Format *format = get_format (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format), _ (format->description));
  gtk_widget_set_sensitive (self->annotations_row, format->format != KYO_EXPORT_XML);
}

static void
stop_cb (KyoExportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
run_export (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (kyo_export_job_run (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The task may be let go of last in its thread, where no widget may end: so it holds none. */
static GWeakRef *
make_weak_ref (KyoExportDialog *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static KyoExportDialog *
take_weak_ref (GWeakRef *weak)
{
  KyoExportDialog *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);

  return self;
}

static void
export_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KyoExportDialog) self = take_weak_ref (user_data);
  const KyoExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL || self->store == NULL)
    return;
  g_clear_object (&self->cancellable);
  show_state (self);
  if (is_done)
    g_signal_emit (self, signals[EXPORTED], 0, job->path);
  if (is_done || self->is_closing)
    gtk_window_close (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error->message);
}

static KyoExportJob *
make_job (KyoExportDialog *self, const char *path)
{
  KyoExportJob *job = g_new0 (KyoExportJob, 1);
  g_autoptr (GPtrArray) chosen = kyo_case_chooser_list_chosen (self->cases);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint lang = adw_combo_row_get_selected (self->lang);

  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (ids, kyo_case_get_id (g_ptr_array_index (chosen, i)));
  job->store_path = g_strdup (kyo_store_get_path (self->store));
  job->author = g_strdup (kyo_store_get_author (self->store));
  job->case_ids = g_strv_builder_end (ids);
  job->format = get_format (self)->format;
  job->lang = LANGS[MIN (lang, G_N_ELEMENTS (LANGS) - 1)];
  job->with_annotations = gtk_switch_get_active (self->annotations);
  job->path = g_strdup (path);

  return job;
}

/* A name without a suffix gets the one of the format, unless that would hide another file. */
static char *
dup_with_suffix (KyoExportDialog *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *whole = NULL;

  if (strchr (name + 1, '.') != NULL)
    return g_strdup (path);
  whole = g_strdup_printf ("%s.%s", path, kyo_export_format_get_suffix (get_format (self)->format));

  return g_file_test (whole, G_FILE_TEST_EXISTS) ? g_strdup (path) : g_steal_pointer (&whole);
}

static void
chooser_response_cb (KyoExportDialog *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;

  path = g_file_get_path (file);
  if (path == NULL)
    {
      show_failure (self, _ ("This place is not on this computer. Choose a folder that is"));
      return;
    }
  kyo_export_dialog_export_to (self, path);
}

static void
add_filter (KyoExportDialog *self)
{
  const Format *format = get_format (self);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, format->name);
  gtk_file_filter_add_suffix (filter, kyo_export_format_get_suffix (format->format));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
export_cb (KyoExportDialog *self)
{
  g_autofree char *name = kyo_export_dialog_dup_proposed_name (self);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  show_failure (self, NULL);
  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_ ("Export an annotated summary"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  add_filter (self);
  if (documents != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
fill (KyoExportDialog *self, const char *case_id, KyoLang lang)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cases = kyo_store_list_cases (self->store, &error);
  const char *names[G_N_ELEMENTS (FORMATS) + 1] = { NULL };
  g_autoptr (GtkStringList) formats = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (FORMATS); i++)
    names[i] = _ (FORMATS[i].name);
  formats = gtk_string_list_new (names);
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  adw_combo_row_set_selected (self->lang, lang == KYO_LANG_JA ? 0 : 1);
  format_chosen_cb (self);
  if (cases == NULL)
    show_failure (self, error->message);
  else
    kyo_case_chooser_fill (self->cases, cases, case_id, lang);
  show_state (self);
}

static gboolean
kyo_export_dialog_close_request (GtkWindow *window)
{
  KyoExportDialog *self = KYO_EXPORT_DIALOG (window);

  /* It may be too late to stop it; then that is said before the dialog goes. */
  if (self->cancellable != NULL)
    {
      self->is_closing = TRUE;
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (kyo_export_dialog_parent_class)->close_request (window);
}

static void
kyo_export_dialog_dispose (GObject *object)
{
  KyoExportDialog *self = KYO_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kyo_export_dialog_parent_class)->dispose (object);
}

static void
kyo_export_dialog_finalize (GObject *object)
{
  KyoExportDialog *self = KYO_EXPORT_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kyo_export_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, export);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, lang);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, annotations_row);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, annotations);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, cases);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, failure_label);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, tlp);
  gtk_widget_class_bind_template_child (widget_class, KyoExportDialog, stop);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_state);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
kyo_export_dialog_class_init (KyoExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kyo_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kyo_export_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", KYO_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (KYO_TYPE_CASE_CHOOSER);
  bind_template (widget_class);
}

static void
kyo_export_dialog_init (KyoExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BUTTON (self->export) && GTK_IS_BUTTON (self->stop) && GTK_IS_BOX (self->form));
  g_assert (ADW_IS_COMBO_ROW (self->format) && ADW_IS_COMBO_ROW (self->lang));
  g_assert (ADW_IS_ACTION_ROW (self->annotations_row) && GTK_IS_SWITCH (self->annotations));
  g_assert (KYO_IS_CASE_CHOOSER (self->cases) && GTK_IS_BOX (self->failure));
  g_assert (GTK_IS_LABEL (self->failure_label) && GTK_IS_SPINNER (self->spinner));
  g_assert (GTK_IS_LABEL (self->summary) && GTK_IS_LABEL (self->tlp));
}

/**
 * kyo_export_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the store of the cases
 * @case_id: (nullable): the case that is chosen to begin with
 * @lang: the language of the cases, and of the document to begin with
 *
 * Makes a dialog to export cases with.
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWindow *
kyo_export_dialog_new (GtkWindow *parent, KyoStore *store, const char *case_id, KyoLang lang)
{
  KyoExportDialog *self;

  g_return_val_if_fail (KYO_IS_STORE (store), NULL);

  self = g_object_new (KYO_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  fill (self, case_id, lang);
  gtk_widget_grab_focus (GTK_WIDGET (self->format));

  return GTK_WINDOW (self);
}

/**
 * kyo_export_dialog_export_to:
 * @self: a dialog
 * @path: (type filename): the file to be written
 *
 * Begins to export what is chosen. When the file is there, emits "exported" and closes the dialog;
 * when it cannot be made, says why.
 */
void
kyo_export_dialog_export_to (KyoExportDialog *self, const char *path)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *whole = NULL;

  g_return_if_fail (KYO_IS_EXPORT_DIALOG (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->cancellable == NULL);

  whole = dup_with_suffix (self, path);
  show_failure (self, NULL);
  self->cancellable = g_cancellable_new ();
  show_state (self);
  task = g_task_new (NULL, self->cancellable, export_done_cb, make_weak_ref (self));
  g_task_set_source_tag (task, kyo_export_dialog_export_to);
  g_task_set_name (task, "kyokun export");
  /* A file that was written is told, even if nobody wanted it any more. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, make_job (self, whole), (GDestroyNotify) kyo_export_job_free);
  g_task_run_in_thread (task, run_export);
}

/**
 * kyo_export_dialog_dup_proposed_name:
 * @self: a dialog
 *
 * Proposes a name for the file: what made it, the day, and the suffix of the format.
 *
 * Returns: (transfer full): "kyokun-2026-05-12.pdf"
 */
char *
kyo_export_dialog_dup_proposed_name (KyoExportDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  g_return_val_if_fail (KYO_IS_EXPORT_DIALOG (self), NULL);

  return g_strdup_printf ("kyokun-%s.%s", date,
                          kyo_export_format_get_suffix (get_format (self)->format));
}
