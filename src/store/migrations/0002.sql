-- SPDX-FileCopyrightText: 2026 The Kyokun authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2 of the store: what casebooks were imported from.

-- The file that a casebook was read from: its name without the folder, its format and the SHA-256 of
-- its bytes. report is what the importer said of it (JSON of src/import/kyo-report-json.c), which a
-- person needs for checking; NULL when there is none, and once the draft has been accepted.
CREATE TABLE casebook_source (
  casebook_id TEXT PRIMARY KEY NOT NULL REFERENCES casebook (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  digest TEXT NOT NULL,
  report TEXT
) STRICT;
CREATE INDEX casebook_source_by_digest ON casebook_source (digest);
