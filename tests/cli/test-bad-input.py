#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What kyokunctl is asked wrongly, or cannot do: the exit status, one line that helps, nothing else done."""
import os
import shutil
import signal
import sqlite3
import subprocess
import time

import ctl

WRONG_USAGE = [
  ([], '--help'),
  (['no-such-command'], 'no-such-command'),
  (['import'], 'FILE'),
  (['import', 'x.xml', '--format', 'docx'], 'casebook'),
  (['backup', 'x'], 'backup'),
  (['--no-such-option', 'list'], '--no-such-option'),
  (['list', '--no-such-option'], '--no-such-option'),
  (['--lang', 'fr', 'list'], 'ja, en'),
  (['list', '--lang', ''], 'ja, en'),
  (['list', 'extra'], 'Usage: kyokunctl list\n'),
  (['list', '--kind', 'foreign'], 'reference, own'),
  (['list', '--category', 'bad-luck'], 'cyberattack'),
  (['show'], 'Usage: kyokunctl show CASE'),
  (['show', '1', '2'], 'Usage: kyokunctl show CASE'),
  (['search'], 'QUERY'),
  (['search', 'x', '--limit', '-1'], '--limit'),
  (['search', 'x', '--limit', 'many'], '--limit'),
  (['search', b'\xff\xfe'], 'UTF-8'),
  (['annotate', '1', '--body', 'x'], 'TARGET'),
  (['annotate', '1', 'c1.ov.1'], '--body'),
  (['annotate', '1', 'c1.ov.1', '--body', ''], '--body'),
  (['annotate', '1', 'c1.ov.1', '--body', ' \n\t '], '--body'),
  (['annotate', '1', 'c1.ov.1', '--body', b'\xff'], 'UTF-8'),
  (['annotate', '1', 'c1.ov.1', '--body', 'x', '--author', ''], '--author'),
  (['annotate', '1', 'c1.ov.1', '--body', 'x', '--quote', ''], '--quote'),
  (['annotate', '1', 'c1.ov.1', '--body', 'x', '--kind', 'joke'], 'highlight'),
  (['annotations', '1', '2'], 'CASE'),
  (['compare'], '--text'),
  (['compare', '1', '--text', '-'], '--text'),
  (['export', '--output', 'x'], '--format'),
  (['export', '--format', 'html'], '--output'),
  (['export', '--format', 'docx', '--output', 'x'], 'html'),
  (['export', '--format', 'csv', '--output', 'x'], 'html'),
  (['export', '--format', 'md', '--output', 'x', '--with', 'minutes'], 'annotations'),
  (['export', '--format', 'md', '--output', 'x', '--max-tlp', 'PINK'], 'AMBER+STRICT'),
  (['export', '--format', 'md', '--output', 'x', '--anonymise'], '--anonymise'),
  (['diagram', '--format', 'svg', '--output', 'x'], 'CASE'),
  (['diagram', '1', '--format', 'gif', '--output', 'x'], 'svg, png, pdf'),
  (['timeline', '1', '--output', 'x'], '--format'),
  (['timeline', '1', '--format', 'svg'], '--output'),
  (['timeline', '1', '--format', 'svg', '--output', 'x', '--lanes', 'water'], 'none, phase, participant'),
  (['diagram', '1', '--format', 'svg', '--output', 'x', '--lanes', 'phase'], '--lanes'),
  (['verify', '--head', 'not-a-hash'], '--head'),
  (['verify', '--head', 'abc'], '--head'),
]

# With a store that is in order. What follows the words has to stand in the message.
FAILURES = [
  (['show', '99'], '99'),
  (['show', 'no-such-case'], 'no-such-case'),
  (['show', ''], ''),
  (['annotate', 'no-such-case', 'c1.ov.1', '--body', 'x'], 'no-such-case'),
  (['annotate', '1', 'no-such-target', '--body', 'x'], 'no-such-target'),
  (['annotate', '1', 'c2.ov.1', '--body', 'x'], 'c2.ov.1'),
  (['annotate', '1', 'c1.ov.1', '--body', 'x', '--quote', 'words that are not there'], 'words that are not there'),
  (['annotations', 'no-such-case'], 'no-such-case'),
  (['compare', 'no-such-case'], 'no-such-case'),
  (['compare', '--text', '/no/such/file'], '/no/such/file'),
  (['compare', '--text', '/'], '/'),
  (['export', '--format', 'md', '--output', '/no/such/folder/x', '1'], '/no/such/folder/x'),
  (['export', '--format', 'md', '--output', '/', '1'], '/'),
  (['diagram', '1', '--format', 'svg', '--output', '/no/such/folder/x'], '/no/such/folder/x'),
  (['diagram', '99', '--format', 'svg', '--output', 'x'], '99'),
  (['timeline', '99', '--format', 'svg', '--output', 'x'], '99'),
]

