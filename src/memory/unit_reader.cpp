#include "memory/unit_reader.h"

#include <string>

#include "memory/metadata_json.h"
#include "memory/unit_columns.h"
#include "model/segment_markup.h"

namespace calque {
namespace {

constexpr int kUnitMetadata = 4;     // first metadata column of the unit query
constexpr int kVariantMetadata = 6;  // first metadata column of the variant query
constexpr int kMetadataCount = static_cast<int>(kMetadataMembers.size());

Metadata metadata_of_row(const sqlite::Statement& row, int first_column) {
  Metadata metadata;
  for (const auto member : kMetadataMembers) metadata.*member = row.column_text(first_column++);
  return metadata;
}

std::string unit_sql() {
  return std::string(
             "SELECT tuid, source_language, segment_type, (SELECT source FROM batch WHERE id = "
             "origin), ") +
         kMetadataColumns + ", notes, properties FROM unit WHERE id = ?";
}

std::string variant_sql() {
  return std::string("SELECT id, language, text, markup, previous, next, ") + kMetadataColumns +
         ", notes, properties FROM variant WHERE unit = ? ORDER BY id";
}

}  // namespace

UnitReader::UnitReader(sqlite::Database& database, const LanguageTable& languages)
    : languages_(languages),
      unit_query_(database, unit_sql()),
      variant_query_(database, variant_sql()) {}

std::optional<TranslationUnit> UnitReader::read(UnitId id) {
  unit_query_.bind(1, id.value);
  if (!unit_query_.step()) {
    unit_query_.reset();
    return std::nullopt;
  }
  TranslationUnit unit;
  unit.id = id;
  unit.tuid = unit_query_.column_text(0);
  if (!unit_query_.column_is_null(1)) {
    unit.source_language = languages_.language(LanguageId{unit_query_.column_int(1)});
  }
  unit.segment_type = unit_query_.column_text(2);
  unit.origin = unit_query_.column_text(3);
  unit.metadata = metadata_of_row(unit_query_, kUnitMetadata);
  unit.notes = notes_from_json(unit_query_.column_text(kUnitMetadata + kMetadataCount));
  unit.properties =
      properties_from_json(unit_query_.column_text(kUnitMetadata + kMetadataCount + 1));
  unit_query_.reset();

  variant_query_.bind(1, id.value);
  while (variant_query_.step()) unit.variants.push_back(variant_of_row());
  variant_query_.reset();
  return unit;
}

Variant UnitReader::variant_of_row() const {
  const sqlite::Statement& row = variant_query_;
  Variant variant;
  variant.id = VariantId{row.column_int(0)};
  variant.language = languages_.language(LanguageId{row.column_int(1)});
  if (row.column_is_null(3)) {
    variant.segment.text = row.column_text(2);
  } else {
    variant.segment = from_markup(row.column_text(3));
  }
  variant.context = {std::string(row.column_text(4)), std::string(row.column_text(5))};
  variant.metadata = metadata_of_row(row, kVariantMetadata);
  variant.notes = notes_from_json(row.column_text(kVariantMetadata + kMetadataCount));
  variant.properties = properties_from_json(row.column_text(kVariantMetadata + kMetadataCount + 1));
  return variant;
}

}  // namespace calque
