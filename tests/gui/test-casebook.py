#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the casebook says of itself, and the way from there to a lesson and back, by keyboard alone."""
import re

import kyokun
from kyokun import Kyokun, check, said_in

POINT = re.compile('^Case 1 · Making sure that systems run as configured')


def open_casebook(app):
  app.until(lambda: app.steps()[1], 'the case')
  app.key('ctrl+i')
  app.wait_focused(name='About this casebook')


def test_key_opens_it_and_a_link_leads_to_the_lesson():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.choose(re.compile('^4 '))
    app.wait('label', 'Case 4')
    open_casebook(app)
    source = kyokun.ElementTree.parse(kyokun.CASEBOOK).getroot().find(f'{kyokun.NAMESPACE}source')
    said = [node.name for node in app.all('label')]
    for passage in source.iter(f'{kyokun.NAMESPACE}passage'):
      words = said_in(passage, 'text', 'en')
      check(words in said, f'not told: {words}')
    app.key('Tab')
    app.wait_focused('button', re.compile(r'^Case 1\. Suspension'))
    app.key('Tab', 'Tab')
    app.wait_focused('button', POINT)
    app.key('Return')
    app.wait('label', 'Case 1')
    app.wait_focused('list item', re.compile('^Making sure that systems run as configured'))
    row = app.focused()
    check(row.has('selected'), f'the lesson is not selected: {row!r}')


def test_escape_leads_back_to_the_case():
  with kyokun.scratch() as home, Kyokun(home) as app:
    open_casebook(app)
    app.key('Escape')
    app.wait_focused('list item', re.compile('^A NAS'))


def test_a_list_that_lies_over_the_case_makes_room_for_it():
  with kyokun.scratch() as home, Kyokun(home, settings={'window-width': '1000', 'last-case': "'nisc-fy2020-1'"}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.key('F9')
    app.wait_focused('list item', re.compile('^1 '))
    app.tab_to('button', 'About this casebook', key='shift+Tab')
    app.key('Return')
    app.wait_focused('role 49', 'About this casebook')
    app.until(lambda: not app.all('button', 'Show the list of cases', state='pressed'), 'the list to be folded away')


def test_it_is_opened_from_the_head_of_the_list_and_follows_the_language():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.key('ctrl+f')
    app.wait_focused('search box')
    app.tab_to('button', 'About this casebook')
    app.key('Return')
    app.wait_focused(name='About this casebook')
    app.wait('label', re.compile('^Supplementary study'))
    app.key('ctrl+l')
    app.wait('label', re.compile('^重要インフラサービス障害等に関する補完調査'))


def test_chip_leads_to_the_same_lesson_in_another_case():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.choose(re.compile('^5 '))
    app.wait('label', 'Case 5')
    app.tab_to('list item', re.compile('^An employee of the operator noticed'))
    app.key('End')
    app.wait_focused('list item', re.compile('^Taking backups properly'))
    app.key('Tab')
    app.wait_focused(name='Theme: Backups')
    app.key('space')
    app.wait_focused('list item', re.compile('^Reliable backups. Case 2'))
    app.key('Return')
    app.wait('label', 'Case 2')
    app.wait_focused('list item', re.compile('^Reliable backups. When cloud services are used'))


kyokun.run(test_key_opens_it_and_a_link_leads_to_the_lesson, test_escape_leads_back_to_the_case,
           test_a_list_that_lies_over_the_case_makes_room_for_it,
           test_it_is_opened_from_the_head_of_the_list_and_follows_the_language,
           test_chip_leads_to_the_same_lesson_in_another_case)
