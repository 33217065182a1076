#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases are presented as with a remote control; the room sees the pages and nothing else, the secretary writes."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal, said_in

COUNT = re.compile(r'^(\d+) / (\d+)$')


def all_windows(app):
  return app.x_windows()


def seen(app):
  """What can be read in the room: labels and pictures of its window, the second that was made."""
  nodes = app.bus.read_now(app.root, app.room)
  return [node.name for node in nodes if node.role in ('label', 'button', 'toggle button')]


def page(app):
  """The number of the page, and how many there are; None on a blank screen."""
  found = [COUNT.match(name) for name in seen(app)]
  found = [match for match in found if match]
  return tuple(map(int, found[-1].groups())) if found else None


def begin(app):
  app.until(lambda: app.steps()[1], 'the case')
  before = len(all_windows(app))
  app.key('F5')
  app.until(lambda: len(all_windows(app)) == before + 2, 'both windows')
  app.room = app.windows()[1].reference
  app.until(lambda: page(app), 'the first page')
  return focus(app, lambda name: name not in ('Secretary', '事務局'))


def focus(app, is_wanted):
  """Gives the keyboard to the last window with such a title: there is no window manager to do it."""
  window = app.until(lambda: [window for window in app.x_windows()
                              if is_wanted(app.window_name(window) or '')], 'a window')[-1]
  app.xdotool('windowraise', window)
  app.xdotool('windowfocus', '--sync', window)
  return window


def say(app, words, what):
  """Until the room sees words."""
  try:
    app.until(lambda: any(words in name for name in seen(app)), what, 6)
  except AssertionError as error:
    raise AssertionError(f'{what}: “{words}” is not among {seen(app)}') from error


def wait_page(app, number):
  app.until(lambda: (page(app) or (0, 0))[0] == number, f'page {number}, there is {page(app)}', 6)


def texts(case, section, lang='en'):
  element = case.find(f'{kyokun.NAMESPACE}{section}')
  return [said_in(passage, 'text', lang) for passage in element.iter(f'{kyokun.NAMESPACE}passage')]


def test_a_case_is_paged_through():
  case = kyokun.cases()[0]
  steps = list(case.iter(f'{kyokun.NAMESPACE}step'))
  with kyokun.scratch() as home, Kyokun(home) as app:
    begin(app)
    told = []
    number, last = page(app)
    check_equal(number, 1, 'the first page')
    while True:
      names = app.until(lambda: page(app) == (number, last) and seen(app), f'page {number}')  # pylint: disable=cell-var-from-loop
      check('TLP:CLEAR' in names, f'page {number} has no marking: {names}')
      told += names
      if number == last:
        break
      app.key('Page_Down')
      number += 1
    words = '\n'.join(told)
    wanted = ([said_in(case, 'title', 'en'), said_in(case, 'summary', 'en')] +
              [said_in(step, 'text', 'en') for step in steps] +
              [text for passage in case.iter(f'{kyokun.NAMESPACE}passage') for text in
               (said_in(passage, 'text', 'en'), said_in(passage, 'heading', 'en')) if text])
    missing = [text for text in wanted if text not in words]
    check(not missing, f'never shown: {missing}')
    app.key('Page_Down')
    app.key('Home')
    wait_page(app, 1)
    for key, wanted_page in (('Right', 2), ('space', 3), ('Left', 2), ('Page_Up', 1), ('End', last)):
      app.key(key)
      wait_page(app, wanted_page)


def test_steps_come_one_after_the_other_on_the_screen():
  case = kyokun.cases()[3]
  words = [said_in(step, 'text', 'en') for step in case.iter(f'{kyokun.NAMESPACE}step')]
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-4'"}) as app:
    begin(app)
    for number, text in enumerate(words, 2):
      app.key('Page_Down')
      wait_page(app, number)
      say(app, text, f'step {number - 1}')
      too_early = [later for later in words[number - 1:] if any(later in name for name in seen(app))]
      check(not too_early, f'step {number - 1} is shown with {too_early}')


