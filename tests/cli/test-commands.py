#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kyokunctl does what it says, command by command, and its JSON has the shapes that others rely on."""
import json
import os
import subprocess
import unicodedata

import ctl

SECTIONS = ['background', 'detection', 'response', 'cause', 'prevention', 'lessons']
TEXT = {'ja': (str, type(None)), 'en': (str, type(None))}
MAYBE = (str, type(None))
CASE = {'id': str, 'number': (int, type(None)), 'kind': str, 'category': str, 'title': TEXT, 'summary': TEXT,
        'tlp': str, 'annotations': int, 'draft': bool}
PASSAGE = {'id': str, 'incident': (int, type(None)), 'text': TEXT}
PARTICIPANT = {'id': str, 'kind': str, 'parent': MAYBE, 'label': TEXT}
STEP = {'id': str, 'kind': str, 'number': str, 'text': TEXT, 'from': MAYBE, 'to': MAYBE, 'phase': str,
        'when': MAYBE, 'passages': list}
HIT = {'case': str, 'number': (int, type(None)), 'target': str, 'where': str, 'snippet': str, 'via': MAYBE}
MATCH = {'case': str, 'number': (int, type(None)), 'score': (int, float), 'reasons': list}
REASON = {'kind': str, 'label': str, 'weight': (int, float)}
ANNOTATION = {'id': str, 'case': str, 'target': str, 'kind': str, 'quote': MAYBE, 'body': str, 'author': str,
              'created': str, 'state': str, 'anchor': str}


def check_shape(value, shape, where):
  assert isinstance(value, dict), f'{where}: {value!r}'
  for key, kind in shape.items():
    assert key in value, f'{where} has no "{key}"'
    if isinstance(kind, dict):
      check_shape(value[key], kind, f'{where}.{key}')
    else:
      assert isinstance(value[key], kind), f'{where}.{key}: {value[key]!r}'
      assert kind is not int or not isinstance(value[key], bool), f'{where}.{key}: {value[key]!r}'


def passages_of(case):
  return [*case['overview'], *(passage for name in SECTIONS for passage in case['sections'][name])]


def width(text):
  return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def test_first_command_makes_the_store(home):
  assert not home.own.exists()
  assert len(home.json('list')) == 9
  assert home.own.exists()


def test_init_makes_a_store_once(home):
  store = home.path / 'x.kyokun'
  assert str(store) in home.good('--store', store, 'init')
  before = store.read_bytes()
  assert 'nothing was changed' in home.good('--store', store, 'init')
  assert store.read_bytes() == before
  assert not home.own.exists()


def test_options_stand_before_or_after_the_command(home):
  store = home.path / 'x.kyokun'
  home.good('init', '--store', store)
  home.good('--store', store, 'annotate', '1', 'c1.ov.1', '--body', 'x')
  assert len(home.json('annotations', '--store', store)) == 1
  assert len(home.json('--store', home.path / 'y.kyokun', 'annotations', '--store', store)) == 1
  assert home.json('annotations') == []
  assert home.good('--lang', 'ja', 'show', '1') == home.good('show', '1', '--lang', 'ja')


def test_list_has_its_shape(home):
  cases = home.json('list')
  for case in cases:
    check_shape(case, CASE, 'list[]')
  assert [case['number'] for case in cases] == list(range(1, 10))
  assert {case['kind'] for case in cases} == {'reference'}
  assert [case['category'] for case in cases] == ['system-failure'] * 3 + ['cyberattack'] * 6


def test_list_can_be_narrowed(home):
  assert [case['number'] for case in home.json('list', '--category', 'system-failure')] == [1, 2, 3]
  assert home.json('list', '--kind', 'own') == []
  assert len(home.json('list', '--kind', 'reference', '--category', 'cyberattack')) == 6


def test_columns_stand_in_line_in_both_languages(home):
  for lang in 'ja', 'en':
    titles = [case['title'][lang] for case in home.json('list')]
    lines = home.good('list', '--lang', lang).splitlines()
    assert len(lines) == 10
    starts = {width(line[:line.index(title)]) for line, title in zip(lines[1:], titles)}
    assert len(starts) == 1, lines


