/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The window holds the store, the selection and the places on screen, and carries between them:
 * what the list chooses is read from the store and selected, what the store says has changed is
 * read again. Actions and what is shown when a store cannot be opened stand in files of their own.
 */
#include "config.h"

#include "app/widgets/kyo-scheme.h"
#include "app/window/kyo-window-private.h"
#include "import/kyo-bundled.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (KyoWindow, kyo_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_content (KyoWindow *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->content), name) == 0;
}

static void
set_title (KyoWindow *self, const char *what, const char *name)
{
  adw_window_title_set_title (self->title, what);
  adw_window_title_set_subtitle (self->title, name);
  gtk_window_set_title (GTK_WINDOW (self), *name != '\0' ? name : what);
}

/* Names what is on the screen: the casebook while its page is shown, else the case. */
static void
show_title (KyoWindow *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  g_autofree char *number = NULL;

  if (is_content (self, "casebook"))
    {
      set_title (self, _ ("Casebook"), kyo_casebook_page_get_title (self->casebook));
      return;
    }
  if (kase == NULL)
    {
      set_title (self, _ ("Kyokun"), "");
      return;
    }
  number = kyo_case_get_number (kase) > 0
             ? g_strdup_printf (_ ("Case %d"), kyo_case_get_number (kase))
             : g_strdup (_ ("Own case"));
  set_title (self, number, kyo_text_get (kyo_case_get_title (kase), self->lang));
}

static void
reload_annotations (KyoWindow *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  g_autoptr (GListModel) annotations = NULL;
  g_autoptr (GError) error = NULL;

  if (kase == NULL)
    return;
  annotations = kyo_store_list_annotations (self->store, kyo_case_get_id (kase), &error);
  if (annotations == NULL)
    {
      kyo_window_report (self, error->message);
      return;
    }
  kyo_case_page_set_annotations (self->page, annotations);
}

static void
show_case (KyoWindow *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  GtkWidget *keyboard = kyo_window_find_keyboard (self);

  kyo_window_prepare_views (self);
  kyo_case_page_show (self->page, kase, self->lang, kyo_scheme_get_current ());
  reload_annotations (self);
  gtk_stack_set_visible_child_name (self->content, kase != NULL ? "case" : "empty");
  show_title (self);
  kyo_window_update_actions (self);
  kyo_window_return_keyboard (self, keyboard);
}

static void
chosen_cb (KyoWindow *self, const char *case_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCase) kase = kyo_store_dup_case (self->store, case_id, &error);

  if (kase == NULL)
    {
      kyo_window_report (self, error->message);
      return;
    }
  kyo_selection_set_case (self->selection, kase);
  g_settings_set_string (self->settings, "last-case", case_id);
  show_case (self);
}

static void
found_cb (KyoWindow *self, const char *target_id)
{
  kyo_selection_select (self->selection, target_id);
}

static void
written_cb (KyoWindow *self, const char *target_id, int kind, const char *body)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoAnnotation) annotation = kyo_store_annotate (
    self->store, kyo_case_get_id (kase), target_id, (KyoAnnotationKind) kind, body, NULL, &error);

  /* What could not be stored stays in the entry. */
  if (annotation == NULL)
    kyo_window_report (self, error->message);
  else
    kyo_case_page_end_annotation (self->page);
}

/* An annotation changes one count in the list, and what the page shows if it is that of its case;
 * other changes may change the list itself. */
static void
update_annotations (KyoWindow *self, const char *case_id, gboolean is_shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) annotations = kyo_store_list_annotations (self->store, case_id, &error);

  if (annotations == NULL)
    {
      kyo_window_report (self, error->message);
      return;
    }
  kyo_case_list_set_count (self->list, case_id, g_list_model_get_n_items (annotations));
  if (is_shown)
    kyo_case_page_set_annotations (self->page, annotations);
}

static void
store_changed_cb (KyoWindow *self, const char *case_id, const char *target_id)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  gboolean is_shown = kase != NULL && g_strcmp0 (kyo_case_get_id (kase), case_id) == 0;

  if (case_id != NULL && *case_id != '\0')
    kyo_window_update_presentation (self, case_id, target_id != NULL ? target_id : "");
  /* Behind the review nothing can be seen; what is there is read again when it closes. */
  if (kyo_window_is_reviewing (self))
    return;
  if (case_id == NULL || *case_id == '\0' || target_id == NULL || *target_id == '\0')
    {
      kyo_window_reload_list (self);
      if (is_shown)
        kyo_window_reload_case (self);
      return;
    }
  update_annotations (self, case_id, is_shown);
  if (is_shown)
    kyo_window_reload_views (self);
}

static void
scheme_changed_cb (KyoWindow *self)
{
  kyo_case_page_set_scheme (self->page, kyo_scheme_get_current ());
}

