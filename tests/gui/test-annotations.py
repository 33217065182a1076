#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Annotating by keyboard alone: on a passage, a step, a participant and the case; counted, kept, deleted."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal, said_in

ENTRY = 'Words of the annotation'


def write(app, words):
  """Annotates what is selected."""
  app.key('ctrl+m')
  app.wait_focused('text', ENTRY)
  app.type(words)
  app.key('Return')
  app.until(lambda: app.focused().text == '', 'the entry to be empty again')


def wait_count(app, number, count):
  words = f'{count} annotation' + ('s' if count != 1 else '')
  app.wait('list item', re.compile(f'^{number} .*, {words}$'), within=app.wait('list', 'Cases'))


def stored(home):
  return [(note['case'], note['target'], note['kind'], note['body']) for note in kyokun.kyokunctl(home, 'annotations')]


def test_passage_step_participant_and_case_are_annotated_and_kept():
  case = kyokun.cases()[0]
  passage = list(case.iter(f'{kyokun.NAMESPACE}passage'))[2]
  step = list(case.iter(f'{kyokun.NAMESPACE}step'))[1]
  wanted = [('nisc-fy2020-1', 'nisc-fy2020-1', 'comment', 'What of us?'),
            ('nisc-fy2020-1', passage.get('id'), 'comment', 'Have we laid this down?'),
            ('nisc-fy2020-1', step.get('id'), 'comment', 'Our standby was last tried in May'),
            ('nisc-fy2020-1', 'c1.nas-main', 'comment', 'We have two of these')]
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      wait_count(app, 1, 0)
      write(app, wanted[0][3])
      app.key('Escape')
      row = app.passages()[0].name
      app.tab_to('list item', row)
      app.key('Down', 'Down')
      app.wait('list item', re.compile(re.escape(said_in(passage, 'text', 'en'))), state='selected')
      write(app, wanted[1][3])
      wait_count(app, 1, 2)
      app.key('alt+Right', 'alt+Right')
      app.until(lambda: [card for card in app.steps()[1] if card.has('pressed') and
                         said_in(step, 'text', 'en') in card.name], 'the second step to be selected')
      write(app, wanted[2][3])
      app.tab_to('button', re.compile('^Event 2'))
      app.tab_to('button', re.compile(r'^NAS \(production\)'), key='Left')
      app.key('space')
      app.until(lambda: [node for node in app.all(state='pressed') if node.name.startswith('NAS (production)')],
                'the participant to be selected')
      write(app, wanted[3][3])
      wait_count(app, 1, 4)
      check_equal(stored(home), wanted, 'in the store')
    with Kyokun(home) as app:
      wait_count(app, 1, 4)
      wait_count(app, 2, 0)
      text = app.wait('list', 'Text of the case')
      app.wait('label', wanted[0][3])
      app.wait('label', wanted[1][3], within=text)
      app.key('alt+Right', 'alt+Right')
      app.wait('label', wanted[2][3])
      app.click(app.wait('button', re.compile(r'^NAS \(production\)')))
      app.wait('label', wanted[3][3])
      app.search('last tried in May')
      app.wait_numbers([1])


def test_an_annotation_is_deleted_by_keyboard():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      for words in 'First', 'Second':
        write(app, words)
      wait_count(app, 1, 2)
      app.tab_to('button', 'Delete this annotation', key='shift+Tab')
      app.key('space')
      wait_count(app, 1, 1)
    with Kyokun(home) as app:
      wait_count(app, 1, 1)
      check_equal(len(stored(home)), 1, 'annotations in the store')


def test_a_question_in_japanese_is_kept_word_for_word():
  words = '予備系への切替えは、誰が・いつ試した？'
  with kyokun.scratch() as home, Kyokun(home, lang='ja') as app:
    app.key('alt+Right', 'ctrl+m')
    entry = app.wait_focused('text')
    app.tab_to('button', key='shift+Tab')
    app.key('space')
    app.wait_focused('list item')
    app.key('Down', 'Return')
    app.key('ctrl+m')
    app.until(lambda: app.focused().reference == entry.reference, 'the entry')
    entry.set_text(words)
    app.key('Return')
    app.wait('list item', re.compile('^1 .*注釈1件$'))
    check_equal([note[2:] for note in stored(home)], [('question', words)], 'in the store')


def test_nothing_typed_stores_nothing():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('ctrl+m')
    app.wait_focused('text', ENTRY)
    app.key('Return')
    app.type('   ')
    app.key('Return')
    write(app, 'A word')
    wait_count(app, 1, 1)
    check(len(stored(home)) == 1, 'blanks were stored')


def test_what_is_being_typed_outlives_another_selection():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('ctrl+m')
    app.wait_focused('text', ENTRY)
    app.type('Half a thought')
    app.key('alt+Right')
    app.until(lambda: [card for card in app.steps()[1] if card.has('pressed')], 'a step to be selected')
    check_equal(app.wait('text', ENTRY).text, 'Half a thought', 'the entry')
    # Asked for once more, the entry goes on where the words end.
    app.key('ctrl+m')
    app.wait_focused('text', ENTRY)
    app.type(', and the rest')
    app.until(lambda: app.focused().text == 'Half a thought, and the rest', 'the words to go on')
    # Nor does it go with the window unasked.
    app.key('ctrl+q')
    app.wait('label', 'Close without the annotation?')
    app.focus_window()
    app.key('Escape')
    app.wait_gone('label', 'Close without the annotation?')
    app.focus_window()
    app.wait_focused('text', ENTRY)
    app.key('Return')
    app.until(lambda: [note[3] for note in stored(home)] == ['Half a thought, and the rest'], 'the note in the store')


def test_what_is_being_typed_can_be_left_by_keyboard():
  with kyokun.scratch() as home:
    app = Kyokun(home)
    app.key('ctrl+m')
    app.wait_focused('text', ENTRY)
    app.type('Half a thought')
    app.key('ctrl+q')
    app.wait('label', 'Close without the annotation?')
    app.focus_window()
    app.key('Tab')
    app.wait_focused('button', re.compile('Close'))
    app.key('Return')
    check_equal(app.process.wait(kyokun.PATIENCE), 0, f'exit status: {app.said()}')
    check_equal(stored(home), [], 'annotations')


kyokun.run(test_passage_step_participant_and_case_are_annotated_and_kept, test_an_annotation_is_deleted_by_keyboard,
           test_a_question_in_japanese_is_kept_word_for_word, test_nothing_typed_stores_nothing,
           test_what_is_being_typed_outlives_another_selection, test_what_is_being_typed_can_be_left_by_keyboard)
