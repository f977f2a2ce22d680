#include "memory/unit_writer.h"

#include <algorithm>
#include <string>

#include "memory/metadata_json.h"
#include "memory/unit_columns.h"
#include "model/segment_markup.h"
#include "sqlite/database.h"

namespace calque {
namespace {

std::string insert_unit_sql() {
  return std::string(
             "INSERT INTO unit(id, batch, origin, fingerprint, source_language, tuid, "
             "segment_type, ") +
         kMetadataColumns + ", notes, properties) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
}

std::string insert_variant_sql() {
  return std::string("INSERT INTO variant(id, unit, language, text, markup, previous, next, ") +
         kMetadataColumns + ", notes, properties) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
}

constexpr int kMetadataParameter = 8;  // the first one, in both statements
constexpr int kNotesParameter = kMetadataParameter + static_cast<int>(kMetadataMembers.size());

void bind_present(sqlite::Statement& statement, int parameter, std::string_view text) {
  if (!text.empty()) statement.bind(parameter, text);
}

void bind_metadata(sqlite::Statement& statement, const Metadata& metadata) {
  int parameter = kMetadataParameter;
  for (const auto member : kMetadataMembers) {
    bind_present(statement, parameter++, metadata.*member);
  }
}

std::int64_t highest_id(sqlite::Database& database, const std::string& table) {
  return std::max(database.query_int("SELECT max(id) FROM " + table),
                  database.query_int("SELECT max(id) FROM archived_" + table));
}

}  // namespace

UnitWriter::UnitWriter(sqlite::Database& database, LanguageTable& languages)
    : languages_(languages),
      insert_unit_(database, insert_unit_sql()),
      insert_variant_(database, insert_variant_sql()),
      erase_unit_(database, "DELETE FROM unit WHERE id = ?"),
      erase_variants_(database, "DELETE FROM variant WHERE unit = ?"),
      archive_unit_(database, "INSERT INTO archived_unit SELECT *, ? FROM unit WHERE id = ?"),
      archive_variants_(database,
                        "INSERT INTO archived_variant SELECT *, ? FROM variant WHERE unit = ?"),
      last_unit_(highest_id(database, "unit")),
      last_variant_(highest_id(database, "variant")) {}

UnitId UnitWriter::insert(const TranslationUnit& unit, std::int64_t fingerprint,
                          Provenance provenance) {
  const UnitId id{++last_unit_};
  insert_as(id, unit, fingerprint, provenance);
  return id;
}

void UnitWriter::insert_as(UnitId id, const TranslationUnit& unit, std::int64_t fingerprint,
                           Provenance provenance) {
  const std::string notes = notes_to_json(unit.notes);
  const std::string properties = properties_to_json(unit.properties);
  insert_unit_.clear_bindings();
  insert_unit_.bind(1, id.value).bind(2, provenance.batch.value).bind(3, provenance.origin.value);
  insert_unit_.bind(4, fingerprint);
  if (unit.source_language) insert_unit_.bind(5, languages_.intern(*unit.source_language).value);
  bind_present(insert_unit_, 6, unit.tuid);
  bind_present(insert_unit_, 7, unit.segment_type);
  bind_metadata(insert_unit_, unit.metadata);
  bind_present(insert_unit_, kNotesParameter, notes);
  bind_present(insert_unit_, kNotesParameter + 1, properties);
  insert_unit_.run();
  for (const Variant& variant : unit.variants) insert_variant(variant, id);
}

void UnitWriter::insert_variant(const Variant& variant, UnitId unit) {
  const std::string markup =
      variant.segment.tags.empty() ? std::string() : to_markup(variant.segment);
  const std::string notes = notes_to_json(variant.notes);
  const std::string properties = properties_to_json(variant.properties);
  insert_variant_.clear_bindings();
  insert_variant_.bind(1, ++last_variant_).bind(2, unit.value);
  insert_variant_.bind(3, languages_.intern(variant.language).value);
  insert_variant_.bind(4, std::string_view(variant.segment.text));
  bind_present(insert_variant_, 5, markup);
  bind_present(insert_variant_, 6, variant.context.previous);
  bind_present(insert_variant_, 7, variant.context.next);
  bind_metadata(insert_variant_, variant.metadata);
  bind_present(insert_variant_, kNotesParameter, notes);
  bind_present(insert_variant_, kNotesParameter + 1, properties);
  insert_variant_.run();
}

void UnitWriter::erase(UnitId id) {
  erase_variants_.bind(1, id.value).run();
  erase_unit_.bind(1, id.value).run();
}

void UnitWriter::archive(UnitId id, BatchId batch) {
  archive_unit_.bind(1, batch.value).bind(2, id.value).run();
  archive_variants_.bind(1, batch.value).bind(2, id.value).run();
}

}  // namespace calque
