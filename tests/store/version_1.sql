-- A memory as version 1 of the tables had it: three units added, one edited, one deleted.
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
INSERT INTO "archived_unit" VALUES(2,2,2,9188780093634821448,1,1,NULL,'20261124T231903Z',NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "archived_unit" VALUES(3,3,3,7937813715214436591,1,1,NULL,'20261124T231903Z',NULL,NULL,NULL,NULL,NULL,5);
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
INSERT INTO "archived_variant" VALUES(4,2,1,'Save the file',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "archived_variant" VALUES(5,2,2,'Dosyayı kaydet',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "archived_variant" VALUES(6,3,1,'Old text',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,5);
INSERT INTO "archived_variant" VALUES(7,3,2,'Eski metin',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,5);
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
INSERT INTO "attributes" VALUES(1,'sentence','','','','','','ada','');
INSERT INTO "attributes" VALUES(2,'','','','','','','','');
INSERT INTO "attributes" VALUES(3,'sentence','','','','','','ada','ada');
INSERT INTO "attributes" VALUES(4,'','','','','','','','ada');
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
INSERT INTO "batch" VALUES(1,'add',NULL,'20261124T231903Z',NULL,1,0,0,0,NULL);
INSERT INTO "batch" VALUES(2,'add',NULL,'20261124T231903Z',NULL,1,0,0,0,NULL);
INSERT INTO "batch" VALUES(3,'add',NULL,'20261124T231903Z',NULL,1,0,0,0,NULL);
INSERT INTO "batch" VALUES(4,'edit',NULL,'20261124T231903Z',NULL,0,1,0,0,NULL);
INSERT INTO "batch" VALUES(5,'delete',NULL,'20261124T231903Z',NULL,0,0,1,0,NULL);
CREATE TABLE fuzzy_chunk(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE fuzzy_recent(
      variant INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      document BLOB NOT NULL
    );
INSERT INTO "fuzzy_recent" VALUES(1,'en',X'C80102FDF24D140FF611C30608490CFAF94B9100');
INSERT INTO "fuzzy_recent" VALUES(2,'tr',X'6401B211316D53A7A8C20287313BBB0BFF353DB7F9FD8928F363F0');
INSERT INTO "fuzzy_recent" VALUES(3,'de',X'C80102D34DCD86E92E8F082465507BE0518A7500');
INSERT INTO "fuzzy_recent" VALUES(8,'en',X'AC0203DC1CBF0C8428DD7DBFF7F6C3AB1A361320DBC6D6F4A8391700');
INSERT INTO "fuzzy_recent" VALUES(9,'tr',X'C801022E272F3E922C9E1A9123B8681A6C11ED00');
CREATE TABLE fuzzy_removed(variant INTEGER PRIMARY KEY, below_run INTEGER NOT NULL);
INSERT INTO "fuzzy_removed" VALUES(4,1);
INSERT INTO "fuzzy_removed" VALUES(5,1);
INSERT INTO "fuzzy_removed" VALUES(6,1);
INSERT INTO "fuzzy_removed" VALUES(7,1);
CREATE TABLE fuzzy_run(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      language TEXT NOT NULL,
      documents INTEGER NOT NULL,
      dictionary_chunks INTEGER NOT NULL,
      weights BLOB NOT NULL
    );
CREATE TABLE language(
  id INTEGER PRIMARY KEY,
  tag TEXT NOT NULL UNIQUE
);
INSERT INTO "language" VALUES(1,'en');
INSERT INTO "language" VALUES(2,'tr');
INSERT INTO "language" VALUES(3,'de');
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
INSERT INTO "unit" VALUES(1,1,1,-5797890066860853949,1,1,NULL,'20261124T231903Z',NULL,NULL,NULL,'[{"text":"greeting"}]',NULL);
INSERT INTO "unit" VALUES(2,4,2,7183123680635613943,1,3,NULL,'20261124T231903Z','20261124T231903Z',NULL,NULL,NULL,NULL);
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
INSERT INTO "variant" VALUES(1,1,1,'Good morning',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "variant" VALUES(2,1,2,'Günaydın',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "variant" VALUES(3,1,3,'Guten Morgen',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "variant" VALUES(8,2,1,'Save the file',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "variant" VALUES(9,2,2,'Dosyayı kaydedin',NULL,NULL,NULL,4,NULL,'20261124T231903Z',NULL,NULL,NULL,NULL);
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
DELETE FROM "sqlite_sequence";
