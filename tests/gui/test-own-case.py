#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From typing an own incident to handing out the summary: the form, the page, the comparison, the export."""
import re
import shutil
import subprocess

import kyokun
from kyokun import Kyokun, Skip, check, check_equal

TITLE = 'Ransomware by way of remote maintenance'
SECTIONS = {'Detection': 'A file server could not be opened on Monday morning.',
            'Cause': 'The VPN device had a known vulnerability.\nRDP was open to the maintenance contractor.'}
LESSONS = {'Know every door': 'Whoever lets a contractor in keeps a list of the ways in.', 'Patch': 'Devices too.'}


def enter(app):
  """Types the incident into the form, by keyboard alone."""
  app.key('ctrl+n')
  app.focus_window('New own case')
  type_in_row(app, 'Title', TITLE)
  app.tab_to('combo box', 'TLP label')
  app.key('Tab')
  type_in_row(app, 'When it happened', '2026-05')
  for section, words in SECTIONS.items():
    app.tab_to('text', section)
    for number, line in enumerate(words.splitlines()):
      if number:
        app.key('Return')
      app.type(line)
  app.tab_to('text', 'Recurrence prevention')
  app.key('Tab')
  for number, (heading, body) in enumerate(LESSONS.items(), 1):
    type_in_row(app, f'Heading of lesson {number}', heading)
    app.key('Return')
    app.wait_focused('text', f'Lesson {number}')
    app.type(body)
    if number < len(LESSONS):
      app.key('Return')
      app.wait('text', f'Heading of lesson {number + 1}')
  app.key('Escape')
  app.until(lambda: len(app.windows()) == 1, 'the form to be closed')
  app.focus_window()
  app.wait('list item', re.compile(f'^{TITLE}, .*0 annotations$'), within=app.wait('list', 'Cases'), state='selected')


def type_in_row(app, name, words):
  """libadwaita 1.2 does not say of such a row that it has the keyboard: nothing else has it then."""
  app.until(lambda: app.focused() is None or app.focused() not in app.windows()[-1].walk(),
            f'the keyboard to be at {name}')
  app.type(words)
  app.until(lambda: app.wait('text', name).text.endswith(words), f'{words} in {name}')


def own(home):
  """The own case as it is stored."""
  found = kyokun.kyokunctl(home, 'list', '--kind', 'own')
  check_equal(len(found), 1, 'own cases in the store')
  return kyokun.kyokunctl(home, 'show', found[0]['id'])


def test_an_own_case_is_typed_shown_and_kept():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      enter(app)
      app.until(lambda: app.windows()[0].name == TITLE, 'the own case to be shown')
      app.until(lambda: [row.name for row in app.passages()] == '\n'.join(SECTIONS.values()).splitlines() +
                [f'{heading}. {body}' for heading, body in LESSONS.items()], 'its text')
      app.wait('label', 'Know every door')
      app.wait('label', re.compile('May 2026|2026-05'))
      check(not app.all('button', 'Zoom in'), 'there is an empty diagram')
      stored = own(home)
      check_equal(stored['title']['en'], TITLE, 'its title')
      check_equal([passage['text']['en'] for passage in stored['sections']['cause']], SECTIONS['Cause'].splitlines(),
                  'its cause')
      check_equal([(lesson['heading']['en'], lesson['text']['en']) for lesson in stored['sections']['lessons']],
                  list(LESSONS.items()), 'its lessons')
      app.click(app.passages()[0])
      app.key('ctrl+m')
      app.wait_focused('text', 'Words of the annotation')
      app.type('Who noticed it?')
      app.key('Return')
      app.wait('list item', re.compile(f'^{TITLE}, .*1 annotation$'))
    with Kyokun(home) as app:
      app.until(lambda: app.windows()[0].name == TITLE, 'the own case to be shown again')
      app.wait('label', 'Who noticed it?')
      check(not app.all('button', 'Zoom in'), 'there is an empty diagram')
      app.choose(re.compile('^1 '))
      app.wait('button', 'Zoom in')
      app.until(lambda: app.steps()[1], 'the timeline')
      headings = [node.name for node in app.all('label', within=app.wait('list', 'Cases'))]
      check('Own cases' in headings, f'groups: {headings}')


def test_the_keyboard_is_at_the_case_that_has_been_entered():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.wait_focused('list item', re.compile('^1 '))
    app.key('ctrl+n')
    app.focus_window('New own case')
    type_in_row(app, 'Title', TITLE)
    app.key('Escape')
    app.until(lambda: len(app.windows()) == 1, 'the form to be closed')
    app.focus_window()
    app.wait('list item', re.compile(f'^{TITLE}, '), within=app.wait('list', 'Cases'), state='selected')
    app.wait_focused('list item', re.compile(f'^{TITLE}, '))