READING = [['list'], ['show', '1'], ['search', 'NAS'], ['annotations'], ['compare', '1']]


def test_wrong_usage_is_2_and_says_what_is_right(home):
  for words, hint in WRONG_USAGE:
    done = subprocess.run([ctl.PROGRAM, *words], capture_output=True, check=False, cwd=home.path, env=home.env)
    shown = done.stderr.decode()
    assert done.returncode == 2, f'{words}: {done.returncode} {shown}'
    assert done.stdout == b'' and shown.count('\n') == 1 and hint in shown, f'{words}: {shown}'
  assert list(home.path.iterdir()) == [], 'something was written'


def test_failures_are_1_and_say_what_is_wrong(home):
  home.good('init')
  before = home.own.read_bytes()
  for words, hint in FAILURES:
    assert hint in home.bad(1, *words, cwd=home.path), words
  assert home.run('verify', '--head', 'ffffffffffffffff').returncode == 1
  assert home.own.read_bytes() == before
  assert sorted(path.name for path in home.path.iterdir()) == ['data']


def test_text_that_is_none_is_refused(home):
  for text in b'\xff\xfeU\x00T\x00F\x001\x006\x00', b'zero \x00 byte', b'x' * (5 * 1024 * 1024):
    home.bad(1, 'compare', '--text', '-', text=text)


def test_label_that_is_too_strict_is_refused(home):
  home.good('init')
  home.put_own_case()
  path = home.path / 'out.md'
  assert 'TLP:RED' in home.bad(1, 'export', '--format', 'md', '--output', path, '--max-tlp', 'AMBER', '1', 'own-1')
  assert 'TLP:RED' in home.bad(1, 'export', '--format', 'md', '--output', path, '--max-tlp', 'AMBER')
  assert not path.exists()
  home.good('export', '--format', 'md', '--output', path, '--max-tlp', 'AMBER', '1', '2')
  home.good('export', '--format', 'md', '--output', path, '--max-tlp', 'RED', 'own-1')
  assert 'TLP:RED' in path.read_text(encoding='utf-8')


def test_what_is_no_store_is_left_alone(home):
  text = home.path / 'letter.txt'
  text.write_text('Dear committee\n' * 500, encoding='utf-8')
  other = home.path / 'other.db'
  db = sqlite3.connect(other)
  db.execute('CREATE TABLE t (x)')
  db.commit()
  db.close()
  for path in text, other:
    before = path.read_bytes()
    for words in ['init'], ['verify'], ['annotate', '1', 'c1.ov.1', '--body', 'x'], *READING:
      assert str(path) in home.bad(1, '--store', path, *words)
    assert path.read_bytes() == before
  home.bad(1, '--store', home.path, 'list')
  home.bad(1, '--store', '/no/such/folder/s.kyokun', 'list')
  home.bad(1, '--store', home.path / 'nothing.kyokun', 'verify')
  assert sorted(path.name for path in home.path.iterdir()) == ['letter.txt', 'other.db']


def test_damaged_store_is_told_and_left_alone(home):
  home.good('init')
  sound = home.own.read_bytes()
  middle = len(sound) // 2
  damaged = {'truncated': sound[:middle + 100], 'overwritten': sound[:middle] + b'\xff' * 64 + sound[middle + 64:],
             'no-schema': sound[:100] + b'\0' * 3996 + sound[4096:]}
  for name, content in damaged.items():
    path = home.path / f'{name}.kyokun'
    path.write_bytes(content)
    done = home.run('--store', path, 'verify')
    assert done.returncode == 1 and done.stderr.count('\n') == 1, (name, done.stderr)
    for words in READING:
      done = home.run('--store', path, *words)
      assert done.returncode in (0, 1), (name, words, done.returncode)
      assert done.returncode == 0 or (done.stderr.count('\n') == 1 and done.stdout == ''), (name, words, done.stderr)


def test_what_is_damaged_is_said_in_both_languages(home):
  """In our words, with those of SQLite behind them for whoever has to search further."""
  home.good('init')
  raw = bytearray(home.own.read_bytes())
  raw[100:104] = b'\xff\xff\xff\xff'
  home.own.write_bytes(raw)
  for lang, words in ('en', 'its pages do not fit together; SQLite: '), ('ja', 'ページの内容に食い違いがあります。SQLite: '):
    for command in 'list', 'verify':
      done = home.run(command, env={'LANGUAGE': lang})
      assert done.returncode == 1 and words + 'database disk image is malformed' in done.stderr, done.stderr


def test_newer_store_is_refused(home):
  home.good('init')
  raw = bytearray(home.own.read_bytes())
  raw[60:64] = (9999).to_bytes(4, 'big')
  home.own.write_bytes(raw)
  for words in *READING, ['verify'], ['annotate', '1', 'c1.ov.1', '--body', 'x']:
    home.bad(1, *words)
  assert home.own.read_bytes() == raw


