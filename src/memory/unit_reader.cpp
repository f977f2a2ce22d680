#include "memory/unit_reader.h"

#include <string>

#include "memory/metadata_json.h"
#include "model/segment_markup.h"

namespace calque {
namespace {

constexpr const char* kUnitSql =
    "SELECT tuid, source_language, attributes, creation_date, change_date, last_usage_date, "
    "usage_count, notes, properties, (SELECT source FROM batch WHERE id = origin), id, "
    "first_variant, variants "
    "FROM unit WHERE id = ?";

constexpr const char* kVariantSql =
    "SELECT id, language, attributes, creation_date, change_date, last_usage_date, usage_count, "
    "notes, properties, text, markup, previous, next FROM variant WHERE id >= ? AND id < ? "
    "ORDER BY id";

constexpr int kAttributes = 2;  // these columns are in the same place in both queries
constexpr int kFirstDate = 3;
constexpr int kNotes = 7;
constexpr int kProperties = 8;

Metadata metadata_of_row(const sqlite::Statement& row, const AttributeSet& attributes) {
  Metadata metadata;
  metadata.creation_date = row.column_text(kFirstDate);
  metadata.change_date = row.column_text(kFirstDate + 1);
  metadata.last_usage_date = row.column_text(kFirstDate + 2);
  metadata.usage_count = row.column_text(kFirstDate + 3);
  set_shared_attributes(metadata, attributes);
  return metadata;
}

}  // namespace

UnitReader::UnitReader(sqlite::Database& database, const LanguageTable& languages)
    : languages_(languages),
      attributes_(database),
      unit_query_(database, kUnitSql),
      variant_query_(database, kVariantSql) {}

std::optional<TranslationUnit> UnitReader::read(UnitId id) {
  std::optional<TranslationUnit> unit;
  unit_query_.bind(1, id.value);
  if (unit_query_.step()) unit = unit_of_row();
  if (!unit) {
    unit_query_.reset();
    return unit;
  }
  const std::int64_t first = unit_query_.column_int(11);
  variant_query_.bind(1, first).bind(2, first + unit_query_.column_int(12));
  unit_query_.reset();
  while (variant_query_.step()) unit->variants.push_back(variant_of_row());
  variant_query_.reset();
  return unit;
}

TranslationUnit UnitReader::unit_of_row() {
  const sqlite::Statement& row = unit_query_;
  const AttributeSet& attributes = attributes_.attributes(row.column_int(kAttributes));
  TranslationUnit unit;
  unit.id = UnitId{row.column_int(10)};
  unit.tuid = row.column_text(0);
  if (!row.column_is_null(1)) {
    unit.source_language = languages_.language(LanguageId{row.column_int(1)});
  }
  unit.segment_type = attributes.front();
  unit.origin = row.column_text(9);
  unit.metadata = metadata_of_row(row, attributes);
  unit.notes = notes_from_json(row.column_text(kNotes));
  unit.properties = properties_from_json(row.column_text(kProperties));
  return unit;
}

Variant UnitReader::variant_of_row() {
  const sqlite::Statement& row = variant_query_;
  Variant variant;
  variant.id = VariantId{row.column_int(0)};
  variant.language = languages_.language(LanguageId{row.column_int(1)});
  variant.metadata = metadata_of_row(row, attributes_.attributes(row.column_int(kAttributes)));
  variant.notes = notes_from_json(row.column_text(kNotes));
  variant.properties = properties_from_json(row.column_text(kProperties));
  if (row.column_is_null(10)) {
    variant.segment.text = row.column_text(9);
  } else {
    variant.segment = from_markup(row.column_text(10));
  }
  variant.context = {std::string(row.column_text(11)), std::string(row.column_text(12))};
  return variant;
}

}  // namespace calque