def test_an_own_case_without_a_title_can_be_left_by_keyboard():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('ctrl+n')
    app.focus_window('New own case')
    app.tab_to('text', 'Cause')
    app.type('Nobody knows yet')
    app.key('Escape')
    app.wait('label', re.compile('^Without a title it cannot be stored'))
    app.focus_window()
    app.key('Tab')
    app.wait_focused('button', re.compile('Close'))
    app.key('Return')
    app.until(lambda: len(app.windows()) == 1, 'the form to be closed')
    check_equal(kyokun.kyokunctl(home, 'list', '--kind', 'own'), [], 'own cases in the store')


def test_an_own_case_is_changed_and_deleted():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      enter(app)
      choose_in_menu(app, re.compile('own case…$'), 0)
      app.focus_window(re.compile('own case', re.IGNORECASE))
      app.tab_to('combo box', 'Class')
      app.key('shift+Tab', 'End')
      type_in_row(app, 'Title', ', again')
      app.key('Escape')
      app.until(lambda: len(app.windows()) == 1, 'the form to be closed')
      app.focus_window()
      app.wait('list item', re.compile(f'^{TITLE}, again, '))
      choose_in_menu(app, re.compile('own case…$'), 1)
      app.until(lambda: len(app.windows()) == 2, 'the question')
      app.focus_window()
      app.tab_to('button', re.compile('Delete$'))
      app.key('space')
      app.wait_gone('list item', re.compile(f'^{TITLE}'))
    with Kyokun(home) as app:
      app.wait_numbers(range(1, 10))
      check_equal(kyokun.kyokunctl(home, 'list', '--kind', 'own'), [], 'own cases in the store')


def choose_in_menu(app, name, which):
  """The main menu by F10, down to the entry wanted."""
  app.key('F10')
  items = app.until(lambda: [node for node in app.all(name=name) if node.has('focusable')], f'{name.pattern} in the menu')
  wanted = items[which].reference
  for _ in range(20):
    focused = app.focused()
    if focused and focused.reference == wanted:
      break
    app.key('Down')
    app.until(lambda: app.focused() is not None, 'an entry of the menu')
  app.key('Return')


def test_the_most_similar_cases_come_first_with_their_reasons():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      enter(app)
      app.key('ctrl+d')
      found = app.wait('list', 'Reference cases, the most similar first')
      rows = app.until(lambda: [row.name for row in app.all('list item', within=found) if row.name], 'similar cases')
      check(re.match(r'1\. Case 5, ', rows[0]), f'most similar: {rows[0]}')
      ranking = kyokun.kyokunctl(home, 'compare', own(home)['id'])
      check_equal([int(re.match(r'\d+\. Case (\d+)', row)[1]) for row in rows],
                  [hit['number'] for hit in ranking][:len(rows)], 'the order')
      words = [node.name for node in app.all('label', within=found)]
      check('remote desktop' in words, f'no reason names remote desktop: {words[:14]}')
      app.wait(name='Case 5, Cause')
      app.wait('label', re.compile('^The VPN device had'))
      app.key('Down')
      app.until(lambda: [row for row in app.all('list item', within=found, state='selected')
                         if row.name.startswith('2. ')], 'the second one')
      app.key('Escape')
      app.wait_focused()


def export(app, path, steps):
  """Exports what is chosen: steps down in the list of formats, then the file's name."""
  app.key('ctrl+e')
  app.focus_window('Export an annotated summary')
  app.tab_to('combo box', 'Format')
  if steps:
    app.key('space', *['Down'] * steps, 'Return')
  app.tab_to('button', re.compile('Export…$'))
  app.key('space')
  app.until(lambda: len(app.x_windows()) == 3, 'the file chooser')
  app.focus_window()
  app.wait_focused('text')
  app.key('ctrl+a')
  app.type(str(path))
  app.key('Return')
  app.until(path.exists, f'{path.name} to be written')
  app.until(lambda: len(app.x_windows()) == 1, 'the dialogs to be closed')
  app.focus_window()


def test_an_annotated_summary_is_exported():
  if not shutil.which('pdftotext'):
    raise Skip('pdftotext is not installed')
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('ctrl+m')
    app.wait_focused('text', 'Words of the annotation')
    app.type('For the board')
    app.key('Return')
    app.wait('label', 'For the board')
    export(app, home / 'summary.pdf', 0)
    text = subprocess.run(['pdftotext', home / 'summary.pdf', '-'], capture_output=True, text=True, check=True).stdout
    check('For the board' in text and 'TLP:CLEAR' in text, f'in the PDF: {text[:400]}')
    export(app, home / 'summary.html', 1)
    text = (home / 'summary.html').read_text(encoding='utf-8')
    check('For the board' in text and 'Suspension of a critical-infrastructure service' in text, text[:400])


kyokun.run(test_an_own_case_is_typed_shown_and_kept, test_an_own_case_without_a_title_can_be_left_by_keyboard,
           test_the_keyboard_is_at_the_case_that_has_been_entered, test_an_own_case_is_changed_and_deleted,
           test_the_most_similar_cases_come_first_with_their_reasons, test_an_annotated_summary_is_exported)
