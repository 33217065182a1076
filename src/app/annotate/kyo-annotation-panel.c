/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later

 * The panel follows the selection. What has been typed and not yet sent stays in the entry when the
 * selection moves, and is kept until the store has taken it.
 */
#include "config.h"

#include "app/annotate/kyo-annotation-bubble.h"
#include "app/annotate/kyo-annotation-panel.h"
#include "app/widgets/kyo-drop-down.h"
#include "app/widgets/kyo-target-words.h"

#include <glib/gi18n.h>

struct _KyoAnnotationPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *target;
  GtkWidget *scrolled;
  GtkWidget *bubbles_slot;
  GtkWidget *bubbles;
  GtkDropDown *kind;
  GtkEntry *body;
  GtkWidget *send;

  KyoSelection *selection;
  GListModel *annotations;
  KyoLang lang;
};

G_DEFINE_FINAL_TYPE (KyoAnnotationPanel, kyo_annotation_panel, GTK_TYPE_WIDGET)

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_target_id (KyoAnnotationPanel *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  const char *target = kyo_selection_get_target (self->selection);

  if (target != NULL || kase == NULL)
    return target;
  return kyo_case_get_id (kase);
}

static void
update (KyoAnnotationPanel *self)
{
  KyoCase *kase = kyo_selection_get_case (self->selection);
  const char *target = kyo_selection_get_target (self->selection);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), kase != NULL);
  if (self->bubbles != NULL)
    gtk_box_remove (GTK_BOX (self->bubbles_slot), self->bubbles);
  self->bubbles = NULL;
  if (kase == NULL)
    return;

  words = kyo_target_words_dup (kase, target, self->lang);
  gtk_label_set_label (self->target, words);
  /* Those of passages and of the case stand in the text already. */
  if (self->annotations != NULL && target != NULL &&
      kyo_case_find_passage (kase, target, NULL) == NULL)
    self->bubbles = kyo_annotation_bubbles_new (self->annotations, target);
  if (self->bubbles != NULL)
    gtk_box_append (GTK_BOX (self->bubbles_slot), self->bubbles);
  gtk_widget_set_visible (self->scrolled, self->bubbles != NULL);
}

static void
selection_changed_cb (KyoAnnotationPanel *self)
{
  update (self);
}

static void
send_cb (KyoAnnotationPanel *self)
{
  static const KyoAnnotationKind KINDS[] = { KYO_ANNOTATION_COMMENT, KYO_ANNOTATION_QUESTION };
  g_autofree char *body = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->body)));
  const char *target = get_target_id (self);

  if (target == NULL || *g_strstrip (body) == '\0')
    return;
  g_signal_emit (
    self, signals[WRITTEN], 0, target,
    (int) KINDS[MIN (gtk_drop_down_get_selected (self->kind), G_N_ELEMENTS (KINDS) - 1)], body);
}

static void
kyo_annotation_panel_dispose (GObject *object)
{
  KyoAnnotationPanel *self = KYO_ANNOTATION_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->annotations);

  G_OBJECT_CLASS (kyo_annotation_panel_parent_class)->dispose (object);
}

static void
kyo_annotation_panel_class_init (KyoAnnotationPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kyo_annotation_panel_dispose;
  signals[WRITTEN] =
    g_signal_new ("written", KYO_TYPE_ANNOTATION_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "annotationpanel");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kyokun/Kyokun/ui/kyo-annotation-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, box);
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, target);
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, bubbles_slot);
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, kind);
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, body);
  gtk_widget_class_bind_template_child (widget_class, KyoAnnotationPanel, send);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
}

static void
kyo_annotation_panel_init (KyoAnnotationPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (GTK_IS_BOX (self->box) && GTK_IS_LABEL (self->target) &&
            GTK_IS_BOX (self->bubbles_slot));
  g_assert (GTK_IS_DROP_DOWN (self->kind) && GTK_IS_ENTRY (self->body));
  kyo_drop_down_set_name (self->kind, _ ("Kind of annotation"));
}

/**
 * kyo_annotation_panel_set_selection:
 * @self: a panel
 * @selection: what is annotated
 *
 * Binds the panel to a selection, once.
 */
void
kyo_annotation_panel_set_selection (KyoAnnotationPanel *self, KyoSelection *selection)
{
  g_return_if_fail (KYO_IS_ANNOTATION_PANEL (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * kyo_annotation_panel_show:
 * @self: a panel
 * @annotations: a list of #KyoAnnotation, those of the case
 * @lang: the language of the cases
 *
 * Shows what was annotated on the step or participant that is selected.
 */
void
kyo_annotation_panel_show (KyoAnnotationPanel *self, GListModel *annotations, KyoLang lang)
{
  g_return_if_fail (KYO_IS_ANNOTATION_PANEL (self));

  g_set_object (&self->annotations, annotations);
  self->lang = lang;
  update (self);
}

/**
 * kyo_annotation_panel_begin:
 * @self: a panel
 *
 * Puts the cursor where a comment is written, behind what stands there already.
 */
void
kyo_annotation_panel_begin (KyoAnnotationPanel *self)
{
  g_return_if_fail (KYO_IS_ANNOTATION_PANEL (self));

  /* Selected, it would be lost to the next key. */
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->body));
  gtk_editable_set_position (GTK_EDITABLE (self->body), -1);
}

/**
 * kyo_annotation_panel_is_writing:
 * @self: a panel
 *
 * Returns: whether words stand in the entry that are not stored
 */
gboolean
kyo_annotation_panel_is_writing (KyoAnnotationPanel *self)
{
  g_autofree char *body = NULL;

  g_return_val_if_fail (KYO_IS_ANNOTATION_PANEL (self), FALSE);

  body = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->body)));

  return *g_strstrip (body) != '\0';
}

/**
 * kyo_annotation_panel_clear:
 * @self: a panel
 *
 * Empties the entry, once what was written in it is stored.
 */
void
kyo_annotation_panel_clear (KyoAnnotationPanel *self)
{
  g_return_if_fail (KYO_IS_ANNOTATION_PANEL (self));

  gtk_editable_set_text (GTK_EDITABLE (self->body), "");
}

/**
 * kyo_annotation_panel_set_writable:
 * @self: a panel
 * @is_writable: whether the store takes annotations
 *
 * Lets nothing be written where it could not be kept.
 */
void
kyo_annotation_panel_set_writable (KyoAnnotationPanel *self, gboolean is_writable)
{
  g_return_if_fail (KYO_IS_ANNOTATION_PANEL (self));

  /* Each by itself: a screen reader is not told of what lies around them. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), is_writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), is_writable);
  gtk_widget_set_sensitive (self->send, is_writable);
}
