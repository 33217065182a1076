/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/kyo-bundled.h"
#include "kyo-dialog-fixture.h"

#include "app/widgets/kyo-prose.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 60

static KyoApplication *application;

static void
release_application (void)
{
  g_clear_object (&application);
}

void
dialog_fixture_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  /* Its class brings the templates along. */
  application = kyo_application_new ();
  atexit (release_application);
}

static KyoCase *
make_own_case (void)
{
  KyoCase *kase = kyo_case_new ("own-1", KYO_CASE_OWN);
  g_autoptr (KyoText) title = kyo_text_new (NULL, "Encrypted file server");
  g_autoptr (KyoText) cause = kyo_text_new (NULL, "Ransomware came in over RDP.");
  g_autoptr (KyoText) label = kyo_text_new (NULL, "File server");
  g_autoptr (KyoPassage) passage = kyo_passage_new ("own-1.cause.1");
  g_autoptr (KyoParticipant) server = kyo_participant_new ("own-1.server", KYO_PARTICIPANT_SYSTEM);
  g_autoptr (KyoStep) step = kyo_step_new ("own-1.e1", KYO_STEP_EVENT, "1");

  kyo_case_set_title (kase, title);
  kyo_case_set_category (kase, KYO_CATEGORY_CYBERATTACK);
  kyo_case_set_tlp (kase, KYO_TLP_RED);
  kyo_passage_set_text (passage, cause);
  kyo_section_add_passage (kyo_case_get_section (kase, KYO_SECTION_CAUSE), passage);
  kyo_participant_set_label (server, label);
  kyo_case_add_participant (kase, server);
  kyo_step_set_text (step, cause);
  kyo_step_set_from (step, "own-1.server");
  kyo_step_set_passages (step, (const char *const[]){ "own-1.cause.1", NULL });
  kyo_case_add_step (kase, step);
  kyo_case_set_complete (kase, TRUE);

  return kase;
}

void
dialog_fixture_set_up (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = kyo_bundled_dup_casebook_digest ();
  g_autoptr (KyoCase) own = make_own_case ();

  fixture->folder = g_dir_make_tmp ("kyo-dialog-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.kyokun", NULL);
  fixture->thesaurus = kyo_thesaurus_new_bundled ();
  fixture->store = kyo_store_open (fixture->path, KYO_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  kyo_store_ensure_casebook (fixture->store, KYO_BUNDLED_CASEBOOK_ID, digest,
                             kyo_bundled_load_casebook, NULL, &error);
  g_assert_no_error (error);
  kyo_store_put_own_case (fixture->store, own, &error);
  g_assert_no_error (error);
}

void
dialog_fixture_tear_down (DialogFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_finalize_object (fixture->store);
  kyo_thesaurus_unref (fixture->thesaurus);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
give_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
dialog_fixture_wait (Condition condition, gpointer user_data)
{
  gboolean is_late = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, &is_late);

  while (!condition (user_data) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (timeout);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  (*(guint *) n_frames)--;
  gtk_widget_queue_draw (widget);

  return *(guint *) n_frames > 0;
}

static gboolean
is_zero (gpointer n_frames)
{
  return *(guint *) n_frames == 0;
}

void
dialog_fixture_settle (GtkWidget *window, guint n_frames)
{
  gtk_widget_add_tick_callback (window, count_frame_cb, &n_frames, NULL);
  dialog_fixture_wait (is_zero, &n_frames);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(GtkWindow **) user_data == NULL;
}

void
dialog_fixture_wait_for_gone (GtkWindow **window)
{
  dialog_fixture_wait (is_gone, window);
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
dialog_fixture_find (GtkWidget *widget, GType type, guint n)
{
  return find (widget, type, &n);
}

gboolean
dialog_fixture_says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  if (KYO_IS_PROSE (widget) && strstr (kyo_prose_get_text (KYO_PROSE (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (dialog_fixture_says (child, words))
      return TRUE;

  return FALSE;
}
