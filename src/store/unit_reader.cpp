#include "store/unit_reader.h"

#include <limits>
#include <string>

#include "calque/error.h"
#include "model/segment_markup.h"
#include "model/told_by_properties.h"
#include "sqlite/database.h"
#include "store/metadata_json.h"
#include "store/stored_text.h"

namespace calque {
namespace {

constexpr const char* kUnitColumns =
    "SELECT u.tuid, u.source_language, u.attributes, u.creation_date, u.change_date, "
    "u.last_usage_date, u.usage_count, u.notes, u.properties, b.source, u.id, u.first_variant, "
    "u.variants, u.uid, u.confirmed, b.uid, b.first_unit, u.batch ";
constexpr const char* kOrigin = " LEFT JOIN batch b ON b.id = u.origin WHERE u.id = ?1";

constexpr const char* kVariantColumns =
    "SELECT id, language, attributes, creation_date, change_date, last_usage_date, usage_count, "
    "notes, properties, text, markup, previous, next, unit, key, base ";
constexpr const char* kRange = " WHERE id >= ?1 AND id < ?2";

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

std::optional<Uid> uid_in(const sqlite::Row& row, int column) {
  return Uid::from_bytes(row.column_blob(column));
}

/// One that came from elsewhere is stored; others follow from the batch that brought the unit.
std::optional<UnitUid> uid_of_row(const sqlite::Row& row) {
  if (const auto stored = uid_in(row, 13)) return UnitUid{*stored};
  const auto batch = uid_in(row, 15);
  const std::int64_t first = row.column_int(16);
  const std::int64_t id = row.column_int(10);
  if (!batch || first < 1 || id < first) return std::nullopt;
  return BatchUid::of(*batch).unit(id - first + 1);
}

/// Versions before 4 do not tell (see older_schema.h).
void set_confirmation(TranslationUnit& unit, const sqlite::Row& row) {
  const std::int64_t batch = row.column_int(14);
  const bool given = batch < 0 ? says_confirmed(unit) : batch > 0;
  unit.confirmation = given ? Confirmation::given : Confirmation::missing;
  if (given) unit.confirmed_by = BatchId{batch < 0 ? row.column_int(17) : batch};
}

}  // namespace

UnitReader::UnitReader(sqlite::Database& database, const LanguageTable& languages)
    : UnitReader(database, languages, std::string(kUnitColumns) + "FROM unit u" + kOrigin,
                 std::string(kVariantColumns) + "FROM variant" + kRange + " ORDER BY id") {}

UnitReader UnitReader::of_archive(sqlite::Database& database, const LanguageTable& languages) {
  return {database, languages,
          std::string(kUnitColumns) + "FROM archived_unit u" + kOrigin + " AND u.removed_by = ?2",
          std::string(kVariantColumns) + "FROM archived_variant" + kRange +
              " AND removed_by = ?3 ORDER BY id"};
}

UnitReader::UnitReader(sqlite::Database& database, const LanguageTable& languages,
                       const std::string& unit_sql, const std::string& variant_sql)
    : languages_(languages),
      attributes_(database),
      unit_query_(database, unit_sql),
      variant_query_(database, variant_sql) {}

std::optional<TranslationUnit> UnitReader::read_removed(UnitId id, BatchId removed_by) {
  unit_query_.bind(2, removed_by.value);
  variant_query_.bind(3, removed_by.value);
  return read(id);
}

std::optional<TranslationUnit> UnitReader::read(UnitId id) {
  try {
    // The unit's row stays open while its variants are read, so that both see one state of the
    // file.
    for (const sqlite::Row& row : unit_query_.rows(id.value)) {
      TranslationUnit unit = unit_of_row(row);
      read_variants(unit, row.column_int(11), row.column_int(12));
      set_confirmation(unit, row);
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
  unit.uid = uid_of_row(row);
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
  variant.key = stored_text(row, 14);
  variant.base = row.column_int(15);
  return variant;
}

}  // namespace calque
