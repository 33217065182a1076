#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The casebooks that come with the application obey the schema that describes their format."""
import pathlib
import tempfile

import style

FOLDER = style.ROOT / 'data' / 'casebook'
SCHEMA = FOLDER / 'casebook.rng'


def validate(*paths):
  return style.complaints_of(style.tool('xmllint'), '--nonet', '--noout', '--relaxng', SCHEMA, *paths)


def test_bundled_casebooks_are_valid():
  casebooks = sorted(FOLDER.glob('*.xml'))
  if not casebooks:
    raise style.Skip('no casebook is in data/casebook yet')
  return validate(*casebooks)


def test_schema_refuses_what_is_no_casebook():
  with tempfile.TemporaryDirectory() as scratch:
    path = pathlib.Path(scratch, 'wrong.xml')
    path.write_text('<casebook xmlns="urn:kyokun:casebook:1" id="a"/>', encoding='utf-8')
    complaints = validate(path)
    if not complaints or 'fails to validate' not in complaints[0]:
      yield 'an empty casebook passed, or the schema could not be read: ' + ''.join(complaints)


style.run(test_bundled_casebooks_are_valid, test_schema_refuses_what_is_no_casebook)
