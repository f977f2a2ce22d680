-- A memory as version 3 of the tables had it: an import with an aligned unit and clients, edits, a deletion, a glossary.
CREATE TABLE language(
  id INTEGER PRIMARY KEY,
  tag TEXT NOT NULL UNIQUE
);
INSERT INTO language VALUES(1,'en');
INSERT INTO language VALUES(2,'de');
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
INSERT INTO batch VALUES(1,'import','a.tmx','20261130T202222Z',NULL,4,0,0,0,'{"version":"1.4","attributes":{"creationtool":"t","creationtoolversion":"1","segtype":"sentence","o-tmf":"x","adminlang":"en","srclang":"en","datatype":"plaintext"}}');
INSERT INTO batch VALUES(2,'edit',NULL,'20261130T202222Z',NULL,0,1,0,0,NULL);
INSERT INTO batch VALUES(3,'delete',NULL,'20261130T202223Z',NULL,0,0,1,0,NULL);
INSERT INTO batch VALUES(4,'add',NULL,'20261130T202223Z',NULL,1,0,0,0,NULL);
INSERT INTO batch VALUES(5,'edit',NULL,'20261130T202224Z',NULL,0,1,0,0,NULL);
INSERT INTO batch VALUES(6,'glossary import','g.tsv','20261130T202224Z',NULL,1,0,0,0,NULL);
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
INSERT INTO attributes VALUES(1,'sentence','plaintext','x','','','','','');
INSERT INTO attributes VALUES(2,'','','','','','','','');
INSERT INTO attributes VALUES(3,'sentence','plaintext','x','','','','','ada');
INSERT INTO attributes VALUES(4,'','','','','','','ada','');
INSERT INTO attributes VALUES(5,'sentence','','','','','','ada','');
INSERT INTO attributes VALUES(6,'sentence','','','','','','ada','ada');
INSERT INTO attributes VALUES(7,'','','','','','','','ada');
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
, first_variant INTEGER NOT NULL DEFAULT 0, variants INTEGER NOT NULL DEFAULT 0);
INSERT INTO unit VALUES(1,1,1,-6443722317654045353,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'[{"type":"client","value":"Acme"},{"type":"domain","value":" "}]',1,2);
INSERT INTO unit VALUES(2,1,1,997092497193756561,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'[{"type":"origin","value":"alignment"},{"type":"confidence","value":"0.9731"}]',3,2);
INSERT INTO unit VALUES(4,2,1,4330217627078270759,1,3,NULL,NULL,'20261130T202222Z',NULL,NULL,NULL,NULL,10,4);
INSERT INTO unit VALUES(5,5,4,6748299377594236560,1,6,NULL,'20261130T202223Z','20261130T202224Z',NULL,NULL,NULL,NULL,16,2);
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
INSERT INTO variant VALUES(1,1,1,'Good morning',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(2,1,2,'Guten Morgen',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(3,2,1,'Save the file',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(4,2,2,'Sichern Sie die Datei',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(10,4,1,'Yes',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(11,4,2,'Ja',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(12,4,2,'Jawohl',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(13,4,2,'Ja!',NULL,NULL,NULL,4,'20261130T202222Z',NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(16,5,1,'No',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO variant VALUES(17,5,2,'Nein.',NULL,NULL,NULL,7,NULL,'20261130T202224Z',NULL,NULL,NULL,NULL);
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
, first_variant INTEGER NOT NULL DEFAULT 0, variants INTEGER NOT NULL DEFAULT 0);
INSERT INTO archived_unit VALUES(4,1,1,-1806722530714703297,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,7,3);
INSERT INTO archived_unit VALUES(3,1,1,6745874736696188394,1,1,NULL,NULL,NULL,NULL,NULL,NULL,'[{"type":"x-Client:SinglePicklist","value":"Acme"},{"type":"x-Domain:SinglePicklist","value":"Law"}]',3,5,2);
INSERT INTO archived_unit VALUES(5,4,4,-8534619022317832772,1,5,NULL,'20261130T202223Z',NULL,NULL,NULL,NULL,NULL,5,14,2);
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
INSERT INTO archived_variant VALUES(7,4,1,'Yes',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,2);
INSERT INTO archived_variant VALUES(8,4,2,'Ja',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,2);
INSERT INTO archived_variant VALUES(9,4,2,'Jawohl',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,2);
INSERT INTO archived_variant VALUES(5,3,1,'Old text',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO archived_variant VALUES(6,3,2,'Alter Text',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO archived_variant VALUES(14,5,1,'No',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,5);
INSERT INTO archived_variant VALUES(15,5,2,'Nein',NULL,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,5);
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
INSERT INTO fuzzy_recent VALUES(1,'en',X'd40102fdf24d140ff611c30608490cfaf94b9100');
INSERT INTO fuzzy_recent VALUES(2,'de',X'd40102d34dcd86e92e8f082465507be0518a7500');
INSERT INTO fuzzy_recent VALUES(3,'en',X'fc0103dc1cbf0c8428dd7dbff7f6c3ab1a361320dbc6d6f4a8391700');
INSERT INTO fuzzy_recent VALUES(4,'de',X'f80204532317ef60ec396bb14fda6dbb37ef1844e9be1b38ca2fc85afab9150a8a980b00');
INSERT INTO fuzzy_recent VALUES(10,'en',X'4c01660d7840951dd4ff02a27b7f4dc9247d6dda435d13216b5c64');
INSERT INTO fuzzy_recent VALUES(11,'de',X'4001f5d7c6bd1ea86fcc02b578ad093c1953d4c77ef0ff2857d628');
INSERT INTO fuzzy_recent VALUES(12,'de',X'70015b4003ffc5b1b13b02b578ad093c1953d4a8857d15c031f293');
INSERT INTO fuzzy_recent VALUES(13,'de',X'4a02f5d7c6bd1ea86fcc52dcec1fa7655ecb02b578ad093c1953d4c77ef0ff2857d628');
INSERT INTO fuzzy_recent VALUES(16,'en',X'4001dd926a77f9a762310227bcd3415fdb6038aa46a652411f445e');
INSERT INTO fuzzy_recent VALUES(17,'de',X'62028d3020b53dcc0b4a52dcec1fa7655ecb02844840ba2f5f2b56171b2efdfb13994a');
CREATE TABLE fuzzy_removed(variant INTEGER PRIMARY KEY, below_run INTEGER NOT NULL);
INSERT INTO fuzzy_removed VALUES(5,1);
INSERT INTO fuzzy_removed VALUES(6,1);
INSERT INTO fuzzy_removed VALUES(7,1);
INSERT INTO fuzzy_removed VALUES(8,1);
INSERT INTO fuzzy_removed VALUES(9,1);
INSERT INTO fuzzy_removed VALUES(14,1);
INSERT INTO fuzzy_removed VALUES(15,1);
CREATE TABLE fuzzy_origin(rules INTEGER NOT NULL);
INSERT INTO fuzzy_origin VALUES(-850437733289738539);
CREATE TABLE concept(
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(id),
  origin INTEGER NOT NULL REFERENCES batch(id),
  fingerprint INTEGER NOT NULL,
  identifier TEXT,
  data TEXT,
  language_data TEXT
);
INSERT INTO concept VALUES(1,6,6,-1590562738783939599,NULL,NULL,NULL);
CREATE TABLE term(
  id INTEGER PRIMARY KEY,
  concept INTEGER NOT NULL REFERENCES concept(id),
  language INTEGER NOT NULL REFERENCES language(id),
  text TEXT NOT NULL,
  identifier TEXT,
  status TEXT,
  part_of_speech TEXT,
  data TEXT
);
INSERT INTO term VALUES(1,1,1,'house',NULL,NULL,NULL,NULL);
INSERT INTO term VALUES(2,1,2,'Haus',NULL,NULL,NULL,NULL);
CREATE TABLE archived_concept(
  id INT,
  batch INT,
  origin INT,
  fingerprint INT,
  identifier TEXT,
  data TEXT,
  language_data TEXT,
  removed_by
);
CREATE TABLE archived_term(
  id INT,
  concept INT,
  language INT,
  text TEXT,
  identifier TEXT,
  status TEXT,
  part_of_speech TEXT,
  data TEXT,
  removed_by
);
DELETE FROM sqlite_sequence;
CREATE INDEX unit_fingerprint ON unit(fingerprint, batch);
CREATE INDEX archived_unit_removed_by ON archived_unit(removed_by);
CREATE INDEX archived_unit_id ON archived_unit(id);
CREATE INDEX archived_variant_id ON archived_variant(id);
CREATE INDEX archived_variant_unit ON archived_variant(unit);
CREATE INDEX fuzzy_recent_language ON fuzzy_recent(language);
CREATE INDEX concept_fingerprint ON concept(fingerprint);
CREATE INDEX concept_identifier ON concept(identifier) WHERE identifier IS NOT NULL;
CREATE INDEX concept_batch ON concept(batch);
CREATE INDEX term_concept ON term(concept);
CREATE INDEX term_language ON term(language);
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
  FROM variant a JOIN unit u ON u.id = a.unit
       JOIN variant b ON b.id >= u.first_variant AND b.id < u.first_variant + u.variants
                         AND b.language <> a.language
       JOIN language la ON la.id = a.language JOIN language lb ON lb.id = b.language;
CREATE VIEW glossary_term AS
  SELECT t.id AS term, t.concept AS concept, l.tag AS language, t.text AS text,
         coalesce(t.status, '') AS status, t.part_of_speech AS part_of_speech,
         c.identifier AS identifier,
         (SELECT value ->> 'value' FROM json_each(coalesce(c.data, '[]'))
           WHERE value ->> 'type' = 'subjectField' LIMIT 1) AS domain,
         (SELECT value ->> 'value' FROM json_each(coalesce(c.data, '[]'))
           WHERE value ->> 'type' = 'definition' LIMIT 1) AS definition,
         c.data AS concept_data, c.language_data AS language_data, t.data AS data,
         o.source AS origin, c.batch AS batch
  FROM term t JOIN concept c ON c.id = t.concept JOIN language l ON l.id = t.language
       JOIN batch o ON o.id = c.origin;
