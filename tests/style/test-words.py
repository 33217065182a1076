#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No marks of unfinished work in what is built."""
import re

import style

# Spelt apart, so that this file does not find itself.
MARKS = re.compile(r'\b(' + '|'.join(('TO' 'DO', 'FIX' 'ME', 'XX' 'X', 'HA' 'CK')) + r')\b')


def marks(name, text):
  for number, line in enumerate(text.splitlines(), 1):
    if MARKS.search(line):
      yield f'{name}:{number}: {line.strip()}'


def test_nothing_is_marked_as_unfinished():
  for path in style.sources('src', 'tests', 'ui', 'data', suffixes=('.c', '.h', '.ui', '.css', '.py', '.build', '.in')):
    yield from marks(style.name_of(path), path.read_text(encoding='utf-8'))


def test_marks_are_found():
  if not list(marks('a.c', '/* TO' 'DO: later */')) or list(marks('a.c', 'mkdtemp ("kyo-XXXXXX")')):
    yield 'marks were judged wrongly'


style.run(test_nothing_is_marked_as_unfinished, test_marks_are_found)
