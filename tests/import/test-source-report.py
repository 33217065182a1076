#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All is told in our own words: no run of twenty characters is the source report's.

The report itself is not part of the project. Where its text is at hand (the path in
KYO_SOURCE_REPORT, or a file of its name two folders beside the checkout) every text of the project is
compared with it: the casebooks, the thesaurus, the translations, and the rest too.
"""
import glob
import os
import re
import sys
import unicodedata

ROOT = os.environ.get('KYO_SOURCE_ROOT', os.path.join(os.path.dirname(__file__), '..', '..'))
RUN = 20
FOLDERS = ['data/casebook', 'data', 'po', 'docs', 'ui', 'src', 'tests', 'build-aux', '.']
TEXTS = ('.xml', '.rdf', '.ttl', '.tsv', '.csv', '.json', '.po', '.md', '.txt', '.ui', '.in', '.c', '.h', '.py', '.sql')


def fold(text):
    # What joins one line of a text to the next in a source: quotes of C and gettext, tags of XML.
    text = re.sub(r'<[^>\n]*>|"\s*\n\s*"', '', text)
    return re.sub(r'[\s・•「」『』()（）、。,.]', '', unicodedata.normalize('NFKC', text))


def runs(text):
    return {text[i:i + RUN] for i in range(len(text) - RUN + 1)}


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def list_texts(folder, seen):
    for path, folders, names in os.walk(os.path.join(ROOT, folder)):
        folders[:] = [name for name in folders if name not in ('build', 'LICENSES') and not name.startswith('.')]
        if folder == '.':
            folders[:] = []
        for name in sorted(names):
            file = os.path.realpath(os.path.join(path, name))
            if name.endswith(TEXTS) and file not in seen:
                seen.add(file)
                yield file


def test_folder(folder, report, seen):
    shared = 0
    for path in list_texts(folder, seen):
        for run in sorted(runs(fold(read(path))) & report):
            print('# in the report too:', os.path.relpath(path, ROOT), run)
            shared += 1
    return shared


def main():
    print(f'1..{len(FOLDERS) + 1}')
    name = os.environ.get('KYO_SOURCE_REPORT')
    found = [name] if name else glob.glob(os.path.join(ROOT, '..', '*', '*', 'nisc-fy2020-report.txt'))
    if not found:
        for number in range(len(FOLDERS) + 1):
            print(f'ok {number + 1} - all is told in our own words # SKIP the source report is not at hand')
        return 0
    text = read(found[0])
    casebook = read(os.path.join(ROOT, 'data', 'casebook', 'nisc-fy2020.xml'))
    # Titles of cases and of published documents are names.
    titles = re.findall(r'<title[^>]*>\s*<ja>(.*?)</ja>', casebook, re.S) + ['重要インフラの情報セキュリティ対策に係る第4次行動計画']
    report = runs(fold(text))
    for title in titles:
        report -= runs(fold(title))
    # So are dates.
    report = {run for run in report if not re.fullmatch('[0-9年月日~]*', run)}

    # A sentence of the report would be found, however its lines are broken.
    sentence = max(re.findall(r'[^。]{60,}。', text), key=len)
    broken = '"\n  "'.join(sentence[i:i + 7] for i in range(0, len(sentence), 7))
    print(('ok' if runs(fold(broken)) & report else 'not ok') + ' 1 - a sentence of the report would be found')
    failed = 0
    seen = set()
    for number, folder in enumerate(FOLDERS, 2):
        shared = test_folder(folder, report, seen)
        failed += shared
        print(('not ok' if shared else 'ok') + f' {number} - {folder} is told in our own words')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
