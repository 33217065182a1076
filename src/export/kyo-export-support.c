/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A synthesis names cases that need not be in the document. What is in it is led to; of the others
 * the heading is told, but never one under a label stricter than the document's.
 */
#include "config.h"

#include "export/kyo-export-support.h"

#include "export/kyo-export-escape.h"
#include "model/kyo-labels.h"

static KyoCase *
find_by_id (GPtrArray *cases, const char *id, guint *position)
{
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    if (g_strcmp0 (kyo_case_get_id (cases->pdata[i]), id) == 0)
      {
        *position = i;
        return cases->pdata[i];
      }

  return NULL;
}

/* position is G_MAXUINT for a case that is not in the document. */
static KyoCase *
find_case (const KyoExportContent *content, const char *id, guint *position)
{
  KyoCase *kase = find_by_id (content->cases, id, position);
  guint among_supports;

  if (kase != NULL)
    return kase;
  *position = G_MAXUINT;
  return find_by_id (content->supports, id, &among_supports);
}

static gboolean
find_position (KyoCase *kase, KyoPassage *passage, KyoSectionKind kind, guint *position)
{
  KyoSection *section = kyo_case_get_section (kase, kind);

  for (guint i = 0; i < kyo_section_get_n_passages (section); i++)
    if (kyo_section_get_passage (section, i) == passage)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static char *
dup_text (KyoText *text, KyoLang lang)
{
  return g_strstrip (kyo_export_dup_visible (kyo_text_get (text, lang)));
}

/* The heading of the lesson; of a passage without one, its words. */
static char *
dup_words (KyoCase *kase, KyoPassage *passage, KyoLang lang)
{
  g_autofree char *label = kyo_export_dup_case_label (kase, lang);
  g_autofree char *words = dup_text (kyo_passage_get_heading (passage), lang);

  if (*words == '\0')
    {
      g_free (words);
      words = dup_text (kyo_passage_get_text (passage), lang);
    }
  if (label == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s · %s", label, words);
}

static void
free_support (gpointer data)
{
  KyoBlockSupport *support = data;

  g_free (support->text);
  g_free (support->place);
  g_free (support);
}

/* NULL when the passage is not one of the case's, or is not to be told. */
static KyoBlockSupport *
make_support (const KyoExportContent *content, KyoCase *kase, guint case_position, const char *id)
{
  KyoSectionKind kind;
  KyoPassage *passage = kyo_case_find_passage (kase, id, &kind);
  KyoBlockSupport *support;
  guint position;

  if (passage == NULL)
    return NULL;
  if (case_position == G_MAXUINT && kyo_case_get_tlp (kase) > kyo_export_content_get_tlp (content))
    return NULL;
  support = g_new0 (KyoBlockSupport, 1);
  support->text = dup_words (kase, passage, content->lang);
  if (case_position != G_MAXUINT && find_position (kase, passage, kind, &position))
    support->place = kyo_export_dup_place (case_position, kind, position);

  return support;
}

/**
 * kyo_export_dup_case_label:
 * @kase: a case
 * @lang: the language of the document
 *
 * Names a case by its number, an own one as such.
 *
 * Returns: (transfer full) (nullable): such as "Case 3", `NULL` for a reference case without a
 *   number
 */
char *
kyo_export_dup_case_label (KyoCase *kase, KyoLang lang)
{
  int number = kyo_case_get_number (kase);

  if (kyo_case_get_kind (kase) == KYO_CASE_OWN)
    return g_strdup (kyo_export_word (KYO_WORD_OWN_CASE, lang));
  if (number == 0)
    return NULL;
  return g_strdup_printf (lang == KYO_LANG_JA ? "%s%d" : "%s %d",
                          kyo_export_word (KYO_WORD_CASE, lang), number);
}

/**
 * kyo_export_dup_place:
 * @case_position: of the case in the document, from 0
 * @section: the section of the passage
 * @position: of the passage in its section, from 0
 *
 * Makes the id of a passage's block, which is that of no other block.
 *
 * Returns: (transfer full): such as "case-1-lessons-2", of letters, digits and hyphens
 */
char *
kyo_export_dup_place (guint case_position, KyoSectionKind section, guint position)
{
  return g_strdup_printf ("case-%u-%s-%u", case_position + 1,
                          kyo_enum_to_nick (KYO_TYPE_SECTION_KIND, section), position + 1);
}

/**
 * kyo_export_list_themes:
 * @content: what goes into the document
 * @passage: a passage
 *
 * Lists what the themes of a passage are called. One that the thesaurus does not know is left out:
 * its id is nothing to be read.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the names, `NULL` when there is none
 */
GPtrArray *
kyo_export_list_themes (const KyoExportContent *content, KyoPassage *passage)
{
  const char *const *themes = kyo_passage_get_themes (passage);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; content->thesaurus != NULL && themes != NULL && themes[i] != NULL; i++)
    {
      const char *name =
        kyo_thesaurus_get_theme_label (content->thesaurus, themes[i], content->lang);

      if (name != NULL)
        g_ptr_array_add (names, kyo_export_dup_visible (name));
    }

  return names->len > 0 ? g_steal_pointer (&names) : NULL;
}

/**
 * kyo_export_dup_cases:
 * @content: what goes into the document
 * @point: a point of a synthesis
 *
 * Names the cases that support a point by their numbers.
 *
 * Returns: (transfer full) (nullable): such as " (Cases: 3, 8)", to follow the text of the point;
 *   `NULL` when it names no case that is known here
 */
char *
kyo_export_dup_cases (const KyoExportContent *content, KyoPassage *point)
{
  const char *const *ids = kyo_passage_get_cases (point);
  gboolean is_ja = content->lang == KYO_LANG_JA;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      guint position;
      KyoCase *kase = find_case (content, ids[i], &position);

      if (kase == NULL || kyo_case_get_number (kase) == 0)
        continue;
      g_string_append_printf (list, "%s%d", list->len == 0 ? "" : (is_ja ? "、" : ", "),
                              kyo_case_get_number (kase));
    }
  if (list->len == 0)
    return NULL;

  return g_strdup_printf (is_ja ? "（%s：%s）" : " (%s: %s)",
                          kyo_export_word (KYO_WORD_SUPPORTED_BY, content->lang), list->str);
}

/**
 * kyo_export_list_supports:
 * @content: what goes into the document
 * @point: a point of a synthesis
 *
 * Lists the lessons that support a point, in its order. Ids of passages are unique in a casebook,
 * so each is sought in the cases that the point names.
 *
 * Returns: (transfer full) (element-type KyoBlockSupport) (nullable): the lessons, `NULL` when none
 *   is known here
 */
GPtrArray *
kyo_export_list_supports (const KyoExportContent *content, KyoPassage *point)
{
  const char *const *ids = kyo_passage_get_passages (point);
  const char *const *cases = kyo_passage_get_cases (point);
  g_autoptr (GPtrArray) supports = g_ptr_array_new_with_free_func (free_support);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    for (guint j = 0; cases != NULL && cases[j] != NULL; j++)
      {
        guint position;
        KyoCase *kase = find_case (content, cases[j], &position);
        KyoBlockSupport *support =
          kase != NULL ? make_support (content, kase, position, ids[i]) : NULL;

        if (support != NULL)
          g_ptr_array_add (supports, support);
      }

  return supports->len > 0 ? g_steal_pointer (&supports) : NULL;
}
