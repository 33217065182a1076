/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotate/kyo-annotation-panel.h"
#include "app/case-page/kyo-case-page.h"
#include "app/case-page/kyo-case-text.h"
#include "app/playback/kyo-playback-bar.h"
#include "app/timeline/kyo-timeline-view.h"

/* From this height on there is room to show the timeline as large as the text, px. */
#define TALL 880

enum
{
  PROP_TEXT_VISIBLE = 1,
  PROP_DIAGRAM_VISIBLE,
  PROP_TIMELINE_VISIBLE,
  PROP_COLUMNS_POSITION,
  PROP_TIMELINE_ROOM,
  PROP_TIMELINE_LANES,
  N_PROPS
};

struct _KyoCasePage
{
  GtkWidget parent_instance;

  GtkPaned *pictures; /* text and diagram above, timeline beneath */
  GtkPaned *columns;  /* text | diagram */
  GtkBox *text_column;
  KyoCaseText *text;
  KyoAnnotationPanel *panel;
  KyoDiagramPanels *diagrams;
  KyoTimelineView *timeline;
  KyoPlaybackBar *playback_bar; /* beneath all */

  KyoLanes lanes;
  int timeline_room; /* beneath the divider, from an earlier start, px; -1 when there is none */
  KyoPainter *painter;
  KyoLang lang;
  gboolean is_wanted[N_PROPS]; /* of the panels, by property */
  gboolean is_empty[N_PROPS];
};

G_DEFINE_FINAL_TYPE (KyoCasePage, kyo_case_page, GTK_TYPE_WIDGET)

enum
{
  WRITTEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GtkWidget *
get_panel (KyoCasePage *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_TEXT_VISIBLE:
      return GTK_WIDGET (self->text_column);
    case PROP_DIAGRAM_VISIBLE:
      return GTK_WIDGET (self->diagrams);
    case PROP_TIMELINE_VISIBLE:
    default:
      return GTK_WIDGET (self->timeline);
    }
}

/* An own case may have neither participants nor steps yet: then its text has the room. */
static void
update_panels (KyoCasePage *self)
{
  for (guint id = PROP_TEXT_VISIBLE; id <= PROP_TIMELINE_VISIBLE; id++)
    gtk_widget_set_visible (get_panel (self, id), self->is_wanted[id] && !self->is_empty[id]);
  gtk_widget_set_visible (GTK_WIDGET (self->columns),
                          gtk_widget_get_visible (GTK_WIDGET (self->text_column)) ||
                            gtk_widget_get_visible (GTK_WIDGET (self->diagrams)));
}

static void
set_panel_visible (KyoCasePage *self, guint prop_id, gboolean is_visible)
{
  if (self->is_wanted[prop_id] == is_visible)
    return;
  self->is_wanted[prop_id] = is_visible;
  update_panels (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
set_lanes (KyoCasePage *self, KyoLanes lanes)
{
  if (self->lanes == lanes)
    return;
  self->lanes = lanes;
  kyo_timeline_view_set_lanes (self->timeline, lanes);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIMELINE_LANES]);
}

static void
notify_columns_cb (KyoCasePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLUMNS_POSITION]);
}

static gboolean
is_moved (GtkPaned *paned)
{
  gboolean is_set = FALSE;

  g_object_get (paned, "position-set", &is_set, NULL);
  return is_set;
}

/* It moves by itself, too, when the window has another height. */
static void
notify_pictures_cb (KyoCasePage *self)
{
  if (is_moved (self->pictures) && gtk_widget_get_height (GTK_WIDGET (self->pictures)) > 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIMELINE_ROOM]);
}

static void
written_cb (KyoCasePage *self, const char *target_id, int kind, const char *body)
{
  g_signal_emit (self, signals[WRITTEN], 0, target_id, kind, body);
}

static void
kyo_case_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  KyoCasePage *self = KYO_CASE_PAGE (widget);
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (self->pictures), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  gtk_widget_measure (GTK_WIDGET (self->playback_bar), orientation, for_size, &least, NULL, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (*minimum, least);
  else
    *minimum += least;
  *natural = MAX (*natural, *minimum);
}

