#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file says who holds its copyright and under which licence it may be used (REUSE 3.0)."""
import pathlib
import shutil
import subprocess
import tempfile

import style


def project_files():
  """What belongs to the project: what git knows or would take; without git, all but build directories."""
  if (style.ROOT / '.git').exists() and shutil.which('git'):
    listed = subprocess.run(['git', '-c', f'safe.directory={style.ROOT}', '-C', style.ROOT, 'ls-files', '-z', '--cached',
                             '--others', '--exclude-standard'], capture_output=True, text=True, check=False)
    if listed.returncode == 0:
      return [pathlib.Path(name) for name in listed.stdout.split('\0') if name]
  files = [path.relative_to(style.ROOT) for path in style.ROOT.rglob('*') if path.is_file()]
  return [path for path in files if path.parts[0] not in ('.git', 'build', 'build-asan', 'build-clang')]


def lint(change=None):
  """Lints a copy, so that what lies about in the tree (build directories) is not asked for a licence."""
  name = style.tool('reuse')
  with tempfile.TemporaryDirectory() as scratch:
    for path in project_files():
      if (style.ROOT / path).is_file():
        target = pathlib.Path(scratch, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(style.ROOT / path, target)
    if change:
      change(pathlib.Path(scratch))
    return style.complaints_of(name, '--root', scratch, 'lint')


def test_every_file_has_its_licence():
  return lint()


def test_a_file_without_a_licence_is_found():
  complaints = lint(lambda root: (root / 'src' / 'bare.c').write_text('int a;\n', encoding='utf-8'))
  if 'src/bare.c' not in ''.join(complaints):
    yield 'a file without a header passed'


style.run(test_every_file_has_its_licence, test_a_file_without_a_licence_is_found)
