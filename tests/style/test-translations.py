#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the user reads can be read in Japanese: po/ja.po is complete. Mend it with build-aux/update-po."""
import pathlib
import subprocess
import tempfile

import style

UPDATE = style.ROOT / 'build-aux' / 'update-po'
JAPANESE = style.ROOT / 'po' / 'ja.po'


def test_potfiles_names_every_file():
  lines = (style.ROOT / 'po' / 'POTFILES').read_text(encoding='utf-8').splitlines()
  named = {line for line in lines if line and not line.startswith('#')}
  wanted = set(subprocess.run([UPDATE, '--list'], capture_output=True, text=True, check=True).stdout.split())
  for path in sorted(wanted - named):
    yield f'{path} has something to translate and is not in po/POTFILES: run build-aux/update-po'
  for path in sorted(named - wanted):
    yield f'{path} is in po/POTFILES and has nothing to translate: run build-aux/update-po'


def test_japanese_is_well_formed():
  return style.complaints_of(style.tool('msgfmt'), '--check', '--output-file=/dev/null', JAPANESE)


def test_japanese_is_complete():
  style.tool('msgmerge')
  with tempfile.TemporaryDirectory() as scratch:
    template, merged = pathlib.Path(scratch, 'kyokun.pot'), pathlib.Path(scratch, 'ja.po')
    template.write_text(subprocess.run([UPDATE, '--extract'], capture_output=True, text=True, check=True).stdout,
                        encoding='utf-8')
    subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}', JAPANESE, template],
                   check=True)
    for kind in '--untranslated', '--only-fuzzy':
      left = subprocess.run(['msgattrib', kind, '--no-obsolete', '--no-wrap', merged], capture_output=True, text=True,
                            check=True).stdout
      entries = left.split('\n\n', 1)[1:] if left.startswith('#') or left.startswith('msgid ""\nmsgstr') else [left]
      if ''.join(entries).strip():
        yield f'po/ja.po lacks ({kind[2:]}):\n{entries[0]}'


style.run(test_potfiles_names_every_file, test_japanese_is_well_formed, test_japanese_is_complete)
