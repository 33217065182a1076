#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format 14 leaves every C file as it is. Other versions format otherwise, so no other is asked."""
import concurrent.futures
import subprocess

import style


def formatter():
  name = style.tool('clang-format-14', 'clang-format')
  version = subprocess.run([name, '--version'], capture_output=True, text=True, check=True).stdout
  if ' version 14.' not in version:
    raise style.Skip(f'clang-format 14 is wanted, here is {version.strip()}')
  return name


def check(folder):
  name = formatter()

  def ask(path):
    done = subprocess.run([name, '--dry-run', '-Werror', '--ferror-limit=3', path], capture_output=True, text=True,
                          errors='replace', check=False, cwd=style.ROOT)
    return done.stderr if done.returncode else None

  with concurrent.futures.ThreadPoolExecutor(2) as pool:
    return [complaint for complaint in pool.map(ask, map(style.name_of, style.sources(folder))) if complaint]


def test_sources_are_formatted():
  return check('src')


def test_tests_are_formatted():
  return check('tests')


style.run(test_sources_are_formatted, test_tests_are_formatted)
