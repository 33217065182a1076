#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that is too long asks to be two, and so does a function."""
import style

FILE_LINES = 800
FUNCTION_LINES = 80
FOLDERS = ('src', 'tests')


def test_files_are_short_enough():
  for path in style.sources(*FOLDERS):
    count = len(path.read_text(encoding='utf-8').splitlines())
    if count > FILE_LINES:
      yield f'{style.name_of(path)}: {count} lines, {FILE_LINES} are allowed'


def long_functions(name, text):
  for function in style.functions(text):
    count = function.last - function.first + 1
    if count > FUNCTION_LINES:
      yield f'{name}:{function.first}: {function.name} has {count} lines, {FUNCTION_LINES} are allowed'


def test_functions_are_short_enough():
  for path in style.sources(*FOLDERS, suffixes=('.c',)):
    yield from long_functions(style.name_of(path), path.read_text(encoding='utf-8'))


def test_long_functions_are_found():
  for extra, expected in ((0, 0), (1, 1)):
    text = 'static void\nf (void)\n{\n' + '  g ();\n' * (FUNCTION_LINES - 4 + extra) + '}\n'
    if len(list(long_functions('f.c', text))) != expected:
      yield f'a function of {FUNCTION_LINES + extra} lines was judged wrongly'


style.run(test_files_are_short_enough, test_functions_are_short_enough, test_long_functions_are_found)
