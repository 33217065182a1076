/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a draft needs and a report does not say in so many words: of what kind a participant is, to
 * which phase a step belongs, under which category a group of cases falls. Guessed by general words
 * and left to the person who checks the draft.
 */
#include "config.h"

#include "import/kyo-report-parser.h"

#include <string.h>

typedef struct
{
  const char *words; /* parted by "|"; a word with "$" before it has to stand at the end */
  int value;
} Guess;

/* The first that fits counts. */
static const Guess PARTICIPANTS[] = {
  { "攻撃者|犯人|不正利用者", KYO_PARTICIPANT_ATTACKER },
  { "ネットワーク|回線|$LAN|$網", KYO_PARTICIPANT_NETWORK },
  { "$サーバ|$サーバー|$システム|$サイト|$端末|$装置|$機器|$PC|$基盤|$データベース|$"
    "クラウド",
    KYO_PARTICIPANT_SYSTEM },
  { "リスト|マニュアル|手順書|台帳|文書", KYO_PARTICIPANT_DOCUMENT },
  { "$事業所|$拠点|$センター|$施設|$支店|$工場", KYO_PARTICIPANT_SITE },
  { "警察|所管省庁|関係機関|$利用者|$顧客|第三者|$ベンダ|$ベンダー|委託先|$報道機関",
    KYO_PARTICIPANT_OUTSIDER },
  { "$事業者|$会社|$組織|$部署|$部門|$課|$部|$室|$窓口|$本部", KYO_PARTICIPANT_ORGANISATION },
  { "$者|$員|$担当|$長|$役|経営層|役員", KYO_PARTICIPANT_PERSON },
};

static const Guess PHASES[] = {
  { "公表|会見|注意喚起|周知|広報|お知らせ|発信|公開|情報共有", KYO_PHASE_COMMUNICATION },
  { "復旧|再開|復元|交換|切替|切り替え|修復", KYO_PHASE_RECOVERY },
  { "遮断|停止|切り離|切離|隔離|ブロック|変更", KYO_PHASE_CONTAINMENT },
  { "調査|特定|解析|分析", KYO_PHASE_ANALYSIS },
  { "報告|判断|決定|経営|指示|招集|設置", KYO_PHASE_DECISION },
};

static const Guess EVENT_PHASES[] = {
  { "検知|覚知|発見|気付|気づ|把握|問合せ|通報|連絡|報告|判明|通知", KYO_PHASE_DETECTION },
};

static const Guess CATEGORIES[] = {
  { "攻撃|不正アクセス|マルウ|サイバー犯罪", KYO_CATEGORY_CYBERATTACK },
  { "自然災害|地震|台風|豪雨|落雷|津波|天災|災害", KYO_CATEGORY_NATURAL_HAZARD },
  { "人的|人為|操作ミス|誤操作|過失|ヒューマン", KYO_CATEGORY_HUMAN_ERROR },
  { "故障|障害|不具合|トラブル", KYO_CATEGORY_SYSTEM_FAILURE },
};

static gboolean
fits (const char *words, const char *text)
{
  g_auto (GStrv) split = g_strsplit (words, "|", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] == '$' ? g_str_has_suffix (text, split[i] + 1) : strstr (text, split[i]) != NULL)
      return TRUE;

  return FALSE;
}

static int
guess (const Guess *guesses, gsize n, const char *text, int fallback)
{
  for (gsize i = 0; i < n; i++)
    if (fits (guesses[i].words, text))
      return guesses[i].value;

  return fallback;
}

/**
 * kyo_report_guess_participant:
 * @label: the name of a node
 *
 * Returns: of what kind it seems to be, an organisation when nothing tells
 */
KyoParticipantKind
kyo_report_guess_participant (const char *label)
{
  return (KyoParticipantKind) guess (PARTICIPANTS, G_N_ELEMENTS (PARTICIPANTS), label,
                                     KYO_PARTICIPANT_ORGANISATION);
}

/**
 * kyo_report_guess_phase:
 * @kind: whether it is an event or a response
 * @text: what the step says
 *
 * Returns: to which phase it seems to belong
 */
KyoPhase
kyo_report_guess_phase (KyoStepKind kind, const char *text)
{
  if (kind == KYO_STEP_EVENT)
    return (KyoPhase) guess (EVENT_PHASES, G_N_ELEMENTS (EVENT_PHASES), text, KYO_PHASE_ORIGIN);

  return (KyoPhase) guess (PHASES, G_N_ELEMENTS (PHASES), text, KYO_PHASE_CONTAINMENT);
}

/**
 * kyo_report_guess_category:
 * @heading: what heads a group of cases
 *
 * Returns: the category that it seems to name
 */
KyoCategory
kyo_report_guess_category (const char *heading)
{
  return (KyoCategory) guess (CATEGORIES, G_N_ELEMENTS (CATEGORIES), heading, KYO_CATEGORY_OTHER);
}
