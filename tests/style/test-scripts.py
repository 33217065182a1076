#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts by which the project is built and tested do what they promise."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import style

SCRIPTS = ['run', 'check', '.ci/run', 'build-aux/install-deps', 'build-aux/with-display', 'build-aux/update-po',
           'build-aux/screenshots']


def test_scripts_can_be_read_and_run():
  for name in SCRIPTS:
    yield from style.complaints_of('bash', '-n', style.ROOT / name)
    if not os.access(style.ROOT / name, os.X_OK):
      yield f'{name} may not be executed'


def count(programs, status):
  """Exit status, last line of what build-aux/count-tests makes of a log."""
  with tempfile.TemporaryDirectory() as scratch:
    log = pathlib.Path(scratch, 'testlog.json')
    log.write_text(''.join(json.dumps(program) + '\n' for program in programs), encoding='utf-8')
    done = subprocess.run([sys.executable, style.ROOT / 'build-aux' / 'count-tests', log, str(status)],
                          capture_output=True, text=True, check=False)
  return done.returncode, done.stdout.splitlines()[-1]


def program(stdout, result='OK', returncode=0):
  return {'name': 'p', 'stdout': stdout, 'stderr': '', 'result': result, 'returncode': returncode}


def test_cases_are_counted():
  table = {
    'all pass': ([program('1..2\nok 1 /a/b\nok 2 /a/c')], 0, (0, '2 passed, 0 failed')),
    'one fails': ([program('1..2\nok 1 /a\nnot ok 2 /b', 'FAIL', 1)], 1, (1, '1 passed, 1 failed')),
    'one is skipped': ([program('ok 1 /a\nok 2 /b # SKIP no fonts\n1..2')], 0, (0, '1 passed, 0 failed, 1 skipped')),
    'all is skipped': ([program('1..0 # SKIP no Xvfb', 'SKIP')], 0, (1, '0 passed, 0 failed, 1 skipped')),
    'a crash': ([program('1..2\nok 1 /a\n', 'ERROR', -11)], 1, (1, '1 passed, 1 failed')),
    'a timeout': ([program('', 'TIMEOUT', -15)], 1, (1, '0 passed, 1 failed')),
    'subtests': ([program('1..1\n    1..2\n    ok 1 a\n    ok 2 b\nok 1 both')], 0, (0, '2 passed, 0 failed')),
    'no TAP': ([program('hello')], 0, (0, '1 passed, 0 failed')),
    'nothing': ([], 0, (1, '0 passed, 0 failed')),
    'meson is not content': ([program('ok 1 /a')], 1, (1, '1 passed, 0 failed')),
  }
  for what, (programs, status, expected) in table.items():
    found = count(programs, status)
    if found != expected:
      yield f'{what}: {found} instead of {expected}'


def test_display_is_private():
  style.tool('Xvfb')
  style.tool('dbus-run-session')
  script = 'echo "$DISPLAY|$HOME|$XDG_RUNTIME_DIR|$XDG_DATA_HOME|$DBUS_SESSION_BUS_ADDRESS"; exit 3'
  done = subprocess.run([style.ROOT / 'build-aux' / 'with-display', 'sh', '-c', script], capture_output=True, text=True,
                        check=False, env=dict(os.environ, HOME='/nonexistent', DISPLAY=''))
  display, home, runtime, data, bus = done.stdout.strip().split('|')
  if done.returncode != 3:
    yield f'exit status {done.returncode} instead of that of the command'
  if not display.startswith(':') or not bus:
    yield f'no display or no session bus: {done.stdout}'
  for path in home, runtime, data:
    if path.startswith('/nonexistent') or pathlib.Path(path).exists():
      yield f'{path} is not a directory of its own, or was left behind'


style.run(test_scripts_can_be_read_and_run, test_cases_are_counted, test_display_is_private)
