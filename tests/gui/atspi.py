# SPDX-FileCopyrightText: 2026 The Kyokun authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told, asked for over the accessibility bus itself.

libatspi keeps a cache that follows the events of a main loop; a test that runs no main loop would look at
what was there a second ago. So the bus is asked directly: once for the tree and once for what is in it.
"""
from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
CACHE = 'org.a11y.atspi.Cache'
COMPONENT = 'org.a11y.atspi.Component'
EDITABLE = 'org.a11y.atspi.EditableText'
REGISTRY = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
TEXT = 'org.a11y.atspi.Text'

# By the numbers of atspi-constants.h, those that the tests speak of.
ROLES = {7: 'check box', 11: 'combo box', 16: 'dialog', 23: 'frame', 27: 'image', 29: 'label', 31: 'list',
         32: 'list item', 33: 'menu', 35: 'menu item', 43: 'button', 61: 'text', 62: 'toggle button', 51: 'slider',
         68: 'widget', 69: 'window', 79: 'search box', 39: 'panel', 98: 'group', 75: 'application',
         8: 'menu item', 45: 'menu item'}
STATES = {'active': 1, 'checked': 4, 'editable': 7, 'expanded': 10, 'focusable': 11, 'focused': 12,
          'pressed': 20, 'selectable': 22, 'selected': 23, 'sensitive': 24, 'showing': 25, 'visible': 30}
IN_WINDOW = 1


class Gone(Exception):
  """What was asked for has left the screen meanwhile."""


class Node:
  """One accessible object, as it was when the tree was read."""

  def __init__(self, bus, reference, interfaces, name, role, description, states):
    self.bus = bus
    self.reference = reference
    self.interfaces = interfaces
    self.name = name
    self.role = ROLES.get(role, f'role {role}')
    self.description = description
    self.bits = states[0] | states[1] << 32
    self.n_children = 0
    self.parent = None
    self.children = []

  def __repr__(self):
    states = ' '.join(state for state, bit in STATES.items()
                      if self.bits >> bit & 1 and state in ('focused', 'selected', 'pressed', 'checked'))
    return f'{self.role} “{self.name[:80]}”{" (" + states + ")" if states else ""}'

  def has(self, state):
    return bool(self.bits >> STATES[state] & 1)

  def call(self, interface, method, arguments=None):
    return self.bus.call(self.reference, interface, method, arguments)

  @property
  def extents(self):
    """x, y, width, height in the window."""
    return self.call(COMPONENT, 'GetExtents', GLib.Variant('(u)', (IN_WINDOW,)))[0]

  @property
  def text(self):
    """What an entry or label holds, rather than what it is called."""
    end = self.call('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (TEXT, 'CharacterCount')))[0]
    return self.call(TEXT, 'GetText', GLib.Variant('(ii)', (0, end)))[0]

  def set_text(self, text):
    """As an input method would commit it: for what a keyboard has no keys for."""
    self.call(EDITABLE, 'SetTextContents', GLib.Variant('(s)', (text,)))

  def walk(self):
    """This and all beneath it that is meant to be seen, depth first."""
    yield self
    for child in self.children:
      if child.has('visible') or child.role == 'application':
        yield from child.walk()

  def ancestors(self):
    node = self.parent
    while node:
      yield node
      node = node.parent


class Bus:
  """The accessibility bus of this session."""

  def __init__(self):
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                Gio.DBusCallFlags.NONE, 20000, None).unpack()[0]
    self.connection = Gio.DBusConnection.new_for_address_sync(
      address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
      None, None)
    self.described = set()

  def call(self, reference, interface, method, arguments=None):
    try:
      return self.connection.call_sync(reference[0], reference[1], interface, method, arguments, None,
                                       Gio.DBusCallFlags.NONE, 10000, None).unpack()
    except GLib.Error as error:
      raise Gone(f'{method}: {error.message}') from error

  def find_application(self, pid):
    """The root of the program with this process id, or None while it has not come to the bus."""
    for reference in self.call(REGISTRY, ACCESSIBLE, 'GetChildren')[0]:
      try:
        owner = self.call(('org.freedesktop.DBus', '/org/freedesktop/DBus'), 'org.freedesktop.DBus',
                          'GetConnectionUnixProcessID', GLib.Variant('(s)', (reference[0],)))[0]
      except Gone:
        continue
      if owner == pid:
        return reference
    return None

  def items(self, root):
    """All objects of an application that GTK has described so far, and which are whose children."""
    nodes, children = {}, {}
    for item in self.call((root[0], '/org/a11y/atspi/cache'), CACHE, 'GetItems')[0]:
      nodes[item[0]] = Node(self, item[0], *item[5:10])
      nodes[item[0]].n_children = item[4]
      children.setdefault(item[2], []).append((item[3], item[0]))
    return nodes, {parent: [child for _, child in sorted(known)] for parent, known in children.items()}

  def describe(self, reference):
    """Has GTK describe an object and all beneath it: it does so when it is first asked for its children."""
    for child in self.call(reference, ACCESSIBLE, 'GetChildren')[0]:
      self.describe(child)

  def read_now(self, root, reference):
    """What is beneath an object, asked for one by one: read() counts children, and so does not notice one that has
    taken the place of another."""
    order = []

    def visit(at):
      order.append(at)
      for child in self.call(at, ACCESSIBLE, 'GetChildren')[0]:
        visit(child)
    visit(reference)
    nodes = self.items(root)[0]
    return [nodes[at] for at in order if at in nodes]

  def read(self, root):
    """The whole tree of an application."""
    if root not in self.described:
      self.described.add(root)
      self.describe(root)
    nodes, children = self.items(root)
    asked = {reference: self.call(reference, ACCESSIBLE, 'GetChildren')[0] for reference, node in nodes.items()
             if len(children.get(reference, ())) != node.n_children}
    unknown = [child for found in asked.values() for child in found if child not in nodes]
    for child in unknown:
      self.describe(child)
    if unknown:
      nodes, children = self.items(root)
    children.update(asked)
    for reference, node in nodes.items():
      for child in children.get(reference, ()):
        if child in nodes and child != reference:
          nodes[child].parent = node
          node.children.append(nodes[child])
    if root not in nodes:
      raise Gone('the application is not there')
    return nodes[root]
