#include "store/unit_writer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "calque/error.h"
#include "model/segment_markup.h"
#include "sqlite/database.h"
#include "store/metadata_json.h"
#include "store/schema.h"

namespace calque {
namespace {

constexpr const char* kInsertUnit =
    "INSERT INTO unit(id, attributes, creation_date, change_date, last_usage_date, usage_count, "
    "notes, properties, batch, origin, fingerprint, source_language, tuid, first_variant, "
    "variants, fingerprint2, uid, confirmed, topic) "
    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr const char* kInsertVariant =
    "INSERT INTO variant(id, attributes, creation_date, change_date, last_usage_date, usage_count, "
    "notes, properties, unit, language, text, markup, previous, next, key, base) "
    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr int kFirstDateParameter = 3;  // these parameters have the same place in both statements
constexpr int kNotesParameter = 7;
constexpr int kPropertiesParameter = 8;

void bind_present(sqlite::Statement& statement, int parameter, std::string_view text) {
  if (!text.empty()) statement.bind(parameter, text);
}

void bind_dates(sqlite::Statement& statement, const Metadata& metadata) {
  bind_present(statement, kFirstDateParameter, metadata.creation_date);
  bind_present(statement, kFirstDateParameter + 1, metadata.change_date);
  bind_present(statement, kFirstDateParameter + 2, metadata.last_usage_date);
  bind_present(statement, kFirstDateParameter + 3, metadata.usage_count);
}

/// Copies a row to the archive; the parameters are the batch that removes it and the row's number.
std::string archive_sql(sqlite::Database& database, const std::string& table) {
  const std::string columns = schema::columns_of(database, table);
  return "INSERT INTO archived_" + table + "(" + columns + ", removed_by) SELECT " + columns +
         ", ? FROM " + table + " WHERE id = ?";
}

/// Ids go on from the highest. One that cannot have been reached by counting is damage, and leaves
/// no room for further ones.
std::int64_t highest_id(sqlite::Database& database, const std::string& table) {
  constexpr std::int64_t kMost = std::int64_t{1} << 62U;
  const std::int64_t highest =
      std::max(database.query_int("SELECT max(id) FROM " + table),
               database.query_int("SELECT max(id) FROM archived_" + table));
  if (highest < kMost) return highest;
  throw Error(database.path().string() + ": the table " + table + " has a row with the number " +
              std::to_string(highest) + ": restore the file from a backup");
}

}  // namespace

UnitWriter::UnitWriter(sqlite::Database& database, LanguageTable& languages, IndexWriter& index)
    : languages_(languages),
      index_(index),
      attributes_(database),
      topics_(database),
      insert_unit_(database, kInsertUnit),
      insert_variant_(database, kInsertVariant),
      variants_of_unit_(database,
                        "SELECT v.id, v.unit FROM unit u CROSS JOIN variant v "
                        "ON v.id >= u.first_variant AND v.id < u.first_variant + u.variants "
                        "WHERE u.id = ?"),
      erase_unit_(database, "DELETE FROM unit WHERE id = ?"),
      erase_variant_(database, "DELETE FROM variant WHERE id = ?"),
      archive_unit_(database, archive_sql(database, "unit")),
      archive_variant_(database, archive_sql(database, "variant")),
      last_unit_(highest_id(database, "unit")),
      last_variant_(highest_id(database, "variant")) {}

UnitId UnitWriter::insert(const TranslationUnit& unit, const Fingerprint& fingerprint,
                          Provenance provenance) {
  const UnitId id{++last_unit_};
  insert_as(id, unit, fingerprint, provenance);
  return id;
}

void UnitWriter::insert_as(UnitId id, const TranslationUnit& unit, const Fingerprint& fingerprint,
                           Provenance provenance) {
  const std::string notes = notes_to_json(unit.notes);
  const std::string properties = properties_to_json(unit.properties);
  insert_unit_.clear_bindings();
  insert_unit_.bind(1, id.value);
  insert_unit_.bind(2, attributes_.intern(shared_attributes(unit.metadata, unit.segment_type)));
  bind_dates(insert_unit_, unit.metadata);
  bind_present(insert_unit_, kNotesParameter, notes);
  bind_present(insert_unit_, kPropertiesParameter, properties);
  insert_unit_.bind(9, provenance.batch.value).bind(10, provenance.origin.value);
  insert_unit_.bind(11, fingerprint.first).bind(16, fingerprint.second);
  if (unit.source_language) insert_unit_.bind(12, languages_.intern(*unit.source_language).value);
  bind_present(insert_unit_, 13, unit.tuid);
  insert_unit_.bind(14, last_variant_ + 1).bind(15, std::ssize(unit.variants));
  std::array<std::byte, Uid::kBytes> uid{};
  if (provenance.uid) {
    uid = provenance.uid->value.bytes();
    insert_unit_.bind_blob(17, uid);
  }
  if (provenance.confirmed.value != 0) insert_unit_.bind(18, provenance.confirmed.value);
  if (const auto topic = topics_.intern(topic_of(unit.properties))) insert_unit_.bind(19, *topic);
  insert_unit_.run();
  for (const Variant& variant : unit.variants) insert_variant(variant, id);
}

void UnitWriter::insert_variant(const Variant& variant, UnitId unit) {
  const std::string markup =
      variant.segment.tags.empty() ? std::string() : to_markup(variant.segment);
  const std::string notes = notes_to_json(variant.notes);
  const std::string properties = properties_to_json(variant.properties);
  insert_variant_.clear_bindings();
  insert_variant_.bind(1, ++last_variant_);
  insert_variant_.bind(2, attributes_.intern(shared_attributes(variant.metadata)));
  bind_dates(insert_variant_, variant.metadata);
  bind_present(insert_variant_, kNotesParameter, notes);
  bind_present(insert_variant_, kPropertiesParameter, properties);
  insert_variant_.bind(9, unit.value).bind(10, languages_.intern(variant.language).value);
  insert_variant_.bind(11, std::string_view(variant.segment.text));
  bind_present(insert_variant_, 12, markup);
  bind_present(insert_variant_, 13, variant.context.previous);
  bind_present(insert_variant_, 14, variant.context.next);
  bind_present(insert_variant_, 15, variant.key);
  if (variant.base != 0) insert_variant_.bind(16, variant.base);
  insert_variant_.run();
  index_.add(VariantId{last_variant_}, variant.language, variant.segment.text,
             variant.segment.tags);
}

/// Those that are there: the range that a damaged unit names may be endless.
const std::vector<std::int64_t>& UnitWriter::variants_of(UnitId id) {
  variants_.clear();
  for (const sqlite::Row& row : variants_of_unit_.rows(id.value)) {
    if (row.column_int(1) != id.value) {
      throw Error("unit " + std::to_string(id.value) +
                  " names variants that are not its own: restore the file from a backup");
    }
    variants_.push_back(row.column_int(0));
  }
  return variants_;
}

void UnitWriter::erase(UnitId id) {
  for (const std::int64_t variant : variants_of(id)) {
    index_.remove(VariantId{variant});
    erase_variant_.bind(1, variant).run();
  }
  erase_unit_.bind(1, id.value).run();
}

void UnitWriter::archive(UnitId id, BatchId batch) {
  for (const std::int64_t variant : variants_of(id)) {
    archive_variant_.bind(1, batch.value).bind(2, variant).run();
  }
  archive_unit_.bind(1, batch.value).bind(2, id.value).run();
}

}  // namespace calque
