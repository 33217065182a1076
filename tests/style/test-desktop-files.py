#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of us is what the desktop's own tools accept."""
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import style

APP_ID = 'io.github.kyokun.Kyokun'
DESKTOP = style.BUILD / 'data' / 'desktop' / f'{APP_ID}.desktop'
METAINFO = style.BUILD / 'data' / 'metainfo' / f'{APP_ID}.metainfo.xml'
MIME = style.ROOT / 'data' / 'mime' / f'{APP_ID}.mime.xml'
ICONS = style.ROOT / 'data' / 'icons' / 'hicolor'


def test_desktop_entry_is_valid():
  return style.complaints_of(style.tool('desktop-file-validate'), DESKTOP)


def test_desktop_entry_speaks_japanese():
  text = DESKTOP.read_text(encoding='utf-8')
  for key in 'Name', 'GenericName', 'Comment', 'Keywords':
    if not re.search(rf'^{key}\[ja\]=.', text, re.M):
      yield f'{key} has no Japanese'


def test_metainfo_is_valid():
  return style.complaints_of(style.tool('appstreamcli'), 'validate', '--no-net', METAINFO)


def test_metainfo_speaks_japanese():
  lang = '{http://www.w3.org/XML/1998/namespace}lang'
  root = ElementTree.parse(METAINFO).getroot()
  for path in 'name', 'summary', 'description/p', 'description/ul/li':
    every = root.findall(path)
    english = sum(element.get(lang) is None for element in every)
    japanese = sum(element.get(lang) == 'ja' for element in every)
    if english == 0 or english != japanese:
      yield f'{path}: {english} in English, {japanese} in Japanese'


def test_settings_schema_compiles():
  return style.complaints_of(style.tool('glib-compile-schemas'), '--strict', '--dry-run', style.ROOT / 'data' / 'gschema')


def test_icons_are_there():
  if not ICONS.is_dir():
    raise style.Skip('data/icons/hicolor is not there yet')
  for path in f'scalable/apps/{APP_ID}.svg', f'symbolic/apps/{APP_ID}-symbolic.svg':
    if not (ICONS / path).is_file():
      yield f'{path} is not there'
    else:
      ElementTree.parse(ICONS / path)


def content_type(scratch, name, application_id):
  """What GIO takes a fresh SQLite file for, with only our MIME types and the system's known."""
  path = pathlib.Path(scratch, name)
  with sqlite3.connect(path) as database:
    database.execute(f'PRAGMA application_id = {application_id}')
    database.execute('CREATE TABLE a (b)')
  database.close()
  environment = dict(os.environ, XDG_DATA_HOME=f'{scratch}/data')
  answer = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=environment, capture_output=True,
                          text=True, check=True)
  return re.search(r'standard::content-type: (\S+)', answer.stdout)[1]


def test_stores_are_recognised():
  style.tool('gio')
  update = style.tool('update-mime-database')
  with tempfile.TemporaryDirectory() as scratch:
    packages = pathlib.Path(scratch, 'data', 'mime', 'packages')
    packages.mkdir(parents=True)
    shutil.copyfile(MIME, packages / f'{APP_ID}.xml')
    yield from style.complaints_of(update, packages.parent)
    kyok = 0x4B594F4B
    for name, application_id, expected in (
        ('own.kyokun', kyok, 'application/vnd.kyokun.store'),
        ('named-otherwise', kyok, 'application/vnd.kyokun.store'),
        ('another-database', 1, 'application/vnd.sqlite3')):
      found = content_type(scratch, name, application_id)
      if found != expected:
        yield f'{name} is taken for {found}, not for {expected}'


def test_names_agree():
  """The same MIME type and identifier stand in the desktop entry, the AppStream file and the MIME package."""
  mime = ElementTree.parse(MIME).getroot().find('{*}mime-type').get('type')
  component = ElementTree.parse(METAINFO).getroot()
  desktop = DESKTOP.read_text(encoding='utf-8')
  if component.findtext('provides/mediatype') != mime or f'MimeType={mime};' not in desktop:
    yield f'{mime} is not the type of all three'
  if component.findtext('launchable') != DESKTOP.name or f'Icon={APP_ID}\n' not in desktop:
    yield f'{APP_ID} is not the name of all'


style.run(test_desktop_entry_is_valid, test_desktop_entry_speaks_japanese, test_metainfo_is_valid,
          test_metainfo_speaks_japanese, test_settings_schema_compiles, test_icons_are_there,
          test_stores_are_recognised, test_names_agree)
