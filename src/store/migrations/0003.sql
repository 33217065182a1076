-- SPDX-FileCopyrightText: 2026 The Kyokun authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3 of the store: what passages are about, who in a step was concluded, and quick search for
-- single characters.

-- Of a synthesis: the lessons that support it, and its themes; ids with spaces between them, like
-- its cases.
ALTER TABLE casebook_passage ADD COLUMN passages TEXT;
ALTER TABLE casebook_passage ADD COLUMN themes TEXT;

-- Which participants of a step the publication does not name: 1 from, 2 to, 3 both.
ALTER TABLE step ADD COLUMN inferred INTEGER NOT NULL DEFAULT 0 CHECK (inferred BETWEEN 0 AND 3);

-- Which steps a passage is about.
CREATE TABLE passage_step (
  case_id TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step_id TEXT NOT NULL,
  PRIMARY KEY (case_id, passage_id, position),
  FOREIGN KEY (case_id, passage_id) REFERENCES passage (case_id, id) ON DELETE CASCADE
) STRICT;

-- The themes of a passage, and by the index the passages of a theme in all cases.
CREATE TABLE passage_theme (
  case_id TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  theme TEXT NOT NULL,
  PRIMARY KEY (case_id, passage_id, position),
  FOREIGN KEY (case_id, passage_id) REFERENCES passage (case_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX passage_by_theme ON passage_theme (theme, case_id, passage_id);

-- The full-text index made anew, with the first character of each token beside the tokens: a search
-- for one character, as on the way to each word, would else put hundreds of lists together.
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (ja, en, content = 'search_doc', content_rowid = 'id', tokenize = 'kyokun', prefix = '1');
INSERT INTO search_index (search_index) VALUES ('rebuild');
