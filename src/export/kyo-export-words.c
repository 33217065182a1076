/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not gettext's: a document speaks the language of its cases, which need not be that of the person
 * who exports it.
 */
#include "config.h"

#include "export/kyo-export-words.h"

/* Japanese, English. */
static const char *const words[KYO_N_WORDS][2] = {
  [KYO_WORD_DOCUMENT_TITLE] = { "事例検討 注釈付き概要", "Case review: annotated summary" },
  [KYO_WORD_DATE] = { "作成日", "Date" },
  [KYO_WORD_AUTHOR] = { "作成者", "Prepared by" },
  [KYO_WORD_LABEL] = { "共有範囲", "Sharing" },
  [KYO_WORD_SOURCE] = { "出典", "Source" },
  [KYO_WORD_PUBLISHER] = { "発行者", "Publisher" },
  [KYO_WORD_PERIOD] = { "対象期間", "Period covered" },
  [KYO_WORD_N_ANNOTATIONS] = { "注釈の数", "Annotations" },
  [KYO_WORD_CONTENTS] = { "目次", "Contents" },
  [KYO_WORD_CASE] = { "事例", "Case" },
  [KYO_WORD_OWN_CASE] = { "自組織の事例", "Own incident" },
  [KYO_WORD_CLASS] = { "分類", "Class" },
  [KYO_WORD_WHEN] = { "発生時期", "When" },
  [KYO_WORD_SUMMARY] = { "要約", "Summary" },
  [KYO_WORD_DIAGRAM] = { "関係図", "Diagram" },
  [KYO_WORD_PARTICIPANTS] = { "関係者・機器", "Participants" },
  [KYO_WORD_TIMELINE] = { "時系列", "Timeline" },
  [KYO_WORD_STEPS] = { "ステップ一覧", "Steps" },
  [KYO_WORD_NUMBER] = { "番号", "No." },
  [KYO_WORD_PHASE] = { "段階", "Phase" },
  [KYO_WORD_BETWEEN] = { "関係者", "Between" },
  [KYO_WORD_INFERRED] = { "（推定）", " (inferred)" },
  [KYO_WORD_WHAT_HAPPENED] = { "内容", "What happened" },
  [KYO_WORD_ANNOTATIONS] = { "注釈", "Annotations" },
  [KYO_WORD_OPEN] = { "未解決", "open" },
  [KYO_WORD_RESOLVED] = { "解決済み", "resolved" },
  [KYO_WORD_REVIEW] = { "本文が変わったため要確認", "the text has changed: to be checked" },
  [KYO_WORD_ORPHAN] = { "注釈の対象は今の事例にありません",
                        "what it was made on is no longer in the case" },
  [KYO_WORD_APPENDIX] = { "付録", "Appendix" },
  [KYO_WORD_CRITERIA] = { "選定基準", "Selection criteria" },
  [KYO_WORD_SYNTHESIS] = { "総括", "Synthesis" },
  [KYO_WORD_SUPPORTED_BY] = { "該当事例", "Cases" },
  [KYO_WORD_SUPPORTING_LESSONS] = { "該当する教訓", "Lessons that support it" },
  [KYO_WORD_THEMES] = { "テーマ", "Themes" },
  [KYO_WORD_PICTURE_ELSEWHERE] = { "図は、HTML または PDF の書き出しにあります。",
                                   "The picture is in the HTML and PDF exports." },
  [KYO_WORD_TIMELINE_ELSEWHERE] = { "時系列は、下のステップ一覧の順のとおりです。",
                                    "The steps below stand in the order in which they happened." },
  [KYO_WORD_DIAGRAM_ON_PAGE] = { "関係図のページ：", "Diagram on page " },
  [KYO_WORD_UNTITLED] = { "（無題）", "(untitled)" },
  [KYO_WORD_STATE] = { "状態", "State" },
  [KYO_WORD_DRAFT] = { "下書き（内容は未確認）", "draft, still to be checked" },
};

/**
 * kyo_export_word:
 * @word: what to say
 * @lang: the language of the document
 *
 * Gives a word of the document's own.
 *
 * Returns: (transfer none): a static string
 */
const char *
kyo_export_word (KyoWord word, KyoLang lang)
{
  g_return_val_if_fail ((guint) word < KYO_N_WORDS, "");

  return words[word][lang == KYO_LANG_JA ? 0 : 1];
}
