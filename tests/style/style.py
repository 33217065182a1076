# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the style tests share: where the sources are, how C is read, how TAP is written."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get('KYO_BUILD_ROOT', ROOT / 'build'))


class Skip(Exception):
  """Raised by a case that cannot be tried here; its text says why."""


def run(*cases):
  """Runs functions as TAP cases. A case returns (or yields) its complaints, one string each; none is well."""
  print(f'1..{len(cases)}')
  failed = 0
  for number, case in enumerate(cases, 1):
    name = case.__name__.removeprefix('test_').replace('_', '-')
    try:
      complaints = list(case() or [])
    except Skip as skip:
      print(f'ok {number} - {name} # SKIP {skip}')
      continue
    for complaint in complaints:
      for line in str(complaint).splitlines():
        print(f'# {line}')
    failed += bool(complaints)
    print(f'{"not ok" if complaints else "ok"} {number} - {name}', flush=True)
  sys.exit(1 if failed else 0)


def sources(*folders, suffixes=('.c', '.h')):
  """All files with these suffixes below the folders, sorted."""
  return sorted(path for folder in folders for path in (ROOT / folder).rglob('*')
                if path.suffix in suffixes and path.is_file())


def name_of(path):
  return path.relative_to(ROOT).as_posix()


def tool(*names):
  """The first of these programs that is here, else the case is skipped."""
  for name in names:
    if shutil.which(name):
      return name
  raise Skip(f'{names[0]} is not installed')


def complaints_of(*command, **options):
  """What a program that fails has to say, as a list of one string; an empty list when it is content."""
  done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                        text=True, errors='replace', check=False, **options)
  if done.returncode == 0:
    return []
  return [f'{" ".join(str(word) for word in command)[:200]}: exit status {done.returncode}\n{done.stdout}']


def without_comments(text):
  """C source with comments and the insides of strings blanked, line for line."""
  def blank(match):
    piece = match[0]
    if piece.startswith('/'):
      return re.sub(r'[^\n]', ' ', piece)
    return piece[0] + re.sub(r'[^\n]', ' ', piece[1:-1]) + piece[-1]
  return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


class Function:
  """A function definition: its name, its lines (from 1), whether it is static, and its first line."""

  def __init__(self, name, first, last, is_static):
    self.name, self.first, self.last, self.is_static = name, first, last, is_static

  def __repr__(self):
    return f'{self.name}:{self.first}-{self.last}'


def functions(text):
  """The function definitions of a C file that is formatted our way: body braces stand in the first column."""
  lines = without_comments(text).split('\n')
  found = []
  for number, line in enumerate(lines):
    if line.rstrip() != '{':
      continue
    head = number
    while head > 0 and lines[head - 1].strip() and not re.match(r'[}#]|.*;\s*$', lines[head - 1]):
      head -= 1
    signature = ' '.join(lines[head:number])
    name = re.search(r'\b(\w+) ?\((?!\()', signature)
    if not name or re.match(r'\s*(typedef|struct|enum|union)\b[^(]*$', signature) or signature.rstrip().endswith('='):
      continue
    last = number
    while last < len(lines) - 1 and not lines[last].startswith('}'):
      last += 1
    found.append(Function(name[1], head + 1, last + 1, re.match(r'\s*(?:\w+\s+)*static\b', signature) is not None))
  return found
