#include "store/unit_reader.h"

#include <limits>
#include <string>

#include "error.h"
#include "model/segment_markup.h"
#include "sqlite/database.h"
#include "store/metadata_json.h"
#include "store/stored_text.h"

namespace calque {
namespace {

constexpr const char* kUnitSql =
    "SELECT tuid, source_language, attributes, creation_date, change_date, last_usage_date, "
    "usage_count, notes, properties, (SELECT source FROM batch WHERE id = origin), id, "
    "first_variant, variants "
    "FROM unit WHERE id = ?";

constexpr const char* kVariantSql =
    "SELECT id, language, attributes, creation_date, change_date, last_usage_date, usage_count, "
    "notes, properties, text, markup, previous, next, unit FROM variant WHERE id >= ? AND id < ? "
    "ORDER BY id";

constexpr int kAttributes = 2;  // these columns are in the same place in both queries
constexpr int kFirstDate = 3;
constexpr int kNotes = 7;
constexpr int kProperties = 8;

Metadata metadata_of_row(const sqlite::Row& row, const AttributeSet& attributes) {
  Metadata metadata;
  metadata.creation_date = stored_text(row, kFirstDate);
  metadata.change_date = stored_text(row, kFirstDate + 1);
  metadata.last_usage_date = stored_text(row, kFirstDate + 2);
  metadata.usage_count = stored_text(row, kFirstDate + 3);
  set_shared_attributes(metadata, attributes);
  return metadata;
}

[[noreturn]] void fail_range() {
  throw Error("it names variants that are not its own: restore the file from a backup");
}

}  // namespace

UnitReader::UnitReader(sqlite::Database& database, const LanguageTable& languages)
    : languages_(languages),
      attributes_(database),
      unit_query_(database, kUnitSql),
      variant_query_(database, kVariantSql) {}

std::optional<TranslationUnit> UnitReader::read(UnitId id) {
  try {
    // The unit's row stays open while its variants are read, so that both see one state of the
    // file.
    for (const sqlite::Row& row : unit_query_.rows(id.value)) {
      TranslationUnit unit = unit_of_row(row);
      read_variants(unit, row.column_int(11), row.column_int(12));
      return unit;
    }
    return std::nullopt;
  } catch (const sqlite::Error&) {
    throw;
  } catch (const Error& error) {
    throw Error("unit " + std::to_string(id.value) + " cannot be read: " + error.what());
  }
}

/// Stops at the first row that is another unit's: the range that a damaged unit names may be the
/// whole table.
void UnitReader::read_variants(TranslationUnit& unit, std::int64_t first, std::int64_t count) {
  if (count < 0 || first > std::numeric_limits<std::int64_t>::max() - count) fail_range();
  for (const sqlite::Row& row : variant_query_.rows(first, first + count)) {
    if (row.column_int(13) != unit.id.value) fail_range();
    unit.variants.push_back(variant_of_row(row));
  }
}

TranslationUnit UnitReader::unit_of_row(const sqlite::Row& row) {
  const AttributeSet& attributes = attributes_.attributes(row.column_int(kAttributes));
  TranslationUnit unit;
  unit.id = UnitId{row.column_int(10)};
  unit.tuid = stored_text(row, 0);
  if (!row.column_is_null(1)) {
    unit.source_language = languages_.language(LanguageId{row.column_int(1)});
  }
  unit.segment_type = attributes.front();
  unit.origin = stored_text(row, 9);
  unit.metadata = metadata_of_row(row, attributes);
  unit.notes = notes_from_json(row.column_text(kNotes));
  unit.properties = properties_from_json(row.column_text(kProperties));
  return unit;
}

Variant UnitReader::variant_of_row(const sqlite::Row& row) {
  Variant variant;
  variant.id = VariantId{row.column_int(0)};
  variant.language = languages_.language(LanguageId{row.column_int(1)});
  variant.metadata = metadata_of_row(row, attributes_.attributes(row.column_int(kAttributes)));
  variant.notes = notes_from_json(row.column_text(kNotes));
  variant.properties = properties_from_json(row.column_text(kProperties));
  if (row.column_is_null(10)) {
    variant.segment.text = stored_text(row, 9);
  } else {
    variant.segment = from_markup(row.column_text(10));
  }
  variant.context = {stored_text(row, 11), stored_text(row, 12)};
  return variant;
}

}  // namespace calque
