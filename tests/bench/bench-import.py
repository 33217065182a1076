#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an import takes, beside what other programs need on the same machine for the same file.

    bench-import.py KYOKUNCTL KYOKUN-IMPORT LONG-TEXT LONG-PDF [ROUNDS]

The source report is measured where it is at hand, and a report of some five hundred pages, as text and as PDF. A
round is one import into a store that is there, with nothing of the file in it; beside it, what any program must do
that reads it: "cat" of the text, "pdftotext" of the PDF. Both in turns, the median counts.
"""
import glob
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def print_line(what, figure, unit, target=''):
  print(f'{what:<64} {figure:9.3f} {unit:<4} {target}', flush=True)


def run(*command):
  """Seconds that a program takes, and the MiB that it or one of its children had at most."""
  begin = time.monotonic()
  pid = os.spawnvpe(os.P_NOWAIT, command[0], [str(word) for word in command], os.environ)
  _, status, usage = os.wait4(pid, 0)
  if status != 0:
    sys.exit(f'{command[0]} failed: status {status}')
  return time.monotonic() - begin, usage.ru_maxrss / 1024


def import_once(kyokunctl, store, path):
  """On a copy of the store, so that the file is new to it each time."""
  copy = store.with_name('copy.kyokun')
  shutil.copyfile(store, copy)
  return run(kyokunctl, '--store', copy, 'import', path)


def measure(kyokunctl, store, path, other, rounds, target, most):
  import_once(kyokunctl, store, path)  # fills caches
  ours, theirs = [], []
  for _ in range(rounds):
    ours.append(import_once(kyokunctl, store, path))
    if other:
      theirs.append(run(*other))
  seconds = statistics.median(run[0] for run in ours)
  print_line(f'{path.name}: import', seconds, 's', target)
  if other:
    their = statistics.median(run[0] for run in theirs)
    print_line(f'{path.name}: {other[0]}', their, 's')
    print_line(f'{path.name}: ratio', seconds / their, '×')
  print_line(f'{path.name}: memory of kyokunctl', max(run[1] for run in ours), 'MiB', most)


def measure_child(child, path, most):
  """The process that reads the file, by itself."""
  with open(path, 'rb') as source:
    begin = time.monotonic()
    done = subprocess.Popen([child, path.name], stdin=source, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(done.pid, 0)
  if status != 0:
    sys.exit(f'{child} failed: status {status}')
  print_line(f'{path.name}: reading it, without the store', time.monotonic() - begin, 's')
  print_line(f'{path.name}: memory of the process that reads it', usage.ru_maxrss / 1024, 'MiB', most)


def main():
  kyokunctl, child, long_text, long_pdf = (pathlib.Path(word) for word in sys.argv[1:5])
  rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
  source = os.environ.get('KYO_SOURCE_REPORT')
  found = [source] if source else glob.glob(str(pathlib.Path(os.environ['KYO_SOURCE_ROOT']).parent / '*' / '*' /
                                                'nisc-fy2020-report.txt'))
  quiet = os.open(os.devnull, os.O_WRONLY)
  with tempfile.TemporaryDirectory(prefix='kyokun-bench-') as scratch:
    store = pathlib.Path(scratch, 'store.kyokun')
    subprocess.run([kyokunctl, '--store', store, 'init'], check=True, stdout=subprocess.DEVNULL)
    terminal = os.dup(1)
    sys.stdout = os.fdopen(terminal, 'w')
    os.dup2(quiet, 1)  # what the programs print is not what is asked for
    if found:
      path = pathlib.Path(found[0])
      measure(kyokunctl, store, path, ['cat', path], rounds, '< 0.3', '')
    else:
      print('The source report is not at hand; it is not measured.')
    measure(kyokunctl, store, long_text, ['cat', long_text], rounds, '< 5', '< 300')
    measure_child(child, long_text, '< 300')
    other = ['pdftotext', long_pdf, '-'] if shutil.which('pdftotext') else None
    measure(kyokunctl, store, long_pdf, other, rounds, '< 5', '< 300')
    measure_child(child, long_pdf, '< 300')


if __name__ == '__main__':
  main()
