#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What kyokunctl import takes in, what it refuses, and that nothing is stored of what it refuses."""
import codecs
import glob
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import time

import ctl

REPORTS = pathlib.Path(os.environ['KYO_REPORT_DIR'])
ROOT = pathlib.Path(os.environ['KYO_SOURCE_ROOT'])
CHILD = os.environ['KYOKUN_IMPORT']
STATUS = {'imported', 'updated', 'unchanged', 'rejected'}


def report(name):
  return REPORTS / f'report-{name}'


def titles_of(name):
  return [case['title'] for case in json.loads(report(f'{name}.json').read_text('utf-8'))['cases']]


def check_shape(document):
  assert set(document) >= {'cases', 'items'}, document
  for item in document['items']:
    assert set(item) >= {'file', 'format', 'case', 'status', 'warnings', 'unplaced'}, item
    assert item['status'] in STATUS, item
    assert (item['case'] is None) == (item['status'] == 'rejected'), item
    assert all(isinstance(text, str) for key in ('warnings', 'unplaced') for text in item[key]), item
  assert document['cases'] == sum(item['case'] is not None for item in document['items'])
  return document


def imported(home, *words, status='imported', **options):
  """Imports what is expected to go well; the ids of the cases."""
  document = check_shape(home.json('import', *words, **options))
  assert {item['status'] for item in document['items']} == {status}, document
  return [item['case'] for item in document['items']]


def refused(home, *words, says='', **options):
  """Imports one file that is refused: nothing of it is stored, no store is made, and one line says why."""
  is_new = not home.own.exists()
  before = None if is_new else home.json('list')
  done = home.run('import', *words, '--json', **options)
  assert done.returncode == 1, (words, done.stdout, done.stderr)
  assert done.stderr.startswith('kyokunctl: ') and done.stderr.count('\n') == 1, done.stderr
  document = check_shape(json.loads(done.stdout))
  assert [item['status'] for item in document['items']] == ['rejected'], document
  assert document['items'][0]['warnings'][0] in done.stderr, (document, done.stderr)
  assert says in done.stderr, (says, done.stderr)
  if is_new:
    assert not home.own.exists(), words
  else:
    assert home.json('list') == before, words
  return done.stderr


def head_of(home):
  return home.good('verify').split()[-1]


def drafts(home):
  return [case for case in home.json('list') if case['draft']]


def pdf(objects):
  """A PDF without a table of offsets: readers find the objects by themselves."""
  return ('%PDF-1.4\n' + objects + 'trailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n').encode()


def empty_pages(n):
  kids = ' '.join(f'{i + 3} 0 R' for i in range(n))
  return ('1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n'
          f'2 0 obj << /Type /Pages /Count {n} /Kids [{kids}] >> endobj\n' +
          ''.join(f'{i + 3} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj\n'
                  for i in range(n)))


def draws_without_end():
  """Forms that draw the next one twice, forty deep."""
  forms = ''.join(f'{i} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 11 /Resources '
                  f'<< /XObject << /F {i + 1} 0 R >> >> >> stream\n/F Do /F Do\nendstream endobj\n'
                  for i in range(10, 50))
  return ('1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n'
          '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources '
          '<< /XObject << /F 10 0 R >> >> >> endobj\n4 0 obj << /Length 4 >> stream\n/F Do\nendstream endobj\n' + forms)


def test_report_becomes_a_draft(home):
  for suffix, form in (('.txt', 'report-text'), ('.pdf', 'report-pdf')):
    document = check_shape(home.json('import', report(f'b{suffix}')))
    assert {item['format'] for item in document['items']} == {form}
    assert {item['file'] for item in document['items']} == {str(report(f'b{suffix}'))}
    ids = [item['case'] for item in document['items']]
    listed = {case['id']: case for case in home.json('list')}
    assert [listed[id]['title']['ja'] for id in ids] == titles_of('b')
    for id in ids:
      case = home.json('show', id)
      assert listed[id]['draft'] is case['draft'] is True
      assert listed[id]['kind'] == 'reference' and case['overview']
      assert len([line for line in home.good('list').splitlines() if id in line and '[draft]' in line]) == 1
      assert 'still to be checked' in home.good('show', id)
  assert len(drafts(home)) == 2 * len(titles_of('b'))
  assert not any(case['draft'] for case in home.json('list') if case['id'].startswith('nisc-'))
  assert '[draft]' not in home.good('list').splitlines()[1]
  assert 'sound' in home.good('verify')


