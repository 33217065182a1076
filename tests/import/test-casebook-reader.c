/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/kyo-casebook-reader.h"

#define HEAD                                                                                       \
  "<casebook xmlns='urn:kyokun:casebook:1' id='b' version='3'>\n"                                  \
  "<source><title><ja>題</ja></title><publisher><en>P</en></publisher></source>\n"
#define STEP "<step id='s' kind='event' number='1' phase='origin'"
#define POINT(attributes)                                                                          \
  "<casebook xmlns='urn:kyokun:casebook:1' id='b' "                                                \
  "version='3'>\n<source><title><ja>題</ja></title>"                                              \
  "<publisher><en>P</en></publisher>\n<synthesis>\n<passage id='sy' " attributes                   \
  "><text><ja>a</ja></text></passage></synthesis></source>\n"                                      \
  "<case id='c1' category='other'><title><ja>x</ja></title><section kind='cause'><passage "        \
  "id='ca'><text><ja>a</ja></text></passage></section></case></casebook>"
#define CASE(inner)                                                                                \
  HEAD "<case id='c1' number='1' category='cyberattack'><title><ja>題名</ja></title>\n" inner      \
       "</case>\n</casebook>"

static KyoCasebook *
read_string (const char *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  return kyo_casebook_read_bytes (bytes, "trial.xml", error);
}

static const char WHOLE[] =
  "<casebook xmlns='urn:kyokun:casebook:1' id='b' version='3' status='draft'>\n"
  "<source><title><ja>題</ja><en>Title</en></title><publisher><ja>者</ja></publisher>\n"
  "<period>2020-01-01/2020-12-31</period>\n"
  "<criteria><passage id='cr1'><text><en>harm</en></text></passage></criteria>\n"
  "<synthesis><passage id='sy1' cases='c1' passages='p2' "
  "themes='backup'><heading><en>H</en></heading><text><en>T</en></text>"
  "</passage></synthesis></source>\n"
  "<case id='c1' number='7' category='system-failure' tlp='AMBER+STRICT' when='2020-05~'>\n"
  "<title yomi='だい'><ja>長い題が\n      折り返す</ja><en>Long\n   title</en></title>\n"
  "<summary><ja>要約</ja></summary>\n"
  "<overview><passage id='o1'><text><ja>概</ja></text></passage></overview>\n"
  "<section kind='cause'><passage id='p1' incident='2' "
  "steps='e1'><text><ja>原因</ja></text></passage>"
  "</section>\n"
  "<section kind='lessons'><passage id='p2' steps='e1' themes='backup "
  "patch'><heading><ja>見出し</ja></heading><text><ja>本文</ja>"
  "</text></passage></section>\n"
  "<participants><participant id='op' kind='organisation' x='1' y='2' width='300' height='200'>"
  "<label><ja>事業者</ja></label><participant id='nas' kind='system'><label><en>NAS</en></label>"
  "</participant></participant></participants>\n"
  "<steps><step id='e1' kind='event' number='0' phase='origin' from='op' to='nas' inferred='from "
  "to' when='2020-05' "
  "passages='p1 p2' x='10' y='20' width='150' route='5,6 70,80'><text><ja>故障</ja></text>"
  "<relative><ja>半年前</ja></relative></step></steps>\n"
  "<themes>backup patch</themes></case></casebook>";

static void
test_whole_case (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) book = read_string (WHOLE, &error);
  g_autoptr (KyoCase) kase = NULL;
  KyoSectionKind section = KYO_SECTION_OVERVIEW;
  KyoParticipant *nas;
  KyoStep *step;
  KyoRect rect;
  gsize n_points = 0;
  const KyoPoint *route;

  g_assert_no_error (error);
  g_assert_cmpuint (kyo_casebook_get_version (book), ==, 3);
  g_assert_true (kyo_casebook_is_draft (book));
  g_assert_cmpstr (kyo_time_get_edtf (kyo_casebook_get_period (book)), ==, "2020-01-01/2020-12-31");

  kase = g_list_model_get_item (kyo_casebook_get_cases (book), 0);
  g_assert_cmpint (kyo_case_get_number (kase), ==, 7);
  g_assert_cmpint (kyo_case_get_tlp (kase), ==, KYO_TLP_AMBER_STRICT);
  g_assert_cmpstr (kyo_case_get_yomi (kase), ==, "だい");
  g_assert_cmpstr (kyo_text_get_ja (kyo_case_get_title (kase)), ==, "長い題が折り返す");
  g_assert_cmpstr (kyo_text_get_en (kyo_case_get_title (kase)), ==, "Long title");
  g_assert_cmpstr (kyo_case_get_casebook_id (kase), ==, "b");
  g_assert_true (g_strv_contains (kyo_case_get_themes (kase), "patch"));

  g_assert_cmpuint (kyo_passage_get_incident (kyo_case_find_passage (kase, "p1", &section)), ==, 2);
  g_assert_cmpint (section, ==, KYO_SECTION_CAUSE);
  g_assert_nonnull (kyo_passage_get_heading (kyo_case_find_passage (kase, "p2", NULL)));

  g_assert_cmpstr (kyo_passage_get_steps (kyo_case_find_passage (kase, "p1", NULL))[0], ==, "e1");
  g_assert_cmpstr (kyo_passage_get_themes (kyo_case_find_passage (kase, "p2", NULL))[1], ==,
                   "patch");
  g_assert_null (kyo_passage_get_steps (kyo_case_find_passage (kase, "o1", NULL)));

  nas = kyo_case_find_participant (kase, "nas");
  g_assert_cmpstr (kyo_participant_get_id (kyo_participant_get_parent (nas)), ==, "op");
  g_assert_false (kyo_participant_get_rect (nas, &rect));
  g_assert_true (kyo_participant_get_rect (kyo_participant_get_parent (nas), &rect));
  g_assert_cmpfloat (rect.width, ==, 300);

  step = kyo_case_find_step (kase, "e1");
  g_assert_cmpstr (kyo_step_get_number (step), ==, "0");
  g_assert_true (g_strv_contains (kyo_step_get_passages (step), "p2"));
  g_assert_true (kyo_step_get_callout (step, &rect));
  g_assert_cmpfloat (rect.y, ==, 20);
  route = kyo_step_get_route (step, &n_points);
  g_assert_cmpuint (n_points, ==, 2);
  g_assert_cmpfloat (route[1].y, ==, 80);
  g_assert_cmpint (kyo_step_get_inferred (step), ==, KYO_STEP_END_FROM | KYO_STEP_END_TO);
}

