#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the file of a report to a casebook in the list: imported, corrected by keyboard alone, accepted; and what is
refused, with words."""
import contextlib
import re
import shutil
import signal
import subprocess

import kyokun
from kyokun import BUILD, Kyokun, Skip, check, check_equal

REPORTS = BUILD / 'tests' / 'import'
TITLE = '料金計算の入替えに伴う水道使用料の請求誤り'
BEHIND = '\n\n\n\n あとがき\n聞き取りに応じた方々の名は記さない。\n来年度は件数を増やす予定である。\n\n- 9 -\n'
PARSED, DRAFTS, CHOOSER = 'What was read', 'Draft, still to be checked', 'Import a report or casebook'


def make_report(home):
  """The first invented report, with a page behind it that belongs to no case."""
  path = home / 'report.txt'
  path.write_text((REPORTS / 'report-a.txt').read_text(encoding='utf-8').rstrip() + BEHIND, encoding='utf-8')
  return path


def choose_file(app, path):
  """Import by its key, the file by its name."""
  app.key('ctrl+shift+o')
  app.until(lambda: len(app.x_windows()) == 2, 'the file chooser')
  app.focus_window()
  # Once asked for, the entry for a name is there from the beginning, and the key would hide it.
  if app.until(app.focused, 'the keyboard in the file chooser').role != 'text':
    app.key('ctrl+l')
  app.wait_focused('text')
  app.key('ctrl+a')
  app.type(str(path))
  # While the chooser still reads the folder it takes no answer.
  for _ in range(10):
    app.key('Return')
    with contextlib.suppress(AssertionError):
      app.until(lambda: not app.all(name=CHOOSER, within=app.windows()[-1]), 'the file chooser to be closed', 2)
      return
  raise AssertionError('the file chooser does not take the name')


def open_review(app, path):
  choose_file(app, path)
  app.wait('list', PARSED)
  app.until(lambda: len(app.x_windows()) == 1, 'the file chooser to be closed')
  app.focus_window()
  app.wait_focused('list item', re.compile(f'^Title: {TITLE}'))


def draft_cases(home):
  return [case for case in kyokun.kyokunctl(home, 'list') if case['id'].startswith('report-')]


def stored(home, section):
  """The texts of a section of the first case that was imported."""
  case = kyokun.kyokunctl(home, 'show', draft_cases(home)[0]['id'])
  passages = case['overview'] if section == 'overview' else case['sections'][section]
  return [passage['text']['ja'] for passage in passages]


def go_to(app, name):
  """Down the fields until one of this name has the keyboard."""
  for _ in range(40):
    node = app.focused()
    if node and node.role == 'list item' and kyokun.matches(node.name, name):
      return node
    app.key('Down')
    app.until(lambda: app.focused() and app.focused().reference != (node and node.reference), 'the next field')  # pylint: disable=cell-var-from-loop
  raise AssertionError(f'no field {name}')


def test_a_report_is_imported_corrected_by_keyboard_and_accepted():
  with kyokun.scratch() as home:
    path = make_report(home)
    with Kyokun(home) as app:
      open_review(app, path)
      app.wait('label', 'Draft from “report.txt”: 2 cases, 3 lines not placed')
      app.wait('label', 'Stored')

      # A passage is rewritten in its place, and moved to where it belongs.
      before = stored(home, 'background')
      go_to(app, re.compile('^Background: 入替え前の試しは'))
      app.wait('list item', re.compile(r'^Page \d+, line 133, Background: '))
      app.key('F2')
      app.wait_focused('text', 'Words of the field')
      app.key('ctrl+Home')
      app.type('NAS: ')
      app.key('Return')
      app.wait_focused('list item', re.compile('^Background: NAS: '))
      app.until(lambda: stored(home, 'background')[1] == f'NAS: {before[1]}', 'the words in the store')
      app.key('alt+5')
      app.wait_focused('list item', re.compile('^Cause: NAS: '))
      app.until(lambda: stored(home, 'cause')[0] == f'NAS: {before[1]}', 'the passage in the store')
      app.key('ctrl+z', 'ctrl+z')
      app.until(lambda: stored(home, 'background') == before, 'everything undone')
      app.key('ctrl+shift+z', 'ctrl+shift+z')
      app.until(lambda: stored(home, 'background') == before[:1], 'everything done again')

      # What is not placed is found by a key, and becomes a passage.
      app.key('F8')
      app.wait_focused('list item', re.compile(r'^Page \d+, line \d+, Not placed: あとがき'))
      app.key('shift+Down', 'shift+Down')
      app.until(lambda: len(app.all('list item', re.compile('Not placed: '), state='selected')) == 3, 'three lines')
      app.key('alt+7')
      app.until(lambda: stored(home, 'lessons')[-1].startswith('あとがき聞き取りに'), 'the lines in the store')
      app.wait('label', 'Draft from “report.txt”: 2 cases, 0 lines not placed')

      app.key('alt+a')
      app.wait('label', re.compile('is now a casebook of this store$'))
      row = app.wait('list item', re.compile(f'^1 {TITLE}, System failure, 0 annotations$'))
      check(row.has('selected'), 'the accepted casebook is not shown')
      check(not app.all('label', DRAFTS, within=app.wait('list', 'Cases')), 'it still counts as a draft')
      app.until(lambda: any('NAS: ' in passage.name for passage in app.passages()), 'the case with what was corrected')
      titles = [node.name for node in app.all('label', within=app.wait('list', 'Cases'))]
      check('事故事例研究の概要' in titles and any(title.startswith('Supplementary') for title in titles),
            f'casebooks in the list: {titles}')
    with Kyokun(home) as app:
      app.wait('list item', re.compile(f'^1 {TITLE}'))


def test_a_draft_outlives_a_crash_and_goes_on():
  with kyokun.scratch() as home:
    path = make_report(home)
    app = Kyokun(home)
    open_review(app, path)
    before = stored(home, 'detection')
    go_to(app, re.compile('^Background: 料金計算は'))
    app.key('F2')
    app.wait_focused('text', 'Words of the field')
    app.key('ctrl+Home')
    app.type('RDP: ')
    # Nobody ends the typing: it is stored by itself.
    app.until(lambda: stored(home, 'background')[0].startswith('RDP: '), 'what is being typed in the store')
    app.process.send_signal(signal.SIGKILL)
    app.process.wait()
    with Kyokun(home) as app:
      check_equal(len(draft_cases(home)), 2, 'cases of the draft')
      app.wait('label', DRAFTS, within=app.wait('list', 'Cases'))
      app.search('水道')
      app.wait_numbers([1])
      app.choose(re.compile(f'^1 {TITLE}, System failure, Draft, '))
      app.until(lambda: app.windows()[0].name == TITLE, 'the case of the draft')
      app.wait('label', 'This case is part of a draft that has still to be checked.')
      app.key('alt+r')
      app.wait('list item', re.compile('^Background: RDP: 料金計算は'))
      check_equal(stored(home, 'detection'), before, 'what nobody corrected')
      app.key('alt+Left')
      app.wait_focused('list item', re.compile(f'^1 {TITLE}, '))
      # The same file again goes on with the draft instead of beginning anew.
      choose_file(app, path)
      app.wait('list item', re.compile('^Background: RDP: 料金計算は'))


def begin_typing(app, words):
  app.key('F2')
  app.wait_focused('text', 'Words of the field')
  app.key('ctrl+Home')
  app.type(words)


def test_what_is_typed_is_kept_when_the_keyboard_goes_elsewhere():
  with kyokun.scratch() as home, Kyokun(home) as app:
    open_review(app, make_report(home))
    go_to(app, re.compile('^Background: 料金計算は'))
    begin_typing(app, 'A: ')
    # Another field by the mouse: it is selected, and ready for the keys.
    app.click(app.wait('list item', re.compile('^Overview: 町の水道係は')))
    app.wait_focused('list item', re.compile('^Overview: 町の水道係は'))
    app.until(lambda: stored(home, 'background')[0].startswith('A: '), 'what was typed first')
    begin_typing(app, 'B: ')
    # A menu above the field that is typed into.
    app.key('F10')
    app.wait_focused('menu item')
    app.until(lambda: stored(home, 'overview')[0].startswith('B: '), 'what was typed next')
    app.key('Escape')
    app.wait_gone('menu item')
    app.focus_window()
    app.click(app.wait('list item', re.compile('^Background: A: ')))
    begin_typing(app, 'C: ')
    app.click(app.wait('list item', re.compile(r'^Page \d+, line \d+, ')))
    app.until(lambda: stored(home, 'background')[0].startswith('C: A: '), 'what was typed last')


def wait_field(app, name):
  """Until the keyboard is at a field and that, and no other, is selected: then the keys act on what is seen."""
  node = app.wait_focused('list item', name)
  selected = [row.name for row in app.all('list item', within=app.wait('list', PARSED)) if row.has('selected')]
  check_equal(selected, [node.name], 'what is selected')


def test_the_keyboard_stays_where_the_work_is():
  with kyokun.scratch() as home, Kyokun(home) as app:
    open_review(app, make_report(home))
    go_to(app, re.compile('^Overview: 町の水道係は'))
    before = stored(home, 'overview')
    app.key('F2')
    app.wait_focused('text', 'Words of the field')
    app.key('ctrl+Home', *['Right'] * 8, 'ctrl+Return')
    wait_field(app, re.compile('^Overview: 金計算の'))
    app.key('ctrl+z')
    app.until(lambda: stored(home, 'overview') == before, 'the passage in one piece')
    wait_field(app, re.compile('^Overview: '))
    app.key('Delete')
    app.until(lambda: len(stored(home, 'overview')) == len(before) - 1, 'a passage set aside')
    wait_field(app, re.compile('^(Overview|Background): '))
    app.key('ctrl+z')
    app.until(lambda: stored(home, 'overview') == before, 'the passage back')
    app.key('ctrl+Next')
    wait_field(app, re.compile('^Title: 庁舎の分電盤'))
    app.key('ctrl+Prior')
    wait_field(app, re.compile(f'^Title: {TITLE}'))


def test_what_cannot_be_corrected_is_refused_with_words():
  with kyokun.scratch() as home, Kyokun(home) as app:
    open_review(app, make_report(home))
    before = stored(home, 'background')
    go_to(app, re.compile('^Background: 入替え前の試しは'))
    app.key('ctrl+j')
    app.wait('label', 'There is no passage after this one to join it with')
    app.key('F2')
    app.wait_focused('text', 'Words of the field')
    app.key('ctrl+Home', 'ctrl+h')
    app.wait('label', 'Put the cursor where the heading ends and the text begins')
    wait_field(app, re.compile('^Background: 入替え前の試しは'))
    check_equal(stored(home, 'background'), before, 'the passages')


def refuse(app, path, words):
  choose_file(app, path)
  app.wait('label', f'“{path.name}” was not imported')
  app.wait('label', re.compile(words))
  app.focus_window()
  app.key('Escape')
  app.until(lambda: len(app.x_windows()) == 1, 'the message to be closed')
  app.focus_window()


def test_what_cannot_be_imported_is_refused_with_words():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.wait_numbers(range(1, 10))
    (home / 'empty.txt').write_bytes(b'')
    (home / 'story.txt').write_text('昔々あるところに。\n' * 20, encoding='utf-8')
    (home / 'broken.xml').write_text('<casebook><case></casebook>', encoding='utf-8')
    refuse(app, home / 'empty.txt', r'^empty\.txt is empty; there is nothing to import')
    refuse(app, home / 'story.txt', r'^story\.txt has no case in it')
    refuse(app, home / 'broken.xml', r'broken\.xml.*nothing was imported')
    app.wait_numbers(range(1, 10))
    check_equal(draft_cases(home), [], 'cases that were stored')


def test_a_pdf_with_a_password_is_refused_with_words():
  if not shutil.which('qpdf'):
    raise Skip('qpdf is not installed')
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.wait_numbers(range(1, 10))
    subprocess.run(['qpdf', '--encrypt', 'secret', 'owner', '256', '--', REPORTS / 'report-a.pdf', home / 'locked.pdf'],
                   check=True)
    refuse(app, home / 'locked.pdf', r'^locked\.pdf asks for a password; save a copy without one')
    app.wait_numbers(range(1, 10))
    check_equal(draft_cases(home), [], 'cases that were stored')


kyokun.run(test_a_report_is_imported_corrected_by_keyboard_and_accepted, test_a_draft_outlives_a_crash_and_goes_on,
           test_what_is_typed_is_kept_when_the_keyboard_goes_elsewhere,
           test_the_keyboard_stays_where_the_work_is, test_what_cannot_be_corrected_is_refused_with_words,
           test_what_cannot_be_imported_is_refused_with_words, test_a_pdf_with_a_password_is_refused_with_words)