static void
kyo_case_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KyoCasePage *self = KYO_CASE_PAGE (widget);
  int bar = 0;
  int rest;

  gtk_widget_measure (GTK_WIDGET (self->playback_bar), GTK_ORIENTATION_VERTICAL, width, &bar, NULL,
                      NULL, NULL);
  rest = MAX (height - bar, 0);
  kyo_timeline_view_set_large (self->timeline, height >= TALL);
  if (self->timeline_room > 0 && self->timeline_room < height)
    gtk_paned_set_position (self->pictures, height - self->timeline_room);
  self->timeline_room = -1;
  gtk_widget_allocate (GTK_WIDGET (self->pictures), width, rest, baseline, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->playback_bar), width, bar, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) rest)));
}

static void
kyo_case_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoCasePage *self = KYO_CASE_PAGE (object);

  switch (prop_id)
    {
    case PROP_TEXT_VISIBLE:
    case PROP_DIAGRAM_VISIBLE:
    case PROP_TIMELINE_VISIBLE:
      g_value_set_boolean (value, self->is_wanted[prop_id]);
      break;
    case PROP_COLUMNS_POSITION:
      g_value_set_int (value, gtk_paned_get_position (self->columns));
      break;
    case PROP_TIMELINE_ROOM:
      g_value_set_int (value, is_moved (self->pictures)
                                ? gtk_widget_get_height (GTK_WIDGET (self->pictures)) -
                                    gtk_paned_get_position (self->pictures)
                                : self->timeline_room);
      break;
    case PROP_TIMELINE_LANES:
      g_value_set_enum (value, self->lanes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_case_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoCasePage *self = KYO_CASE_PAGE (object);

  switch (prop_id)
    {
    case PROP_TEXT_VISIBLE:
    case PROP_DIAGRAM_VISIBLE:
    case PROP_TIMELINE_VISIBLE:
      set_panel_visible (self, prop_id, g_value_get_boolean (value));
      break;
    case PROP_COLUMNS_POSITION:
      if (g_value_get_int (value) > 0)
        gtk_paned_set_position (self->columns, g_value_get_int (value));
      break;
    case PROP_TIMELINE_ROOM:
      self->timeline_room = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    case PROP_TIMELINE_LANES:
      set_lanes (self, (KyoLanes) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_case_page_dispose (GObject *object)
{
  KyoCasePage *self = KYO_CASE_PAGE (object);

  if (self->pictures != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->pictures)));
  if (self->playback_bar != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->playback_bar)));
  g_clear_object (&self->painter);

  G_OBJECT_CLASS (kyo_case_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_TEXT_VISIBLE] = g_param_spec_boolean ("text-visible", NULL, NULL, TRUE, flags);
  props[PROP_DIAGRAM_VISIBLE] = g_param_spec_boolean ("diagram-visible", NULL, NULL, TRUE, flags);
  props[PROP_TIMELINE_VISIBLE] = g_param_spec_boolean ("timeline-visible", NULL, NULL, TRUE, flags);
  props[PROP_COLUMNS_POSITION] =
    g_param_spec_int ("columns-position", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_TIMELINE_ROOM] =
    g_param_spec_int ("timeline-room", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_TIMELINE_LANES] =
    g_param_spec_enum ("timeline-lanes", NULL, NULL, KYO_TYPE_LANES, KYO_LANES_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kyo_case_page_class_init (KyoCasePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kyo_case_page_get_property;
  object_class->set_property = kyo_case_page_set_property;
  object_class->dispose = kyo_case_page_dispose;
  widget_class->measure = kyo_case_page_measure;
  widget_class->size_allocate = kyo_case_page_size_allocate;
  install_properties (object_class);
  signals[WRITTEN] = g_signal_new ("written", KYO_TYPE_CASE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING);

  g_type_ensure (KYO_TYPE_CASE_TEXT);
  g_type_ensure (KYO_TYPE_ANNOTATION_PANEL);
  g_type_ensure (KYO_TYPE_DIAGRAM_PANELS);
  g_type_ensure (KYO_TYPE_TIMELINE_VIEW);
  g_type_ensure (KYO_TYPE_PLAYBACK_BAR);
  gtk_widget_class_set_css_name (widget_class, "casepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kyokun/Kyokun/ui/kyo-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, columns);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, pictures);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, text_column);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, text);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, panel);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, diagrams);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, timeline);
  gtk_widget_class_bind_template_child (widget_class, KyoCasePage, playback_bar);
}

static void
kyo_case_page_init (KyoCasePage *self)
{
  for (guint id = PROP_TEXT_VISIBLE; id <= PROP_TIMELINE_VISIBLE; id++)
    self->is_wanted[id] = TRUE;
  self->timeline_room = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_PANED (self->columns) && GTK_IS_PANED (self->pictures));
  g_assert (GTK_IS_BOX (self->text_column) && KYO_IS_CASE_TEXT (self->text));
  g_assert (KYO_IS_ANNOTATION_PANEL (self->panel) && KYO_IS_DIAGRAM_PANELS (self->diagrams));
  g_assert (KYO_IS_TIMELINE_VIEW (self->timeline));
  g_assert (KYO_IS_PLAYBACK_BAR (self->playback_bar));

  g_signal_connect_swapped (self->columns, "notify::position", G_CALLBACK (notify_columns_cb),
                            self);
  g_signal_connect_swapped (self->pictures, "notify::position", G_CALLBACK (notify_pictures_cb),
                            self);
  g_signal_connect_swapped (self->panel, "written", G_CALLBACK (written_cb), self);
}

/**
 * kyo_case_page_set_selection:
 * @self: a case page
 * @selection: what its views show and change
 *
 * Binds text, diagram, timeline and annotations to one selection, once.
 */
void
kyo_case_page_set_selection (KyoCasePage *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  kyo_case_text_set_selection (self->text, selection);
  kyo_annotation_panel_set_selection (self->panel, selection);
  kyo_diagram_panels_set_selection (self->diagrams, selection);
  kyo_timeline_view_set_selection (self->timeline, selection);
}

/**
 * kyo_case_page_set_themes:
 * @self: a case page
 * @themes: (nullable): what is known of themes
 *
 * Sets from where the words for themes come, for cases that are shown from now on.
 */
void
kyo_case_page_set_themes (KyoCasePage *self, KyoThemes *themes)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  kyo_case_text_set_themes (self->text, themes);
}

/**
 * kyo_case_page_set_playback:
 * @self: a case page
 * @playback: plays the case of the selection; kept
 *
 * Lets text, diagram and timeline follow a playback, once.
 */
void
kyo_case_page_set_playback (KyoCasePage *self, KyoPlayback *playback)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  kyo_case_text_set_playback (self->text, playback);
  kyo_diagram_panels_set_playback (self->diagrams, playback);
  kyo_timeline_view_set_playback (self->timeline, playback);
  kyo_playback_bar_set_playback (self->playback_bar, playback);
}

