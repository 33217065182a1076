#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A diagram is read, walked through, asked and looked about in: by keys, and by a screen reader's ears."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal, said_in

KINDS = {'person': 'Person or role', 'organisation': 'Organisation', 'system': 'System', 'network': 'Network',
         'site': 'Site', 'outsider': 'Outsider', 'attacker': 'Attacker', 'document': 'Document'}
PHASES = {'origin': 'Origin', 'detection': 'Detection', 'decision': 'Decision', 'containment': 'Containment',
          'analysis': 'Analysis', 'recovery': 'Recovery', 'communication': 'Communication'}
NAMESPACE = kyokun.NAMESPACE


def label_of(case, identifier):
  return next(said_in(node, 'label', 'en') for node in case.iter(f'{NAMESPACE}participant')
              if node.get('id') == identifier)


def words_of_step(case, step):
  """The beginning of what is said of a step: number, phase, text and between whom; when it was may follow."""
  ends = [step.get(end) for end in ('from', 'to') if step.get(end)]
  said = [label_of(case, step.get(end)) + (' (inferred)' if end in step.get('inferred', '').split() else '')
          for end in ('from', 'to') if step.get(end)]
  words = (f'{step.get("kind").capitalize()} {step.get("number")}, {PHASES[step.get("phase")]}. '
           f'{said_in(step, "text", "en")}')
  if len(ends) == 2 and ends[0] != ends[1]:
    return f'{words}. From {said[0]} to {said[1]}'
  return f'{words}. At {said[0]}' if ends else words


def places_of_step(step):
  """The end of it, as a pattern: as many passages as tell the step."""
  passages = step.get('passages', '').split()
  return r'(\. .*)?\. Told in: ' + '; '.join([r'[^;]+, passage \d+'] * len(passages)) if passages else r'(\. .*)?'


def words_of_participants(case):
  """What is said of each, those that hold others first, as the diagram is read."""
  def inside(element, parent):
    for node in element.findall(f'{NAMESPACE}participant'):
      words = f'{said_in(node, "label", "en")}, {KINDS[node.get("kind")]}'
      yield node.find(f'{NAMESPACE}participant') is None, f'{words}, {parent}' if parent else words
      yield from inside(node, said_in(node, 'label', 'en'))
  found = list(inside(case.find(f'{NAMESPACE}participants'), None))
  return [words for is_leaf, words in found if not is_leaf] + [words for is_leaf, words in found if is_leaf]


def in_diagram(app, name):
  return app.steps()[0] and next((node for node in app.all('button', name)
                                  if node.parent.reference == app.steps()[0][0].parent.reference), None)


def go_to(app, name):
  """Puts the keyboard at something in the diagram, by n and p alone."""
  app.tab_to('button', re.compile(r', (Organisation|Person or role|System|Attacker|Outsider|Network|Site|Document)'))
  app.key('Home')
  for _ in range(60):
    node = app.focused()
    if kyokun.matches(node.name, name):
      return node
    app.key('n')
    app.until(lambda: app.focused().reference != node.reference, f'n to leave {node!r}')  # pylint: disable=cell-var-from-loop
  raise AssertionError(f'n does not come to {name}')


def test_all_diagrams_are_read_by_the_keyboard_alone():
  with kyokun.scratch() as home, Kyokun(home) as app:
    for number, case in enumerate(kyokun.cases(), 1):
      app.until(lambda: app.steps()[1], 'the case')
      if number > 1:
        app.tab_to('list item', re.compile(f'^{number - 1} '))
        app.key('Down')
        app.until(lambda: app.windows()[0].name == said_in(case, 'title', 'en'), f'case {number}')  # pylint: disable=cell-var-from-loop
      wanted = [re.escape(words) + r'(\. |$)' for words in words_of_participants(case)]
      wanted += [f'{re.escape(words_of_step(case, step))}{places_of_step(step)}$' for step in case.iter(f'{NAMESPACE}step')]
      app.tab_to('button', re.compile(r', (Organisation|Person|System|Attacker|Outsider)'))
      app.key('Home')
      for words in wanted:
        app.wait_focused('button', re.compile(f'^{words}'))
        app.key('n')
      last = app.focused()
      app.key('p')
      app.until(lambda: app.focused().reference != last.reference, 'p to go back')  # pylint: disable=cell-var-from-loop
      app.key('End')
      app.wait_focused('button', last.name)


