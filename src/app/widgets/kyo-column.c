/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vertical GtkBox, asked how wide it has to be, looks for the width at which its children are as
 * high as they are at the least, and so has every paragraph set at several widths that it will
 * never get. A column asks its children for their height at the width that it is given, and for
 * nothing else. The price is that it cannot tell how high it is before it knows how wide; so it
 * belongs into what scrolls.
 */
#include "config.h"

#include "app/widgets/kyo-column.h"

/* Room for some words; less is never given. */
#define MIN_WIDTH 120

struct _KyoColumn
{
  GtkWidget parent_instance;

  int spacing;   /* px */
  int max_width; /* px; 0 for any */
};

G_DEFINE_FINAL_TYPE (KyoColumn, kyo_column, GTK_TYPE_WIDGET)

static int
get_inner_width (KyoColumn *self, int width)
{
  return self->max_width > 0 ? MIN (width, self->max_width) : width;
}

static GtkSizeRequestMode
kyo_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kyo_column_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MIN_WIDTH;
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && for_size >= 0;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, get_inner_width (KYO_COLUMN (widget), for_size),
                          &child_height, NULL, NULL, NULL);
      height += child_height + (height > 0 ? KYO_COLUMN (widget)->spacing : 0);
    }
  *minimum = *natural = height;
}

static void
kyo_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int inner_width = get_inner_width (KYO_COLUMN (widget), width);
  int x = (width - inner_width) / 2;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, inner_width, &child_height, NULL, NULL,
                          NULL);
      y += y > 0 ? KYO_COLUMN (widget)->spacing : 0;
      gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, inner_width, child_height }, -1);
      y += child_height;
    }
}

static void
kyo_column_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kyo_column_parent_class)->dispose (object);
}

static void
kyo_column_class_init (KyoColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_column_dispose;
  widget_class->get_request_mode = kyo_column_get_request_mode;
  widget_class->measure = kyo_column_measure;
  widget_class->size_allocate = kyo_column_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "column");
}

static void
kyo_column_init (KyoColumn *self)
{
}

/**
 * kyo_column_new:
 * @spacing: between two children, px
 *
 * Makes an empty column.
 *
 * Returns: the widget
 */
GtkWidget *
kyo_column_new (int spacing)
{
  KyoColumn *self = g_object_new (KYO_TYPE_COLUMN, NULL);

  self->spacing = spacing;

  return GTK_WIDGET (self);
}

/**
 * kyo_column_set_max_width:
 * @self: a column
 * @max_width: px; 0 for any
 *
 * Sets how wide its children are at the most; where there is more room they stand in the middle.
 */
void
kyo_column_set_max_width (KyoColumn *self, int max_width)
{
  g_return_if_fail (KYO_IS_COLUMN (self));

  if (self->max_width == max_width)
    return;
  self->max_width = max_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kyo_column_append:
 * @self: a column
 * @child: (transfer floating): a widget
 *
 * Adds a widget beneath the others. gtk_widget_unparent() takes it away again.
 */
void
kyo_column_append (KyoColumn *self, GtkWidget *child)
{
  g_return_if_fail (KYO_IS_COLUMN (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