def test_show_has_its_shape(home):
  for listed in home.json('list'):
    case = home.json('show', listed['id'])
    check_shape(case, CASE, 'show')
    assert {key: case[key] for key in CASE} == {key: listed[key] for key in CASE}
    assert list(case['sections']) == SECTIONS
    assert all(isinstance(theme, str) for theme in case['themes'])
    for item in passages_of(case):
      check_shape(item, PASSAGE, 'passage')
      assert item['heading'] is None or isinstance(item['heading'], dict)
    for item in case['participants']:
      check_shape(item, PARTICIPANT, 'participant')
    for item in case['steps']:
      check_shape(item, STEP, 'step')
    participants = {item['id'] for item in case['participants']}
    passages = {item['id'] for item in passages_of(case)}
    assert all(item['parent'] is None or item['parent'] in participants for item in case['participants'])
    assert all(item[end] is None or item[end] in participants for item in case['steps'] for end in ('from', 'to'))
    assert all(set(item['passages']) <= passages for item in case['steps'])


def test_show_takes_number_and_id(home):
  assert home.json('show', '4') == home.json('show', home.json('list')[3]['id'])


def test_show_tells_people_which_steps_a_passage_concerns(home):
  shown = home.good('show', '5', '--lang', 'en')
  lesson = shown[shown.index('[c5.le.3]'):shown.index('[c5.le.4]')]
  assert '→ Event 0 · Response 2 · Response 5\n' in lesson, lesson
  assert 'Systems department (inferred) → Network devices' in shown, shown
  lessons = home.json('show', '5')['sections']['lessons']
  assert lessons[2]['steps'] == ['c5.e0', 'c5.r2', 'c5.r5'], lessons[2]
  assert lessons[2]['themes'] == ['log-preservation', 'backup'], lessons[2]


def test_show_tells_people_every_passage_with_its_id(home):
  case = home.json('show', '7')
  for lang in 'ja', 'en':
    shown = home.good('show', '7', '--lang', lang)
    packed = ''.join(shown.split())
    for item in [*passages_of(case), *case['participants'], *case['steps']]:
      assert f'[{item["id"]}]' in shown, item['id']
      words = item.get('text', item.get('label'))
      assert ''.join((words[lang] or words['ja']).split()) in packed, item['id']
    for line in shown.splitlines():
      assert width(line) <= 80 or line.startswith('  ['), line


def test_search_has_its_shape(home):
  for query in '障害', 'nas', '暗', '"脆弱性"':
    answer = home.json('search', query)
    assert answer['query'] == query
    assert answer['total'] >= len(answer['hits']) > 0, query
    for hit in answer['hits']:
      check_shape(hit, HIT, 'search.hits[]')
      assert hit['snippet']


def test_search_limits_what_it_shows_not_what_it_counts(home):
  everything = home.json('search', '事業者', '--limit', '0')
  few = home.json('search', '事業者', '--limit', '3')
  assert len(everything['hits']) == everything['total'] == few['total'] > 3
  assert few['hits'] == everything['hits'][:3]
  assert f'3 of {few["total"]}' in home.good('search', '事業者', '--limit', '3')


def test_search_without_hits_is_an_answer(home):
  assert home.json('search', 'zzzz-nothing') == {'query': 'zzzz-nothing', 'total': 0, 'hits': []}
  assert home.json('search', '')['total'] == 0
  assert home.good('search', 'zzzz-nothing').strip() != ''


def test_search_takes_what_looks_like_an_option(home):
  assert json.loads(home.good('search', '--json', '--', '--limit'))['query'] == '--limit'


