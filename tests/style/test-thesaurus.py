#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The thesaurus obeys the schema of its format, and what it matches elsewhere is there.

That its references lead somewhere and that no word means two things, reading it checks (tests/text). The VERIS
enumerations are not part of the project. Where they are at hand (the path in KYO_VERIS_ENUMERATIONS, or
veris/verisc-enum.json three folders beside the checkout) each VERIS value must be one of them.
"""
import glob
import json
import os
import pathlib
import re
import tempfile
import urllib.parse
import xml.etree.ElementTree

import style

FOLDER = style.ROOT / 'data' / 'thesaurus'
SCHEMA = FOLDER / 'thesaurus.rng'
BUNDLED = FOLDER / 'kyokun.rdf'
SKOS = '{http://www.w3.org/2004/02/skos/core#}'
RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'
LEAST_TERMS = 380
TECHNIQUE = re.compile(r'https://attack\.mitre\.org/techniques/(T[0-9]{4}(/[0-9]{3})?)')


def validate(path):
  return style.complaints_of(style.tool('xmllint'), '--nonet', '--noout', '--relaxng', SCHEMA, path)


def concepts():
  return xml.etree.ElementTree.parse(BUNDLED).getroot().findall(SKOS + 'Concept')


def matches():
  """(identifier of the concept, what it matches)"""
  for concept in concepts():
    for kind in ('exactMatch', 'closeMatch', 'broadMatch'):
      for match in concept.findall(SKOS + kind):
        yield concept.get(RDF + 'about'), urllib.parse.unquote(match.get(RDF + 'resource'))


def test_bundled_thesaurus_is_valid():
  return validate(BUNDLED)


def test_schema_refuses_what_is_wrong():
  whole = BUNDLED.read_text(encoding='utf-8')
  first = re.search(r'  <skos:Concept .*?</skos:Concept>\n', whole, re.S)[0]
  wrong = {
    'no concept': re.sub(r'  <skos:Concept .*</skos:Concept>\n', '', whole, flags=re.S),
    'no English name': whole.replace(first, re.sub(r' *<skos:prefLabel xml:lang="en">.*\n', '', first)),
    'a label in French': whole.replace('<skos:altLabel xml:lang="en">', '<skos:altLabel xml:lang="fr">', 1),
    'a label with space around it': re.sub(r'(<skos:altLabel .*?>)', r'\1 ', whole, count=1),
    'another order': whole.replace(first, re.sub(r'( *<skos:inScheme.*\n)((?:.*prefLabel.*\n)+)', r'\2\1', first)),
    'a foreign identifier': whole.replace('urn:kyokun:term:', 'urn:other:', 1),
    'a match of neither VERIS nor ATT&CK': whole.replace('"urn:veris:', '"urn:other:', 1),
    'a match with a space': whole.replace('%20', ' ', 1),
    'a technique that is none': re.sub(r'techniques/T\d', 'techniques/T', whole, count=1),
    'another element': whole.replace('</skos:Concept>', '<skos:note>x</skos:note></skos:Concept>', 1),
  }
  with tempfile.TemporaryDirectory() as scratch:
    path = pathlib.Path(scratch, 'wrong.rdf')
    for what, text in wrong.items():
      if text == whole:
        yield f'{what}: the bundled thesaurus has nothing of which to make it'
        continue
      path.write_text(text, encoding='utf-8')
      complaints = validate(path)
      if not complaints or 'fails to validate' not in complaints[0]:
        yield f'{what} passed, or the schema could not be read: ' + ''.join(complaints)


def test_thesaurus_is_large_enough():
  terms = [concept for concept in concepts() if concept.get(RDF + 'about').startswith('urn:kyokun:term:')]
  if len(terms) < LEAST_TERMS:
    yield f'{style.name_of(BUNDLED)} has {len(terms)} terms, less than {LEAST_TERMS}'


def test_themes_of_the_casebooks_are_in_it():
  known = {concept.get(RDF + 'about').removeprefix('urn:kyokun:theme:') for concept in concepts()}
  for path in sorted((style.ROOT / 'data' / 'casebook').glob('*.xml')):
    root = xml.etree.ElementTree.parse(path).getroot()
    named = [words for element in root.iter()
             for words in (element.get('themes'), element.text if element.tag.endswith('}themes') else None)]
    themes = {theme for words in named for theme in (words or '').split()}
    if not themes:
      yield f'{style.name_of(path)} names no themes'
    for theme in sorted(themes - known):
      yield f'{style.name_of(path)}: the thesaurus has no theme “{theme}”'


def test_techniques_are_numbered_as_attack_does():
  techniques = [(concept, uri) for concept, uri in matches() if not uri.startswith('urn:veris:')]
  if not techniques:
    yield 'no term matches a technique'
  for concept, uri in techniques:
    if not TECHNIQUE.fullmatch(uri):
      yield f'{concept}: {uri} is no technique of ATT&CK'


def values_of(enumerations, path):
  for name in path.split('.'):
    enumerations = enumerations.get(name) if isinstance(enumerations, dict) else None
  return enumerations if isinstance(enumerations, list) else []


def test_veris_values_are_in_the_enumerations():
  name = os.environ.get('KYO_VERIS_ENUMERATIONS')
  found = [name] if name else glob.glob(str(style.ROOT / '..' / '*' / '*' / 'veris' / 'verisc-enum.json'))
  if not found:
    raise style.Skip('the VERIS enumerations are not at hand')
  enumerations = json.loads(pathlib.Path(found[0]).read_text(encoding='utf-8'))
  values = [(concept, uri) for concept, uri in matches() if uri.startswith('urn:veris:')]
  if not values:
    yield 'no term matches a value of VERIS'
  for concept, uri in values:
    path, value = uri.removeprefix('urn:veris:').split(':', 1)
    if value not in values_of(enumerations, path):
      yield f'{concept}: {path} has no value “{value}”'


style.run(test_bundled_thesaurus_is_valid, test_schema_refuses_what_is_wrong, test_thesaurus_is_large_enough,
          test_themes_of_the_casebooks_are_in_it, test_techniques_are_numbered_as_attack_does, test_veris_values_are_in_the_enumerations)