static void
page_closed_cb (KyoWindow *self)
{
  gtk_stack_set_visible_child_name (
    self->content, kyo_selection_get_case (self->selection) != NULL ? "case" : "empty");
  kyo_case_page_grab_focus (self->page);
}

/* Panels are those of a case. */
static void
content_changed_cb (KyoWindow *self)
{
  gtk_widget_set_visible (self->panels, is_content (self, "case"));
  if (!is_content (self, "case"))
    kyo_playback_end (self->playback);
  show_title (self);
}

static void
show_store (KyoWindow *self)
{
  gboolean is_read_only = kyo_store_is_read_only (self->store);
  g_autofree char *last = g_settings_get_string (self->settings, "last-case");
  g_autofree char *network = kyo_store_dup_network (self->store);
  g_autofree char *name = g_path_get_basename (kyo_store_get_path (self->store));
  g_autofree char *message = g_strdup_printf (
    _ ("“%s” can only be read: annotations and own cases cannot be stored in it."), name);

  gtk_label_set_label (self->read_only_label, message);
  gtk_info_bar_set_revealed (self->read_only_bar, is_read_only);
  kyo_window_tell_network (self, network);
  kyo_case_page_set_writable (self->page, !is_read_only);
  kyo_selection_set_case (self->selection, NULL);
  kyo_case_list_set_store_path (self->list, kyo_store_get_path (self->store));
  kyo_window_reload_list (self);
  gtk_stack_set_visible_child_name (self->places, "cases");
  show_case (self);
  kyo_case_list_choose (self->list, last);
  if (kyo_selection_get_case (self->selection) == NULL)
    kyo_case_list_choose_first (self->list);
  kyo_window_begin (self);
}

static KyoStore *
open_store (const char *path, GError **error)
{
  g_autofree char *digest = kyo_bundled_dup_casebook_digest ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KyoStore) store = kyo_store_open (path, KYO_STORE_OPEN_CREATE, &local_error);

  if (g_error_matches (local_error, KYO_STORE_ERROR, KYO_STORE_ERROR_READ_ONLY))
    return kyo_store_open (path, KYO_STORE_OPEN_READ_ONLY, error);
  if (store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!kyo_store_ensure_casebook (store, KYO_BUNDLED_CASEBOOK_ID, digest, kyo_bundled_load_casebook,
                                  NULL, error))
    return NULL;

  return g_steal_pointer (&store);
}

static KyoLang
find_lang (GSettings *settings)
{
  g_autofree char *nick = g_settings_get_string (settings, "case-language");
  const char *const *names = g_get_language_names ();
  int lang = KYO_LANG_EN;

  if (kyo_enum_from_nick (KYO_TYPE_LANG, nick, &lang))
    return (KyoLang) lang;

  return names[0] != NULL && g_str_has_prefix (names[0], "ja") ? KYO_LANG_JA : KYO_LANG_EN;
}

static void
kyo_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  kyo_window_fold_list (KYO_WINDOW (widget), width);
  GTK_WIDGET_CLASS (kyo_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
kyo_window_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return kyo_window_keep_keyboard (KYO_WINDOW (widget), direction) ||
         GTK_WIDGET_CLASS (kyo_window_parent_class)->focus (widget, direction);
}

static void
kyo_window_dispose (GObject *object)
{
  KyoWindow *self = KYO_WINDOW (object);

  kyo_window_end_presentation (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->themes != NULL)
    kyo_themes_set_store (self->themes, NULL);
  g_clear_object (&self->themes);
  kyo_window_dispose_import (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->thesaurus, kyo_thesaurus_unref);
  g_clear_object (&self->playback);
  g_clear_object (&self->selection);
  g_clear_object (&self->settings);
  g_clear_object (&self->removed_view);
  g_clear_pointer (&self->problem_path, g_free);

  G_OBJECT_CLASS (kyo_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, places);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, content);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, network_bar);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, network_label);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, page);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, casebook);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, compare);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, review);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, problem_retry);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, problem_copy);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, problem_fresh);
  gtk_widget_class_bind_template_child (widget_class, KyoWindow, problem_back);
}

static void
kyo_window_class_init (KyoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_window_dispose;
  widget_class->size_allocate = kyo_window_size_allocate;
  widget_class->focus = kyo_window_focus;
  g_type_ensure (KYO_TYPE_CASE_LIST);
  g_type_ensure (KYO_TYPE_CASE_PAGE);
  g_type_ensure (KYO_TYPE_CASEBOOK_PAGE);
  g_type_ensure (KYO_TYPE_COMPARE_PAGE);
  g_type_ensure (KYO_TYPE_REVIEW_PAGE);
  bind_template (widget_class);
  kyo_window_install_actions (widget_class);
  kyo_window_install_playback_actions (widget_class);
  kyo_window_install_present_actions (widget_class);
  kyo_window_install_import_actions (widget_class);
  kyo_window_install_problem_actions (widget_class);
  kyo_window_install_file_actions (widget_class);
  kyo_window_install_view_actions (widget_class);
}