def run_as_reader(home, *words):
  """As somebody who may read but not write: root may do anything, and has to become another."""
  if os.geteuid() != 0:
    return home.run(*words)
  try:
    return home.run(*words, user='nobody', group='nogroup', extra_groups=[])
  except (PermissionError, LookupError) as error:
    raise ctl.Skip(f'cannot run it as another user: {error}') from error


def test_read_only_store_can_be_read(home):
  store = home.path / 'shelf' / 'x.kyokun'
  store.parent.mkdir()
  home.good('--store', store, 'init')
  home.path.chmod(0o755)
  store.chmod(0o444)
  store.parent.chmod(0o555)
  before = store.read_bytes()
  try:
    for words in READING:
      done = run_as_reader(home, '--store', store, *words)
      assert done.returncode == 0 and done.stdout, (words, done.stderr)
    done = run_as_reader(home, '--store', store, 'verify')
    assert done.returncode == 0, done.stderr
    done = run_as_reader(home, '--store', store, 'annotate', '1', 'c1.ov.1', '--body', 'x')
    assert done.returncode == 1 and str(store) in done.stderr and done.stderr.count('\n') == 1, done.stderr
    done = run_as_reader(home, '--store', store, 'export', '--format', 'md', '--output', store.parent / 'x.md', '1')
    assert done.returncode == 1 and 'x.md' in done.stderr, done.stderr
  finally:
    store.parent.chmod(0o755)
  assert store.read_bytes() == before and [path.name for path in store.parent.iterdir()] == ['x.kyokun']


def test_locked_store_is_told(home):
  home.good('init')
  db = sqlite3.connect(home.own, isolation_level=None)
  db.execute('BEGIN EXCLUSIVE')
  assert str(home.own) in home.bad(1, 'annotate', '1', 'c1.ov.1', '--body', 'x')
  home.bad(1, 'list')
  db.execute('ROLLBACK')
  db.close()
  assert home.json('annotations') == []


def test_file_that_cannot_be_replaced_stays(home):
  home.good('init')
  shelf = home.path / 'shelf'
  shelf.mkdir()
  target = shelf / 'kept.md'
  target.write_text('kept', encoding='utf-8')
  target.chmod(0o644)
  shelf.chmod(0o555)
  home.path.chmod(0o755)
  store = shutil.copy(home.own, home.path / 'x.kyokun')
  os.chmod(store, 0o444)
  try:
    done = run_as_reader(home, '--store', store, 'export', '--format', 'md', '--output', target, '1')
    assert done.returncode == 1 and str(target) in done.stderr, done.stderr
  finally:
    shelf.chmod(0o755)
  assert target.read_text(encoding='utf-8') == 'kept' and len(list(shelf.iterdir())) == 1


def test_full_output_is_told(home):
  if not os.path.exists('/dev/full'):
    raise ctl.Skip('this system has no /dev/full')
  home.good('init')
  with open('/dev/full', 'wb') as full:
    done = subprocess.run([ctl.PROGRAM, 'show', '1', '--json'], stdout=full, stderr=subprocess.PIPE, check=False,
                          env=home.env)
  assert done.returncode == 1 and done.stderr.count(b'\n') == 1, done.stderr


def test_interrupted_init_leaves_nothing_half_done(home):
  store = home.path / 'x.kyokun'
  for wait in [step * 0.005 for step in range(12)]:
    for path in home.path.glob('x.kyokun*'):
      path.unlink()
    started = subprocess.Popen([ctl.PROGRAM, '--store', store, 'init'], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=home.env)
    time.sleep(wait)
    started.send_signal(signal.SIGINT)
    started.wait(timeout=60)
    home.good('--store', store, 'init')
    assert len(home.json('--store', store, 'list')) == 9
    home.good('--store', store, 'verify')
    assert [path.name for path in home.path.glob('x.kyokun*')] == ['x.kyokun']


def test_interrupted_export_leaves_the_old_file(home):
  home.good('init')
  path = home.path / 'out.html'
  path.write_text('old', encoding='utf-8')
  for wait in [step * 0.015 for step in range(8)]:
    started = subprocess.Popen([ctl.PROGRAM, 'export', '--format', 'html', '--output', path],
                               stderr=subprocess.DEVNULL, env=home.env)
    time.sleep(wait)
    started.send_signal(signal.SIGINT)
    started.wait(timeout=60)
    content = path.read_text(encoding='utf-8')
    assert content == 'old' or content.rstrip().endswith('</html>')
    assert sorted(item.name for item in home.path.iterdir()) == ['data', 'out.html']


ctl.run(*(value for name, value in list(globals().items()) if name.startswith('test_')))