def test_annotations_come_back(home):
  case = home.json('show', '2')
  targets = [case['id'], case['sections']['cause'][0]['id'], case['participants'][0]['id'], case['steps'][0]['id']]
  kinds = ['comment', 'question', 'highlight', 'tag']
  for target, kind in zip(targets, kinds):
    made = home.good('annotate', '2', target, '--body', f'本文 {target}', '--kind', kind, '--author', '委員長')
    assert made.strip() in [annotation['id'] for annotation in home.json('annotations')]
  annotations = home.json('annotations', case['id'])
  for annotation in annotations:
    check_shape(annotation, ANNOTATION, 'annotations[]')
    assert annotation['author'] == '委員長' and annotation['case'] == case['id']
    assert annotation['state'] == 'open' and annotation['anchor'] == 'exact' and annotation['quote'] is None
  assert [annotation['target'] for annotation in annotations] == targets
  assert [annotation['kind'] for annotation in annotations] == kinds
  assert home.json('annotations', '3') == []
  assert home.json('list')[1]['annotations'] == 4
  assert f'本文 {targets[1]}' in home.good('annotations')


def test_annotation_quotes_words(home):
  passage = home.json('show', '1')['overview'][0]
  quote = passage['text']['ja'][:12]
  made = home.json('annotate', '1', passage['id'], '--body', 'なぜか', '--quote', quote)
  check_shape(made, ANNOTATION, 'annotate')
  assert made['quote'] == quote and made['kind'] == 'comment' and made['author']
  assert home.json('annotations') == [made]
  assert quote in home.good('annotations')


def test_annotation_is_found_by_search(home):
  home.good('annotate', '1', 'c1.ov.1', '--body', 'ペンギン')
  hits = home.json('search', 'ペンギン')['hits']
  assert [(hit['number'], hit['where']) for hit in hits] == [(1, 'annotation')]


def test_search_is_widened_when_asked(home):
  exact = home.json('search', 'ransomware', '--limit', '0')
  wide = home.json('search', 'ransomware', '--widen', '--limit', '0')
  assert all(hit['via'] is None for hit in exact['hits'])
  assert wide['hits'][:exact['total']] == exact['hits'] and wide['total'] > exact['total'] > 0
  for hit in wide['hits'][exact['total']:]:
    check_shape(hit, HIT, 'search.hits[]')
    assert hit['via'] and hit['via'].lower() in hit['snippet'].lower(), hit
  assert 'WannaCry' in [hit['via'] for hit in wide['hits']]
  assert 'WannaCry' in home.good('search', 'ransomware', '--widen', '--limit', '0')
  assert home.json('search', '"ransomware"', '--widen', '--limit', '0')['total'] <= exact['total']
  assert home.json('search', 'zzzz', '--widen') == {'query': 'zzzz', 'total': 0, 'hits': []}


def test_compare_ranks_with_reasons(home):
  for words in (['--text', '-'], ['5']):
    answer = home.json('compare', *words, text='サーバーがランサムウェアに感染し、ファイルが暗号化された。')
    assert len(answer) > 1
    for match in answer:
      check_shape(match, MATCH, 'compare[]')
      assert 0 <= match['score'] <= 1 and match['reasons']
      for reason in match['reasons']:
        check_shape(reason, REASON, 'compare[].reasons[]')
        assert 0 <= reason['weight'] <= 1
        assert reason['kind'] in ('word', 'concept', 'broader', 'category', 'theme')
        for side in ('query', 'case'):
          text, written = reason[f'{side}_text'], reason[f'{side}_words']
          if reason['kind'] in ('category', 'theme'):
            assert text is None and not written
          else:
            assert written and all(word in text for word in written), reason
    scores = [match['score'] for match in answer]
    assert scores == sorted(scores, reverse=True)
  assert 5 not in [match['number'] for match in home.json('compare', '5')]


def test_compare_meets_what_is_meant_in_other_words(home):
  text = '身代金要求型ウイルスの被害'
  match = home.json('compare', '--text', '-', text=text)[0]
  assert match['number'] in (5, 6), match
  reason = next(reason for reason in match['reasons'] if reason['label'] == 'ransomware')
  assert reason['kind'] == 'concept' and reason['query_words'] == ['身代金要求型ウイルス'], reason
  assert reason['case_words'][0] in ('ランサムウエア', 'ランサムウェア'), reason
  assert 'ランサムウェア' in home.good('--lang', 'ja', 'compare', '--text', '-', text=text)


