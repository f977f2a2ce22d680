#include "store/batch.h"

#include "error.h"
#include "sqlite/database.h"
#include "store/fingerprint.h"
#include "store/known_texts.h"

namespace calque {
namespace {

/// Begins the transaction's temporary table; a batch that finds duplicates counts them there, so
/// that memory use stays the same however large the batch is.
sqlite::Database& with_seen_table(sqlite::Database& database) {
  database.execute(
      "CREATE TEMP TABLE IF NOT EXISTS "
      "seen_unit(fingerprint INTEGER PRIMARY KEY, n INTEGER, held INTEGER);"
      "DELETE FROM seen_unit");
  return database;
}

BatchId insert_batch(sqlite::Database& database, const BatchInfo& info) {
  sqlite::Statement insert(database,
                           "INSERT INTO batch(kind, source, started, header) VALUES(?,?,?,?)");
  insert.bind(1, std::string_view(info.kind)).bind_or_null(2, info.source);
  insert.bind(3, std::string_view(info.started)).bind_or_null(4, info.header).run();
  return BatchId{database.last_insert_rowid()};
}

[[noreturn]] void throw_missing(UnitId id) {
  throw UsageError("there is no unit " + std::to_string(id.value) +
                   ": \"calque concordance\" shows the numbers of units");
}

}  // namespace

Batch::Batch(sqlite::Database& database, LanguageTable& languages, const BatchInfo& info)
    : database_(database),
      languages_(languages),
      transaction_(with_seen_table(database), sqlite::ForeignKeys::trusted),
      index_(database),
      writer_(database, languages, index_),
      reader_(database, languages),
      find_equal_(database, "SELECT id FROM unit WHERE fingerprint = ? AND batch < ?"),
      count_seen_(database,
                  "UPDATE seen_unit SET n = n + 1 WHERE fingerprint = ? RETURNING n <= held"),
      insert_seen_(database, "INSERT INTO seen_unit VALUES(?, 1, ?)"),
      provenance_(database, "SELECT batch, origin FROM unit WHERE id = ?"),
      id_(insert_batch(database, info)) {
  held_units_ = database_.query_int("SELECT EXISTS(SELECT 1 FROM unit)") != 0;
  languages_.reload();  // another process may have added some before this batch had the lock
}

std::optional<UnitId> Batch::add(const TranslationUnit& unit) {
  const std::int64_t fingerprint = fingerprint_of(unit);
  if (is_duplicate(unit, fingerprint)) {
    ++counts_.duplicates;
    return std::nullopt;
  }
  ++counts_.added;
  return writer_.insert(unit, fingerprint, {.batch = id_, .origin = id_});
}

UnitId Batch::insert(const TranslationUnit& unit) {
  ++counts_.added;
  return writer_.insert(unit, fingerprint_of(unit), {.batch = id_, .origin = id_});
}

std::optional<UnitId> Batch::find_with_texts(const TranslationUnit& unit) {
  index_.flush();
  return unit_with_texts(database_, languages_, unit);
}

/// Whether the memory held so many equal units before this batch that one more need not be stored.
bool Batch::is_duplicate(const TranslationUnit& unit, std::int64_t fingerprint) {
  if (!held_units_) return false;
  const auto first = first_equal(fingerprint);
  if (!first) return false;

  const auto stored = reader_.read(*first);
  const bool as_expected = stored && stored->same_content(unit);
  // A fingerprint that two contents share is counted anew each time; it hardly ever happens.
  if (!as_expected) return count_equal(unit, fingerprint) > 0;

  for (const sqlite::Row& seen : count_seen_.rows(fingerprint)) return seen.column_int(0) != 0;
  insert_seen_.bind(1, fingerprint).bind(2, count_equal(unit, fingerprint)).run();
  return true;
}

/// Of the units that have this fingerprint since before this batch, one.
std::optional<UnitId> Batch::first_equal(std::int64_t fingerprint) {
  for (const sqlite::Row& row : find_equal_.rows(fingerprint, id_.value)) {
    return UnitId{row.column_int(0)};
  }
  return std::nullopt;
}

/// How many units equal to this one the memory held before this batch.
std::int64_t Batch::count_equal(const TranslationUnit& unit, std::int64_t fingerprint) {
  std::int64_t equal = 0;
  for (const sqlite::Row& row : find_equal_.rows(fingerprint, id_.value)) {
    const auto stored = reader_.read(UnitId{row.column_int(0)});
    if (stored && stored->same_content(unit)) ++equal;
  }
  return equal;
}

TranslationUnit Batch::unit(UnitId id) {
  auto unit = reader_.read(id);
  if (!unit) throw_missing(id);
  return *std::move(unit);
}

Provenance Batch::provenance_of(UnitId id) {
  for (const sqlite::Row& row : provenance_.rows(id.value)) {
    return {BatchId{row.column_int(0)}, BatchId{row.column_int(1)}};
  }
  throw_missing(id);
}

/// Takes the present version of a unit out of the live tables. What this very batch has written
/// needs no archive: undoing the batch goes back to what was there before it.
Provenance Batch::take_out(UnitId id) {
  const Provenance provenance = provenance_of(id);
  if (provenance.batch != id_) writer_.archive(id, id_);
  writer_.erase(id);
  return provenance;
}

void Batch::replace(UnitId id, const TranslationUnit& unit) {
  const Provenance old = take_out(id);
  writer_.insert_as(id, unit, fingerprint_of(unit), {.batch = id_, .origin = old.origin});
  ++counts_.replaced;
}

void Batch::remove(UnitId id) {
  take_out(id);
  ++counts_.removed;
}

void Batch::count(const BatchCounts& done) {
  counts_.added += done.added;
  counts_.replaced += done.replaced;
  counts_.removed += done.removed;
  counts_.duplicates += done.duplicates;
}

void Batch::commit() {
  index_.flush();
  sqlite::Statement update(
      database_,
      "UPDATE batch SET added = ?, replaced = ?, removed = ?, duplicates = ? WHERE id = ?");
  update.bind(1, counts_.added).bind(2, counts_.replaced).bind(3, counts_.removed);
  update.bind(4, counts_.duplicates).bind(5, id_.value).run();
  transaction_.commit();
}

}  // namespace calque