def test_draft_is_searched_annotated_and_exported_as_one(home):
  ids = imported(home, report('a.txt'))
  passage = home.json('show', ids[0])['overview'][0]
  assert ids[0] in {hit['case'] for hit in home.json('search', passage['text']['ja'][:6])['hits']}
  home.good('annotate', ids[0], passage['id'], '--body', '確かめる')
  for form, mark in (('md', 'draft, still to be checked'), ('html', 'draft, still to be checked')):
    path = home.path / f'out.{form}'
    home.good('export', '--format', form, '--output', path, '--lang', 'en', ids[0])
    assert mark in path.read_text('utf-8'), form
    home.good('export', '--format', form, '--output', path, '--lang', 'en', 'nisc-fy2020-1')
    assert mark not in path.read_text('utf-8'), form
  path = home.path / 'out.json'
  home.good('export', '--format', 'json', '--output', path, ids[0], 'nisc-fy2020-1')
  assert [case['draft'] for case in json.loads(path.read_text('utf-8'))['cases']] == [True, False]


def test_what_could_not_be_placed_is_told_once_with_page_and_line(home):
  for name in 'abc':
    lines = [line.replace('\f', '') for line in report(f'{name}.txt').read_text('utf-8').split('\n')]
    told = [text for item in home.json('import', report(f'{name}.txt'))['items'] for text in item['unplaced']]
    assert told, name
    assert len(told) == len(set(told)), told
    for text in told:
      page, line, words = re.fullmatch(r'Page (\d+), line (\d+): (.*) \([a-z ]+\)', text).groups()
      assert words in lines[int(line) - 1], text
      assert int(page) > 0
  assert 'Lines set aside' in home.good('import', report('a.pdf'))


def test_same_bytes_again_change_nothing(home):
  ids = imported(home, report('a.txt'))
  head = head_of(home)
  copy = home.path / 'other-name.txt'
  shutil.copy(report('a.txt'), copy)
  assert imported(home, report('a.txt'), status='unchanged') == ids
  assert imported(home, copy, copy, status='unchanged') == ids + ids
  assert 'nothing was changed' in home.good('import', copy)
  assert head_of(home) == head


def test_dry_run_says_the_same_and_writes_nothing(home):
  words = [report('a.txt'), report('b.pdf'), report('a.txt')]
  foretold = home.json('import', '--dry-run', *words)
  assert not home.own.exists() and not home.own.parent.exists()
  assert foretold == home.json('import', *words)
  before = home.own.read_bytes()
  foretold = home.json('import', '--dry-run', report('c.txt'), report('a.txt'))
  assert home.own.read_bytes() == before
  assert foretold == home.json('import', report('c.txt'), report('a.txt'))
  assert 'Would be imported' in home.good('import', '--dry-run', report('a.pdf'))
  assert os.listdir(home.own.parent) == [home.own.name]


def test_bad_file_does_not_keep_the_others_out(home):
  bad = home.path / 'empty.txt'
  bad.write_bytes(b'')
  worse = home.path / 'none.pdf'
  done = home.run('import', report('a.txt'), bad, worse, report('b.txt'), '--json')
  assert done.returncode == 1 and done.stderr.count('\n') == 1, done.stderr
  assert done.stderr.startswith('kyokunctl: 2 of 4 ') and 'empty.txt' in done.stderr, done.stderr
  document = check_shape(json.loads(done.stdout))
  assert [item['file'] for item in document['items'] if item['status'] == 'rejected'] == [str(bad), str(worse)]
  assert [case['title']['ja'] for case in drafts(home)] == titles_of('a') + titles_of('b')
  shown = home.run('import', bad, report('c.txt'))
  assert shown.returncode == 1 and 'Not imported' in shown.stdout and titles_of('c')[0] in shown.stdout
  assert len(drafts(home)) == sum(len(titles_of(name)) for name in 'abc')