static void
test_synthesis_is_linked_to_what_supports_it (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KyoCasebook) book = read_string (WHOLE, &error);
  g_autoptr (KyoPassage) point = NULL;

  g_assert_no_error (error);
  point = g_list_model_get_item (kyo_casebook_get_synthesis (book), 0);
  g_assert_cmpstr (kyo_passage_get_cases (point)[0], ==, "c1");
  g_assert_cmpstr (kyo_passage_get_passages (point)[0], ==, "p2");
  g_assert_cmpstr (kyo_passage_get_themes (point)[0], ==, "backup");
}

typedef struct
{
  const char *name;
  const char *xml;
  int code;
  const char *says; /* what the message must hold beside the file's name */
} Bad;

static const Bad BAD[] = {
  { "empty", "", KYO_IMPORT_ERROR_SYNTAX, "line" },
  { "not-xml", "PK\003\004 nothing", KYO_IMPORT_ERROR_SYNTAX, "line 1" },
  { "cut-off", "<casebook xmlns='urn:kyokun:casebook:1' id='b'", KYO_IMPORT_ERROR_SYNTAX,
    "line 1" },
  { "not-closed", HEAD, KYO_IMPORT_ERROR_SYNTAX, "line 3" },
  { "wrong-encoding", "<casebook>\n\xff\xfe</casebook>", KYO_IMPORT_ERROR_SYNTAX, "line 2" },
  { "document-type", "<!DOCTYPE casebook SYSTEM 'file:///etc/hostname'>\n" HEAD "</casebook>",
    KYO_IMPORT_ERROR_SYNTAX, "document type" },
  { "entities",
    "<!DOCTYPE c [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>\n" HEAD "</casebook>",
    KYO_IMPORT_ERROR_SYNTAX, "document type" },
  { "other-root", "<book xmlns='urn:kyokun:casebook:1'/>", KYO_IMPORT_ERROR_SCHEMA, "book" },
  { "other-namespace", "<casebook xmlns='urn:other' id='b' version='1'/>", KYO_IMPORT_ERROR_SCHEMA,
    "line 1" },
  { "no-source", "<casebook xmlns='urn:kyokun:casebook:1' id='b' version='1'/>",
    KYO_IMPORT_ERROR_SCHEMA, "casebook" },
  { "unknown-element", CASE ("<colour/>"), KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "unknown-section", CASE ("<section kind='blame'/>"), KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "unknown-phase",
    CASE ("<steps><step id='s' kind='event' number='1' phase='later'><text><ja>x</ja></text>"
          "</step></steps>"),
    KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "text-in-no-language", CASE ("<summary></summary>"), KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "empty-text", CASE ("<summary><ja> </ja></summary>"), KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "section-twice", CASE ("<section kind='cause'/>\n<section kind='cause'/>"),
    KYO_IMPORT_ERROR_SCHEMA, "twice" },
  { "id-twice",
    CASE ("<section kind='cause'><passage id='p'><text><ja>a</ja></text></passage>\n"
          "<passage id='p'><text><ja>b</ja></text></passage></section>"),
    KYO_IMPORT_ERROR_LINK, "line 5: the id “p”" },
  { "id-of-the-casebook-again",
    CASE ("<section kind='cause'><passage id='b'><text><ja>a</ja></text></passage></section>"),
    KYO_IMPORT_ERROR_LINK, "“b”" },
  { "step-from-nobody",
    CASE ("<steps><step id='s' kind='event' number='1' phase='origin' from='x'><text><ja>x</ja>"
          "</text></step></steps>"),
    KYO_IMPORT_ERROR_LINK, "participant “x”" },
  { "step-told-nowhere",
    CASE ("<steps><step id='s' kind='event' number='1' phase='origin' passages='y'><text><ja>x</ja>"
          "</text></step></steps>"),
    KYO_IMPORT_ERROR_LINK, "passage “y”" },
  { "about-no-step",
    CASE ("<section kind='cause'>\n<passage id='p' steps='s t'><text><ja>a</ja></text></passage>"
          "</section><steps>" STEP "><text><ja>x</ja></text></step></steps>"),
    KYO_IMPORT_ERROR_LINK, "line 5: the case has no step “t”" },
  { "about-a-participant",
    CASE ("<section kind='lessons'><passage id='p' steps='x'><text><ja>a</ja></text></passage>"
          "</section><participants><participant id='x' kind='system'><label><ja>x</ja></label>"
          "</participant></participants>"),
    KYO_IMPORT_ERROR_LINK, "no step “x”" },
  { "theme-that-is-no-name",
    CASE ("<section kind='lessons'><passage id='p' themes='back,up'><text><ja>a</ja></text>"
          "</passage></section>"),
    KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "themes-of-nothing",
    CASE ("<section kind='lessons'><passage id='p' themes=' '><text><ja>a</ja></text></passage>"
          "</section>"),
    KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "case-names-what-supports-it",
    CASE ("<section kind='lessons'><passage id='p' cases='c1'><text><ja>a</ja></text></passage>"
          "</section>"),
    KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "concluded-from-nobody",
    CASE ("<participants><participant id='x' kind='system'><label><ja>x</ja></label>"
          "</participant></participants>\n<steps>\n" STEP " to='x' inferred='from'><text><ja>x</ja>"
          "</text></step></steps>"),
    KYO_IMPORT_ERROR_LINK, "line 6: “inferred” names “from”" },
  { "concluded-something-else",
    CASE ("<steps>" STEP " inferred='when'><text><ja>x</ja></text></step></steps>"),
    KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "supported-by-no-case", POINT ("cases='c1 c2'"), KYO_IMPORT_ERROR_LINK,
    "line 4: “sy” names the case “c2”" },
  { "supported-by-no-lesson", POINT ("passages='le'"), KYO_IMPORT_ERROR_LINK,
    "line 4: “sy” names the lesson “le”" },
  { "supported-by-a-cause", POINT ("passages='ca'"), KYO_IMPORT_ERROR_LINK, "the lesson “ca”" },
  { "synthesis-about-a-step", POINT ("steps='s'"), KYO_IMPORT_ERROR_SCHEMA, "line 4" },
  { "no-such-day",
    HEAD
    "<case id='c' category='other' when='2020-02-30'><title><ja>x</ja></title></case></casebook>",
    KYO_IMPORT_ERROR_VALUE, "line 3" },
};

