-- SPDX-FileCopyrightText: 2026 The Kyokun authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4 of the store: saved views of diagrams.

-- A view of the diagram of a case; seq is the number of the change that made it. name is '' for the
-- standard view of the case. incident is 0 for all; phases and kinds of steps are nicks and
-- participants ids, with spaces between them, none for all. There is no reference to kase: a view
-- outlives a case that a newer edition of a casebook drops, and comes back with it.
CREATE TABLE diagram_view (
  seq INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  name TEXT NOT NULL,
  incident INTEGER NOT NULL CHECK (incident >= 0),
  phases TEXT NOT NULL,
  kinds TEXT NOT NULL,
  participants TEXT NOT NULL
) STRICT;
CREATE INDEX diagram_view_by_case ON diagram_view (case_id, seq);

-- Where a view has a participant, in points. pinned tells that a person put it there.
CREATE TABLE diagram_view_place (
  view_id TEXT NOT NULL REFERENCES diagram_view (id) ON DELETE CASCADE,
  participant_id TEXT NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  PRIMARY KEY (view_id, participant_id)
) STRICT;