def test_japanese_encodings_are_recognised(home):
  text = report('c.txt').read_text('utf-8')
  for name, data in (('cp932', text.encode('cp932', 'replace')), ('euc-jp', text.encode('euc_jp', 'replace')),
                     ('utf-8-bom', codecs.BOM_UTF8 + text.encode()),
                     ('utf-16le-bom', codecs.BOM_UTF16_LE + text.encode('utf-16-le')),
                     ('utf-16be-bom', codecs.BOM_UTF16_BE + text.encode('utf-16-be')),
                     ('utf-16le', text.encode('utf-16-le')), ('utf-16be', text.encode('utf-16-be')),
                     ('crlf', text.replace('\n', '\r\n').encode())):
    path = home.path / f'{name}.txt'
    path.write_bytes(data)
    ids = imported(home, path)
    assert [home.json('show', id)['title']['ja'] for id in ids] == titles_of('c'), name


def test_bad_files_are_refused(home):
  whole = report('a.pdf').read_bytes()
  scanned = pdf('1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> '
                'endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >> endobj\n'
                '4 0 obj << /Length 24 >> stream\n0.5 g 10 10 100 100 re f\nendstream endobj\n')
  for name, data, says in (
      ('empty.txt', b'', 'is empty'), ('blank.txt', b' \n\f\n', 'is empty'),
      ('noise.bin', bytes((i * i * 7919 >> 7) & 255 for i in range(50000)), 'neither text'),
      ('letter.txt', '来週の清掃は水曜日です。\n雨なら延期します。\n'.encode(), 'has no case'),
      ('bad.json', b'{', 'JSON'), ('veris.json', b'{"incident_id": "1"}', 'JSON'),
      ('none.xml', b'<casebook/>', 'line 1'), ('torn.xml', b'<casebook', 'line 1'),
      ('entities.xml', b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'document type'),
      ('scanned.pdf', scanned, 'only pictures'), ('half.pdf', whole[:len(whole) // 2], 'is cut off'),
      ('rubbish.pdf', b'%PDF-1.7\nthis is none\n%%EOF\n', 'broken PDF'),
      ('pages.pdf', pdf(empty_pages(10000)), '10000 pages'),
      ('bomb.pdf', pdf(draws_without_end()), 'took too long')):
    path = home.path / name
    path.write_bytes(data)
    assert name in refused(home, path, says=says)
  refused(home, home.path / 'nowhere.txt', says='No such file')
  refused(home, home.path, says='directory')
  # Neither is anything of them stored where there is a store.
  home.good('init')
  refused(home, home.path / 'scanned.pdf')
  assert 'sound' in home.good('verify')


def test_encrypted_pdf_is_refused(home):
  tool = shutil.which('qpdf')
  if not tool:
    raise ctl.Skip('qpdf is not installed')
  path = home.path / 'encrypted.pdf'
  subprocess.run([tool, '--encrypt', 'secret', 'owner', '256', '--', report('a.pdf'), path], check=True)
  refused(home, path, says='password')


def stand_in(home, script):
  """A program that is run in the place of the import child."""
  path = home.path / 'child'
  path.write_text(f'#!/bin/sh\n{script}\n')
  path.chmod(0o755)
  return {'KYOKUN_IMPORT': str(path)}


def test_child_that_dies_is_an_error(home):
  refused(home, report('a.pdf'), says='broke down', env=stand_in(home, 'kill -SEGV $$'))
  refused(home, report('a.pdf'), says='broke down', env=stand_in(home, 'cat >/dev/null; kill -ABRT $$'))
  refused(home, report('a.pdf'), says='cannot be started', env={'KYOKUN_IMPORT': '/nonexistent/child'})


def test_interrupted_import_leaves_nothing_half_done(home):
  pid_file = home.path / 'pid'
  env = {**home.env, **stand_in(home, f'case $1 in *b.txt) echo $$ >{pid_file}.new; mv {pid_file}.new {pid_file}; '
                                      f'exec sleep 300;; esac; exec "{CHILD}" "$@"')}
  for number in (signal.SIGINT, signal.SIGTERM):
    pid_file.unlink(missing_ok=True)
    with subprocess.Popen([ctl.PROGRAM, 'import', report('a.txt'), report('b.txt'), report('c.txt'), '--json'],
                          env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
      while not pid_file.exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
      process.send_signal(number)
      stdout, stderr = process.communicate(timeout=20)
    assert process.returncode == 1
    assert stderr.startswith(b'kyokunctl: Interrupted') and stderr.count(b'\n') == 1, stderr
    assert {item['file'] for item in json.loads(stdout)['items']} == {str(report('a.txt'))}
    assert not os.path.exists(f'/proc/{pid_file.read_text().strip()}')
    assert [case['title']['ja'] for case in drafts(home)] == titles_of('a')
    assert os.listdir(home.own.parent) == [home.own.name]
    assert 'sound' in home.good('verify')


def test_progress_is_shown_on_a_terminal_only(home):
  try:
    master, slave = pty.openpty()
  except OSError as error:
    raise ctl.Skip(f'this system has no pseudo-terminals: {error}') from error
  done = subprocess.run([ctl.PROGRAM, 'import', report('a.txt'), '--json'], env=home.env, stdout=subprocess.PIPE,
                        stderr=slave, check=True)
  os.close(slave)
  shown = os.read(master, 10000).decode()
  os.close(master)
  assert 'report-a.txt' in shown, shown
  check_shape(json.loads(done.stdout))


def test_format_can_be_told(home):
  assert imported(home, '--format', 'report-text', report('a.txt'))
  assert imported(home, '--format', 'report-pdf', report('a.pdf'))
  refused(home, '--format', 'report-pdf', report('b.txt'), says='no PDF')
  refused(home, '--format', 'report-text', report('b.pdf'))
  refused(home, '--format', 'casebook', report('b.txt'))
  for later in ('veris', 'attack-flow', 'stix', 'annotations'):
    assert later in home.bad(1, 'import', '--format', later, report('a.txt'))
  assert 'report-text' in home.bad(2, 'import', '--format', 'docx', report('a.txt'))


def export_xml(home, ids, name='out.xml'):
  path = home.path / name
  home.good('export', '--format', 'xml', '--output', path, *ids)
  return path


def test_casebook_goes_out_and_comes_in_again(home):
  ids = imported(home, report('b.pdf'))
  home.good('annotate', ids[0], ids[0], '--body', 'stays')
  path = export_xml(home, ids)
  text = path.read_text('utf-8')
  if shutil.which('xmllint'):
    subprocess.run(['xmllint', '--noout', '--relaxng', ROOT / 'data' / 'casebook' / 'casebook.rng', path], check=True,
                   capture_output=True)
  assert imported(home, path, status='unchanged') == ids

  # Corrected in an editor, it is still a draft; published there, it is none any more.
  path.write_text(text.replace(titles_of('b')[0], '直した題名', 1), 'utf-8')
  assert imported(home, path, status='updated') == ids
  assert home.json('show', ids[0])['title']['ja'] == '直した題名' and home.json('show', ids[0])['draft']
  # The report itself, of which the draft was, does not undo that.
  assert imported(home, report('b.pdf'), status='unchanged') == ids
  assert home.json('show', ids[0])['title']['ja'] == '直した題名'
  path.write_text(text.replace(' status="draft"', '').replace('version="1"', 'version="2"', 1), 'utf-8')
  assert imported(home, path, status='updated') == ids
  assert not home.json('show', ids[0])['draft']
  assert [note['body'] for note in home.json('annotations', ids[0])] == ['stays']

  # What is published only a newer edition replaces.
  path.write_text(text, 'utf-8')
  refused(home, path, says='published')
  path.write_text(text.replace(' status="draft"', ''), 'utf-8')
  refused(home, path, says='edition 2')
  assert 'sound' in home.good('verify')


def test_case_that_is_new_in_an_edition_is_imported(home):
  ids = imported(home, report('b.txt'))
  path = export_xml(home, ids)
  text = path.read_text('utf-8')
  start, end = text.index('<case '), text.index('</case>') + len('</case>')
  extra = text[start:end].replace(f'"{ids[0]}"', f'"{ids[0]}-new"').replace('"c1.', '"n1.').replace(' c1.', ' n1.')
  path.write_text(text.replace('<case ', extra + '<case ', 1), 'utf-8')
  items = check_shape(home.json('import', path))['items']
  assert {item['case']: item['status'] for item in items} == {**{id: 'updated' for id in ids},
                                                              f'{ids[0]}-new': 'imported'}


def test_part_of_a_casebook_goes_out_as_another(home):
  ids = imported(home, report('b.txt'))
  path = export_xml(home, ids[:1])
  refused(home, path, says=ids[0])
  store = home.path / 'other.kyokun'
  assert imported(home, '--store', store, path) == ids[:1]


def test_bundled_casebook_is_known(home):
  home.good('init')
  head = head_of(home)
  ids = [case['id'] for case in home.json('list')]
  assert imported(home, export_xml(home, []), status='unchanged') == ids
  assert imported(home, ROOT / 'data' / 'casebook' / 'nisc-fy2020.xml', status='unchanged') == ids
  assert head_of(home) == head


def test_number_is_that_of_the_first_casebook(home):
  imported(home, report('a.txt'))
  imported(home, report('a.pdf'))
  assert home.json('show', '1')['id'] == 'nisc-fy2020-1'
  for name, suffix in (('x', '.txt'), ('y', '.pdf')):
    ids = [case['id'] for case in drafts(home) if case['id'] in imported(home, report(f'a{suffix}'), status='unchanged')]
    text = export_xml(home, ids).read_text('utf-8').replace('number="1"', 'number="31"')
    path = home.path / f'{name}.xml'
    path.write_text(text, 'utf-8')
    imported(home, path, status='updated')
    if name == 'x':
      assert home.json('show', '31')['id'] == ids[0]
  line = home.bad(1, 'show', '31')
  assert len(re.findall(r'report-[0-9a-f]{12}-1', line)) == 2, line


def test_source_report_gives_nine_more_cases(home):
  found = [os.environ['KYO_SOURCE_REPORT']] if os.environ.get('KYO_SOURCE_REPORT') else glob.glob(
    str(ROOT.parent / '*' / '*' / 'nisc-fy2020-report.txt'))
  if not found:
    raise ctl.Skip('the source report is not at hand')
  ids = imported(home, found[0])
  cases = home.json('list')
  assert [case['number'] for case in cases if case['draft']] == list(range(1, 10)) and len(cases) == 18
  assert [case['category'] for case in drafts(home)] == [case['category'] for case in cases[:9]]
  assert not {case['id'] for case in cases[:9]} & set(ids)
  assert home.json('show', '4')['id'] == 'nisc-fy2020-4'
  assert imported(home, export_xml(home, ids), status='unchanged') == ids


def test_name_of_a_file_may_be_anything(home):
  path = os.fsencode(home.path) + b'/-\xff\n\x1b[31m.txt'
  shutil.copy(report('a.txt'), path)
  ids = [item['case'] for item in check_shape(json.loads(home.good('import', '--json', '--', os.fsdecode(path))))['items']]
  assert len(ids) == len(titles_of('a'))
  shutil.copy(report('b.txt'), path)
  shown = home.good('import', '--', os.fsdecode(path))
  assert '\x1b' not in shown and titles_of('b')[0] in shown


def test_store_that_cannot_be_opened_is_named(home):
  store = home.path / 'x.kyokun'
  store.write_bytes(b'not a store')
  done = home.run('--store', store, 'import', report('a.txt'), '--json')
  assert done.returncode == 1 and 'x.kyokun' in done.stderr and done.stderr.count('\n') == 1, done.stderr
  assert json.loads(done.stdout)['items'][0]['status'] == 'rejected'
  assert store.read_bytes() == b'not a store'


ctl.run(*(value for name, value in list(globals().items()) if name.startswith('test_')))