/**
 * kyo_case_page_show:
 * @self: a case page
 * @kase: (nullable): a complete case
 * @lang: the language of the cases
 * @scheme: the colours of its pictures
 *
 * Shows a case.
 */
void
kyo_case_page_show (KyoCasePage *self, KyoCase *kase, KyoLang lang, KyoScheme scheme)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  if (self->painter == NULL || self->lang != lang)
    {
      g_clear_object (&self->painter);
      self->painter = kyo_painter_new (scheme, lang);
    }
  self->lang = lang;
  kyo_playback_bar_set_lang (self->playback_bar, lang);
  kyo_case_text_show (self->text, kase, lang);
  kyo_diagram_panels_show (self->diagrams, kase, lang, self->painter);
  kyo_timeline_view_show (self->timeline, kase, lang, self->painter);

  self->is_empty[PROP_TIMELINE_VISIBLE] =
    kase == NULL || g_list_model_get_n_items (kyo_case_get_steps (kase)) == 0;
  self->is_empty[PROP_DIAGRAM_VISIBLE] =
    kase == NULL || (self->is_empty[PROP_TIMELINE_VISIBLE] &&
                     g_list_model_get_n_items (kyo_case_get_participants (kase)) == 0);
  update_panels (self);
}

/**
 * kyo_case_page_set_scheme:
 * @self: a case page
 * @scheme: the colours of its pictures
 *
 * Changes the colours of diagram and timeline.
 */
