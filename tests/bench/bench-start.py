#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start and memory of the application beside gnome-text-editor's, on one display and session bus.

    with-display bench-start.py FIRST-FRAME KYOKUN [ROUNDS]

The two are started in turns, and both are measured by the helper first-frame, from outside. Before that each is
started once without being counted: the store is made then, and caches are filled for both alike. Kyokun shows the
case that was shown last, the text editor a file of a few lines; memory is read once the screen is still.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

EDITOR = 'gnome-text-editor'
LANGUAGES = {'en': 'in English', 'ja': 'in Japanese'}


def measure(first_frame, *command):
  """Milliseconds to the first complete frame, RSS and PSS in MiB."""
  done = subprocess.run([first_frame, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
  if done.returncode != 0:
    sys.exit(f'{command[0]}: {done.stderr.strip()}')
  _, complete, _, rss, pss, _ = done.stdout.split()
  return float(complete), int(rss) / 1024, int(pss) / 1024


def print_line(what, figure, unit, target=''):
  print(f'{what:<58} {figure:9.2f} {unit:<6} {target}', flush=True)


def compare(language, ours, theirs):
  for position, (what, unit) in enumerate((('first complete frame', 'ms'), ('RSS', 'MiB'), ('PSS', 'MiB'))):
    target = '' if what == 'PSS' else '<= 1.50'
    our, their = (statistics.median(run[position] for run in runs) for runs in (ours, theirs))
    print_line(f'{what}, {LANGUAGES[language]}: kyokun', our, unit)
    print_line(f'{what}, {LANGUAGES[language]}: {EDITOR}', their, unit)
    print_line(f'{what}, {LANGUAGES[language]}: ratio', our / their, '×', target)


def main():
  first_frame, kyokun = sys.argv[1:3]
  rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
  if shutil.which(EDITOR) is None:
    sys.exit(f'{EDITOR} is not installed: there is nothing to compare with')
  os.environ['GSETTINGS_BACKEND'] = 'keyfile'
  for name in ('G_DEBUG', 'G_ENABLE_DIAGNOSTIC', 'GTK_A11Y'):  # what tests set is not how people start it
    os.environ.pop(name, None)
  small = pathlib.Path(os.environ['HOME'], 'small.txt')
  settings = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
  settings.parent.mkdir(parents=True, exist_ok=True)
  for language in LANGUAGES:
    words = 'A few lines of text.\n' if language == 'en' else '数行の文章である。\n'
    small.write_text(words * 5, encoding='utf-8')
    settings.write_text(f"[io/github/kyokun/Kyokun]\ncase-language='{language}'\n", encoding='utf-8')
    ours, theirs = [], []
    for _ in range(rounds + 1):
      ours.append(measure(first_frame, kyokun))
      theirs.append(measure(first_frame, EDITOR, small))
    compare(language, ours[1:], theirs[1:])


main()
