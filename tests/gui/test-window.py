#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person hides, moves and resizes is found so at the next start."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal

PANELS = {'Show the text': ('list', 'Text of the case'), 'Show the diagram': ('button', 'Zoom in'),
          'Show the timeline': ('button', re.compile('^Response 5'))}


def timeline_is_shown(app):
  return app.steps()[1] != []


def test_panels_are_hidden_shown_and_kept():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      app.wait('list', 'Text of the case')
      app.click(app.wait('button', 'Show the text'))
      app.wait_gone('list', 'Text of the case')
      app.click(app.wait('button', 'Show the timeline'))
      app.until(lambda: not timeline_is_shown(app), 'the timeline to be gone')
    with Kyokun(home) as app:
      app.wait('button', 'Zoom in')
      check(not app.all('list', 'Text of the case'), 'the text is shown again')
      check(not timeline_is_shown(app), 'the timeline is shown again')
      check(not app.wait('button', 'Show the text').has('pressed'), 'its button says that the text is shown')
      app.click(app.wait('button', 'Show the text'))
      app.click(app.wait('button', 'Show the timeline'))
      app.click(app.wait('button', 'Show the diagram'))
      app.wait('list', 'Text of the case')
      app.wait_gone('button', 'Zoom in')
    with Kyokun(home) as app:
      app.wait('list', 'Text of the case')
      check(not app.all('button', 'Zoom in'), 'the diagram is shown again')


def test_annotating_shows_the_text_again():
  with kyokun.scratch() as home, Kyokun(home, settings={'text-visible': 'false'}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    check(not app.all('list', 'Text of the case'), 'the text is shown')
    app.key('ctrl+m')
    app.wait_focused('text', 'Words of the annotation')
    app.wait('list', 'Text of the case')


def test_the_list_is_hidden_by_its_key_and_kept():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      app.until(lambda: page_x(app) > 200, 'the list beside the page')
      app.key('F9')
      app.until(lambda: page_x(app) < 20, 'the page in the whole window')
    with Kyokun(home) as app:
      app.until(lambda: page_x(app) < 20, 'the page in the whole window')
      app.key('ctrl+f')
      app.wait_focused('search box')
      app.until(lambda: page_x(app) > 200, 'the list beside the page')


def list_is_shown(app):
  return bool(app.all('list', 'Cases'))


def test_on_a_projector_the_list_is_there_to_choose_and_then_not():
  projector = {'window-width': '1280', 'window-height': '800'}
  with kyokun.scratch() as home:
    with Kyokun(home, settings=projector) as app:
      app.until(lambda: list_is_shown(app), 'the list at the first start')
      app.wait_focused('list item', re.compile('^1 '))
      app.key('Down', 'Down')
      app.wait('label', 'Case 3')
      check(list_is_shown(app), 'the list is gone before a case was chosen')
      app.key('Return')
      app.until(lambda: not list_is_shown(app), 'the list to make room')
      app.wait_focused('list item', re.compile('^The business system'))
      check(page_x(app) < 20, 'the page is not in the whole window')
      app.key('F9')
      app.wait_focused('list item', re.compile('^3 '))
      app.key('Escape')
      app.until(lambda: not list_is_shown(app), 'the list to be gone')
      app.key('ctrl+f')
      app.wait_focused('search box')
      app.type('wannacry')
      app.wait_numbers(kyokun.numbers_that_say('wannacry'))
      app.choose(re.compile('^6 '))
      app.wait('label', 'Case 6')
      app.until(lambda: not list_is_shown(app), 'the list to make room')
    with Kyokun(home) as app:
      app.wait('label', 'Case 6')
      check(not list_is_shown(app), 'the list lies over the case')
    with Kyokun(home, settings={'window-width': '1600', 'window-height': '960'}) as app:
      app.until(lambda: list_is_shown(app) and page_x(app) > 200, 'the list beside the page')
      app.wait_focused('list item', re.compile('^6 '))


def page_x(app):
  return app.wait('list', 'Text of the case').extents[0]


def test_size_and_dividers_are_kept():
  with kyokun.scratch() as home:
    with Kyokun(home, settings={'last-case': "'nisc-fy2020-1'"}) as app:
      app.until(lambda: app.steps()[1], 'the case')
      app.until(lambda: resize(app, 1100, 700), 'the window to be 1100 × 700')
      before = app.wait('list', 'Text of the case').extents
      page = app.wait('button', 'Zoom in').extents
      # The list may still be on its way out, and closes at the first click.
      wide = app.until(lambda: drag_divider(app, before), 'the text to be wider')
      check_equal(app.wait('button', 'Zoom in').extents[1], page[1], 'where the diagram ends')
    with Kyokun(home) as app:
      app.until(lambda: '1100x700' in geometry(app), 'the window to be 1100 × 700')
      app.until(lambda: app.wait('list', 'Text of the case').extents[2] == wide, f'the text to be {wide} wide')


def resize(app, width, height):
  """As by its edges, until it stays so and has been noted."""
  app.xdotool('windowsize', app.x_windows()[-1], width, height)
  noted = dict(re.findall(r'window-(width|height)=(\d+)', app.keyfile.read_text(encoding='utf-8')))
  return (f'{width}x{height}' in geometry(app) and abs(int(noted.get('width', 0)) - width) <= 20 and
          abs(int(noted.get('height', 0)) - height) <= 20)


def drag_divider(app, text):
  """The width of the text when it has become wider."""
  app.xdotool('mousemove', text[0] + text[2] + 12, 300, 'mousedown', 1, 'mousemove_relative', '--sync', 30, 0,
              'mousemove_relative', '--sync', 30, 0, 'mouseup', 1)
  now = app.wait('list', 'Text of the case').extents[2]
  return now if now > text[2] + 20 else None


def geometry(app):
  return app.xdotool('getwindowgeometry', app.x_windows()[-1])


def test_the_case_shown_last_is_shown_first():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      app.choose(re.compile('^4 '))
      app.wait('label', 'Case 4')
    with Kyokun(home) as app:
      app.wait('label', 'Case 4')
      app.wait('list item', re.compile('^4 '), state='selected')


def test_closing_the_window_ends_the_application():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.click(app.wait('button', 'Close'))
    check_equal(app.process.wait(kyokun.PATIENCE), 0, 'exit status')


kyokun.run(test_panels_are_hidden_shown_and_kept, test_annotating_shows_the_text_again,
           test_the_list_is_hidden_by_its_key_and_kept,
           test_on_a_projector_the_list_is_there_to_choose_and_then_not, test_size_and_dividers_are_kept,
           test_the_case_shown_last_is_shown_first, test_closing_the_window_ends_the_application)
