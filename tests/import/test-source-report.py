#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled cases are told in our own words: no run of twenty characters is the source report's.

The report itself is not part of the project. Where its text is at hand (the path in
KYO_SOURCE_REPORT, or a file of its name two folders beside the checkout) the two are compared.
"""
import glob
import os
import re
import sys
import unicodedata

ROOT = os.environ.get('KYO_SOURCE_ROOT', os.path.join(os.path.dirname(__file__), '..', '..'))
RUN = 20


def fold(text):
    return re.sub(r'[\s・•「」『』()（）、。,.]', '', unicodedata.normalize('NFKC', text))


def runs(text):
    return {text[i:i + RUN] for i in range(len(text) - RUN + 1)}


def main():
    print('1..1')
    name = os.environ.get('KYO_SOURCE_REPORT')
    found = [name] if name else glob.glob(os.path.join(ROOT, '..', '*', '*', 'nisc-fy2020-report.txt'))
    if not found:
        print('ok 1 - the casebook is told in our own words # SKIP the source report is not at hand')
        return 0
    report = open(found[0], encoding='utf-8').read()
    casebook = open(os.path.join(ROOT, 'data', 'casebook', 'nisc-fy2020.xml'), encoding='utf-8').read()
    # Titles of cases and of published documents are names.
    titles = ''.join(re.findall(r'<title[^>]*>\s*<ja>(.*?)</ja>', casebook, re.S))
    names = runs(fold(titles + '重要インフラの情報セキュリティ対策に係る第4次行動計画'))
    own = fold(re.sub(r'<[^>]*>', '', casebook))
    shared = sorted((runs(own) & runs(fold(report))) - names)
    for run in shared:
        print('# in the report too:', run)
    print(('not ok' if shared else 'ok') + ' 1 - the casebook is told in our own words')
    return 1 if shared else 0


if __name__ == '__main__':
    sys.exit(main())
