#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every template is well-formed, named after its class, and part of the program's resources."""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

ROOT = os.environ.get('KYO_SOURCE_ROOT', os.path.join(os.path.dirname(__file__), '..', '..'))


def faults_of(path, resources):
    name = os.path.basename(path)
    root = ET.parse(path).getroot()
    if name not in resources:
        yield f'{name} is not in kyokun.gresource.xml'
    for template in root.iter('template'):
        words = re.findall(r'[A-Z][a-z]+', template.get('class'))
        if '-'.join(words).lower() + '.ui' != name:
            yield f'{name} holds {template.get("class")}'
    ids = [e.get('id') for e in root.iter() if e.get('id')]
    for twice in {i for i in ids if ids.count(i) > 1}:
        yield f'{name} has the id {twice} twice'
    for button in root.iter('object'):
        if button.get('class') not in ('GtkButton', 'GtkToggleButton', 'GtkMenuButton'):
            continue
        properties = {p.get('name') for p in button.findall('property')}
        if not properties & {'label', 'tooltip-text', 'child'}:
            yield f'{name} has a button that says nothing'


def main():
    resources = open(os.path.join(ROOT, 'ui', 'kyokun.gresource.xml'), encoding='utf-8').read()
    paths = sorted(glob.glob(os.path.join(ROOT, 'ui', '*.ui')))
    print(f'1..{len(paths)}')
    failed = not paths
    for number, path in enumerate(paths, 1):
        faults = list(faults_of(path, resources))
        for fault in faults:
            print('#', fault)
        failed = failed or bool(faults)
        print(f'{"not ok" if faults else "ok"} {number} - {os.path.basename(path)}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
