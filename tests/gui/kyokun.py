# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the application in directories of its own and drives it as a person would: by keys and clicks,
looking at what a screen reader is told. Nothing waits for a fixed time; what is expected is polled for."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
SOURCE = pathlib.Path(os.environ.get('KYO_SOURCE_ROOT', pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ.get('KYO_BUILD_ROOT', SOURCE / 'build'))
PROGRAM = BUILD / 'src' / 'kyokun'
KYOKUNCTL = BUILD / 'src' / 'kyokunctl'
CASEBOOK = SOURCE / 'data' / 'casebook' / 'nisc-fy2020.xml'
PATIENCE = 20  # s, for what should take a fraction of one; two test suites may share the machine

try:
  import gi.repository.Gio  # pylint: disable=unused-import
except ImportError:
  print('1..0 # SKIP the Python bindings of GLib are not installed')
  sys.exit(0)
if not shutil.which('xdotool'):
  print('1..0 # SKIP xdotool is not installed')
  sys.exit(0)

import atspi  # pylint: disable=wrong-import-position


class Skip(Exception):
  """Raised by a test that cannot be tried here; its text says why."""


def run(*tests):
  """Runs functions as TAP tests."""
  only = sys.argv[1:]
  tests = [test for test in tests if not only or test.__name__ in only]
  print(f'1..{len(tests)}', flush=True)
  failed = 0
  for number, test in enumerate(tests, 1):
    name = test.__name__.removeprefix('test_').replace('_', '-')
    begin = time.monotonic()
    try:
      test()
    except Skip as skip:
      print(f'ok {number} - {name} # SKIP {skip}', flush=True)
      continue
    except Exception as error:  # pylint: disable=broad-except
      failed += 1
      trace = error.__traceback__
      while trace.tb_next and trace.tb_next.tb_frame.f_code.co_filename == test.__code__.co_filename:
        trace = trace.tb_next
      print(f'not ok {number} - {name}')
      print(f'# {os.path.basename(test.__code__.co_filename)}:{trace.tb_lineno}: {type(error).__name__}')
      for line in str(error).splitlines():
        print(f'# {line}')
      sys.stdout.flush()
      continue
    print(f'ok {number} - {name}')
    print(f'# {time.monotonic() - begin:.1f} s', flush=True)
  sys.exit(1 if failed else 0)


def check(condition, message):
  if not condition:
    raise AssertionError(message)


def check_equal(got, wanted, what):
  check(got == wanted, f'{what}: {got!r}, wanted {wanted!r}')


def matches(text, wanted):
  """wanted is a whole text, or a compiled expression to be found in it."""
  return bool(wanted.search(text)) if isinstance(wanted, re.Pattern) else text == wanted


@contextlib.contextmanager
def scratch():
  """A home that is thrown away."""
  with tempfile.TemporaryDirectory(prefix='kyokun-gui-') as folder:
    yield pathlib.Path(folder)


def default_store(home):
  return home / 'data' / 'kyokun' / 'store.kyokun'


def kyokunctl(home, *words):
  """What kyokunctl says as JSON of the default store below home."""
  done = subprocess.run([KYOKUNCTL, '--store', default_store(home), *words, '--json'], capture_output=True,
                        text=True, check=False)
  check(done.returncode == 0, f'kyokunctl {" ".join(words)}: {done.stderr}')
  return json.loads(done.stdout)


class Kyokun:
  """The running application. A second one with the same home sees what the first one left."""

  def __init__(self, home, lang='en', settings=None, arguments=(), wrapper=()):
    self.home = pathlib.Path(home)
    self.lang = lang
    self.bus = atspi.Bus()
    self.log = self.home / 'log'
    self._write_settings(settings or {})
    env = dict(os.environ, G_DEBUG='fatal-criticals', GTK_A11Y='atspi', GSETTINGS_BACKEND='keyfile',
               GSETTINGS_SCHEMA_DIR=str(BUILD / 'data' / 'gschema'), LC_ALL='C.UTF-8', LANGUAGE=lang,
               XDG_DATA_DIRS=f'{SOURCE}/data:/usr/local/share:/usr/share',
               XDG_DATA_HOME=str(self.home / 'data'), XDG_CONFIG_HOME=str(self.home / 'config'),
               XDG_STATE_HOME=str(self.home / 'state'), HOME=str(self.home))
    with open(self.log, 'wb') as log:
      # pylint: disable-next=consider-using-with
      self.process = subprocess.Popen([*wrapper, PROGRAM, *arguments], env=env, stdout=log, stderr=log)
    self.root = None
    # Where the pointer was left may be a tooltip now, which would take the next click.
    self.xdotool('mousemove', 0, 0)
    try:
      self.root = self.until(lambda: self.bus.find_application(self.process.pid), 'the application to start')
      self.until(self.windows, 'its window')
      self.focus_window()
    except BaseException:
      self.process.kill()
      self.process.wait()
      raise

  def __enter__(self):
    return self

  def __exit__(self, kind, error, trace):
    if self.process.poll() is None and kind is None:
      self.quit()
    elif self.process.poll() is None:
      self.process.kill()
      self.process.wait()
    if kind is None:
      return
    sys.stdout.write(''.join(f'# {line}\n' for line in self.said().splitlines()))

  @property
  def keyfile(self):
    return self.home / 'config' / 'glib-2.0' / 'settings' / 'keyfile'

  def _write_settings(self, settings):
    """Settings that a person could have left; those of an earlier start stay."""
    lines = {}
    if self.keyfile.exists():
      lines = dict(line.split('=', 1) for line in self.keyfile.read_text(encoding='utf-8').splitlines()
                   if '=' in line)
    lines.update(settings)
    self.keyfile.parent.mkdir(parents=True, exist_ok=True)
    self.keyfile.write_text('[io/github/kyokun/Kyokun]\n' +
                            ''.join(f'{key}={value}\n' for key, value in lines.items()), encoding='utf-8')

  def said(self):
    return self.log.read_text(encoding='utf-8', errors='replace')

  # Waiting

  def until(self, look, what, patience=PATIENCE):
    """Looks again and again until there is something; that is returned."""
    deadline = time.monotonic() + patience
    while True:
      check(self.process.poll() is None,
            f'ended with status {self.process.poll()} while waiting for {what}\n{self.said()}')
      try:
        found = look()
      except atspi.Gone:
        found = None
      if found:
        return found
      if time.monotonic() > deadline:
        raise AssertionError(f'waited in vain for {what}\n{self.describe()}')
      time.sleep(0.08)

  def describe(self):
    """What can be read on screen, for whoever reads the failure."""
    if self.root is None:
      return self.said()
    try:
      return '\n'.join(f'{"  " * (len(list(node.ancestors())) // 3)}{node!r}' for node in self.read().walk()
                       if node.name and node.role != 'label' and not node.name.startswith(('Gtk', 'Adw')))[:6000]
    except atspi.Gone:
      return self.said()

  # Looking

  def read(self):
    return self.bus.read(self.root)

  def windows(self):
    return self.read().children

  def all(self, role=None, name=None, within=None, state=None):
    """All objects of this role, name and state."""
    top = self.read()
    if within is not None:
      top = next((node for node in top.walk() if node.reference == within.reference), None)
      if top is None:
        raise atspi.Gone(within.name)
    return [node for node in top.walk() if (role is None or node.role == role) and
            (name is None or matches(node.name, name)) and (state is None or node.has(state))]

  def wait(self, role=None, name=None, within=None, state=None):
    """The first such object, when there is one."""
    return self.until(lambda: self.all(role, name, within, state),
                      f'{state or ""} {role or "object"} {name or ""}')[0]

  def wait_gone(self, role=None, name=None, within=None, state=None):
    self.until(lambda: not self.all(role, name, within, state), f'no {state or ""} {role} {name or ""}')

  def focused(self):
    """What has the keyboard, in the window that has it."""
    found = [node for node in self.bus.items(self.root)[0].values() if node.has('focused')]
    if len(found) != 1:
      found = [node for node in self.read().walk() if node.has('focused')]
    return found[-1] if found else None

  def wait_focused(self, role=None, name=None):
    def look():
      node = self.focused()
      return node if node and (role is None or node.role == role) and (
        name is None or matches(node.name, name)) else None
    return self.until(look, f'the keyboard to be at {role or ""} {name or ""}')

  def rows(self):
    """The names of the cases in the list that are shown."""
    top = self.wait('list', LIST[self.lang])
    return [row.name for row in self.all('list item', within=top) if row.name]

  def wait_numbers(self, numbers):
    """Until the list shows exactly these cases; own ones, that have no number, are passed over."""
    def look():
      found = [int(row.split(' ', 1)[0]) for row in self.rows() if re.match(r'\d+ ', row)]
      return [True] if found == list(numbers) else None
    self.until(look, f'the cases {list(numbers)} in the list')

  def passages(self):
    top = self.wait('list', TEXT[self.lang])
    return [row for row in self.all('list item', within=top) if row.has('selectable')]

  def steps(self):
    """The steps of the case: in the diagram, then in the timeline."""
    scenes = {}
    for node in self.read().walk():
      if node.role in ('button', 'toggle button') and STEP.match(node.name):
        scenes.setdefault(node.parent.reference, []).append(node)
    found = list(scenes.values())
    return (found[0], found[1]) if len(found) == 2 else (found[0] if found else [], [])

  # Doing

  def xdotool(self, *words):
    return subprocess.run(['xdotool', *map(str, words)], check=True, capture_output=True, text=True).stdout

  def window_name(self, window):
    """Its title; None when it has gone meanwhile."""
    done = subprocess.run(['xdotool', 'getwindowname', window], check=False, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None

  def x_windows(self):
    """Lowest first. What pops up is called as the program is, a window by its title."""
    done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid), '--name', '.'],
                          check=False, capture_output=True, text=True)
    return [window for window in done.stdout.split() if self.window_name(window) not in (PROGRAM.name, None)]

  def focus_window(self, name=None):
    """Gives the keyboard to the window that came last: there is no window manager to do it."""
    def look():
      windows = self.x_windows()
      return windows if windows and (name is None or matches(self.window_name(windows[-1]) or '', name)) else None
    window = self.until(look, f'a window {name or ""} on the screen')[-1]
    self.xdotool('windowfocus', '--sync', window)
    return window

  def key(self, *keys):
    self.xdotool('key', '--delay', 20, *keys)

  def type(self, text):
    self.xdotool('type', '--delay', 8, text)

  def click(self, node):
    """With the mouse, in the middle of what is shown of it."""
    top = [*node.ancestors()][-2] if len([*node.ancestors()]) > 1 else node
    frame = top.extents
    window = self.x_windows()[-1]
    size = dict(line.split('=') for line in self.xdotool('getwindowgeometry', '--shell', window).split())
    border_x, border_y = (int(size['WIDTH']) - frame[2]) // 2, (int(size['HEIGHT']) - frame[3]) // 2
    x, y, width, height = node.extents
    self.xdotool('mousemove', '--window', window, x + border_x + width // 2, y + border_y + height // 2,
                 'click', 1)

  def tab_to(self, role, name=None, key='Tab', patience=80):
    """Goes on with Tab until the keyboard is at such an object."""
    seen = []
    for _ in range(patience):
      node = self.focused()
      if node and node.role == role and (name is None or matches(node.name, name)):
        return node
      seen.append(repr(node))
      self.key(key)
      self.until(lambda: repr(self.focused()) != seen[-1], f'{key} to leave {seen[-1]}', 5)  # pylint: disable=cell-var-from-loop
    raise AssertionError(f'{key} does not come to {role} {name}: ' + ' → '.join(seen))

  def search(self, words):
    self.key('ctrl+f')
    entry = self.wait_focused('search box')
    self.key('ctrl+a', 'BackSpace')
    if words.isascii():
      self.type(words)
    else:
      entry.set_text(words)
    self.until(lambda: self.focused().text == words, f'“{words}” in the search entry')

  def choose(self, row):
    """Chooses a case by its row in the list."""
    self.click(self.wait('list item', row))

  def quit(self):
    """Ends it as a person does; anything critical it had to say would have ended it sooner."""
    self.focus_window()
    self.key('ctrl+q')
    try:
      status = self.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
      self.process.kill()
      raise AssertionError('Ctrl+Q did not end the application') from None
    check_equal(status, 0, f'exit status\n{self.said()}')
    said = [line for line in self.said().splitlines() if re.search(r'CRITICAL|kyo[a-z-]*-WARNING|ERROR', line)]
    check(not said, '\n'.join(said))


LIST = {'en': 'Cases', 'ja': '事例'}
TEXT = {'en': 'Text of the case', 'ja': '事例の本文'}
STEP = re.compile(r'(Event |Response |事象|対処)\d+, ')


# What the casebook says, read without any of the application's code

NAMESPACE = '{urn:kyokun:casebook:1}'


def cases():
  """The cases of the casebook as XML elements, in the order of their numbers."""
  return list(ElementTree.parse(CASEBOOK).iter(f'{NAMESPACE}case'))


def said_in(element, tag, lang):
  """The words of a child element in one language."""
  child = element.find(f'{NAMESPACE}{tag}/{NAMESPACE}{lang}')
  return ''.join(child.itertext()).strip() if child is not None else ''


def normalise(text):
  return re.sub(r'\s+', ' ', unicodedata.normalize('NFKC', text).casefold())


def numbers_that_say(words):
  """The numbers of the cases that have these words somewhere, by looking through all of them."""
  wanted = normalise(words)
  return [int(case.get('number')) for case in cases()
          if any(wanted in normalise(text) for text in case.itertext())]
