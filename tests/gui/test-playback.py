#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case is played step by step with the keyboard alone; pictures, text and caption keep pace."""
import itertools
import re

import kyokun
from kyokun import Kyokun, check, check_equal, said_in

RELATED = {'en': 'Belongs to what is selected', 'ja': '選択中の内容に関わる段落'}
PLACE = {'en': 'Step {} of {}', 'ja': '全{1}ステップ中{0}番目'}


def frames(case):
  """The steps of a case; neighbours of one kind and number together."""
  steps = case.iter(f'{kyokun.NAMESPACE}step')
  return [list(group) for _, group in itertools.groupby(steps, lambda step: (step.get('kind'), step.get('number')))]


def told_by(case, frame, lang):
  """The words of the passages that tell a frame or are about it, in the order of the text."""
  ids = {name for step in frame for name in step.get('passages', '').split()}
  steps = {step.get('id') for step in frame}
  return ['. '.join(filter(None, (said_in(passage, 'heading', lang), said_in(passage, 'text', lang))))
          for passage in case.iter(f'{kyokun.NAMESPACE}passage')
          if passage.get('id') in ids or steps & set(passage.get('steps', '').split())]


def said(app):
  """What a screen reader says of the bar, which follows what is played."""
  found = app.all('slider')
  return found[0].name if found else None


def look_around(app):
  """What the bar says, the steps of each picture, and the passages that are marked; from one look at the screen."""
  bar, pictures, marked = '', {}, []
  for node in app.read().walk():
    if node.role == 'slider':
      bar = node.name
    elif node.role in ('button', 'toggle button') and kyokun.STEP.match(node.name):
      pictures.setdefault(node.parent.reference, []).append((node.name, node.has('pressed')))
    elif node.role == 'list item' and node.description in RELATED.values():
      marked.append(node.name)
  return bar, list(pictures.values()), marked


def wait_frame(app, case, position, lang='en'):
  """Until one frame is played everywhere: said by the bar, pressed in both pictures, which have no later
  step, and told by the marked passages."""
  all_frames = frames(case)
  now = all_frames[position]
  there = [(said_in(step, 'text', lang), frame is now) for frame in all_frames[:position + 1] for step in frame]
  told = told_by(case, now, lang)

  def look():
    bar, pictures, marked = look_around(app)
    return (bar.startswith(PLACE[lang].format(position + 1, len(all_frames))) and
            all(text in bar for text, is_now in there if is_now) and marked == told and len(pictures) == 2 and
            all(len(steps) == len(there) and
                all(text in name and pressed == is_now for (text, is_now), (name, pressed) in zip(there, steps))
                for steps in pictures))
  try:
    app.until(look, 'a frame to be played', 6)
  except AssertionError as error:
    raise AssertionError(f'{position + 1}. {there[-len(now):]}, told by {told}: there is {look_around(app)}') from error


def test_a_case_is_played_by_the_keyboard_alone():
  case = kyokun.cases()[0]
  last = len(frames(case)) - 1
  with kyokun.scratch() as home, Kyokun(home) as app:
    everything = app.until(lambda: app.steps()[1] and app.steps(), 'the case')
    names = [[step.name for step in picture] for picture in everything]
    places = where(app)
    app.tab_to('list item', re.compile('^1 '))
    app.key('ctrl+p')
    app.wait_focused('slider', re.compile('^Step 1 of'))
    for position in range(last + 1):
      wait_frame(app, case, position)
      app.key('space')
    wait_frame(app, case, last)
    for key, position in (('Left', last - 1), ('comma', last - 2), ('period', last - 1), ('Home', 0), ('Left', 0),
                          ('Right', 1), ('Page_Down', 2), ('Page_Up', 1), ('End', last), ('Right', last)):
      app.key(key)
      wait_frame(app, case, position)
    app.key('Escape')
    app.wait_gone('slider')
    app.until(lambda: [[step.name for step in picture] for picture in app.steps()] == names, 'all steps again')
    check(not any(step.has('pressed') for step in app.steps()[0]), 'a step is still selected')
    app.wait_focused('list item', re.compile('^1 '))
    app.until(lambda: where(app) == places, f'diagram, timeline and text where they were, {places}')