def test_own_case_is_a_case_like_any_other(home):
  home.good('init')
  home.put_own_case()
  case = home.json('list', '--kind', 'own')[0]
  check_shape(case, CASE, 'list[]')
  assert case['id'] == 'own-1' and case['number'] is None and case['kind'] == 'own' and case['tlp'] == 'RED'
  assert len(home.json('list')) == 10
  assert home.json('show', 'own-1')['title'] == {'ja': '経理部のファイルサーバーの暗号化', 'en': None}
  assert '経理部' in home.good('show', 'own-1', '--lang', 'en')
  assert [hit['number'] for hit in home.json('search', '経理部')['hits']] == [None] * 3
  home.good('annotate', 'own-1', 'own-1.e1', '--body', 'x')
  assert home.json('list', '--kind', 'own')[0]['annotations'] == 1
  answer = home.json('compare', 'own-1')
  assert answer[0]['number'] == 5 and 'own-1' not in [match['case'] for match in answer]
  assert {reason['query_passage'] for reason in answer[0]['reasons'] if reason['kind'] == 'concept'} == {'own-1.ov.1'}
  home.good('verify')


def test_compare_finds_ransomware_in_either_language(home):
  for text in ('当社のサーバがランサムウェアに感染し、ファイルを暗号化された',
               'Our file server was encrypted by ransomware'):
    report = home.path / 'report.txt'
    report.write_text(text, encoding='utf-8')
    answer = home.json('compare', '--text', report, '--limit', '2')
    assert len(answer) == 2 and answer[0]['number'] == 5, answer
    assert home.json('compare', '--text', '-', '--limit', '2', text=text) == answer
  assert home.json('compare', '--text', '-', text='') == []
  assert home.good('compare', '--text', '-', text='')


def test_export_writes_each_format(home):
  signs = {'html': b'<', 'md': b'', 'json': b'{', 'xml': b'<?xml', 'pdf': b'%PDF-'}
  home.good('annotate', '1', 'c1.ov.1', '--body', 'ペンギンの注釈')
  for nick, sign in signs.items():
    path = home.path / f'out.{nick}'
    assert home.good('export', '--format', nick, '--output', path, '--with', 'annotations', '1', '5') == ''
    written = path.read_bytes()
    assert written.lstrip().startswith(sign) and len(written) > 2000, nick
    if nick in ('html', 'md', 'json'):
      assert 'ペンギンの注釈' in written.decode(), nick
      home.good('export', '--format', nick, '--output', path, '1', '5')
      assert 'ペンギンの注釈' not in path.read_text(encoding='utf-8'), nick


def test_export_takes_the_cases_that_were_named(home):
  path = home.path / 'out.json'

  def titles(*cases):
    home.good('export', '--format', 'json', '--output', path, *cases)
    return [case['number'] for case in json.loads(path.read_text(encoding='utf-8'))['cases']]

  assert titles() == list(range(1, 10))
  assert titles('5', '2', 'nisc-fy2020-5') == [5, 2]


def test_export_of_one_case_names_the_lessons_of_others(home):
  path = home.path / 'out.md'
  for lang, words in (('en', ['*Themes: Backups*', '  - Case 5 · Taking backups properly']),
                      ('ja', ['*テーマ：バックアップ*', '  - 事例5 · バックアップデータの適切な取得'])):
    home.good('--lang', lang, 'export', '--format', 'md', '--output', path, '8')
    written = path.read_text(encoding='utf-8')
    for line in words:
      assert written.count(line) == 1, (lang, line)
  home.good('export', '--format', 'json', '--output', home.path / 'out.json', '8')
  themes = json.loads((home.path / 'out.json').read_text(encoding='utf-8'))['themes']
  names = {theme['id']: theme['label'] for theme in themes}
  assert len(names) == len(themes), themes
  assert names['backup'] == {'ja': 'バックアップ', 'en': 'Backups'}, names