def test_the_screen_is_blanked_and_the_language_switched():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    begin(app)
    app.key('Page_Down')
    wait_page(app, 2)
    for key in 'b', 'w', 'period':
      app.key(key)
      app.until(lambda: not seen(app), f'the screen to be blank after {key}')
      app.key('Page_Down' if key != 'w' else 'w')
      wait_page(app, 2)
    app.key('ctrl+l')
    say(app, said_in(next(case.iter(f'{kyokun.NAMESPACE}step')), 'text', 'ja'), 'the first step in Japanese')
    wait_page(app, 2)
    app.key('Escape')
    app.until(lambda: len(all_windows(app)) == 1, 'both windows to be gone')


def test_the_secretary_writes_on_what_is_shown_and_shows_it():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    begin(app)
    app.key('Page_Down', 'Page_Down')
    wait_page(app, 3)
    focus(app, lambda name: name == 'Secretary')
    app.tab_to('text', 'Words of the annotation')
    app.type('who was asked')
    app.key('Return')
    app.until(lambda: kyokun.kyokunctl(home, 'annotations', '1'), 'the annotation in the store')
    app.key('Page_Down')
    wait_page(app, 4)
    notes = kyokun.kyokunctl(home, 'annotations', '1')
    second = list(case.iter(f'{kyokun.NAMESPACE}step'))[1].get('id')
    check_equal([(note['target'], note['body']) for note in notes], [(second, 'who was asked')], 'annotations')
    # Not to be seen in the room, on no page, until it is switched on.
    focus(app, lambda name: name not in ('Secretary', said_in(case, 'title', 'en')))
    app.key('End')
    say(app, 'Discussion', 'the last page')
    check(not any('who was asked' in name for name in seen(app)), 'the note is shown to the room')
    focus(app, lambda name: name == 'Secretary')
    app.click(next(node for node in app.read().walk() if node.name == 'Show on the screen: who was asked'))
    say(app, 'who was asked', 'the note, once it is switched on')


def test_the_end_waits_for_what_the_secretary_is_writing():
  with kyokun.scratch() as home, Kyokun(home) as app:
    room = begin(app)
    focus(app, lambda name: name == 'Secretary')
    app.tab_to('text', 'Words of the annotation')
    app.type('the last word')
    # Whoever holds the remote control does not see that.
    app.xdotool('windowfocus', '--sync', room)
    app.key('Escape')
    app.until(lambda: len(all_windows(app)) == 2, 'the window of the room to be closed')
    focus(app, lambda name: name == 'Secretary')
    app.wait_focused('text', 'Words of the annotation')
    app.key('Return')
    app.until(lambda: [note['body'] for note in kyokun.kyokunctl(home, 'annotations', '1')] == ['the last word'],
              'the note in the store')
    app.until(lambda: len(all_windows(app)) == 1, 'the window of the secretary to be closed')


def test_chosen_cases_follow_each_other():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.key('F10')
    app.wait('menu item', re.compile('^Present cases'))
    app.key('t')
    app.until(lambda: len(app.windows()) > 1, 'the dialog')
    focus(app, lambda name: name == 'Present cases')
    app.tab_to('list item', re.compile('^Suspension of a critical'))
    app.key('Down', 'space')
    app.click(app.wait('button', re.compile('^_?Present( Present)?$')))
    app.room = app.until(lambda: len(app.windows()) == 3 and app.windows()[1].reference, 'both windows')
    app.until(lambda: page(app), 'the first page')
    focus(app, lambda name: name == said_in(kyokun.cases()[0], 'title', 'en'))
    last = page(app)[1]
    app.key(*['Page_Down'] * last)
    say(app, said_in(kyokun.cases()[1], 'title', 'en'), 'the second case')
    wait_page(app, 1)


kyokun.run(test_a_case_is_paged_through, test_steps_come_one_after_the_other_on_the_screen,
           test_the_end_waits_for_what_the_secretary_is_writing,
           test_the_screen_is_blanked_and_the_language_switched,
           test_the_secretary_writes_on_what_is_shown_and_shows_it, test_chosen_cases_follow_each_other)
