/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/kyo-scene-group.h"

struct _KyoSceneGroup
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KyoSceneGroup, kyo_scene_group, GTK_TYPE_WIDGET)

/* All groups lie over one another: whatever is under the pointer is one of the things in them. */
static gboolean
kyo_scene_group_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
kyo_scene_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kyo_scene_group_parent_class)->dispose (object);
}

static void
kyo_scene_group_class_init (KyoSceneGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_scene_group_dispose;
  widget_class->contains = kyo_scene_group_contains;
  gtk_widget_class_set_css_name (widget_class, "group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kyo_scene_group_init (KyoSceneGroup *self)
{
}

/**
 * kyo_scene_group_new:
 * @label: what a screen reader calls it
 *
 * Makes an empty group.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_scene_group_new (const char *label)
{
  KyoSceneGroup *self = g_object_new (KYO_TYPE_SCENE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
