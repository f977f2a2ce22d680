#pragma once

#include <array>
#include <string_view>

/// The views of a memory: for those who query the file with SQL (docs/schema.md). calque itself
/// does not use them.
namespace calque::schema {

struct View {
  std::string_view name;
  std::string_view sql;
};

inline constexpr std::array<View, 3> kViews{{{"translation_variant",
                                              R"sql(CREATE VIEW translation_variant AS
  SELECT v.id AS variant, v.unit AS unit, l.tag AS language, v.text AS text, v.markup AS markup,
         v.previous AS previous, v.next AS next, u.tuid AS tuid, s.tag AS source_language,
         coalesce(v.creation_date, u.creation_date) AS creation_date,
         coalesce(v.change_date, u.change_date) AS change_date,
         coalesce(nullif(va.change_id, ''), nullif(ua.change_id, '')) AS change_id,
         u.properties AS unit_properties, v.properties AS properties,
         u.notes AS unit_notes, v.notes AS notes, o.source AS origin, u.batch AS batch,
         CASE WHEN u.uid IS NOT NULL THEN lower(hex(u.uid))
           WHEN o.uid IS NOT NULL THEN lower(hex(substr(o.uid, 1, 11))) ||
             format('%010x', u.id - o.first_unit + 1) END AS uid,
         c.started AS confirmed, c.author AS confirmed_by,
         nullif(t.client, '') AS client, nullif(t.domain, '') AS domain, v.key AS key
  FROM variant v JOIN unit u ON u.id = v.unit JOIN language l ON l.id = v.language
       JOIN attributes va ON va.id = v.attributes JOIN attributes ua ON ua.id = u.attributes
       JOIN batch o ON o.id = u.origin LEFT JOIN language s ON s.id = u.source_language
       LEFT JOIN batch c ON c.id = u.confirmed LEFT JOIN topic t ON t.id = u.topic)sql"},
                                             {"translation_pair",
                                              R"sql(CREATE VIEW translation_pair AS
  SELECT a.unit AS unit, la.tag AS source_language, a.text AS source,
         lb.tag AS target_language, b.text AS target
  FROM variant a JOIN unit u ON u.id = a.unit
       JOIN variant b ON b.id >= u.first_variant AND b.id < u.first_variant + u.variants
                         AND b.language <> a.language
       JOIN language la ON la.id = a.language JOIN language lb ON lb.id = b.language)sql"},
                                             {"glossary_term",
                                              R"sql(CREATE VIEW glossary_term AS
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
       JOIN batch o ON o.id = c.origin)sql"}}};

}  // namespace calque::schema