static const char *
get_theme_label (const char *theme, KyoLang lang, gpointer user_data)
{
  return kyo_thesaurus_get_theme_label (user_data, theme, lang);
}

static void
load_thesaurus_thread_cb (GTask *task,
                          gpointer source_object,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  kyo_thesaurus_get_themes (task_data);
  g_task_return_boolean (task, TRUE);
}

/* Its words are needed for the first frame, and reading them takes longer than a frame may: another
 * thread does so while the window is made and the store is opened. */
static void
load_thesaurus (KyoWindow *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  self->thesaurus = kyo_thesaurus_new_bundled ();
  g_task_set_source_tag (task, load_thesaurus);
  g_task_set_name (task, "load the thesaurus");
  g_task_set_task_data (task, kyo_thesaurus_ref (self->thesaurus),
                        (GDestroyNotify) kyo_thesaurus_unref);
  g_task_run_in_thread (task, load_thesaurus_thread_cb);
}

static void
kyo_window_init (KyoWindow *self)
{
  load_thesaurus (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (ADW_IS_TOAST_OVERLAY (self->toasts) && GTK_IS_STACK (self->places));
  g_assert (ADW_IS_FLAP (self->flap) && GTK_IS_STACK (self->content));
  g_assert (ADW_IS_WINDOW_TITLE (self->title) && GTK_IS_INFO_BAR (self->read_only_bar));
  g_assert (GTK_IS_INFO_BAR (self->network_bar));
  g_assert (KYO_IS_CASE_LIST (self->list) && KYO_IS_CASE_PAGE (self->page));
  g_assert (KYO_IS_CASEBOOK_PAGE (self->casebook));
  g_assert (KYO_IS_COMPARE_PAGE (self->compare) && ADW_IS_STATUS_PAGE (self->problem));
  g_assert (GTK_IS_INFO_BAR (self->draft_bar) && KYO_IS_REVIEW_PAGE (self->review));

  self->settings = g_settings_new (KYO_APP_ID);
  self->selection = kyo_selection_new ();
  self->lang = find_lang (self->settings);
  kyo_case_list_set_thesaurus (self->list, self->thesaurus);
  self->themes = kyo_themes_new ();
  kyo_themes_set_labels (self->themes, get_theme_label, kyo_thesaurus_ref (self->thesaurus),
                         (GDestroyNotify) kyo_thesaurus_unref);
  kyo_case_page_set_selection (self->page, self->selection);
  kyo_case_page_set_themes (self->page, self->themes);
  kyo_window_init_playback (self);
  kyo_window_bind_settings (self);
  kyo_window_init_list (self);
  kyo_window_init_files (self);
  kyo_window_init_import (self);
  kyo_window_init_views (self);
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->list, "found", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->page, "written", G_CALLBACK (written_cb), self);
  g_signal_connect_swapped (self->casebook, "closed", G_CALLBACK (page_closed_cb), self);
  g_signal_connect_swapped (self->compare, "closed", G_CALLBACK (page_closed_cb), self);
  g_signal_connect_swapped (self->content, "notify::visible-child-name",
                            G_CALLBACK (content_changed_cb), self);
  content_changed_cb (self);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (kyo_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kyo_window_new:
 * @application: the application
 *
 * Makes the window, without a store.
 *
 * Returns: the window
 */
KyoWindow *
kyo_window_new (AdwApplication *application)
{
  return g_object_new (KYO_TYPE_WINDOW, "application", application, NULL);
}

/**
 * kyo_window_open:
 * @self: the window
 * @path: a store; made with the bundled casebook when missing
 *
 * Shows a store. One that can only be read is shown so, and says so. One that cannot be opened at
 * all is left as it is; the window then says what is wrong with it and what can be done.
 *
 * Returns: whether the store is shown
 */
gboolean
kyo_window_open (KyoWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoStore) store = NULL;
  g_autofree char *author = NULL;

  g_return_val_if_fail (KYO_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  store = open_store (path, &error);
  if (store == NULL)
    {
      kyo_window_show_problem (self, path, error);
      return FALSE;
    }

  kyo_window_end_presentation (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  g_clear_object (&self->removed_view);
  kyo_themes_set_store (self->themes, store);
  g_clear_pointer (&self->problem_path, g_free);
  author = g_settings_get_string (self->settings, "author-name");
  if (*author != '\0')
    kyo_store_set_author (self->store, author);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_store (self);

  return TRUE;
}

/**
 * kyo_window_choose:
 * @self: the window
 * @case_id: (nullable): a case of the store
 *
 * Shows a case, as if it had been chosen in the list.
 */
void
kyo_window_choose (KyoWindow *self, const char *case_id)
{
  g_return_if_fail (KYO_IS_WINDOW (self));

  kyo_case_list_choose (self->list, case_id);
}

/**
 * kyo_window_report:
 * @self: the window
 * @message: a sentence
 *
 * Says something without asking anything.
 */
void
kyo_window_report (KyoWindow *self, const char *message)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (KYO_IS_WINDOW (self));

  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * kyo_window_set_lang:
 * @self: the window
 * @lang: the language of the cases
 *
 * Shows the cases in another language, at once.
 */
void
kyo_window_set_lang (KyoWindow *self, KyoLang lang)
{
  gboolean is_about;

  g_return_if_fail (KYO_IS_WINDOW (self));

  if (self->lang == lang)
    return;
  self->lang = lang;
  g_settings_set_string (self->settings, "case-language", kyo_enum_to_nick (KYO_TYPE_LANG, lang));
  if (self->store == NULL)
    return;
  is_about = is_content (self, "casebook");
  kyo_window_reload_list (self);
  show_case (self);
  if (is_about)
    kyo_window_show_casebook (self);
}

/**
 * kyo_window_reload_list:
 * @self: the window
 *
 * Reads the list of cases again.
 */
void
kyo_window_reload_list (KyoWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) casebooks = kyo_window_list_casebooks (self);
  g_autoptr (GListModel) cases = kyo_store_list_cases (self->store, &error);
  GtkWidget *keyboard = kyo_window_find_keyboard (self);

  if (cases == NULL)
    kyo_window_report (self, error->message);
  else
    {
      kyo_case_list_set_casebooks (self->list, casebooks);
      kyo_case_list_set_cases (self->list, cases, self->lang);
    }
  kyo_window_return_keyboard (self, keyboard);
}

/**
 * kyo_window_reload_case:
 * @self: the window
 *
 * Reads the case that is shown again. One that is gone is no longer shown; one that cannot be read
 * stays as it was, and that is said.
 */
void
kyo_window_reload_case (KyoWindow *self)
{
  KyoCase *old = kyo_selection_get_case (self->selection);
  g_autoptr (KyoCase) kase = NULL;
  g_autoptr (GError) error = NULL;

  if (old == NULL)
    return;
  kase = kyo_store_dup_case (self->store, kyo_case_get_id (old), &error);
  if (kase == NULL && !g_error_matches (error, KYO_STORE_ERROR, KYO_STORE_ERROR_NOT_FOUND))
    {
      kyo_window_report (self, error->message);
      return;
    }
  kyo_selection_set_case (self->selection, kase);
  show_case (self);
}

/**
 * kyo_window_show_casebook:
 * @self: the window
 *
 * Shows what the casebook of the case says of itself; where the case is of none, the first one.
 */
void
kyo_window_show_casebook (KyoWindow *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  const char *id = kase != NULL ? kyo_case_get_casebook_id (kase) : NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = kyo_store_list_casebook_ids (self->store, &error);

  if (id == NULL && ids != NULL)
    id = ids[0];
  if (error != NULL || (id != NULL && !kyo_casebook_page_show (self->casebook, self->store, id,
                                                               self->themes, self->lang, &error)))
    kyo_window_report (self, error->message);
  else if (id == NULL)
    kyo_window_report (self, _ ("There is no casebook in this store."));
  else
    {
      kyo_window_close_list (self);
      gtk_stack_set_visible_child_name (self->content, "casebook");
      show_title (self);
      kyo_casebook_page_grab_focus (self->casebook);
    }
}

/**
 * kyo_window_show_passage:
 * @self: the window
 * @case_id: a case of the store
 * @passage_id: one of its passages, "" for the case itself
 *
 * Shows a case with the passage selected, and puts the keyboard there.
 */
void
kyo_window_show_passage (KyoWindow *self, const char *case_id, const char *passage_id)
{
  KyoCase *kase;

  kyo_case_list_choose (self->list, case_id);
  kase = kyo_selection_get_case (self->selection);
  if (kase == NULL || g_strcmp0 (kyo_case_get_id (kase), case_id) != 0)
    {
      kyo_window_report (self, _ ("The case is no longer in this store."));
      return;
    }

  kyo_window_close_list (self);
  gtk_stack_set_visible_child_name (self->content, "case");
  kyo_selection_select (self->selection, *passage_id != '\0' ? passage_id : NULL);
  kyo_case_page_grab_focus (self->page);
}
