#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline of a case with times: lanes, the keyboard, zoom, and what the times say."""
import contextlib
import pathlib
import re

import kyokun
from kyokun import Kyokun, check, check_equal

CASE = str(pathlib.Path(__file__).with_name('timed-case.xml'))
CONFLICT = 'Response 1 is told after Event 2, but its time is before it'
NARROW = {'last-case': "'nisc-fy2020-5'", 'window-width': '1000', 'window-height': '700'}
STEPS = ['Event 1', 'Event 2', 'Response 1', 'Response 2', 'Response 3']


def put_case(home):
  """Has the case in the store that the application will open."""
  kyokun.default_store(home).parent.mkdir(parents=True)
  kyokun.kyokunctl(home, 'import', CASE)


@contextlib.contextmanager
def timed(**settings):
  """The application, showing the case with times."""
  with kyokun.scratch() as home:
    put_case(home)
    with Kyokun(home, settings={'last-case': "'timed'", **settings}) as app:
      app.wait('button', re.compile('^Event 1, '))
      yield app


def lanes(app):
  """The names of the lanes, and the numbers of the steps in each, as a screen reader comes to them."""
  return {node.name: [child.name.split(',')[0] for child in node.children]
          for node in app.read().walk() if node.role in ('panel', 'group', 'filler') and
          re.search(r', \d+ steps?$', node.name)}


def card(app, number):
  """A step in the timeline, which comes after the diagram."""
  return app.all('button', re.compile(f'^{number}, '))[-1]


def selected(app):
  """The numbers of the steps that the timeline shows as selected."""
  return [number for number in STEPS if card(app, number).has('pressed')]


def test_lanes_are_chosen_by_a_key_and_kept():
  by_phase = {'Origin, 1 step': ['Event 1'], 'Detection, 1 step': ['Event 2'], 'Decision, 1 step': ['Response 1'],
              'Containment, 1 step': ['Response 2'], 'Recovery, 1 step': ['Response 3']}
  by_participant = {'Server, 1 step': ['Event 1'], 'Staff, 4 steps': STEPS[1:]}
  with kyokun.scratch() as home:
    put_case(home)
    with Kyokun(home, settings={'last-case': "'timed'"}) as app:
      app.wait('button', re.compile('^Event 1, '))
      check_equal(lanes(app), {}, 'lanes at first')
      app.key('ctrl+t')
      app.until(lambda: lanes(app) == by_phase, 'lanes by phase')
      app.key('ctrl+t')
      app.until(lambda: lanes(app) == by_participant, 'lanes by participant')
    with Kyokun(home) as app:
      app.until(lambda: lanes(app) == by_participant, 'lanes by participant, as they were left')
      app.key('ctrl+t')
      app.until(lambda: lanes(app) == {}, 'no lanes')


def test_lanes_are_chosen_from_a_menu():
  with timed() as app:
    button = app.tab_to('button', 'Lanes of the timeline')
    app.key('space')
    app.wait(name='Lanes by phase')
    app.key('Down', 'Return')
    app.until(lambda: 'Origin, 1 step' in lanes(app), f'lanes by phase, after {button!r}')


def test_arrows_go_through_the_steps_whatever_the_lanes():
  with timed(**{'timeline-lanes': "'participant'"}) as app:
    app.key('alt+Right')
    app.until(lambda: card(app, 'Event 1').has('pressed'), 'the first step to be selected')
    while not (app.focused() and app.focused().reference == card(app, 'Event 1').reference):
      app.key('Tab')
    for number in STEPS[1:]:
      app.key('Right')
      app.until(lambda: app.focused().reference == card(app, number).reference, number)  # pylint: disable=cell-var-from-loop
    app.key('Right', 'Home')
    app.wait_focused('button', re.compile('^Event 1, '))
    app.key('End')
    app.wait_focused('button', re.compile('^Response 3, '))
    app.key('Return')
    app.until(lambda: card(app, 'Response 3').has('pressed'), 'the last step to be selected')
    app.key('ctrl+t')
    app.until(lambda: lanes(app) == {}, 'no lanes')
    app.wait_focused('button', re.compile('^Response 3, '))


