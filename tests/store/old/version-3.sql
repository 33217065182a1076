-- SPDX-FileCopyrightText: 2026 The Kyokun authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A store of version 3: that of version-2.sql, brought up by version 3, which then kept an own case whose
-- passages name steps and themes. The rows are as they were written; the index of the full-text search,
-- whose pages are no text, is built from them at the end.

PRAGMA application_id = 1264144203;
PRAGMA user_version = 3;
BEGIN;
CREATE TABLE store_info (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
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
CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
  SELECT RAISE (ABORT, 'the change log only grows');
END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
  SELECT RAISE (ABORT, 'the change log only grows');
END;
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
  cases TEXT, passages TEXT, themes TEXT,
  PRIMARY KEY (casebook_id, id)
) STRICT;
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
  route TEXT, inferred INTEGER NOT NULL DEFAULT 0 CHECK (inferred BETWEEN 0 AND 3),
  PRIMARY KEY (case_id, id)
) STRICT;
CREATE TABLE step_passage (
  case_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  passage_id TEXT NOT NULL,
  PRIMARY KEY (case_id, step_id, position),
  FOREIGN KEY (case_id, step_id) REFERENCES step (case_id, id) ON DELETE CASCADE
) STRICT;
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
CREATE TABLE casebook_source (
  casebook_id TEXT PRIMARY KEY NOT NULL REFERENCES casebook (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  digest TEXT NOT NULL,
  report TEXT
) STRICT;
CREATE INDEX casebook_source_by_digest ON casebook_source (digest);
CREATE TABLE passage_step (
  case_id TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step_id TEXT NOT NULL,
  PRIMARY KEY (case_id, passage_id, position),
  FOREIGN KEY (case_id, passage_id) REFERENCES passage (case_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE passage_theme (
  case_id TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  theme TEXT NOT NULL,
  PRIMARY KEY (case_id, passage_id, position),
  FOREIGN KEY (case_id, passage_id) REFERENCES passage (case_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX passage_by_theme ON passage_theme (theme, case_id, passage_id);
CREATE VIRTUAL TABLE search_index USING fts5 (ja, en, content = 'search_doc', content_rowid = 'id', tokenize = 'kyokun', prefix = '1');
INSERT INTO store_info (key, value) VALUES
('id', '69571747-dea1-4e91-b23b-1317fb3cb74d'),
('created', '2026-11-25T10:31:25Z');
INSERT INTO change (seq, id, command, entity, entity_id, field, value, author, time, lamport, parent, hash) VALUES
(1, '6abf0fb9-1c8e-40e6-b63e-93b338326320', '670ba9f5-e691-4b69-b08c-efce662b1243', 'casebook', 'book', 'edition', '{"content":"e1f231371f6c74e3f60d8316812eac15a97669af3510c7c963e9f7bd9aceadd6","digest":null,"version":1}', '委員', '2026-11-25T10:31:25Z', 1, NULL, '74f68bb024193c16e73d305844e9e5db2288bbb0f2da13153bf79f53cd839780'),
(2, '4baff63e-de4a-43d0-ba97-51ad77253e26', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'category', '"other"', '委員', '2026-11-25T10:31:25Z', 2, NULL, '6eed598a4733d0f606190276fc2396fa46a051883c08d1c8141f2f4c34335762'),
(3, '3d185967-fecb-4d5e-bf6b-c3c0497ecfed', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'participant/own-1.nas', '{"kind":"system","label":{"en":"Shared NAS","ja":"共有の NAS"},"parent":"own-1.site","position":1,"rect":null}', '委員', '2026-11-25T10:31:25Z', 2, NULL, 'eee546e9cf31a44029a263bb417f6eedfcb23626bcaeb3c36a7a5200eb8f3136'),
(4, '74a1cb21-25a0-446c-9232-c8359caf8c37', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'participant/own-1.site', '{"kind":"site","label":{"en":"Head office","ja":"本社"},"parent":null,"position":0,"rect":[10,20.5,300,200]}', '委員', '2026-11-25T10:31:25Z', 2, NULL, '406a68ef938e12dabf6299e79a196d11e605687c4fbc74074a54e4a837d5d8d5'),
(5, '8fec64f5-a7c0-4424-ab4e-d1f1c962f3fe', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'passage/own-1.p1', '{"cases":[],"heading":null,"incident":0,"position":0,"section":"overview","text":{"en":null,"ja":"夜に停電した。"}}', '委員', '2026-11-25T10:31:25Z', 2, NULL, '7afa3821834207af9e32a5711be06ebad90627ab18c34efcac5f149f20de615e'),
(6, 'd543ca3e-9930-4b58-a104-8f5e272ee126', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'passage/own-1.p2', '{"cases":[],"heading":null,"incident":0,"position":1,"section":"response","text":{"en":null,"ja":"発電機を回した。"}}', '委員', '2026-11-25T10:31:25Z', 2, NULL, '6de2d3e5552a7887a51e86b001d4140131dcc0df9d95472b3da49a8d43b194df'),
(7, '392b1d39-47df-4cfb-83d2-df0f5f40908b', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'step/own-1.step', '{"callout":[1,2,120],"from":"own-1.site","kind":"event","number":"1","passages":["own-1.p1"],"phase":"detection","position":0,"relative":{"en":"the next day","ja":"翌日"},"route":[[5,6],[7.25,8]],"text":{"en":"The device stopped.","ja":"装置が止まった。"},"to":"own-1.nas","when":"2020-05~"}', '委員', '2026-11-25T10:31:25Z', 2, NULL, 'e82d20b1498fd1f50de030daf9a13dfeb2192e7c3fd6d197d009f71b47236558'),
(8, '59de89f1-cfa5-40ac-956b-8292413c2541', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'title', '{"en":null,"ja":"当社の停電"}', '委員', '2026-11-25T10:31:25Z', 2, NULL, '3ac521cfcb71c97782e7d70ac7009a4cf229c01732f40b1f1831f810dc0e59fd'),
(9, '0f01aa9b-608b-409a-ae27-1094c0b9cdb5', 'ac55f3a2-a057-4d45-b89d-7e01cb10b361', 'case', 'own-1', 'tlp', '"AMBER"', '委員', '2026-11-25T10:31:25Z', 2, NULL, '4111ff40238f0ab3c7eefb24e50dcfc416632102a1467b0bb77b068cd27f401b'),
(10, '8637527c-0ac1-4689-92dc-6459013f9e85', 'fa353560-a15d-4e8a-9bf9-c6e5f21eaa75', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'case', '"book-1"', '委員', '2026-11-25T10:31:25Z', 3, NULL, '6e48c232e328128c4daf97343edc4258a19aaf922d10ac96705641a75f70834f'),
(11, 'cb4b22bd-6ee7-4cce-92d5-e567a7d0aec2', 'fa353560-a15d-4e8a-9bf9-c6e5f21eaa75', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'target', '"book-1.c1"', '委員', '2026-11-25T10:31:25Z', 3, NULL, 'bfe03af6ae89413d65123c75e310092c3852c4020f8ec32252c2a559cea441fa'),
(12, '03c6264a-5bce-42cb-8393-589042e064b0', 'fa353560-a15d-4e8a-9bf9-c6e5f21eaa75', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'kind', '"comment"', '委員', '2026-11-25T10:31:25Z', 3, NULL, 'd99ca4ddf65da78223b4299763b6ffa0970259d2a81a69fe0b40227836d77cf6'),
(13, 'b3f2c48a-6e7c-40f5-babe-f204a50b92ed', 'fa353560-a15d-4e8a-9bf9-c6e5f21eaa75', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'body', '"電源は二重か。"', '委員', '2026-11-25T10:31:25Z', 3, NULL, '443d2ac96bffea8291f3c9c42d1025e23515592c54ed232ca4c1ee1d0f6addc6'),
(14, 'f8878c0e-9eec-4e31-bce3-2695affc3eee', 'fa353560-a15d-4e8a-9bf9-c6e5f21eaa75', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'state', '"open"', '委員', '2026-11-25T10:31:25Z', 3, NULL, 'd4f42895a0f19d2b9f1de71b000a6ac3b60eaec34b79302117b8d47f03e2926e'),
(15, 'f8e1c9a2-cfc9-4000-b465-413a22ec8726', 'fa353560-a15d-4e8a-9bf9-c6e5f21eaa75', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'quote', '{"end":7,"exact":"電源装置","hash":"2ea459ac2685dbda1b0b536ff257e3b6952549df4287b4e5e9841afdaffbc7c2","lang":"ja","prefix":"原因は","start":3,"suffix":"の故障であった。"}', '委員', '2026-11-25T10:31:25Z', 3, NULL, '4c8268cc6ee7d83173e8f7eb691d8b531da9b863e7dfe8ac13cda3213f6ad8a4'),
(16, 'a1862a92-f412-40cf-a5a6-e6eabbc4a20f', '4be0c1dd-9748-495e-b1c6-4b6f7c4fc876', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'case', '"book-1"', '委員', '2026-11-25T10:31:25Z', 4, NULL, '472e262c1ff206f2aa35274debb8c01a5bed53cb1bbe178f4ee04fae08fad0a2'),
(17, 'ec4acfa3-632f-4c1b-8d4f-140b9a6d5fbb', '4be0c1dd-9748-495e-b1c6-4b6f7c4fc876', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'target', '"book-1.step"', '委員', '2026-11-25T10:31:25Z', 4, NULL, '10f20dd55e598dc8505a38e529ab3bd661f05c88a8b8c682083e86daeec3c7cf'),
(18, 'aeafae86-8d4d-4d5a-a697-547adc7a5641', '4be0c1dd-9748-495e-b1c6-4b6f7c4fc876', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'kind', '"question"', '委員', '2026-11-25T10:31:25Z', 4, NULL, '00bc023dcf230b6d29b24bbcfc4c9bc3ff08988419ea9d3f012a7baad92437f4'),
(19, '353cb51d-5be3-404e-9f3b-12dedf6b35b2', '4be0c1dd-9748-495e-b1c6-4b6f7c4fc876', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'body', '"Who saw it first?"', '委員', '2026-11-25T10:31:25Z', 4, NULL, '369344a140c64c34083c8067fcc0760fccae0f71ecf2091e2b1783adf5869818'),
(20, 'dfe3a354-9e77-4066-ae86-a832ced6336a', '4be0c1dd-9748-495e-b1c6-4b6f7c4fc876', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'state', '"open"', '委員', '2026-11-25T10:31:25Z', 4, NULL, '2ba75a1bdaf11f04e609f96a4d5d01c0ab41fed462118f0da1fa03baf4ed60e5'),
(21, '28e9cc4e-4fae-4397-9c94-fa025ea11896', '07139660-afad-4ab5-be9e-c4544c2add78', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', 'case', '"own-1"', '委員', '2026-11-25T10:31:25Z', 5, NULL, 'cc4ac987b4b09e5acfeb9c45dbe96453b1590cff20bd5e2a7dec8c04dac6805e'),
(22, 'ad4ef1b2-63bc-4281-af0c-9dacb80b9950', '07139660-afad-4ab5-be9e-c4544c2add78', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', 'target', '"own-1.p1"', '委員', '2026-11-25T10:31:25Z', 5, NULL, 'aada12b587661a645b741f697de49071cb82b4d9ee07a4b2dda8c298c2e9ed0e'),
(23, '8bb4c3b8-fe1a-40b7-bb9d-7e6179b6af09', '07139660-afad-4ab5-be9e-c4544c2add78', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', 'kind', '"highlight"', '委員', '2026-11-25T10:31:25Z', 5, NULL, 'a85de657608c724de7564f2d3ad91d75bb4b624296704c84d7770d99dfdccfdc'),
(24, 'dc65c1ba-a7ba-41d0-95d8-aef6733f4e01', '07139660-afad-4ab5-be9e-c4544c2add78', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', 'body', '""', '委員', '2026-11-25T10:31:25Z', 5, NULL, '442c79e06e74596e4570856fab8b142627502be1fe790a001cab509d7b43883c'),
(25, 'daff9d16-4e23-485d-b8a3-1dbd93dcc899', '07139660-afad-4ab5-be9e-c4544c2add78', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', 'state', '"open"', '委員', '2026-11-25T10:31:25Z', 5, NULL, '698d33ce482b8faad399ce5cafd30a43ba784e5f1d81f4718d1e3a881de3997e'),
(26, '64c4299c-08e3-40e0-856e-c21fe18cd11a', '07139660-afad-4ab5-be9e-c4544c2add78', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', 'quote', '{"end":1,"exact":"夜","hash":"79a0bd7c249ee20518082a8aff5b73ed45c8dfdebe08db3154180caafb70853d","lang":"ja","prefix":"","start":0,"suffix":"に停電した。"}', '委員', '2026-11-25T10:31:25Z', 5, NULL, '2c202948808b9411916ffed13b567715c58b921266d4a0018ccede5e18621bd3'),
(27, '1e539aa3-3ee7-4030-9e05-8aed2de877cf', '943cc2ed-4d68-4c3e-8383-0bd37a47a599', 'annotation', 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', 'case', '"book-2"', '委員', '2026-11-25T10:31:26Z', 6, NULL, '04155ceabf8792c64438fc51bf84a201bcdf3587b3b1f0d4273af788381effee'),
(28, 'ba53f2d7-d7ca-4017-8fbc-84748aa09c0a', '943cc2ed-4d68-4c3e-8383-0bd37a47a599', 'annotation', 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', 'target', '"book-2"', '委員', '2026-11-25T10:31:26Z', 6, NULL, '8cd2a89a0c404ebd8ebafaa3a9eb2836c89e9c407ee1f158887cef2ef390a9a2'),
(29, '0c0d478c-eb19-4be8-9efa-7eaee81eab7b', '943cc2ed-4d68-4c3e-8383-0bd37a47a599', 'annotation', 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', 'kind', '"tag"', '委員', '2026-11-25T10:31:26Z', 6, NULL, 'a9687db5c40c7b906c3d551bfec83df636abf766d4a6f8f320e025af1c79e447'),
(30, '84dca239-51a6-4da1-a52a-0ffb551595bd', '943cc2ed-4d68-4c3e-8383-0bd37a47a599', 'annotation', 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', 'body', '"遠隔"', '委員', '2026-11-25T10:31:26Z', 6, NULL, 'd23990a8c0a19034e537dbe14084161e36e451fb44b1351c02b30898b21e78e7'),
(31, '0de65de1-7a38-4835-8c5a-11ea2988a3eb', '943cc2ed-4d68-4c3e-8383-0bd37a47a599', 'annotation', 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', 'state', '"open"', '委員', '2026-11-25T10:31:26Z', 6, NULL, '08e613568db9c32f3d912bb39208536dc2e0f30d2ae847aebec0d464e82c9eb0'),
(32, '130677d0-83d6-433c-9939-1e99063b0c7a', '9bf2f51c-8d6b-469f-ba07-fd883a1c3aed', 'annotation', '4992e849-38dc-4729-b79d-198500e1f6df', 'case', '"book-2"', '委員', '2026-11-25T10:31:26Z', 7, NULL, '6175c5fa589307749792158fb9db68c781a4d3180f0ab1b6697591a248531b7b'),
(33, 'a2fb2259-2c8c-4a09-9b13-e1139e96ccc0', '9bf2f51c-8d6b-469f-ba07-fd883a1c3aed', 'annotation', '4992e849-38dc-4729-b79d-198500e1f6df', 'target', '"book-2"', '委員', '2026-11-25T10:31:26Z', 7, NULL, 'ab258b204ba7a320a69485787b1fb8a8e8ed3ef4cfcdb3642db45d3c8bb33474'),
(34, '31e51d1f-f04e-4535-a5ff-7109768a2d6b', '9bf2f51c-8d6b-469f-ba07-fd883a1c3aed', 'annotation', '4992e849-38dc-4729-b79d-198500e1f6df', 'kind', '"comment"', '委員', '2026-11-25T10:31:26Z', 7, NULL, '3872490e172a87a440c87e32241d1f47fd2b166348e13acdd4f4c1d3b12d5c26'),
(35, '35cff09c-be18-48a3-87b7-269c08e140b6', '9bf2f51c-8d6b-469f-ba07-fd883a1c3aed', 'annotation', '4992e849-38dc-4729-b79d-198500e1f6df', 'body', '"deleted again"', '委員', '2026-11-25T10:31:26Z', 7, NULL, '6ce33db81e957ca53bdcced4fe4a3fd7bd0972ee394ce725c3e8a164a7a91a57'),
(36, '889bbb72-3bb0-49ab-a8e8-408dca27d35b', '9bf2f51c-8d6b-469f-ba07-fd883a1c3aed', 'annotation', '4992e849-38dc-4729-b79d-198500e1f6df', 'state', '"open"', '委員', '2026-11-25T10:31:26Z', 7, NULL, '30b8d1d82e50c5b02bb760d3667f728117755a288323e3e09aebeb5fe3001ebf'),
(37, '767cb2cd-f8ba-4cfb-bd07-15b6c9baba1f', 'd230e2f2-55a0-4dfb-9bf3-810895457d02', 'casebook', 'book', 'edition', '{"content":"5049fb85d676959deef077af843be2e8c18fe93cc9a0bd8bdc194196b304fd37","digest":null,"version":2}', '委員', '2026-11-25T10:31:26Z', 8, '6abf0fb9-1c8e-40e6-b63e-93b338326320', '83cd5565a1799ab457e34969f5b265f053644f876ed472158c47f647e847c881'),
(38, 'b4800528-5d31-4de3-92ca-fae97add53bf', '00726e62-0785-47ba-a551-38aecb08f6ce', 'case', 'own-1', 'title', '{"en":"A power failure of ours","ja":"当社の停電（改）"}', '委員', '2026-11-25T10:31:26Z', 9, '59de89f1-cfa5-40ac-956b-8292413c2541', 'e7f23331dc709b32a2c6e770f78868e188a8767c3da3a52fa01c44440c1818cf'),
(39, '57f7fe4d-9c0b-46de-9f74-9af2e5f37df1', 'd0ba23f0-c5c5-4f42-a4bb-29bb8c75d26b', 'annotation', '4992e849-38dc-4729-b79d-198500e1f6df', 'deleted', 'true', '委員', '2026-11-25T10:31:26Z', 10, NULL, '6589b08a3882195fcca374d0ce889511dfb499185d3ccfd18ee11939348fa92a'),
(40, 'ecf22fd4-7d44-45ce-a00a-b83bacf8873e', 'd25a5782-9ea7-4260-9008-c23e38b7f88b', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'state', '"resolved"', '委員', '2026-11-25T10:31:26Z', 11, 'dfe3a354-9e77-4066-ae86-a832ced6336a', '733ef9918cc33a281eb45f166a78cbc0e62e7f3efaba80ddad27d9f530dfc2a5'),
(41, 'aa4b6e17-d047-4f5e-8261-689122691000', 'ae8ab434-7090-4e2b-ae32-a22fd9ba3dae', 'casebook', 'report-x', 'edition', '{"content":"ce8549e044614de1cb7282e8f836a6d47350d1e017f2483e5d04603dd9e4d753","digest":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","version":1}', '委員', '2026-11-25T10:47:48Z', 12, NULL, '2d9665eae56fd98f5a39d4cefd4924365acf3b96b8041774b64e858f8ecf1cd2'),
(42, '67b8423d-6598-4d4c-87e7-91fc0a68efc1', 'ae8ab434-7090-4e2b-ae32-a22fd9ba3dae', 'casebook', 'report-x', 'source', '{"digest":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","format":"report-text","name":"ある年.txt"}', '委員', '2026-11-25T10:47:48Z', 12, NULL, 'c9a02526b453ba05761393962d1f87fc75c4da41d12ee164bf374f71af33ccb9'),
(43, '70c3884d-134c-48b8-a07a-400a84d7a554', 'ae8ab434-7090-4e2b-ae32-a22fd9ba3dae', 'casebook', 'report-x', 'report', '"77cfe6e04689b043c6e169ad067435c1bfb843a7efc38da2dc68db05ab336c04"', '委員', '2026-11-25T10:47:48Z', 12, NULL, 'a33eed236a0afda31f0f9765ea641b05556714168acf2bebb0e80bba29937ec2'),
(44, '247fdf1a-b5da-44ca-a64a-24b9a5d8458c', '1754020e-3f19-4ce7-942a-3ff21740651e', 'case', 'own-2', 'category', '"system-failure"', '委員', '2026-11-25T13:05:43Z', 13, NULL, '0fb6533121c46d53b2d377ed9c3b285eb53c49eb7b61f1600256b7a172ad6dde'),
(45, '3a8daac5-d0c4-4729-a4af-e173a81877e6', '1754020e-3f19-4ce7-942a-3ff21740651e', 'case', 'own-2', 'participant/own-2.router', '{"kind":"network","label":{"en":"Line","ja":"回線"},"parent":null,"position":0,"rect":null}', '委員', '2026-11-25T13:05:43Z', 13, NULL, '3c4726090a77906608e819c963c9f7ae9035199f3f75125bab3e282d7919da0a'),
(46, '4b412d20-52d3-4206-b534-081e03989608', '1754020e-3f19-4ce7-942a-3ff21740651e', 'case', 'own-2', 'passage/own-2.p1', '{"cases":[],"heading":null,"incident":0,"position":0,"section":"cause","steps":["own-2.step"],"text":{"en":null,"ja":"古い装置のままだった。"},"themes":["redundancy"]}', '委員', '2026-11-25T13:05:43Z', 13, NULL, 'b283881f871a1540fac5f8d33a5a13bc033a281ead9fc7e2befd6827ceb31910'),
(47, '720069eb-f54c-482d-a807-8c6af3f8f841', '1754020e-3f19-4ce7-942a-3ff21740651e', 'case', 'own-2', 'step/own-2.step', '{"callout":null,"from":"own-2.router","inferred":1,"kind":"event","number":"1","passages":["own-2.p1"],"phase":"origin","position":0,"relative":null,"route":[],"text":{"en":"The line broke.","ja":"回線が切れた。"},"to":null,"when":null}', '委員', '2026-11-25T13:05:43Z', 13, NULL, 'f6d353154305459c3373f7e8a2160f9a5f865c33e69b65da17b08dfb6f2ba278'),
(48, 'dd24f23e-9f79-4956-ad49-590b2c644155', '1754020e-3f19-4ce7-942a-3ff21740651e', 'case', 'own-2', 'title', '{"en":"A network failure of ours","ja":"当社の通信の障害"}', '委員', '2026-11-25T13:05:43Z', 13, NULL, '39aa65bebda9880e85e7241b0f0d9e69b65a2042eff3ec02cc767a593c668906'),
(49, '98728f41-1c06-48ec-b83f-0d0811ce351a', '1754020e-3f19-4ce7-942a-3ff21740651e', 'case', 'own-2', 'tlp', '"CLEAR"', '委員', '2026-11-25T13:05:43Z', 13, NULL, 'ea5bf0af4e2f1326cfef596eac2170fdf967df3daa877ba95e21405d6c0a656e');
INSERT INTO casebook (id, position, version, digest, draft, title_ja, title_en, publisher_ja, publisher_en, period) VALUES
('book', 1, 2, NULL, 0, '試験の事例集', 'Casebook for tests', NULL, 'Nobody', '2020-01-01/2020-12-31'),
('report-x', 2, 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 'ある年の事例', NULL, NULL, NULL, NULL);
INSERT INTO casebook_passage (casebook_id, id, place, position, incident, heading_ja, heading_en, text_ja, text_en, cases, passages, themes) VALUES
('book', 'book.cr1', 'criteria', 0, 0, NULL, NULL, '備えが要る。', 'Preparation is needed.', NULL, NULL, NULL),
('book', 'book.sy1', 'synthesis', 0, 0, NULL, NULL, '備えが要る。', 'Preparation is needed.', 'book-1 book-2', NULL, NULL);
INSERT INTO kase (id, kind, casebook_id, position, number, category, tlp, when_edtf, yomi, title_ja, title_en, summary_ja, summary_en, themes) VALUES
('book-1', 'reference', 'book', 0, 1, 'system-failure', 'GREEN', '2020-05', 'こうじょうのていでん', '工場の停電', 'A power failure at a plant', '停電の後に障害が続いた。', 'After a power failure.', 'power backup'),
('book-2', 'reference', 'book', 1, 2, 'cyberattack', 'CLEAR', NULL, NULL, '遠隔操作の侵入', 'An intrusion by RDP', NULL, NULL, ''),
('own-1', 'own', NULL, 9, 0, 'other', 'AMBER', NULL, NULL, '当社の停電（改）', 'A power failure of ours', NULL, NULL, ''),
('report-x-1', 'reference', 'report-x', 0, 1, 'system-failure', 'CLEAR', NULL, NULL, '制御装置の停止', NULL, NULL, NULL, ''),
('own-2', 'own', NULL, 49, 0, 'system-failure', 'CLEAR', NULL, NULL, '当社の通信の障害', 'A network failure of ours', NULL, NULL, '');
INSERT INTO passage (case_id, id, section, position, incident, heading_ja, heading_en, text_ja, text_en, cases) VALUES
('book-1', 'book-1.o1', 'overview', 0, 0, NULL, NULL, 'ＮＡＳ が止まった。', 'The NAS stopped.', NULL),
('book-1', 'book-1.c1', 'cause', 1, 0, NULL, NULL, '原因は電源装置の寿命であった。', 'A power supply at the end of its life.', NULL),
('book-1', 'book-1.c2', 'cause', 2, 0, NULL, NULL, '予備がなかった。', NULL, NULL),
('book-1', 'book-1.l1', 'lessons', 3, 2, '備え', 'Be prepared', '手順書は紙でも置く。', 'Keep procedures on paper.', NULL),
('own-1', 'own-1.p1', 'overview', 0, 0, NULL, NULL, '夜に停電した。', NULL, NULL),
('own-1', 'own-1.p2', 'response', 1, 0, NULL, NULL, '発電機を回した。', NULL, NULL),
('report-x-1', 'report-x-1.p1', 'overview', 0, 0, NULL, NULL, '制御装置が止まった。', NULL, NULL),
('own-2', 'own-2.p1', 'cause', 0, 0, NULL, NULL, '古い装置のままだった。', NULL, NULL);
INSERT INTO participant (case_id, id, parent_id, position, kind, label_ja, label_en, x, y, width, height) VALUES
('book-1', 'book-1.site', NULL, 0, 'site', '本社', 'Head office', 10.0, 20.5, 300.0, 200.0),
('book-1', 'book-1.nas', 'book-1.site', 1, 'system', '共有の NAS', 'Shared NAS', NULL, NULL, NULL, NULL),
('own-1', 'own-1.site', NULL, 0, 'site', '本社', 'Head office', 10.0, 20.5, 300.0, 200.0),
('own-1', 'own-1.nas', 'own-1.site', 1, 'system', '共有の NAS', 'Shared NAS', NULL, NULL, NULL, NULL),
('own-2', 'own-2.router', NULL, 0, 'network', '回線', 'Line', NULL, NULL, NULL, NULL);
INSERT INTO step (case_id, id, position, kind, number, phase, text_ja, text_en, from_id, to_id, when_edtf, relative_ja, relative_en, x, y, width, route, inferred) VALUES
('book-1', 'book-1.step', 0, 'event', '1', 'detection', '装置が止まった。', 'The device stopped.', 'book-1.site', 'book-1.nas', '2020-05~', '翌日', 'the next day', 1.0, 2.0, 120.0, '5,6 7.25,8', 0),
('own-1', 'own-1.step', 0, 'event', '1', 'detection', '装置が止まった。', 'The device stopped.', 'own-1.site', 'own-1.nas', '2020-05~', '翌日', 'the next day', 1.0, 2.0, 120.0, '5,6 7.25,8', 0),
('own-2', 'own-2.step', 0, 'event', '1', 'origin', '回線が切れた。', 'The line broke.', 'own-2.router', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO step_passage (case_id, step_id, position, passage_id) VALUES
('book-1', 'book-1.step', 0, 'book-1.o1'),
('own-1', 'own-1.step', 0, 'own-1.p1'),
('own-2', 'own-2.step', 0, 'own-2.p1');
INSERT INTO annotation (seq, id, case_id, target_id, kind, body, state, author, created, lang, quote, prefix, suffix, start_char, end_char, text_hash) VALUES
(10, 'b7a31fe3-0e30-4059-bfb1-674e18847958', 'book-1', 'book-1.c1', 'comment', '電源は二重か。', 'open', '委員', '2026-11-25T10:31:25Z', 'ja', '電源装置', '原因は', 'の故障であった。', 3, 7, '2ea459ac2685dbda1b0b536ff257e3b6952549df4287b4e5e9841afdaffbc7c2'),
(16, '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', 'book-1', 'book-1.step', 'question', 'Who saw it first?', 'resolved', '委員', '2026-11-25T10:31:25Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
(21, '84547154-074b-451b-b61b-df46bde86bd6', 'own-1', 'own-1.p1', 'highlight', '', 'open', '委員', '2026-11-25T10:31:25Z', 'ja', '夜', '', 'に停電した。', 0, 1, '79a0bd7c249ee20518082a8aff5b73ed45c8dfdebe08db3154180caafb70853d'),
(27, 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', 'book-2', 'book-2', 'tag', '遠隔', 'open', '委員', '2026-11-25T10:31:26Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO search_doc (id, case_id, target_id, place, annotation_id, ja, en) VALUES
(274, 'book-1', 'book-1.c1', 'annotation', 'b7a31fe3-0e30-4059-bfb1-674e18847958', '電源は二重か。', NULL),
(289, 'book-1', 'book-1.step', 'annotation', '50f661c9-b4e6-415c-82cd-b4b9a17d37a7', NULL, 'Who saw it first?'),
(304, 'own-1', 'own-1.p1', 'annotation', '84547154-074b-451b-b61b-df46bde86bd6', NULL, ''),
(320, 'book-2', 'book-2', 'annotation', 'fc02113a-9db6-4cf6-a0ab-07df2ca27737', '遠隔', NULL),
(355, 'book-1', 'book-1', 'title', NULL, '工場の停電', 'A power failure at a plant'),
(372, 'book-1', 'book-1', 'summary', NULL, '停電の後に障害が続いた。', 'After a power failure.'),
(387, 'book-1', 'book-1.o1', 'overview', NULL, 'ＮＡＳ が止まった。', 'The NAS stopped.'),
(405, 'book-1', 'book-1.c1', 'cause', NULL, '原因は電源装置の寿命であった。', 'A power supply at the end of its life.'),
(418, 'book-1', 'book-1.c2', 'cause', NULL, '予備がなかった。', NULL),
(436, 'book-1', 'book-1.l1', 'lessons', NULL, '備え
手順書は紙でも置く。', 'Be prepared
Keep procedures on paper.'),
(448, 'book-1', 'book-1.site', 'participant', NULL, '本社', 'Head office'),
(465, 'book-1', 'book-1.nas', 'participant', NULL, '共有の NAS', 'Shared NAS'),
(483, 'book-1', 'book-1.step', 'step', NULL, '装置が止まった。', 'The device stopped.'),
(499, 'book-2', 'book-2', 'title', NULL, '遠隔操作の侵入', 'An intrusion by RDP'),
(515, 'own-1', 'own-1', 'title', NULL, '当社の停電（改）', 'A power failure of ours'),
(530, 'own-1', 'own-1.p1', 'overview', NULL, '夜に停電した。', NULL),
(546, 'own-1', 'own-1.p2', 'response', NULL, '発電機を回した。', NULL),
(560, 'own-1', 'own-1.site', 'participant', NULL, '本社', 'Head office'),
(577, 'own-1', 'own-1.nas', 'participant', NULL, '共有の NAS', 'Shared NAS'),
(595, 'own-1', 'own-1.step', 'step', NULL, '装置が止まった。', 'The device stopped.'),
(610, 'report-x-1', 'report-x-1', 'title', NULL, '制御装置の停止', NULL),
(626, 'report-x-1', 'report-x-1.p1', 'overview', NULL, '制御装置が止まった。', NULL),
(643, 'own-2', 'own-2', 'title', NULL, '当社の通信の障害', 'A network failure of ours'),
(659, 'own-2', 'own-2.p1', 'cause', NULL, '古い装置のままだった。', NULL),
(672, 'own-2', 'own-2.router', 'participant', NULL, '回線', 'Line'),
(691, 'own-2', 'own-2.step', 'step', NULL, '回線が切れた。', 'The line broke.');
INSERT INTO casebook_source (casebook_id, name, format, digest, report) VALUES
('report-x', 'ある年.txt', 'report-text', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '{"pages":3}');
INSERT INTO passage_step (case_id, passage_id, position, step_id) VALUES
('own-2', 'own-2.p1', 0, 'own-2.step');
INSERT INTO passage_theme (case_id, passage_id, position, theme) VALUES
('own-2', 'own-2.p1', 0, 'redundancy');
INSERT INTO search_index (search_index) VALUES ('rebuild');
COMMIT;
