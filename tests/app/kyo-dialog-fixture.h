/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/kyo-application.h"
#include "store/kyo-store.h"
#include "text/kyo-thesaurus.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A store with the bundled casebook and an own case ("own-1", TLP:RED, cause passage
 * "own-1.cause.1" about ransomware) in a folder of its own. */
typedef struct
{
  char *folder; /* removed with what is in it */
  char *path;
  KyoStore *store;
  KyoThesaurus *thesaurus;
} DialogFixture;

typedef gboolean (*Condition) (gpointer user_data);

void dialog_fixture_init (int *argc, char ***argv);
void dialog_fixture_set_up (DialogFixture *fixture, gconstpointer user_data);
void dialog_fixture_tear_down (DialogFixture *fixture, gconstpointer user_data);
/* Runs the main loop until the condition holds; fails the test when it does not for a minute. */
void dialog_fixture_wait (Condition condition, gpointer user_data);
/* Until as many frames more have been painted. */
void dialog_fixture_settle (GtkWidget *window, guint n_frames);
void dialog_fixture_wait_for_gone (GtkWindow **window);
/* The n-th widget of a type in the tree of widget; NULL when there are fewer. */
GtkWidget *dialog_fixture_find (GtkWidget *widget, GType type, guint n);
/* Whether a label in the tree says it, and is shown. */
gboolean dialog_fixture_says (GtkWidget *widget, const char *words);
#define dialog_fixture_child(widget, type, name)                                                   \
  ((gpointer) gtk_widget_get_template_child (GTK_WIDGET (widget), type, name))

G_END_DECLS