static void
test_bad_files_are_refused (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_string (bad->xml, &error));
  g_assert_error (error, KYO_IMPORT_ERROR, bad->code);
  g_assert_true (g_str_has_prefix (error->message, "trial.xml"));
  g_assert_nonnull (strstr (error->message, bad->says));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_too_big (void)
{
  gsize size = KYO_IMPORT_MAX_BYTES + 1;
  char *spaces = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (spaces, ' ', size);
  bytes = g_bytes_new_take (spaces, size);
  g_assert_null (kyo_casebook_read_bytes (bytes, "big.xml", &error));
  g_assert_error (error, KYO_IMPORT_ERROR, KYO_IMPORT_ERROR_TOO_BIG);
}

/* Cutting or changing a sound file anywhere must never crash, whatever comes of it. */
static void
test_any_cut_or_flip_is_survived (void)
{
  gsize length = strlen (WHOLE);

  for (gsize i = 0; i < length; i += 7)
    {
      g_autofree char *flipped = g_strdup (WHOLE);
      g_autoptr (GBytes) cut = g_bytes_new (WHOLE, i);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (KyoCasebook) from_changed = NULL;
      g_autoptr (GError) cut_error = NULL;
      g_autoptr (GError) changed_error = NULL;

      g_assert_null (kyo_casebook_read_bytes (cut, "cut.xml", &cut_error));
      g_assert_nonnull (cut_error);

      flipped[i] = (char) (flipped[i] ^ 0x15);
      changed = g_bytes_new (flipped, length);
      from_changed = kyo_casebook_read_bytes (changed, "changed.xml", &changed_error);
      g_assert_true ((from_changed != NULL) == (changed_error == NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/casebook/whole-case-is-read", test_whole_case);
  g_test_add_func ("/import/casebook/synthesis-is-linked-to-what-supports-it",
                   test_synthesis_is_linked_to_what_supports_it);
  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/casebook/refused/%s", BAD[i].name);

      g_test_add_data_func (path, &BAD[i], test_bad_files_are_refused);
    }
  g_test_add_func ("/import/casebook/too-big-is-refused", test_too_big);
  g_test_add_func ("/import/casebook/any-cut-or-flip-is-survived",
                   test_any_cut_or_flip_is_survived);

  return g_test_run ();
}