def test_export_obeys_the_label(home):
  path = home.path / 'out.md'
  for label in 'CLEAR', 'tlp:amber+strict', 'TLP:RED':
    home.good('export', '--format', 'md', '--output', path, '--max-tlp', label, '1')


def test_pictures_are_written(home):
  signs = {'svg': b'<?xml', 'png': b'\x89PNG\r\n', 'pdf': b'%PDF-'}
  for command in 'diagram', 'timeline':
    for nick, sign in signs.items():
      path = home.path / f'{command}.{nick}'
      assert home.good(command, '4', '--format', nick, '--output', path) == ''
      assert path.read_bytes().startswith(sign) and path.stat().st_size > 2000, path.name


def test_a_timeline_has_the_lanes_that_are_asked_for(home):
  path = home.path / 'timeline.png'
  pictures = set()
  for lanes in 'none', 'phase', 'participant':
    home.good('timeline', '5', '--format', 'png', '--output', path, '--lanes', lanes)
    pictures.add(path.read_bytes())
  assert len(pictures) == 3
  home.good('timeline', '5', '--format', 'png', '--output', path)
  assert path.read_bytes() in pictures


def test_verify_tells_the_head(home):
  store = home.path / 'x.kyokun'
  home.good('--store', store, 'init')
  first = home.good('--store', store, 'verify').split()[-1]
  assert len(first) == 64
  home.good('--store', store, 'annotate', '1', 'c1.ov.1', '--body', 'x')
  second = home.good('--store', store, 'verify', '--head', first).split()[-1]
  assert second != first
  home.good('--store', store, 'verify', '--head', second[:12].upper())


def test_language_of_the_cases_follows_the_locale(home):
  title = home.json('list')[0]['title']
  assert title['ja'] in home.good('list', env={'LANGUAGE': 'ja'})
  assert title['en'] in home.good('list', env={'LANGUAGE': 'de'})
  assert title['en'] in home.good('list', '--lang', 'en', env={'LANGUAGE': 'ja'})


def test_output_is_utf8_in_any_locale(home):
  plain = {'LC_ALL': 'C', 'LANGUAGE': ''}
  home.good('annotate', '1', 'c1.ov.1', '--body', '日本語の注釈', env=plain)
  assert home.json('annotations', env=plain)[0]['body'] == '日本語の注釈'
  assert home.good('list', '--lang', 'ja', env=plain) == home.good('list', '--lang', 'ja')


def test_what_was_imported_cannot_steer_the_terminal(home):
  home.good('annotate', '1', 'c1.ov.1', '--body', 'red \x1b[31m and \x07 bell\nsecond line', '--author', 'a\x1b]0;b')
  for words in (['annotations'], ['search', 'bell'], ['show', '1']):
    shown = home.good(*words)
    assert not [c for c in shown if ord(c) < 32 and c != '\n'], words
  assert '\x1b' in home.json('annotations')[0]['body']


def test_help_tells_of_every_command(home):
  shown = home.good('--help')
  for command in ('init list show search import annotate annotations compare export diagram timeline verify').split():
    assert f'\n  {command} ' in shown, command
    assert f'kyokunctl {command}' in home.good(command, '--help')
  assert not home.own.exists()


def test_contract_of_the_command_line(home):
  script = os.environ.get('KYO_CONTRACT')
  if not script:
    raise ctl.Skip('KYO_CONTRACT names no script that holds kyokunctl against its contract')
  later = ('export --format odt', 'export --format fodt', 'export --format csv', 'export --format jsonld',
           'backup', 'merge')
  done = subprocess.run([script, ctl.PROGRAM], capture_output=True, text=True, check=False, timeout=150, env=home.env)
  assert ' held, ' in done.stdout, done.stdout + done.stderr
  differing = [line.removeprefix('differs: ') for line in done.stdout.splitlines() if line.startswith('differs: ')]
  assert not [line for line in differing if not line.startswith(later)], done.stdout


ctl.run(*(value for name, value in list(globals().items()) if name.startswith('test_')))