void
kyo_case_page_set_scheme (KyoCasePage *self, KyoScheme scheme)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  if (self->painter == NULL)
    return;
  g_clear_object (&self->painter);
  self->painter = kyo_painter_new (scheme, self->lang);
  kyo_diagram_panels_set_painter (self->diagrams, self->painter);
  kyo_timeline_view_set_painter (self->timeline, self->painter);
}

/**
 * kyo_case_page_set_annotations:
 * @self: a case page
 * @annotations: a list of #KyoAnnotation, those of the case
 *
 * Shows the annotations at what they are made on.
 */
void
kyo_case_page_set_annotations (KyoCasePage *self, GListModel *annotations)
{
  g_autoptr (GHashTable) annotated = NULL;

  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  annotated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (KyoAnnotation) annotation = g_list_model_get_item (annotations, i);

      g_hash_table_add (annotated, g_strdup (kyo_annotation_get_target_id (annotation)));
    }
  kyo_case_text_set_annotations (self->text, annotations);
  kyo_annotation_panel_show (self->panel, annotations, self->lang);
  kyo_diagram_panels_set_annotated (self->diagrams, annotated);
  kyo_diagram_panels_set_annotations (self->diagrams, annotations);
  kyo_timeline_view_set_annotated (self->timeline, annotated);
}

/**
 * kyo_case_page_set_writable:
 * @self: a case page
 * @is_writable: whether the store takes annotations and views
 *
 * Lets annotations be written and diagrams be arranged, or not.
 */
void
kyo_case_page_set_writable (KyoCasePage *self, gboolean is_writable)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  kyo_annotation_panel_set_writable (self->panel, is_writable);
  kyo_diagram_panels_set_writable (self->diagrams, is_writable);
}

/**
 * kyo_case_page_begin_annotation:
 * @self: a case page
 *
 * Shows the text with its entry and puts the cursor there, to write on what is selected.
 */
void
kyo_case_page_begin_annotation (KyoCasePage *self)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  set_panel_visible (self, PROP_TEXT_VISIBLE, TRUE);
  kyo_annotation_panel_begin (self->panel);
}

/**
 * kyo_case_page_is_annotating:
 * @self: a case page
 *
 * Returns: whether words stand in the entry that are not stored
 */
gboolean
kyo_case_page_is_annotating (KyoCasePage *self)
{
  g_return_val_if_fail (KYO_IS_CASE_PAGE (self), FALSE);

  return kyo_annotation_panel_is_writing (self->panel);
}

/**
 * kyo_case_page_end_annotation:
 * @self: a case page
 *
 * Empties the entry, once what was written is stored.
 */
void
kyo_case_page_end_annotation (KyoCasePage *self)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  kyo_annotation_panel_clear (self->panel);
}

/**
 * kyo_case_page_grab_focus:
 * @self: a case page
 *
 * Puts the keyboard into the text, or where that is hidden to what is shown first.
 */
void
kyo_case_page_grab_focus (KyoCasePage *self)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  if (!self->is_wanted[PROP_TEXT_VISIBLE] || !kyo_case_text_grab_focus (self->text))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * kyo_case_page_get_diagrams:
 * @self: a case page
 *
 * The panels with the diagram, for whoever keeps the views of it.
 *
 * Returns: (transfer none): them
 */
KyoDiagramPanels *
kyo_case_page_get_diagrams (KyoCasePage *self)
{
  g_return_val_if_fail (KYO_IS_CASE_PAGE (self), NULL);

  return self->diagrams;
}

/**
 * kyo_case_page_zoom:
 * @self: a case page
 * @factor: by how much larger than now; 0 to fill the panel
 *
 * Zooms the diagram that has the keyboard, or else all that are shown.
 */
void
kyo_case_page_zoom (KyoCasePage *self, double factor)
{
  g_return_if_fail (KYO_IS_CASE_PAGE (self));

  kyo_diagram_panels_zoom (self->diagrams, factor);
}
