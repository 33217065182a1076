#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything is reached without a mouse, and whatever the keyboard comes to has a name."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal

# GTK 4 names an object after its class when nobody else has named it.
NAMELESS = re.compile(r'^((Gtk|Adw|Gsk|Kyo)[A-Z]\w+)?$')


def is_named(node):
  """A drop-down's inner button says nothing itself; the drop-down around it does."""
  return not NAMELESS.match(node.name) or any(above.role == 'combo box' and not NAMELESS.match(above.name)
                                              for above in node.ancestors())


def walk(app, key):
  """All stops of a key until it comes round again."""
  stops = []
  while len(stops) < 60:
    node = app.focused()
    if stops and node.reference == stops[0].reference:
      return stops
    stops.append(node)
    app.key(key)
    app.until(lambda: app.focused() and app.focused().reference != stops[-1].reference,
              f'{key} to leave {stops[-1]!r}', 5)
  raise AssertionError(f'{key} does not come round: {stops}')


def test_tab_comes_to_everything_and_round_again():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    title = app.windows()[0].name
    app.key('ctrl+f')
    app.wait_focused('search box')
    forward = walk(app, 'Tab')
    stops = [node.name for node in forward]
    for wanted in (r'^Search', r'^Find other words', r'^1 Suspension', r'^A NAS ', r'^Words of the annotation', r'^Add the annotation',
                   r'^Critical-infrastructure operator, Organisation', r'^Zoom in', r'^Event 1', r'^Show the list',
                   r'^Enter an own case', r'^Compare', r'^Show the text', r'^Show the diagram', r'^Show the timeline',
                   r'^日本語', r'^Export', r'^Main menu'):
      check(any(re.search(wanted, name) for name in stops), f'Tab does not come to {wanted}: {stops}')
    found = [node for node in app.read().walk() if node.reference in {stop.reference for stop in forward}]
    check_equal(len(found), len(forward), 'stops that a screen reader knows')
    check(all(map(is_named, found)), f'nameless: {[node for node in found if not is_named(node)]}')
    check_equal(app.windows()[0].name, title, 'the case, once Tab has been everywhere')
    backward = [node.name for node in walk(app, 'shift+Tab')]
    check_equal(backward, stops[:1] + stops[:0:-1], 'the way back')


def test_a_list_that_lies_over_the_case_keeps_the_keyboard_until_escape():
  with kyokun.scratch() as home, Kyokun(home, settings={'window-width': '1280', 'window-height': '800',
                                                        'last-case': "'nisc-fy2020-1'"}) as app:
    app.wait_focused('list item', re.compile('^A NAS'))
    app.key('F9')
    app.wait_focused('list item', re.compile('^1 '))
    stops = [node.name for node in walk(app, 'Tab')]
    for wanted in r'^Search', r'^Find other words', r'^1 Suspension':
      check(any(re.search(wanted, name) for name in stops), f'Tab does not come to {wanted}: {stops}')
    check(not any(re.search(r'^A NAS|^Main menu|^Zoom in', name) for name in stops), f'Tab leaves the list: {stops}')
    app.key('Escape')
    app.wait_focused('list item', re.compile('^A NAS'))


def test_arrows_go_from_thing_to_thing():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.tab_to('list item', re.compile('^1 '))
    app.key('Down')
    app.wait('label', 'Case 2')
    app.key('Up')
    app.wait('label', 'Case 1')
    app.tab_to('button', re.compile('^Critical-infrastructure operator'))
    for node in app.wait('button', re.compile('^Critical-infrastructure operator')).parent.children:
      app.until(lambda: app.focused().reference == node.reference, f'the keyboard at {node!r}')  # pylint: disable=cell-var-from-loop
      app.key('n')
    app.key('p')
    app.wait_focused('button', re.compile('^Response 4'))
    app.tab_to('list item', re.compile('^A NAS'), key='shift+Tab')
    app.key('Down', 'Down')
    app.wait_focused('list item', re.compile('^The operator had already'))
    app.key('Up', 'Up')
    app.wait_focused('list item', re.compile('^A NAS'))


def test_every_card_is_reached_and_chosen_by_arrows():
  with kyokun.scratch() as home, Kyokun(home) as app:
    cards = app.until(lambda: app.steps()[1], 'the timeline')
    app.key('alt+Right')
    app.until(lambda: app.steps()[1][0].has('pressed'), 'the first step to be selected')
    for _ in range(40):
      if app.focused() and app.focused().reference == cards[0].reference:
        break
      app.key('Tab')
    for card in cards:
      app.until(lambda: app.focused().reference == card.reference, f'the keyboard at {card!r}')  # pylint: disable=cell-var-from-loop
      app.key('space')
      app.until(lambda: app.all('button', card.name, state='pressed'), f'{card!r} to be selected')  # pylint: disable=cell-var-from-loop
      app.key('Right')


def check_names(app, what):
  nameless = [node for node in app.read().walk() if node.has('focusable') and not is_named(node) and
              node.role in ('button', 'toggle button', 'list item', 'text', 'search box', 'combo box', 'check box') and
              node.extents[2] > 0]
  check(not nameless, f'{what}, without a name: {[(node, [*node.ancestors()][:3]) for node in nameless]}')


def test_whatever_can_have_the_keyboard_has_a_name():
  """In whole windows, not only where Tab comes by; what scrolls takes the keyboard without a name, as in all GTK."""
  for lang in 'en', 'ja':
    with kyokun.scratch() as home, Kyokun(home, lang=lang) as app:
      app.until(lambda: app.steps()[1], 'the case')
      check_names(app, 'the window')
      for key in 'ctrl+n', 'ctrl+e', 'ctrl+comma':
        app.key(key)
        app.until(lambda: len(app.windows()) == 2, f'what {key} opens')
        app.focus_window()
        app.until(lambda: len(app.windows()[-1].children) > 0, 'what is in it')
        check_names(app, key)
        app.key('Escape')
        app.until(lambda: len(app.windows()) == 1, f'what {key} opened to be closed')
        app.focus_window()
      app.key('ctrl+d')
      app.until(lambda: app.all('list item', re.compile(r'^1\. ')), 'the comparison')
      check_names(app, 'the comparison')


def test_the_keys_are_listed():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('ctrl+question')
    app.until(lambda: len(app.windows()) > 1, 'the window of shortcuts')
    app.focus_window()
    app.wait('label', 'Annotate what is selected')
    app.key('Escape')
    app.until(lambda: len(app.windows()) == 1, 'it to be closed')


kyokun.run(test_tab_comes_to_everything_and_round_again,
           test_a_list_that_lies_over_the_case_keeps_the_keyboard_until_escape, test_arrows_go_from_thing_to_thing,
           test_every_card_is_reached_and_chosen_by_arrows, test_whatever_can_have_the_keyboard_has_a_name,
           test_the_keys_are_listed)
