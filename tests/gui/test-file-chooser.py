#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are chosen in the platform's own window: it says what for, shows only what fits, proposes a name, and
whoever thinks better of it finds everything as it was. Without a portal GTK shows a window of its own."""
import re
import subprocess

import kyokun
from kyokun import Kyokun, check, check_equal


def make_other(home):
  """A second store, that differs from the first in one annotation; and a file that is none."""
  folder = home / 'papers'
  folder.mkdir()
  path = folder / 'other.kyokun'
  kyokunctl = [kyokun.KYOKUNCTL, '--store', path]
  subprocess.run([*kyokunctl, 'init'], check=True, capture_output=True)
  subprocess.run([*kyokunctl, 'annotate', '1', 'c1.ca.1', '--body', 'Only in the other store'], check=True,
                 capture_output=True)
  (folder / 'minutes.txt').write_text('Minutes of the meeting', encoding='utf-8')
  return path


def open_chooser(app, key, title):
  app.key(key)
  app.until(lambda: len(app.windows()) == 2, 'the file chooser')
  app.focus_window(title)
  app.until(lambda: app.windows()[-1].name == title, f'a window called {title}')


def go_to(app, path):
  """A slash begins a path, as in all file choosers of GTK."""
  app.type('/')
  entry = app.wait_focused('text')
  entry.set_text(str(path))
  app.until(lambda: app.focused().text == str(path), 'the path in the entry')


def labels(app):
  """What can be read in the file chooser."""
  return [node.name for node in app.windows()[-1].walk() if node.role == 'label' and node.name]


def test_another_store_is_opened():
  with kyokun.scratch() as home, Kyokun(home) as app:
    path = make_other(home)
    app.until(lambda: app.steps()[1], 'the case')
    check(not app.all('label', 'Only in the other store'), 'the annotation of the other store')
    open_chooser(app, 'ctrl+o', 'Open a store')
    app.wait('button', re.compile('Open$'))
    check(any('Kyokun stores' in label for label in labels(app)), f'no filter among {labels(app)}')
    go_to(app, path)
    app.key('Return')
    app.until(lambda: len(app.windows()) == 1, 'the file chooser to be closed')
    app.focus_window()
    app.wait('label', 'Only in the other store')
    app.wait_numbers(range(1, 10))


def test_whoever_thinks_better_of_it_finds_all_as_it_was():
  with kyokun.scratch() as home, Kyokun(home) as app:
    path = make_other(home)
    app.until(lambda: app.steps()[1], 'the case')
    open_chooser(app, 'ctrl+o', 'Open a store')
    go_to(app, path)
    app.click(app.wait('button', re.compile('Cancel$')))
    app.until(lambda: len(app.windows()) == 1, 'the file chooser to be closed')
    app.focus_window()
    app.wait('label', 'Case 1')
    check(not app.all('label', 'Only in the other store'), 'the annotation of the other store')


def test_what_is_no_store_is_said_and_leads_back():
  with kyokun.scratch() as home, Kyokun(home) as app:
    path = make_other(home)
    app.until(lambda: app.steps()[1], 'the case')
    open_chooser(app, 'ctrl+o', 'Open a store')
    go_to(app, path.parent / 'minutes.txt')
    app.key('Return')
    app.until(lambda: len(app.windows()) == 1, 'the file chooser to be closed')
    app.focus_window()
    app.until(lambda: app.windows()[0].name == 'This is not a Kyokun store', 'what is wrong with it')
    back = next(node for node in app.all('button') if node.name.endswith('Back to the store that is open'))
    app.until(lambda: back.extents[2] > 0, 'the way back')
    app.click(back)
    app.until(lambda: app.windows()[0].name.startswith('Suspension of'), 'the case that was open')
    check_equal((path.parent / 'minutes.txt').read_text(encoding='utf-8'), 'Minutes of the meeting', 'the file')


def test_export_proposes_a_name_and_can_be_left():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    open_chooser(app, 'ctrl+e', 'Export an annotated summary')
    app.tab_to('button', re.compile('Export…$'))
    app.key('space')
    app.until(lambda: len(app.x_windows()) == 3, 'the file chooser')
    app.focus_window('Export an annotated summary')
    entry = app.wait_focused('text')
    check(re.fullmatch(r'kyokun-\d{4}-\d\d-\d\d\.pdf', entry.text), f'proposed: {entry.text}')
    check('PDF' in labels(app), f'no filter among {labels(app)}')
    app.key('Escape')
    app.until(lambda: len(app.x_windows()) == 2, 'the file chooser to be closed')
    check_equal(list(home.rglob('*.pdf')), [], 'files written')
    app.focus_window()
    app.key('Escape')
    app.until(lambda: len(app.windows()) == 1, 'the dialog to be closed')


kyokun.run(test_another_store_is_opened, test_whoever_thinks_better_of_it_finds_all_as_it_was,
           test_what_is_no_store_is_said_and_leads_back, test_export_proposes_a_name_and_can_be_left)
