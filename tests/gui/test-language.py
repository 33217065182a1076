#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""English where the locale is English, Japanese where it is Japanese; the cases change theirs at a key."""
import re

import kyokun
from kyokun import Kyokun, check, said_in

JAPANESE = re.compile('[ぁ-んァ-ヶ一-龠]')


def wait_language(app, lang):
  """Until list, page, diagram and timeline are in one language."""
  titles = [said_in(case, 'title', lang) for case in kyokun.cases()]

  def look():
    diagram, timeline = app.steps()
    rows = app.rows()
    words = [said_in(step, 'text', lang) for step in kyokun.cases()[0].iter(f'{kyokun.NAMESPACE}step')]
    return (len(rows) == 9 and all(title in row for title, row in zip(titles, rows)) and
            app.windows()[0].name == titles[0] and len(diagram) == len(timeline) == len(words) and
            all(any(word in step.name for step in diagram) for word in words) and
            all(word in step.name for word, step in zip(sorted(words), sorted(timeline, key=lambda step: next(
              (word for word in words if word in step.name), '')))) and
            said_in(next(kyokun.cases()[0].iter(f'{kyokun.NAMESPACE}passage')), 'text', lang) in app.passages()[0].name)
  app.until(look, f'everything in {lang}')


def test_the_cases_change_their_language_at_once_and_keep_it():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      wait_language(app, 'en')
      app.key('ctrl+l')
      wait_language(app, 'ja')
      app.wait('search box', 'Search cases and annotations')
      app.click(app.wait('button', '日本語 / English'))
      wait_language(app, 'en')
      app.key('ctrl+l')
      wait_language(app, 'ja')
    with Kyokun(home) as app:
      wait_language(app, 'ja')


def test_a_japanese_locale_makes_everything_japanese():
  with kyokun.scratch() as home, Kyokun(home, lang='ja') as app:
    wait_language(app, 'ja')
    app.wait('label', '概要', within=app.wait('list', '事例の本文'))
    english = [node for node in app.read().walk()
               if node.role in ('button', 'toggle button', 'search box', 'combo box', 'text', 'list', 'list item') and
               node.name and not JAPANESE.search(node.name) and not re.match('(Gtk|Adw|Kyo)', node.name) and
               not foreign(node)]
    check(not english, f'not in Japanese: {english}')
    app.key('ctrl+l')
    wait_language(app, 'en')
    app.wait('search box', JAPANESE)


def foreign(node):
  """GTK's own words are Japanese only where its translations are installed."""
  return node.name in ('Minimize', 'Maximize', 'Close', 'Restore')


def test_what_is_selected_stays_so_in_the_other_language():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('alt+Right', 'alt+Right')
    app.until(lambda: [card for card in app.steps()[1][1:2] if card.has('pressed')], 'the second step to be selected')
    app.key('ctrl+l')
    wait_language(app, 'ja')
    app.until(lambda: [card for card in app.steps()[1][1:2] if card.has('pressed')], 'the second step to stay selected')


kyokun.run(test_the_cases_change_their_language_at_once_and_keep_it, test_a_japanese_locale_makes_everything_japanese,
           test_what_is_selected_stays_so_in_the_other_language)
