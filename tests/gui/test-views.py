#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Views of a diagram are made, and things moved in them, by keys alone; a screen reader is told where they are."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal

CASE = {'last-case': "'nisc-fy2020-7'"}
MENU = 'View of the diagram'
SAVE = re.compile('Save$')
PLACE = re.compile(r'Column (\d+), row (\d+)$')


def go_to(app, name):
  """Puts the keyboard at something in the first diagram, by n alone."""
  app.tab_to('button', re.compile(r', (Organisation|Person or role|System|Attacker|Outsider)'))
  app.key('Home')
  for _ in range(60):
    node = app.focused()
    if kyokun.matches(node.name, name):
      return node
    app.key('n')
    app.until(lambda: app.focused() and app.focused().reference != node.reference, f'n to leave {node!r}')  # pylint: disable=cell-var-from-loop
  raise AssertionError(f'n does not come to {name}')


def choose(app, item):
  """An item of the menu of the first panel."""
  app.tab_to('button', MENU)
  app.key('space')
  app.wait_focused('menu item')
  for _ in range(12):
    if app.focused().name == item:
      app.key('Return')
      return
    last = app.focused()
    app.key('Down')
    app.until(lambda: app.focused() and app.focused().reference != last.reference, 'Down to go on')  # pylint: disable=cell-var-from-loop
  raise AssertionError(f'no {item} in the menu')


def place_of(app, name):
  """Where a screen reader says that something is."""
  node = app.wait_focused('button', re.compile(f'^{name}, .*{PLACE.pattern}'))
  return tuple(int(number) for number in PLACE.search(node.name).groups())


def panels(app):
  return [node.name for node in app.all('panel', re.compile('^Diagram: '))]


def test_nodes_are_moved_and_put_back_by_the_keyboard_alone():
  with kyokun.scratch() as home:
    with Kyokun(home, settings=CASE) as app:
      app.until(lambda: app.steps()[1], 'the case')
      go_to(app, re.compile('^Police, '))
      app.key('shift+Right')
      app.key('F2')
      column, row = place_of(app, 'Police')
      app.key('shift+Down', 'shift+Down', 'shift+Down')
      app.until(lambda: place_of(app, 'Police') == (column, row + 3), 'the police three rows lower')
      app.wait(None, f'“Police” was moved. Column {column}, row {row + 3}')
      app.key('ctrl+z')
      app.until(lambda: place_of(app, 'Police') == (column, row + 2), 'the last step to be undone')
      app.key('ctrl+shift+z')
      app.until(lambda: place_of(app, 'Police') == (column, row + 3), 'it to be redone')
      # As far up as there is room, past who stands there.
      for _ in range(30):
        app.key('shift+Up')
        if app.all(None, 'There is no room for “Police” that way'):
          break
      app.wait(None, 'There is no room for “Police” that way')
      last = place_of(app, 'Police')
      check(last[1] < row, f'{last}')
      app.key('Escape')
      app.wait_focused('button', re.compile('^Police, Outsider$'))
    with Kyokun(home) as app:
      app.until(lambda: app.steps()[1], 'the case again')
      go_to(app, re.compile('^Police, '))
      app.key('F2')
      check_equal(place_of(app, 'Police'), last, 'place after a restart')


def test_arranging_again_keeps_what_was_moved():
  with kyokun.scratch() as home, Kyokun(home, settings=CASE) as app:
    app.until(lambda: app.steps()[1], 'the case')
    go_to(app, re.compile('^Attacker, '))
    app.key('F2')
    before = place_of(app, 'Attacker')
    app.key('shift+Down')
    moved = app.until(lambda: place_of(app, 'Attacker') != before and place_of(app, 'Attacker'), 'it to be moved')
    app.key('n')
    before_it = place_of(app, 'External DNS')
    app.tab_to('button', 'Arrange again')
    app.key('space')
    app.wait(None, 'All was arranged again around what was moved by hand')
    app.tab_to('button', 'Done')
    app.key('space')
    app.wait_gone('button', 'Done')
    check(app.focused() is not None, 'nothing has the keyboard')
    app.key('F2')
    go_to(app, re.compile('^Attacker, '))
    check_equal(place_of(app, 'Attacker'), moved, 'what was moved by hand')
    app.key('n')
    check(place_of(app, 'External DNS') != before_it, 'nothing was arranged again')
    choose(app, 'Restore the original arrangement')
    go_to(app, re.compile('^Attacker, '))
    check_equal(place_of(app, 'Attacker'), before, 'the original place')


def test_a_view_is_added_beside_the_whole():
  with kyokun.scratch() as home:
    with Kyokun(home, settings=CASE) as app:
      app.until(lambda: app.steps()[1], 'the case')
      choose(app, 'Add a view…')
      app.focus_window('Add a view')
      check(not app.wait('button', SAVE).has('sensitive'), 'a view without a name could be saved')
      app.type('Police only')  # the keyboard is there; libadwaita 1.2 does not say so of such a row
      app.until(lambda: app.wait('text', 'Name of the view').text == 'Police only', 'the name')
      app.tab_to('list item', 'Participants')
      app.key('space')
      app.tab_to('check box', 'Police')
      app.key('space')
      app.wait('label', 'Shows 1 of 9 steps')
      app.tab_to('button', SAVE)
      app.key('Return')
      app.until(lambda: len(app.windows()) == 1, 'the dialog to be closed')
      app.focus_window()
      app.until(lambda: panels(app) == ['Diagram: Whole diagram', 'Diagram: Police only'], 'two panels')
      panel = app.wait('panel', 'Diagram: Police only')
      shown = [node.name.split(',')[0] for node in app.all('button', re.compile(', '), within=panel)]
      check_equal(shown, ['Critical-infrastructure operator', 'External liaison', 'Police', 'Event 3'], 'what it shows')
    with Kyokun(home) as app:
      app.until(lambda: panels(app) == ['Diagram: Whole diagram', 'Diagram: Police only'], 'both panels again')


def test_incidents_stand_side_by_side():
  with kyokun.scratch() as home, Kyokun(home, settings=CASE) as app:
    app.until(lambda: app.steps()[1], 'the case')
    choose(app, 'A panel for each incident')
    app.until(lambda: panels(app) == ['Diagram: Incident 1', 'Diagram: Incident 2'], 'a panel for each incident')
    # What is selected in one is selected in the other.
    go_to(app, re.compile('^Website, '))
    app.key('space')
    app.until(lambda: len(app.all('button', re.compile('^Website, '), state='pressed')) == 2, 'both to be selected')
    app.tab_to('button', 'Close this panel')
    app.key('space')
    app.until(lambda: panels(app) == ['Diagram: Incident 1'], 'the second to be closed')
    check(app.focused() is not None, 'nothing has the keyboard')


kyokun.run(test_nodes_are_moved_and_put_back_by_the_keyboard_alone, test_arranging_again_keeps_what_was_moved,
           test_a_view_is_added_beside_the_whole, test_incidents_stand_side_by_side)
