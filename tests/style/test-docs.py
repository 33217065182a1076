#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every function that others may call says above its definition what it does."""
import re

import style


def check(name, text):
  lines = text.split('\n')
  for function in style.functions(text):
    if function.is_static or function.name == 'main':
      continue
    # The signature begins after its comment: walk back over blank lines to the end of the comment.
    end = function.first - 2
    while end >= 0 and not lines[end].strip():
      end -= 1
    start = end
    while start > 0 and not lines[start].lstrip().startswith('/*'):
      start -= 1
    block = lines[start:end + 1]
    where = f'{name}:{function.first}'
    if not block or block[0].strip() != '/**' or block[-1].strip() != '*/':
      yield f'{where}: {function.name} has no documentation block'
      continue
    if not re.match(rf'\s*\* {function.name}:', block[1]):
      yield f'{where}: the block above {function.name} is of something else: {block[1].strip()}'
      continue
    prose = [line for line in block[2:-1] if re.match(r'\s*\* [^@\s]', line) and not re.match(r'\s*\* (Returns|Since):', line)]
    if not prose and not any(re.match(r'\s*\* Returns:', line) for line in block):
      yield f'{where}: the block above {function.name} does not say what it does'


def test_public_functions_are_documented():
  for path in style.sources('src', suffixes=('.c',)):
    yield from check(style.name_of(path), path.read_text(encoding='utf-8'))


GOOD = '''
static int
helper (void)
{
  return 0;
}

struct _KyoThing
{
  int a;
};

static const char *const NAMES[] =
{
  "a (b)",
};

/**
 * kyo_thing_do:
 * @self: a thing
 *
 * Does it.
 */
void
kyo_thing_do (KyoThing *self,
              void (*callback) (void))
{
}

int
main (int argc, char *argv[])
{
  return 0;
}
'''


def test_missing_blocks_are_found():
  yield from check('good.c', GOOD)
  names = [function.name for function in style.functions(GOOD)]
  if names != ['helper', 'kyo_thing_do', 'main']:
    yield f'functions were not recognised: {names}'
  bad = {
    'no block': GOOD.replace('/**', '/*'),
    'other name': GOOD.replace(' * kyo_thing_do:', ' * kyo_thing_undo:'),
    'no words': GOOD.replace(' * Does it.\n', ''),
    'not static': GOOD.replace('static int', 'int'),
  }
  for what, text in bad.items():
    if len(list(check('bad.c', text))) != 1:
      yield f'{what}: was not found'


style.run(test_public_functions_are_documented, test_missing_blocks_are_found)
