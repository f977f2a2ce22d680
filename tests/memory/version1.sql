-- A memory as version 1 of the schema had it; made by .dump of SQLite's shell.
PRAGMA application_id = 1667329137;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE language(
  id INTEGER PRIMARY KEY,
  tag TEXT NOT NULL UNIQUE
);
INSERT INTO language VALUES(1,'en');
INSERT INTO language VALUES(2,'tr');
INSERT INTO language VALUES(3,'he');
CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT,
  started TEXT NOT NULL,
  undone TEXT,
  added INTEGER NOT NULL DEFAULT 0,
  replaced INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  header TEXT
);
INSERT INTO batch VALUES(1,'add',NULL,'20261124T231024Z',NULL,1,0,0,0,NULL);
INSERT INTO batch VALUES(2,'add',NULL,'20261124T231025Z',NULL,1,0,0,0,NULL);
INSERT INTO batch VALUES(3,'edit',NULL,'20261124T231025Z',NULL,0,1,0,0,NULL);
CREATE TABLE attributes(
  id INTEGER PRIMARY KEY,
  segment_type TEXT NOT NULL,
  datatype TEXT NOT NULL,
  original_format TEXT NOT NULL,
  original_encoding TEXT NOT NULL,
  creation_tool TEXT NOT NULL,
  creation_tool_version TEXT NOT NULL,
  creation_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  UNIQUE(segment_type, datatype, original_format, original_encoding, creation_tool,
         creation_tool_version, creation_id, change_id)
);
INSERT INTO attributes VALUES(1,'sentence','','','','','','translator','');
INSERT INTO attributes VALUES(2,'','','','','','','','');
INSERT INTO attributes VALUES(3,'sentence','','','','','','translator','translator');
INSERT INTO attributes VALUES(4,'','','','','','','','translator');
CREATE TABLE unit(
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(id),
  origin INTEGER NOT NULL REFERENCES batch(id),
  fingerprint INTEGER NOT NULL,
  source_language INTEGER REFERENCES language(id),
  attributes INTEGER NOT NULL REFERENCES attributes(id),
  tuid TEXT,
  creation_date TEXT,
  change_date TEXT,
  last_usage_date TEXT,
  usage_count TEXT,
  notes TEXT,
  properties TEXT
);
INSERT INTO unit VALUES(1,1,1,6419650500180687661,1,1,NULL,'20261124T231024Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO unit VALUES(2,3,2,7879081555488617970,1,3,NULL,'20261124T231025Z','20261124T231025Z',NULL,NULL,NULL,NULL);
CREATE TABLE variant(
  id INTEGER PRIMARY KEY,
  unit INTEGER NOT NULL REFERENCES unit(id),
  language INTEGER NOT NULL REFERENCES language(id),
  text TEXT NOT NULL,
  markup TEXT,
  previous TEXT,
  next TEXT,
  attributes INTEGER NOT NULL REFERENCES attributes(id),
  creation_date TEXT,
  change_date TEXT,
  last_usage_date TEXT,
  usage_count TEXT,
  notes TEXT,
  properties TEXT
);
INSERT INTO variant VALUES(1,1,1,'The city council approved the new tram line.',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(2,1,2,'Belediye meclisi yeni tramvay hattını onayladı.',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(5,2,1,'No one was injured.',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(6,2,3,'איש לא נפגע.',NULL,NULL,NULL,4,NULL,'20261124T231025Z',NULL,NULL,NULL,NULL);
CREATE TABLE archived_unit(
  id INT,
  batch INT,
  origin INT,
  fingerprint INT,
  source_language INT,
  attributes INT,
  tuid TEXT,
  creation_date TEXT,
  change_date TEXT,
  last_usage_date TEXT,
  usage_count TEXT,
  notes TEXT,
  properties TEXT,
  removed_by
);
INSERT INTO archived_unit VALUES(2,2,2,-1984386328647866156,1,1,NULL,'20261124T231025Z',NULL,NULL,NULL,NULL,NULL,3);
CREATE TABLE archived_variant(
  id INT,
  unit INT,
  language INT,
  text TEXT,
  markup TEXT,
  previous TEXT,
  next TEXT,
  attributes INT,
  creation_date TEXT,
  change_date TEXT,
  last_usage_date TEXT,
  usage_count TEXT,
  notes TEXT,
  properties TEXT,
  removed_by
);
INSERT INTO archived_variant VALUES(3,2,1,'No one was injured.',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO archived_variant VALUES(4,2,3,'לא היו נפגעים.',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,3);
CREATE TABLE fuzzy_run(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      language TEXT NOT NULL,
      documents INTEGER NOT NULL,
      dictionary_chunks INTEGER NOT NULL,
      weights BLOB NOT NULL
    );
CREATE TABLE fuzzy_chunk(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE fuzzy_recent(
      variant INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      document BLOB NOT NULL
    );
INSERT INTO fuzzy_recent VALUES(1,'en',X'aa0609bff7f6c3ab1a3613c978d837f6c24c826debd5c3a7a9e665701cffa0628b1955bff7f6c3ab1a3613911f97b5fb0ac98581d35b48ebd5b9936f64a70bd91a568852dcec1fa7655ecb00');
INSERT INTO fuzzy_recent VALUES(2,'tr',X'e2040761ebf61de6420ab7ca1d9b37deb8f099cbabb420462bf78a0624f1d60d6a72e42ae172173cde07d99f3e42bd4b9142c552dcec1fa7655ecb00');
INSERT INTO fuzzy_recent VALUES(5,'en',X'9a0305dd926a77f9a7623179d7cdaeb9f631a1c04a40e40dd6afa07890d0f608970ba152dcec1fa7655ecb00');
INSERT INTO fuzzy_recent VALUES(6,'he',X'b6020476873fe0713afc3f9a61f38c53834393ca684c261c307b3252dcec1fa7655ecb00');
CREATE TABLE fuzzy_removed(variant INTEGER PRIMARY KEY, below_run INTEGER NOT NULL);
INSERT INTO fuzzy_removed VALUES(3,1);
INSERT INTO fuzzy_removed VALUES(4,1);
DELETE FROM sqlite_sequence;
CREATE INDEX unit_fingerprint ON unit(fingerprint, batch);
CREATE INDEX variant_unit ON variant(unit);
CREATE INDEX archived_unit_removed_by ON archived_unit(removed_by);
CREATE INDEX archived_unit_id ON archived_unit(id);
CREATE INDEX archived_variant_id ON archived_variant(id);
CREATE INDEX archived_variant_unit ON archived_variant(unit);
CREATE VIEW translation_variant AS
  SELECT v.id AS variant, v.unit AS unit, l.tag AS language, v.text AS text, v.markup AS markup,
         v.previous AS previous, v.next AS next, u.tuid AS tuid, s.tag AS source_language,
         coalesce(v.creation_date, u.creation_date) AS creation_date,
         coalesce(v.change_date, u.change_date) AS change_date,
         coalesce(nullif(va.change_id, ''), nullif(ua.change_id, '')) AS change_id,
         u.properties AS unit_properties, v.properties AS properties,
         u.notes AS unit_notes, v.notes AS notes, o.source AS origin, u.batch AS batch
  FROM variant v JOIN unit u ON u.id = v.unit JOIN language l ON l.id = v.language
       JOIN attributes va ON va.id = v.attributes JOIN attributes ua ON ua.id = u.attributes
       JOIN batch o ON o.id = u.origin LEFT JOIN language s ON s.id = u.source_language;
CREATE VIEW translation_pair AS
  SELECT a.unit AS unit, la.tag AS source_language, a.text AS source,
         lb.tag AS target_language, b.text AS target
  FROM variant a JOIN variant b ON b.unit = a.unit AND b.language <> a.language
       JOIN language la ON la.id = a.language JOIN language lb ON lb.id = b.language;
COMMIT;
