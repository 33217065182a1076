/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "export/kyo-export-escape.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *html;
  const char *markdown;
} Escape;

static const Escape escapes[] = {
  { NULL, "", "" },
  { "予約", "予約", "予約" },
  { "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;script\\>alert(1)&lt;/script\\>" },
  { "\"><img src=x onerror='a()'>", "&quot;&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;",
    "\"\\>&lt;img src=x onerror='a()'\\>" },
  { "a & b &lt;", "a &amp; b &amp;lt;", "a &amp; b &amp;lt;" },
  { "]]><!--", "]]&gt;&lt;!--", "\\]\\]\\>&lt;!--" },
  { "a\x01"
    "b\x1f"
    "c\x7f",
    "abc", "abc" },
  { "\xef\xbf\xbe\xef\xbf\xbfx", "x", "x" },
  { "bad \xff utf-8", "bad \xef\xbf\xbd utf-8", "bad \xef\xbf\xbd utf-8" },
  { "a\r\nb\rc", "a\nb\nc", "a b c" },
  { "abc\u202e\u2066dcba\u200b", "abc⟦U+202E⟧⟦U+2066⟧dcba⟦U+200B⟧",
    "abc⟦U+202E⟧⟦U+2066⟧dcba⟦U+200B⟧" },
  { "# not a heading", "# not a heading", "\\# not a heading" },
  { "  - not a list", "  - not a list", "\\- not a list" },
  { "12. not a list", "12. not a list", "12\\. not a list" },
  { "2020年", "2020年", "2020年" },
  { "a|b", "a|b", "a\\|b" },
  { "`code` *em* _em_ ~del~", "`code` *em* _em_ ~del~", "\\`code\\` \\*em\\* \\_em\\_ \\~del\\~" },
  { "[x](javascript:alert(1))", "[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))" },
  { "> quote", "&gt; quote", "\\> quote" },
  { "a\n# b", "a\n# b", "a # b" },
  { "back\\slash", "back\\slash", "back\\\\slash" },
};

static void
test_html_is_escaped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *escaped = kyo_export_escape_html (escapes[i].text);

      g_assert_cmpstr (escaped, ==, escapes[i].html);
    }
}

static void
test_markdown_is_escaped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *escaped = kyo_export_escape_markdown (escapes[i].text);

      g_assert_cmpstr (escaped, ==, escapes[i].markdown);
    }
}

static void
test_every_character_makes_valid_xml (void)
{
  for (gunichar c = 1; c < 0x20; c++)
    {
      char text[] = { 'a', (char) c, 'b', '\0' };
      g_autofree char *html = kyo_export_escape_html (text);
      g_autofree char *xml = kyo_export_dup_xml_valid (text);

      if (c == '\t' || c == '\n')
        g_assert_cmpstr (html, ==, text);
      else
        g_assert_cmpstr (html, ==, c == '\r' ? "a\nb" : "ab");
      if (c == '\t' || c == '\n' || c == '\r')
        g_assert_cmpstr (xml, ==, text);
      else
        g_assert_cmpstr (xml, ==,
                         "a\xef\xbf\xbd"
                         "b");
    }
}

static void
test_joiners_stay (void)
{
  g_autofree char *visible = kyo_export_dup_visible ("👩\u200d💻 می\u200cخواهم");

  g_assert_cmpstr (visible, ==, "👩\u200d💻 می\u200cخواهم");
}

static void
test_ids_of_pictures_do_not_clash (void)
{
  static const char svg[] = "<?xml version=\"1.0\"?>\n<svg><symbol id=\"glyph0-0\"/>"
                            "<use xlink:href=\"#glyph0-0\"/><g clip-path=\"url(#clip1)\"/></svg>";
  g_autofree char *inlined = kyo_export_dup_svg_inline (svg, strlen (svg), "d1-");

  g_assert_cmpstr (inlined, ==,
                   "<svg><symbol id=\"d1-glyph0-0\"/><use xlink:href=\"#d1-glyph0-0\"/>"
                   "<g clip-path=\"url(#d1-clip1)\"/></svg>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/escape/html-is-escaped", test_html_is_escaped);
  g_test_add_func ("/export/escape/markdown-is-escaped", test_markdown_is_escaped);
  g_test_add_func ("/export/escape/every-character-makes-valid-xml",
                   test_every_character_makes_valid_xml);
  g_test_add_func ("/export/escape/joiners-stay", test_joiners_stay);
  g_test_add_func ("/export/escape/ids-of-pictures-do-not-clash",
                   test_ids_of_pictures_do_not_clash);

  return g_test_run ();
}