def test_keys_zoom_what_has_the_keyboard():
  with timed() as app:
    diagram = app.all('button', re.compile('^Event 1, '))[0]
    before, beside = card(app, 'Event 1').extents, diagram.extents
    app.key('alt+Right')
    while not (app.focused() and app.focused().reference == card(app, 'Event 1').reference):
      app.key('Tab')
    app.key('ctrl+plus')
    app.until(lambda: card(app, 'Event 1').extents[2] > before[2] * 1.1, 'a larger card')
    check_equal(diagram.extents, beside, 'place and size of a callout of the diagram')
    app.key('ctrl+minus', 'ctrl+minus')
    app.until(lambda: card(app, 'Event 1').extents[2] < before[2] * 0.9, 'a smaller card')
    app.key('ctrl+0')
    app.until(lambda: card(app, 'Event 1').extents[2:] == before[2:], 'the card as it was')


def point_at(app, node):
  """Moves the pointer to the middle of a thing, without pressing."""
  frame = [*node.ancestors()][-2].extents
  window = app.x_windows()[-1]
  size = dict(line.split('=') for line in app.xdotool('getwindowgeometry', '--shell', window).split())
  border = [(int(size['WIDTH']) - frame[2]) // 2, (int(size['HEIGHT']) - frame[3]) // 2]
  x, y, width, height = node.extents
  app.xdotool('mousemove', '--window', window, x + border[0] + width // 2, y + border[1] + height // 2)


def test_the_pointer_moves_and_zooms_it():
  with kyokun.scratch() as home, Kyokun(home, settings=NARROW) as app:
    app.wait('button', re.compile('^Event 0, '))
    point_at(app, card(app, 'Event 3'))
    place = card(app, 'Event 3').extents
    app.xdotool('mousedown', 1, 'mousemove_relative', '--', -40, 0, 'mousemove_relative', '--', -160, 0, 'mouseup', 1)
    app.until(lambda: abs(card(app, 'Event 3').extents[0] - (place[0] - 200)) <= 2, 'the timeline to follow the drag')
    check(not card(app, 'Event 3').has('pressed'), 'a drag has selected a step')
    app.xdotool('click', 4, 'click', 4, 'click', 4, 'click', 4)
    app.until(lambda: card(app, 'Event 3').extents[0] > place[0] - 150, 'the wheel to go back along the time')
    app.xdotool('keydown', 'ctrl', 'click', 4, 'keyup', 'ctrl')
    app.until(lambda: card(app, 'Event 3').extents[2] > place[2] * 1.15, 'Ctrl and the wheel to make it larger')


def test_keys_pan_it_and_leave_the_keyboard_where_it_is():
  with kyokun.scratch() as home, Kyokun(home, settings=NARROW) as app:
    app.wait('button', re.compile('^Event 0, '))
    app.key('alt+Right')
    while not (app.focused() and app.focused().reference == card(app, 'Event 0').reference):
      app.key('Tab')
    place = card(app, 'Event 3').extents
    app.key('ctrl+Right')
    app.until(lambda: card(app, 'Event 3').extents[0] < place[0] - 20, 'the timeline to move')
    check_equal(app.focused().reference, card(app, 'Event 0').reference, 'what has the keyboard')
    app.key('ctrl+Left')
    app.until(lambda: card(app, 'Event 3').extents[0] == place[0], 'the timeline to move back')


def test_what_the_times_say():
  with timed() as app:
    app.wait('button', 'To detection: 2 hours (Event 1 → Event 2)')
    app.wait('button', 'To recovery: 1–3 days (Event 1 → Response 3)')
    check(not app.all('button', re.compile('^To containment')), 'a duration to a step without a time')
    app.click(app.wait('button', 'To detection: 2 hours (Event 1 → Event 2)'))
    app.until(lambda: selected(app) == ['Event 1', 'Event 2'], 'both steps to be selected')


def test_a_contradiction_is_said_of_both():
  with timed() as app:
    for number in STEPS:
      check_equal(CONFLICT in card(app, number).name, number in ('Event 2', 'Response 1'), f'words of {number}')
    app.click(app.wait('button', CONFLICT))
    app.until(lambda: selected(app) == ['Event 2', 'Response 1'], 'both steps to be selected')


kyokun.run(test_lanes_are_chosen_by_a_key_and_kept, test_lanes_are_chosen_from_a_menu,
           test_arrows_go_through_the_steps_whatever_the_lanes, test_keys_zoom_what_has_the_keyboard,
           test_the_pointer_moves_and_zooms_it,
           test_keys_pan_it_and_leave_the_keyboard_where_it_is, test_what_the_times_say, test_a_contradiction_is_said_of_both)
