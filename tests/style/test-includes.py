#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. This is the one place where it is written down; CONTRIBUTING.md explains it."""
import re

import style

# folder: the other folders of src/ that it may include
ARROWS = {
  'model': set(),
  'text': {'model'},
  'layout': {'model'},
  'store': {'model', 'text'},
  'compare': {'model', 'text', 'store'},
  'import': {'model', 'text'},
  'render': {'model', 'layout'},
  'export': {'model', 'text', 'layout', 'render'},
  'importer': {'model', 'import', 'export'},
  'cli': {'model', 'text', 'layout', 'store', 'compare', 'import', 'render', 'export'},
  'app': {'model', 'text', 'layout', 'store', 'compare', 'import', 'render', 'export'},
}

# how a header's name begins: the folders of src/ that may include it
LIBRARIES = {
  'gtk/': {'app'},
  'gdk/': {'app'},
  'gsk/': {'app'},
  'adwaita': {'app'},
  'sqlite3': {'store', 'text'},
  'libxml/': {'import', 'text', 'export'},
  'poppler': {'import'},
  'graphviz/': {'layout'},
  'cairo': {'render', 'export', 'app'},
}

# The tokenizer registers itself with SQLite; nothing else outside store/ speaks to it.
TOKENIZER = re.compile(r'^src/text/[a-z0-9-]*(tokenizer|tokeniser|fts)[a-z0-9-]*\.[ch]$')

INCLUDE = re.compile(r'^\s*#\s*(?:include|import)\s*(["<])([^">]+)[">]', re.M)


def check(path, text):
  """Complaints about one file; its path is relative to the project."""
  folder = path.split('/')[1]
  if folder not in ARROWS:
    yield f'{path}: src/{folder}/ is not in the table of tests/style/test-includes.py'
    return
  for match in INCLUDE.finditer(text):
    kind, header = match.groups()
    where = f'{path}:{text.count(chr(10), 0, match.start(2)) + 1}'
    if kind == '"':
      first = header.split('/')[0]
      if '/' not in header:
        if header != 'config.h' and not header.endswith('-resources.h'):
          yield f'{where}: "{header}" is included without its folder'
      elif '..' in header.split('/'):
        yield f'{where}: "{header}" climbs out of its folder'
      elif first != folder and first not in ARROWS[folder]:
        yield f'{where}: {folder}/ may not include {first}/ ("{header}")'
    for start, allowed in LIBRARIES.items():
      if header.startswith(start) and folder not in allowed:
        yield f'{where}: {folder}/ may not include <{header}>, only {", ".join(sorted(allowed))} may'
    if header.startswith('sqlite3') and folder == 'text' and not TOKENIZER.match(path):
      yield f'{where}: in text/ only the tokenizer may include <{header}>'


def test_arrows_are_in_the_table():
  for path in style.sources('src'):
    yield from check(style.name_of(path), path.read_text(encoding='utf-8'))


def test_table_has_no_circle():
  for folder, below in ARROWS.items():
    for other in below:
      if folder in ARROWS[other]:
        yield f'{folder} and {other} include each other'


def test_wrong_arrows_are_found():
  wrong = {
    'src/model/a.c': '#include "store/kyo-store.h"',
    'src/layout/a.c': '#include <gtk/gtk.h>',
    'src/app/window/a.c': '#include "cli/kyo-command.h"',
    'src/export/a.c': '#include <sqlite3.h>',
    'src/text/kyo-normalise.c': '#include <sqlite3.h>',
    'src/store/a.c': '# include <libxml/tree.h>',
    'src/render/a.h': '#include "kyo-painter.h"',
    'src/elsewhere/a.h': '',
  }
  for path, text in wrong.items():
    if len(list(check(path, text))) != 1:
      yield f'{path} with {text} was not found wrong'
  right = {
    'src/app/window/a.c': '#include "config.h"\n#include "app/window/a.h"\n#include <adwaita.h>',
    'src/text/kyo-tokenizer.c': '#include <sqlite3.h>',
    'src/store/a.c': '#include "text/kyo-normalise.h"\n#include <glib.h>',
  }
  for path, text in right.items():
    yield from check(path, text)


style.run(test_arrows_are_in_the_table, test_table_has_no_circle, test_wrong_arrows_are_found)