def test_arrow_keys_follow_the_steps():
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-5'"}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    go_to(app, re.compile('^Attacker, '))
    for key, name in (('Right', '^Server, '), ('Left', '^Attacker, '), ('Right', '^Server, '), ('Right', '^Staff, '),
                      ('Down', '^Systems department, '), ('Left', '^Network devices, ')):
      app.key(key)
      app.wait_focused('button', re.compile(name))
    # From step to step, and the keyboard with it.
    app.key('alt+Right', 'alt+Right')
    app.until(lambda: app.steps()[0] and app.focused().has('pressed'), 'the keyboard at what is selected')
    check(app.focused().name.startswith('Response 5') or app.focused().name.startswith('Event'), app.focused().name)


def test_enter_says_what_a_participant_does_and_leads_there():
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-5'"}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    go_to(app, re.compile('^Attacker, '))
    app.key('Return')
    app.wait('label', 'Takes part in')
    app.wait('label', 'Told in')
    app.key('Escape')
    app.wait_gone('label', 'Takes part in')
    app.wait_focused('button', re.compile('^Attacker, '))
    app.key('Return')
    app.wait('label', 'Takes part in')
    app.tab_to('button', re.compile('^Event 1: '))
    app.key('Return')
    app.wait_focused('button', re.compile('^Event 1, '))
    app.until(lambda: app.focused().has('pressed'), 'the step to be selected')
    app.key('Return')
    app.tab_to('button', re.compile('^Cause, passage'))
    app.key('Return')
    app.until(lambda: [row for row in app.passages() if row.has('selected')], 'the passage to be selected')


def test_what_was_asked_is_annotated():
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-5'"}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    identifier = next(node.get('id') for node in kyokun.cases()[4].iter(f'{NAMESPACE}participant')
                      if said_in(node, 'label', 'en') == 'Backup server')
    go_to(app, re.compile('^Backup server, '))
    app.key('Return')
    app.tab_to('button', 'Annotate')
    app.key('Return')
    app.wait_focused('text', re.compile('^Words of the annotation'))
    app.type('Was it tried?')
    app.key('Return')
    app.until(lambda: kyokun.kyokunctl(home, 'annotations'), 'the annotation to be stored')
    check_equal([(note['target'], note['body']) for note in kyokun.kyokunctl(home, 'annotations')],
                [(identifier, 'Was it tried?')], 'annotations')


def middle(node):
  x, y, width, height = node.extents
  return x + width // 2, y + height // 2


def test_a_drag_moves_the_view_and_selects_nothing():
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-5'"}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    server = app.wait('button', re.compile('^Server, '))
    app.key('ctrl+plus', 'ctrl+plus', 'ctrl+plus')
    app.wait('image', 'Map of the diagram')
    app.until(lambda: server.extents[2] > 150, 'the diagram to be larger')
    before = app.until(lambda: middle(server), 'the server')
    app.key('ctrl+0', 'ctrl+plus', 'ctrl+plus')
    app.until(lambda: server.extents and middle(server) != before, 'another zoom')
    before = middle(server)
    app.click(server)
    app.until(lambda: app.all('button', server.name, state='pressed'), 'a click to select')
    app.key('Escape')
    app.until(lambda: not app.all('button', server.name, state='pressed'), 'nothing to be selected')
    app.xdotool('mousedown', 1, 'mousemove_relative', '--sync', '--', -12, 0,
                'mousemove_relative', '--sync', '--', -60, 20, 'mouseup', 1)
    app.until(lambda: middle(server) != before, 'the view to be moved')
    check(not app.all('button', server.name, state='pressed'), 'a drag has selected something')


def test_the_wheel_zooms_at_the_pointer():
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-5'"}) as app:
    app.until(lambda: app.steps()[1], 'the case')
    server = app.wait('button', re.compile('^Server, '))
    width = server.extents[2]
    app.key('ctrl+plus', 'ctrl+plus', 'ctrl+plus')
    app.until(lambda: server.extents[2] > width * 1.5, 'the diagram to be larger than the panel')
    app.click(server)
    width = server.extents[2]
    place = middle(server)
    for _ in range(3):
      app.xdotool('keydown', 'ctrl', 'click', 4, 'keyup', 'ctrl')
    app.until(lambda: server.extents[2] > width * 1.5, 'the server to be larger')
    found = middle(server)
    check(abs(found[0] - place[0]) <= 4 and abs(found[1] - place[1]) <= 4, f'{found}, wanted {place}')


kyokun.run(test_all_diagrams_are_read_by_the_keyboard_alone, test_arrow_keys_follow_the_steps,
           test_enter_says_what_a_participant_does_and_leads_there, test_what_was_asked_is_annotated,
           test_a_drag_moves_the_view_and_selects_nothing, test_the_wheel_zooms_at_the_pointer)
