#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever lies where the store should be, the window comes up, says which file it is and what is wrong with it,
offers what can be done, and leaves every byte as it was."""
import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess

import kyokun
from kyokun import Kyokun, Skip, check, check_equal

AGAIN, COPY = 'Try again', 'Open a copy of what can be read'
ANOTHER, FRESH = 'Choose another store…', 'Start fresh beside it'


def make(home):
  """A good store in its place."""
  path = kyokun.default_store(home)
  path.parent.mkdir(parents=True)
  subprocess.run([kyokun.KYOKUNCTL, '--store', path, 'init'], check=True, capture_output=True)
  return path


def state(path):
  """Every byte of a file, and what lies beside it."""
  if path.is_dir():
    return sorted(item.name for item in path.rglob('*')), sorted(item.name for item in path.parent.iterdir())
  return hashlib.sha256(path.read_bytes()).hexdigest(), sorted(item.name for item in path.parent.iterdir())


def buttons(app):
  """Those of the page that tells of the problem: the other page is not on screen."""
  return {label for label in (AGAIN, COPY, ANOTHER, FRESH)
          for node in app.all('button') if node.name.endswith(label) and node.extents[2] > 0}


def press(app, label):
  app.click(next(node for node in app.all('button') if node.name.endswith(label) and node.extents[2] > 0))


def tell_problem(app, title, path, offered, best):
  app.wait('label', title)
  app.until(lambda: app.windows()[0].name == title, 'the window to be called so')
  app.until(lambda: [node for node in app.all('label') if str(path) in node.name or path.name in node.name],
            f'{path.name} to be named')
  check_equal(buttons(app), offered, 'what is offered')
  app.wait_focused('button', re.compile(f'{best}$'))


def try_bad(path, title, offered, best, home):
  """Starts on a bad store, sees what it says, starts fresh beside it, and comes back to the bad one."""
  before = state(path)
  with Kyokun(home) as app:
    tell_problem(app, title, path, offered, best)
    press(app, AGAIN)
    tell_problem(app, title, path, offered, best)
    check_equal(state(path), before, 'the file and its neighbours')
    press(app, FRESH)
    app.wait('label', 'Case 1')
    app.wait_numbers(range(1, 10))
    app.key('ctrl+m')
    app.wait_focused('text', 'Words of the annotation')
    app.type('Kept elsewhere')
    app.key('Return')
    app.wait('label', 'Kept elsewhere')
  after = state(path)
  check_equal(after[0], before[0], 'the file')
  added = [name for name in after[1] if name not in before[1]]
  check(len(added) == 1 and added[0] != path.name, f'beside it now: {added}')


def test_a_text_file():
  with kyokun.scratch() as home:
    path = kyokun.default_store(home)
    path.parent.mkdir(parents=True)
    path.write_text('Minutes of the meeting\n' * 300, encoding='utf-8')
    try_bad(path, 'This is not a Kyokun store', {AGAIN, ANOTHER, FRESH}, FRESH, home)


def test_a_file_of_another_application():
  with kyokun.scratch() as home:
    path = kyokun.default_store(home)
    path.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(path)) as db:
      db.executescript('PRAGMA application_id = 252006674; CREATE TABLE feature (id INTEGER PRIMARY KEY)')
    try_bad(path, 'This is not a Kyokun store', {AGAIN, ANOTHER, FRESH}, FRESH, home)


def test_a_store_of_a_newer_version():
  with kyokun.scratch() as home:
    path = make(home)
    with contextlib.closing(sqlite3.connect(path)) as db:
      db.execute('PRAGMA user_version = 9999')
    try_bad(path, 'The store is of a newer Kyokun', {AGAIN, ANOTHER, FRESH}, AGAIN, home)


def test_a_truncated_store():
  with kyokun.scratch() as home:
    path = make(home)
    with open(path, 'r+b') as file:
      file.truncate(path.stat().st_size // 2)
    try_bad(path, 'The store is damaged', {AGAIN, COPY, ANOTHER, FRESH}, COPY, home)


def test_a_directory():
  with kyokun.scratch() as home:
    path = kyokun.default_store(home)
    path.mkdir(parents=True)
    (path / 'a file in it').write_text('kept', encoding='utf-8')
    before = state(path)
    with Kyokun(home) as app:
      app.until(lambda: [node for node in app.all('label') if path.name in node.name], 'the file to be named')
      check({AGAIN, ANOTHER, FRESH} <= buttons(app), 'what is offered')
      press(app, FRESH)
      app.wait('label', 'Case 1')
    check_equal(state(path)[0], before[0], 'what is in the directory')


def test_a_locked_store_is_shown_once_it_is_free():
  with kyokun.scratch() as home:
    path = make(home)
    before = state(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
      db.execute('BEGIN EXCLUSIVE')
      with Kyokun(home) as app:
        tell_problem(app, 'Another program holds the store', path, {AGAIN, ANOTHER, FRESH}, AGAIN)
        press(app, AGAIN)
        tell_problem(app, 'Another program holds the store', path, {AGAIN, ANOTHER, FRESH}, AGAIN)
        db.execute('ROLLBACK')
        check_equal(state(path)[0], before[0], 'the file')
        press(app, AGAIN)
        app.wait('label', 'Case 1')
        app.wait_numbers(range(1, 10))


def test_a_read_only_store_is_read_and_says_so():
  with kyokun.scratch() as home:
    path = make(home)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = state(path)
    try:
      with Kyokun(home, wrapper=unprivileged()) as app:
        app.wait('label', 'Case 1')
        bar = app.wait('label', f'“{path.name}” can only be read: annotations and own cases cannot be stored in it.')
        app.until(lambda: bar.extents[2] > 0, 'the bar to be shown')
        check(not app.wait('text', 'Words of the annotation').has('sensitive'), 'the entry takes words')
        check(not app.wait('button', 'Add the annotation').has('sensitive'), 'its button can be pressed')
        app.search('wannacry')
        app.wait_numbers(kyokun.numbers_that_say('wannacry'))
    finally:
      path.parent.chmod(0o755)
    check_equal(state(path), before, 'the file and its neighbours')


def test_a_full_disk_is_told_and_nothing_beside_it_is_offered():
  with kyokun.scratch() as home:
    path = kyokun.default_store(home)
    path.parent.mkdir(parents=True)
    with small_disk(path.parent), Kyokun(home) as app:
      tell_problem(app, 'The disk is full', path, {AGAIN, ANOTHER}, AGAIN)


def test_what_does_not_fit_stays_in_the_entry():
  with kyokun.scratch() as home:
    path = make(home)
    store = path.read_bytes()
    with small_disk(path.parent, len(store) // 1024 + 8):
      path.write_bytes(store)
      with Kyokun(home) as app:
        app.until(lambda: app.steps()[1], 'the case')
        app.key('ctrl+m')
        app.wait_focused('text', 'Words of the annotation')
        app.type('Too much for this disk')
        app.key('Return')
        app.until(lambda: [node for node in app.all('label') if node.name.startswith('There is no room left')],
                  'the reason')
        check_equal(app.wait('text', 'Words of the annotation').text, 'Too much for this disk', 'what was typed')
        # Words that nobody keeps are asked about before they go.
        app.key('ctrl+q')
        app.wait('label', 'Close without the annotation?')
        app.focus_window()
        app.key('Escape')
        app.wait_gone('label', 'Close without the annotation?')
        app.focus_window()
        app.wait_focused('text', 'Words of the annotation')
        app.key('ctrl+a', 'BackSpace')
      check_equal(hashlib.sha256(path.read_bytes()).digest(), hashlib.sha256(store).digest(), 'the file')


@contextlib.contextmanager
def small_disk(folder, size=200):
  """A disk of so many KiB; who may not mount one cannot try."""
  if subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}k', 'kyokun-test', folder], check=False,
                    capture_output=True).returncode != 0:
    raise Skip('a small disk cannot be mounted here')
  try:
    yield
  finally:
    subprocess.run(['umount', '--lazy', folder], check=True)


def unprivileged():
  """To root nothing is read-only, but to root without that capability."""
  if os.geteuid() != 0:
    return ()
  if not shutil.which('setpriv'):
    raise Skip('to root nothing is read-only, and setpriv is not installed')
  drop = '-dac_override,-dac_read_search'
  return ('setpriv', f'--inh-caps={drop}', f'--bounding-set={drop}')


kyokun.run(test_a_text_file, test_a_file_of_another_application, test_a_store_of_a_newer_version,
           test_a_truncated_store, test_a_directory, test_a_locked_store_is_shown_once_it_is_free,
           test_a_read_only_store_is_read_and_says_so, test_a_full_disk_is_told_and_nothing_beside_it_is_offered,
           test_what_does_not_fit_stays_in_the_entry)
