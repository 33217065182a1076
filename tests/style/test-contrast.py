#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words keep a contrast of 4.5:1 to what they stand on (WCAG 2.1, 1.4.3), whichever rule of ui/style.css dims them,
in the light and in the dark style. The pictures have a palette of their own: tests/render/test-palette.c."""
import re

import style

CSS = style.ROOT / 'ui' / 'style.css'
LEAST = 4.5

# The named colours of libadwaita 1.2, in its light and its dark style. The foreground has an alpha.
SCHEMES = {
  'light': {'fg': ('000000', 0.8), 'window': 'fafafa', 'view': 'ffffff', 'headerbar': 'ebebeb', 'card': 'ffffff',
            'warning': 'e5a50a'},
  'dark': {'fg': ('ffffff', 1.0), 'window': '242424', 'view': '1e1e1e', 'headerbar': '303030', 'card': '353535',
           'warning': 'cd9309'},
}
# How much of the foreground the platform lays over a ground: entries and buttons, and rows that are selected.
FIELD = 0.1


def read(colour):
  return tuple(int(colour[i:i + 2], 16) for i in (0, 2, 4))


def mix(over, under, part):
  return tuple(a * part + b * (1 - part) for a, b in zip(over, under))


def luminance(colour):
  linear = [value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
            for value in colour]
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
  light, dark = sorted((luminance(one) + 0.05, luminance(two) + 0.05), reverse=True)
  return light / dark


def rules():
  """Selector and declarations of each rule, without comments."""
  text = re.sub(r'/\*.*?\*/', '', CSS.read_text(encoding='utf-8'), flags=re.DOTALL)
  for selector, body in re.findall(r'([^{};]+)\{([^}]*)\}', text):
    yield ' '.join(selector.split()), dict(re.findall(r'([a-z-]+)\s*:\s*([^;]+?)\s*(?:;|$)', body))


def accent():
  return read(re.search(r'@define-color accent_bg_color #([0-9a-f]{6});', CSS.read_text(encoding='utf-8'))[1])


def grounds(scheme):
  """Everything that words may stand on: the platform's grounds, fields on them, and the tints of the style."""
  names = SCHEMES[scheme]
  plain = {name: read(names[name]) for name in ('window', 'view', 'headerbar', 'card')}
  found = dict(plain)
  for name, ground in plain.items():
    found[f'field on {name}'] = mix(read(names['fg'][0]), ground, FIELD * names['fg'][1])
  for selector, declarations in rules():
    tint = re.match(r'alpha\(@(accent|warning)_bg_color, ([\d.]+)\)', declarations.get('background', ''))
    if tint:
      colour = accent() if tint[1] == 'accent' else read(names['warning'])
      for name in ('window', 'view'):
        found[f'{selector} on {name}'] = mix(colour, plain[name], float(tint[2]))
  return found


def dimmed():
  """Selector and strength of each rule that makes words fainter."""
  for selector, declarations in rules():
    soft = re.fullmatch(r'alpha\(currentColor, ([\d.]+)\)', declarations.get('color', ''))
    if soft:
      yield selector, float(soft[1])
    if 'opacity' in declarations and declarations['opacity'] not in ('0', '1'):
      yield selector, float(declarations['opacity'])


def test_dimmed_words_can_be_read_on_every_ground():
  found = list(dimmed())
  if len(found) < 5:
    yield f'only {len(found)} rules found that dim words'
  for scheme, names in SCHEMES.items():
    for name, ground in grounds(scheme).items():
      for selector, strength in found:
        got = contrast(mix(read(names['fg'][0]), ground, names['fg'][1] * strength), ground)
        if got < LEAST:
          yield f'{scheme}: {selector} on {name} has {got:.2f}:1'


def test_words_on_colours_of_their_own_can_be_read():
  white, own = read('ffffff'), {}
  if contrast(white, accent()) < LEAST:
    yield f'white on accent_bg_color has {contrast(white, accent()):.2f}:1'
  for selector, declarations in rules():
    ink = re.fullmatch(r'#([0-9a-f]{6})', declarations.get('color', ''))
    ground = re.fullmatch(r'#([0-9a-f]{6})', declarations.get('background', ''))
    base = re.match(r'\.\w+', selector)
    if ground:
      own[base[0]] = read(ground[1])
    if ink and contrast(read(ink[1]), own[base[0]]) < LEAST:
      yield f'{selector} has {contrast(read(ink[1]), own[base[0]]):.2f}:1'
  if '.tlp' not in own:
    yield 'the TLP labels have no colour of their own'


style.run(test_dimmed_words_can_be_read_on_every_ground, test_words_on_colours_of_their_own_can_be_read)
