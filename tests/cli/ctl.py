# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of kyokunctl share: running it in a home of its own, and writing TAP."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True

PROGRAM = os.environ.get('KYO_KYOKUNCTL') or str(
  pathlib.Path(__file__).resolve().parents[2] / 'build' / 'src' / 'kyokunctl')


class Skip(Exception):
  """Raised by a case that cannot be tried here; its text says why."""


class Home:
  """A home directory without anything in it. Used in "with"; gone afterwards."""

  def __enter__(self):
    self.scratch = tempfile.TemporaryDirectory(prefix='kyokunctl-')
    self.path = pathlib.Path(self.scratch.name)
    self.own = self.path / 'data' / 'kyokun' / 'store.kyokun'
    self.env = {**os.environ, 'HOME': str(self.path), 'XDG_DATA_HOME': str(self.path / 'data'),
                'XDG_CONFIG_HOME': str(self.path / 'config'), 'XDG_CACHE_HOME': str(self.path / 'cache')}
    return self

  def __exit__(self, *_):
    self.scratch.cleanup()

  def run(self, *words, text=None, **options):
    """Runs kyokunctl; the answer has returncode, stdout and stderr (text)."""
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False, timeout=120,
                          input=text.encode() if isinstance(text, str) else text,
                          env={**self.env, **options.pop('env', {})}, **options)
    done.stdout = done.stdout.decode('utf-8')
    done.stderr = done.stderr.decode('utf-8')
    return done

  def good(self, *words, **options):
    """What it prints when it does what it was asked to."""
    done = self.run(*words, **options)
    assert done.returncode == 0, f'{words}: exit status {done.returncode}: {done.stderr}'
    assert done.stderr == '', f'{words}: on stderr: {done.stderr}'
    return done.stdout

  def json(self, *words, **options):
    """The one JSON document that it prints."""
    return json.loads(self.good(*words, '--json', **options))

  def put_own_case(self):
    """Puts the own case of put-own-case.c into the own store, which is there."""
    program = os.environ.get('KYO_PUT_OWN_CASE')
    if not program:
      raise Skip('KYO_PUT_OWN_CASE does not name the program that makes an own case')
    subprocess.run([program, self.own], check=True, env=self.env)

  def bad(self, status, *words, **options):
    """The one line that it prints when it refuses with this exit status."""
    done = self.run(*words, **options)
    shown = ' '.join(map(repr, words))
    assert done.returncode == status, f'{shown}: exit status {done.returncode}, not {status}: {done.stderr}'
    assert done.stdout == '', f'{shown}: on stdout: {done.stdout}'
    assert done.stderr.startswith('kyokunctl: ') and done.stderr.count('\n') == 1, f'{shown}: {done.stderr!r}'
    assert done.stderr.endswith('\n') and len(done.stderr) > 30, f'{shown}: {done.stderr!r}'
    return done.stderr


def run(*cases):
  """Runs functions as TAP cases; one that raises has failed. Each gets a home of its own."""
  print(f'1..{len(cases)}')
  failed = 0
  for number, case in enumerate(cases, 1):
    name = case.__name__.removeprefix('test_').replace('_', '-')
    try:
      with Home() as home:
        case(home)
      print(f'ok {number} - {name}', flush=True)
    except Skip as skip:
      print(f'ok {number} - {name} # SKIP {skip}', flush=True)
    except Exception:  # whatever went wrong, the cases after it are still to be tried
      failed += 1
      for line in traceback.format_exc().splitlines():
        print(f'# {line}')
      print(f'not ok {number} - {name}', flush=True)
  sys.exit(1 if failed else 0)
