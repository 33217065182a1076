#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, the list of cases with its search and filter, and the page of a case."""
import re

import kyokun
from kyokun import Kyokun, check, check_equal, said_in

CATEGORY = {'system-failure': 'System failure', 'cyberattack': 'Cyberattack'}


def test_first_start_shows_nine_cases_in_two_groups():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.wait_numbers(range(1, 10))
    wanted = [f'{case.get("number")} {said_in(case, "title", "en")}, {CATEGORY[case.get("category")]}, 0 annotations'
              for case in kyokun.cases()]
    check_equal(app.rows(), wanted, 'rows')
    headings = [node.name for node in app.all('label', within=app.wait('list', 'Cases'))
                if node.parent.role == 'list' and node.name in CATEGORY.values()]
    check_equal(headings, ['System failure', 'Cyberattack'], 'groups')
    check_equal([row.name.split()[0] for row in app.all('list item', within=app.wait('list', 'Cases'), state='selected')],
                ['1'], 'the case chosen at the first start')
    check(kyokun.default_store(home).exists(), 'no store was made')


def test_a_chosen_case_is_shown_whole():
  with kyokun.scratch() as home, Kyokun(home) as app:
    for number in 3, 6:
      case = kyokun.cases()[number - 1]
      title = said_in(case, 'title', 'en')
      app.choose(re.compile(f'^{number} '))
      app.until(lambda: app.windows()[0].name == title, f'“{title}” in the window’s title')
      text = app.wait('list', 'Text of the case')
      passages = case.findall(f'.//{kyokun.NAMESPACE}passage')
      wanted = [said_in(passage, 'text', 'en') or said_in(passage, 'text', 'ja') for passage in passages]
      app.until(lambda: len(app.passages()) == len(wanted), f'{len(wanted)} passages')
      for row, words in zip(app.passages(), wanted):
        check(row.name.endswith(words), f'a passage is called {row.name!r}, wanted {words!r}')
      labels = [node.name for node in app.all('label', within=text)]
      for heading in ('Overview', 'Background', 'Detection', 'Response', 'Cause', 'Recurrence prevention', 'Lessons'):
        check(any(label.startswith(heading) for label in labels), f'no section is headed {heading}: {labels}')
      names = [node.name for node in app.read().walk() if node.role in ('button', 'toggle button')]
      for participant in case.iter(f'{kyokun.NAMESPACE}participant'):
        label = said_in(participant, 'label', 'en') or said_in(participant, 'label', 'ja')
        check(any(name.startswith(f'{label}, ') for name in names), f'no node is called {label}')
      steps = [said_in(step, 'text', 'en') or said_in(step, 'text', 'ja')
               for step in case.iter(f'{kyokun.NAMESPACE}step')]
      diagram, timeline = app.steps()
      check_equal(len(diagram), len(steps), 'steps in the diagram')
      check_equal(len(timeline), len(steps), 'steps in the timeline')
      for words in steps:
        check(any(words in step.name for step in diagram), f'not in the diagram: {words}')
        check(any(words in step.name for step in timeline), f'not in the timeline: {words}')


# To find only what was typed.
EXACT = {'search-widened': 'false'}


def test_search_as_you_type_leaves_those_that_say_it():
  with kyokun.scratch() as home, Kyokun(home, settings=EXACT) as app:
    for words in ('障害', 'wannacry', 'ＲＤＰ', 'MS17-010', '予備', 'nas', 'ﾗﾝｻﾑｳｪｱ', 'no such words'):
      wanted = kyokun.numbers_that_say(words)
      app.search(words)
      app.wait_numbers(wanted)
      found = {hit['number'] for hit in kyokun.kyokunctl(home, 'search', words)['hits']}
      check_equal(sorted(found), wanted, f'what kyokunctl finds for {words}')
    app.wait('label', 'No case matches')
    app.key('Escape')
    app.wait_numbers(range(1, 10))


def test_search_follows_each_key():
  with kyokun.scratch() as home, Kyokun(home) as app:
    app.key('ctrl+f')
    app.wait_focused('search box')
    for end in range(1, len('wannacry') + 1):
      app.type('wannacry'[end - 1])
      app.wait_numbers(kyokun.numbers_that_say('wannacry'[:end]))


def numbers_found(home, *words):
  return sorted({hit['number'] for hit in kyokun.kyokunctl(home, 'search', '--limit', '0', *words)['hits']})


def test_search_finds_other_words_unless_told_not_to():
  with kyokun.scratch() as home:
    with Kyokun(home) as app:
      exact, wide = numbers_found(home, 'malware'), numbers_found(home, '--widen', 'malware')
      check(set(exact) < set(wide), f'{exact} and {wide} are no good for this test')
      app.search('malware')
      app.wait_numbers(wide)
      app.wait('label', re.compile('^Also: malicious software, '))
      for row in app.all('list item', within=app.wait('list', 'Cases')):
        number = int(row.name.split()[0])
        found = [node.name for node in row.walk() if node.role == 'label' and node.name.startswith('≈ ')]
        check(number not in wide or bool(found) == (number not in exact), f'{row.name}: {found}')
      app.key('F8')
      app.wait_numbers(exact)
      app.wait_gone('label', re.compile('^Also: '))
      app.click(app.wait('button', 'Find other words for the same too'))
      app.wait_numbers(wide)
      app.key('F8')
      app.wait_numbers(exact)
    with Kyokun(home) as app:
      app.search('malware')
      app.wait_numbers(exact)


def test_the_class_filters_and_is_kept():
  with kyokun.scratch() as home:
    with Kyokun(home, settings=EXACT) as app:
      classes = app.wait('combo box', 'Show cases of one class')
      app.click(classes)
      # The keyboard is in a list from the start: this one has to be that of the classes.
      app.wait('list item', within=classes, state='focused')
      app.key('Down', 'Down', 'Return')
      app.wait_numbers(range(4, 10))
      app.search('障害')
      app.wait_numbers([n for n in kyokun.numbers_that_say('障害') if n > 3])
    with Kyokun(home) as app:
      app.wait_numbers(range(4, 10))


kyokun.run(test_first_start_shows_nine_cases_in_two_groups, test_a_chosen_case_is_shown_whole,
           test_search_as_you_type_leaves_those_that_say_it, test_search_follows_each_key,
           test_search_finds_other_words_unless_told_not_to, test_the_class_filters_and_is_kept)
