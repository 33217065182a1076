#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text, timeline and diagram are one thing: what is selected in one is selected in the other two."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal, said_in

RELATED = 'Belongs to what is selected'


def selected(app):
  """What each of the three shows as selected: steps of the diagram and of the timeline, passages that belong to it."""
  diagram, timeline = app.steps()
  passages = app.passages()
  return ([step.name for step in diagram if step.has('pressed')],
          [step.name for step in timeline if step.has('pressed')],
          [row.name for row in passages if row.has('selected')],
          [row.name for row in passages if row.description == RELATED])


def wait_selected(app, step, passages):
  """Until a step is selected in both pictures, and just these passages are marked."""
  def look():
    diagram, timeline, chosen, related = selected(app)
    return ([name for name in diagram if step in name] and diagram == timeline and len(diagram) == 1 and
            not chosen and related == passages)
  try:
    app.until(look, f'“{step}” to be selected everywhere', 5)
  except AssertionError as error:
    raise AssertionError(f'“{step}” and {passages}: there is {selected(app)}') from error


def passages_of(case, step):
  """The words of the passages that tell a step or are about it, in the order of the text."""
  ids = step.get('passages', '').split()
  return ['. '.join(filter(None, (said_in(passage, 'heading', 'en'), said_in(passage, 'text', 'en'))))
          for passage in case.iter(f'{kyokun.NAMESPACE}passage')
          if passage.get('id') in ids or step.get('id') in passage.get('steps', '').split()]


def test_a_step_of_the_timeline_is_selected_everywhere():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    for step in list(case.iter(f'{kyokun.NAMESPACE}step'))[:5]:
      words = said_in(step, 'text', 'en')
      app.click(next(card for card in app.steps()[1] if words in card.name))
      wait_selected(app, words, passages_of(case, step))


def test_a_step_of_the_diagram_is_selected_everywhere():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    for step in list(case.iter(f'{kyokun.NAMESPACE}step')):
      words = said_in(step, 'text', 'en')
      app.click(next(callout for callout in app.steps()[0] if words in callout.name))
      wait_selected(app, words, passages_of(case, step))


def test_keys_play_all_steps_and_stop_at_both_ends():
  case = kyokun.cases()[5]
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-6'"}) as app:
    title = said_in(case, 'title', 'en')
    app.until(lambda: app.windows()[0].name == title, 'case 6 to be shown again')
    order = [step.name for step in app.steps()[1]]
    check_equal(len(order), len(list(case.iter(f'{kyokun.NAMESPACE}step'))), 'steps')
    for name in order + order[-1:]:
      app.key('alt+Right')
      app.until(lambda: selected(app)[0] == selected(app)[1] == [name], f'“{name}”', 5)  # pylint: disable=cell-var-from-loop
    for name in order[-2::-1]:
      app.key('alt+Left')
      app.until(lambda: selected(app)[1] == [name], f'“{name}”', 5)  # pylint: disable=cell-var-from-loop
    card = next(step for step in app.steps()[1] if step.has('pressed'))
    timeline = app.wait(name=order[0]).parent
    check(card.extents[0] >= 0 and timeline, 'the first card is not in view')
    app.key('Escape')
    app.until(lambda: selected(app) == ([], [], [], []), 'nothing to be selected')


def test_what_is_selected_is_scrolled_into_view():
  small = {'last-case': "'nisc-fy2020-1'", 'window-width': '1000', 'window-height': '640'}
  with kyokun.scratch() as home, Kyokun(home, settings=small) as app:
    app.until(lambda: app.steps()[1], 'the timeline')
    last = app.steps()[1][-1]
    scrolled = [node for node in last.ancestors()][1]
    check(not inside(last, scrolled), 'the last card is in view before anything was done: nothing is tested')
    for _ in app.steps()[1]:
      app.key('alt+Right')
    app.until(lambda: inside(app.steps()[1][-1], scrolled), 'the last card in view')
    marked = app.until(lambda: [row for row in app.passages() if row.description == RELATED], 'a passage')
    text = app.wait('list', 'Text of the case').parent
    app.until(lambda: inside(marked[0], text), 'the first marked passage in view')


def inside(node, container):
  """Whether a thing is to be seen within what scrolls it, at least its middle."""
  x, y, width, height = node.extents
  left, top, wide, high = container.extents
  return left <= x + width // 2 <= left + wide and top <= y + min(height, high) // 2 <= top + high


def test_a_passage_is_selected_and_its_steps_with_it():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    passage = next(case.iter(f'{kyokun.NAMESPACE}passage'))
    app.click(app.wait('list item', re.compile(re.escape(said_in(passage, 'text', 'en')[:40]))))
    app.until(lambda: len(selected(app)[2]) == 1, 'the passage to be selected')
    app.wait('label', 'Overview, passage 1')


def test_a_participant_is_selected_by_a_click():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    node = app.wait(name=re.compile(r'^NAS \(production\), '))
    app.click(node)
    app.until(lambda: app.all(name=node.name, state='pressed'), 'the node to be selected')
    wanted = {words for step in case.iter(f'{kyokun.NAMESPACE}step') if 'c1.nas-main' in (step.get('from'), step.get('to'))
              for words in passages_of(case, step)}
    app.until(lambda: set(selected(app)[3]) == wanted, 'the passages of what it does')


kyokun.run(test_a_step_of_the_timeline_is_selected_everywhere, test_a_step_of_the_diagram_is_selected_everywhere,
           test_keys_play_all_steps_and_stop_at_both_ends, test_what_is_selected_is_scrolled_into_view,
           test_a_passage_is_selected_and_its_steps_with_it, test_a_participant_is_selected_by_a_click)