def where(app):
  """Where a node, the first card and the first passage stand."""
  return [app.wait(name=re.compile(r'^NAS \(production\), ')).extents, app.steps()[1][0].extents,
          app.passages()[0].extents]


def test_all_cases_are_played_and_read_back():
  with kyokun.scratch() as home, Kyokun(home, lang='ja') as app:
    for number, case in enumerate(kyokun.cases(), 1):
      row = re.compile(f'^{number} ')
      app.until(lambda: app.steps()[1], 'the case')
      if number > 1:
        app.tab_to('list item', re.compile(f'^{number - 1} '))
        app.key('Down')
      app.wait_focused('list item', row) if number > 1 else app.tab_to('list item', row)  # pylint: disable=expression-not-assigned
      app.until(lambda: app.windows()[0].name == said_in(case, 'title', 'ja'), f'case {number}')  # pylint: disable=cell-var-from-loop
      app.key('ctrl+p')
      for position in range(len(frames(case))):
        wait_frame(app, case, position, 'ja')
        app.key('space')
      app.key('Escape')
      app.wait_gone('slider')


def test_it_is_jumped_by_ticks_outline_and_cards():
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.click(app.all('button', 'Play the case step by step')[-1])
    wait_frame(app, case, 0)
    app.tab_to('button', 'Outline of the steps')
    app.key('space')
    outline = app.wait('list', 'Steps of the case')
    check_equal(len(app.all('list item', within=outline)), len(frames(case)), 'rows of the outline')
    app.wait_focused('list item', re.compile('^Event 1, '))
    app.key('Down', 'Down', 'Down', 'Return')
    wait_frame(app, case, 3)
    app.click(next(card for card in app.steps()[1] if card.name.startswith('Event 2, ')))
    wait_frame(app, case, 1)
    app.click(app.wait('button', 'End the playback'))
    app.wait_gone('slider')


def test_a_step_is_annotated_while_it_is_played():
  """What is typed is typed, Space and arrows too; it stands on the step that is played."""
  case = kyokun.cases()[0]
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.until(lambda: app.steps()[1], 'the case')
    app.key('ctrl+p')
    app.key('Right')
    wait_frame(app, case, 1)
    app.key('ctrl+m')
    app.wait_focused('text', 'Words of the annotation')
    app.type('why not sooner')
    app.key('Home', 'Return')
    app.until(lambda: kyokunctl_annotations(home), 'the annotation in the store')
    check_equal([(note['target'], note['body']) for note in kyokunctl_annotations(home)], [('c1.e2', 'why not sooner')],
                'annotations')
    wait_frame(app, case, 1)


def kyokunctl_annotations(home):
  return kyokun.kyokunctl(home, 'annotations', '1')


def test_another_language_goes_on_and_another_case_ends_it():
  case = kyokun.cases()[8]
  together = next(position for position, frame in enumerate(frames(case)) if len(frame) > 1)
  with kyokun.scratch() as home, Kyokun(home, settings={'last-case': "'nisc-fy2020-9'"}) as app:
    app.until(lambda: app.windows()[0].name == said_in(case, 'title', 'en'), 'case 9')
    app.key('ctrl+p', *['space'] * together)
    wait_frame(app, case, together)
    app.key('ctrl+l')
    app.until(lambda: said(app) and said_in(frames(case)[together][1], 'text', 'ja') in said(app), 'Japanese')
    app.tab_to('list item', re.compile('^9 '))
    app.key('Up')
    app.wait_gone('slider')
    app.until(lambda: len(app.steps()[1]) == len(list(kyokun.cases()[7].iter(f'{kyokun.NAMESPACE}step'))),
              'all steps of case 8')


kyokun.run(test_a_case_is_played_by_the_keyboard_alone, test_all_cases_are_played_and_read_back,
           test_it_is_jumped_by_ticks_outline_and_cards, test_a_step_is_annotated_while_it_is_played,
           test_another_language_goes_on_and_another_case_ends_it)
