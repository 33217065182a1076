/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkFlowBox lays out columns, and so leaves gaps between words of different lengths; this lays out
 * lines. In right-to-left languages they begin at the right.
 */
#include "config.h"

#include "app/widgets/kyo-wrap-layout.h"

struct _KyoWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* px */
};

G_DEFINE_FINAL_TYPE (KyoWrapLayout, kyo_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
place (GtkWidget *child, int x, int y, int width, int height, int line_width)
{
  gboolean is_rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { is_rtl ? line_width - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

/* Height of all lines; the children are placed only where is_placing. */
static int
lay_out (KyoWrapLayout *self, GtkWidget *widget, int line_width, gboolean is_placing)
{
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;
      int width;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &width, NULL, NULL);
      width = CLAMP (line_width, minimum, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      if (x > 0 && x + width > line_width)
        {
          x = 0;
          y += line_height + self->spacing;
          line_height = 0;
        }
      if (is_placing)
        place (child, x, y, width, height, line_width);
      x += width + self->spacing;
      line_height = MAX (line_height, height);
    }

  return y + line_height;
}

static GtkSizeRequestMode
kyo_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kyo_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KyoWrapLayout *self = KYO_WRAP_LAYOUT (manager);
  int widest = 0;
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      widest = MAX (widest, child_minimum);
      sum += child_natural + (sum > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = sum;
    }
  else
    {
      *minimum = lay_out (self, widget, for_size < 0 ? sum : MAX (for_size, widest), FALSE);
      *natural = *minimum;
    }
}

static void
kyo_wrap_layout_allocate (
  GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (KYO_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
kyo_wrap_layout_class_init (KyoWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = kyo_wrap_layout_get_request_mode;
  manager_class->measure = kyo_wrap_layout_measure;
  manager_class->allocate = kyo_wrap_layout_allocate;
}

static void
kyo_wrap_layout_init (KyoWrapLayout *self)
{
}

/**
 * kyo_wrap_layout_new:
 * @spacing: px between two children and between two lines
 *
 * Makes a layout that lets children flow as words do.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
kyo_wrap_layout_new (int spacing)
{
  KyoWrapLayout *self = g_object_new (KYO_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
