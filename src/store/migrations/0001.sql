-- SPDX-FileCopyrightText: 2026 The Kyokun authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1 of the store. A migration that has been released never changes, not even by a comment
-- within a statement: SQLite keeps the words of each statement, and a file whose schema has other
-- words than these is taken for damaged. Texts that people read stand in two columns, _ja and _en;
-- either may be NULL. Values of enumerations are the nicks of src/model/kyo-types.h.

-- What the store says of itself: its id (UUID) and when it was made.
CREATE TABLE store_info (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- The change log: the truth, of which the tables below are the fold. One row for each field that a
-- command set, or cleared (value NULL). Values are JSON. parent is the change that this one
-- replaces, lamport orders changes of several copies, hash is the SHA-256 of the hash before it and
-- of this row in canonical JSON.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  command TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  author TEXT NOT NULL,
  time TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  parent TEXT,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_by_entity ON change (entity, entity_id, field, seq);

-- The log only grows. REPLACE is caught too, since connections switch recursive_triggers on.
CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
  SELECT RAISE (ABORT, 'the change log only grows');
END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
  SELECT RAISE (ABORT, 'the change log only grows');
END;

-- Casebooks, in the order in which they came (position). digest is the SHA-256 of the bytes that
-- the edition was read from, NULL when it did not come from bytes.
CREATE TABLE casebook (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  digest TEXT,
  draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
  title_ja TEXT,
  title_en TEXT,
  publisher_ja TEXT,
  publisher_en TEXT,
  period TEXT
) STRICT;

-- Selection criteria and synthesis of a casebook; cases are ids with spaces between them.
CREATE TABLE casebook_passage (
  casebook_id TEXT NOT NULL REFERENCES casebook (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('criteria', 'synthesis')),
  position INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  heading_ja TEXT,
  heading_en TEXT,
  text_ja TEXT,
  text_en TEXT,
  cases TEXT,
  PRIMARY KEY (casebook_id, id)
) STRICT;

-- Cases ("case" is a word of SQL). Reference cases belong to a casebook, own cases to none. The
-- position of an own case is the number of the change that made it. themes have spaces between
-- them.
CREATE TABLE kase (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'own')),
  casebook_id TEXT REFERENCES casebook (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 0),
  category TEXT NOT NULL CHECK (category IN ('system-failure', 'cyberattack', 'natural-hazard', 'human-error', 'other')),
  tlp TEXT NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
  when_edtf TEXT,
  yomi TEXT,
  title_ja TEXT,
  title_en TEXT,
  summary_ja TEXT,
  summary_en TEXT,
  themes TEXT NOT NULL,
  CHECK ((kind = 'reference') = (casebook_id IS NOT NULL))
) STRICT;
CREATE INDEX kase_by_casebook ON kase (casebook_id, number, position);

-- The bullets of the seven sections; position counts within the case.
CREATE TABLE passage (
  case_id TEXT NOT NULL REFERENCES kase (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('overview', 'background', 'detection', 'response', 'cause', 'prevention', 'lessons')),
  position INTEGER NOT NULL,
  incident INTEGER NOT NULL CHECK (incident >= 0),
  heading_ja TEXT,
  heading_en TEXT,
  text_ja TEXT,
  text_en TEXT,
  cases TEXT,
  PRIMARY KEY (case_id, id)
) STRICT;

-- Nodes of the diagram, each before those inside it. x, y, width and height are in points, NULL
-- while nobody has placed it.
CREATE TABLE participant (
  case_id TEXT NOT NULL REFERENCES kase (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  parent_id TEXT,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'system', 'network', 'site', 'outsider', 'attacker', 'document')),
  label_ja TEXT,
  label_en TEXT,
  x REAL,
  y REAL,
  width REAL,
  height REAL,
  PRIMARY KEY (case_id, id),
  FOREIGN KEY (case_id, parent_id) REFERENCES participant (case_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX participant_by_parent ON participant (case_id, parent_id);

-- Numbered events and responses in the order in which they happened. route is "x,y x,y".
CREATE TABLE step (
  case_id TEXT NOT NULL REFERENCES kase (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'response')),
  number TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('origin', 'detection', 'decision', 'containment', 'analysis', 'recovery', 'communication')),
  text_ja TEXT,
  text_en TEXT,
  from_id TEXT,
  to_id TEXT,
  when_edtf TEXT,
  relative_ja TEXT,
  relative_en TEXT,
  x REAL,
  y REAL,
  width REAL,
  route TEXT,
  PRIMARY KEY (case_id, id)
) STRICT;

-- Which passages tell a step.
CREATE TABLE step_passage (
  case_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  passage_id TEXT NOT NULL,
  PRIMARY KEY (case_id, step_id, position),
  FOREIGN KEY (case_id, step_id) REFERENCES step (case_id, id) ON DELETE CASCADE
) STRICT;

-- Annotations that have not been deleted; seq is the number of the change that made each. The quote
-- and what stands around it, its place in code points and the hash of the text are those of the
-- language in which it was made; quote is NULL when the whole target is meant. There is no reference
-- to kase: an annotation outlives a passage or case that a newer edition of a casebook drops.
CREATE TABLE annotation (
  seq INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'question', 'highlight', 'tag')),
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'resolved')),
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  lang TEXT CHECK (lang IN ('ja', 'en')),
  quote TEXT,
  prefix TEXT,
  suffix TEXT,
  start_char INTEGER,
  end_char INTEGER,
  text_hash TEXT,
  CHECK ((quote IS NULL) = (lang IS NULL))
) STRICT;
CREATE INDEX annotation_by_case ON annotation (case_id, seq);

-- What is searched: one row for each title, summary, passage (with its heading), participant, step
-- and annotation. place says which of these it is. Annotations stand in the column of the language
-- that they are written in. The id tells how long the text is; see src/store/kyo-store-rank.c.
CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY NOT NULL,
  case_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  place TEXT NOT NULL,
  annotation_id TEXT,
  ja TEXT,
  en TEXT
) STRICT;
CREATE INDEX search_doc_by_case ON search_doc (case_id, place);

-- The full-text index over search_doc. It is kept by src/store/kyo-store-index.c and not by
-- triggers, which may not touch virtual tables in a schema that is not trusted.
CREATE VIRTUAL TABLE search_index USING fts5 (ja, en, content = 'search_doc', content_rowid = 'id', tokenize = 'kyokun');
