#include "store/batch_writer.h"

#include <utility>

#include "calque/error.h"
#include "model/told_by_properties.h"
#include "sqlite/database.h"
#include "store/backup.h"
#include "store/fingerprint.h"
#include "store/known_texts.h"
#include "store/schema.h"

namespace calque {
namespace {

/// Begins the transaction's temporary table; a batch that finds duplicates counts them there, so
/// that memory use stays the same however large the batch is.
sqlite::Database& with_seen_table(sqlite::Database& database) {
  database.execute(
      "CREATE TEMP TABLE IF NOT EXISTS "
      "seen_unit(fingerprint INTEGER, fingerprint2 INTEGER, n INTEGER, held INTEGER, "
      "PRIMARY KEY(fingerprint, fingerprint2)) WITHOUT ROWID;"
      "DELETE FROM seen_unit");
  return database;
}

BatchId insert_batch(sqlite::Database& database, const BatchInfo& info, BatchUid uid,
                     UnitId first_unit) {
  const auto bytes = uid.value.bytes();
  sqlite::Statement insert(database,
                           "INSERT INTO batch(kind, source, started, header, author, sitting, "
                           "uid, first_unit, undoes) VALUES(?,?,?,?,?,?,?,?,?)");
  insert.bind(1, std::string_view(info.kind)).bind_or_null(2, info.source);
  insert.bind(3, std::string_view(info.started)).bind_or_null(4, info.header);
  insert.bind_or_null(5, info.author).bind_or_null(6, info.sitting);
  insert.bind_blob(7, bytes).bind(8, first_unit.value);
  if (info.undoes) insert.bind(9, info.undoes->value);
  insert.run();
  return BatchId{database.last_insert_rowid()};
}

[[noreturn]] void throw_missing(UnitId id) {
  throw UsageError("there is no unit " + std::to_string(id.value) +
                   ": \"calque concordance\" shows the numbers of units");
}

}  // namespace

BatchWriter::BatchWriter(sqlite::Database& database, LanguageTable& languages,
                         const BatchInfo& info, BatchSettings settings)
    : database_(database),
      languages_(languages),
      settings_(std::move(settings)),
      transaction_(with_seen_table(database), sqlite::ForeignKeys::trusted),
      index_(database, settings_.index),
      writer_(database, languages, index_),
      reader_(database, languages),
      uids_(database),
      find_equal_(database,
                  "SELECT id FROM unit WHERE fingerprint = ? AND batch < ? AND fingerprint2 = ?"),
      count_seen_(database,
                  "UPDATE seen_unit SET n = n + 1 WHERE fingerprint = ? AND fingerprint2 = ? "
                  "RETURNING n <= held"),
      insert_seen_(database, "INSERT INTO seen_unit VALUES(?, ?, 1, ?)"),
      provenance_(database, "SELECT batch, origin, confirmed, uid FROM unit WHERE id = ?"),
      first_unit_(writer_.next_unit()),
      uid_(info.uid ? *info.uid : new_batch_uid()),
      id_(insert_batch(database, info, uid_, first_unit_)) {
  held_units_ = database_.query_int("SELECT EXISTS(SELECT 1 FROM unit)") != 0;
  if (!held_units_) schema::drop_fingerprint_index(database_);  // nothing to find: made by commit
  languages_.reload();  // another process may have added some before this batch had the lock
}

std::optional<UnitId> BatchWriter::add(const TranslationUnit& unit) {
  const Fingerprint fingerprint = fingerprint_of(unit);
  if (has_uid_and_content(unit) || is_duplicate(unit, fingerprint)) {
    ++counts_.duplicates;
    return std::nullopt;
  }
  return store(unit, fingerprint);
}

UnitId BatchWriter::insert(const TranslationUnit& unit) {
  return store(unit, fingerprint_of(unit));
}

UnitId BatchWriter::store(const TranslationUnit& unit, const Fingerprint& fingerprint) {
  ++counts_.added;
  ++new_units_;
  ++net_units_;
  return writer_.insert(unit, fingerprint,
                        {.batch = id_,
                         .origin = id_,
                         .confirmed = is_confirmed(unit) ? id_ : BatchId{},
                         .uid = stored_uid(unit)});
}

std::optional<UnitId> BatchWriter::find_with_texts(const TranslationUnit& unit) {
  index_.flush();
  return unit_with_texts(database_, languages_, unit);
}

/// What has to be stored of a unit's uid: one that does not follow from its place in this batch,
/// and that is free.
std::optional<UnitUid> BatchWriter::stored_uid(const TranslationUnit& unit) {
  if (!unit.uid) return std::nullopt;
  const std::int64_t place = writer_.next_unit().value - first_unit_.value + 1;
  if (uid_.unit(place) == unit.uid || uids_.is_taken(*unit.uid)) return std::nullopt;
  return unit.uid;
}

bool BatchWriter::has_uid_and_content(const TranslationUnit& unit) {
  const auto known = unit.uid ? uids_.find(*unit.uid) : std::nullopt;
  if (!known) return false;
  const auto stored = reader_.read(*known);
  return stored && stored->same_content(unit);
}

/// Whether the memory held so many equal units before this batch that one more need not be stored.
bool BatchWriter::is_duplicate(const TranslationUnit& unit, const Fingerprint& fingerprint) {
  if (!held_units_) return false;
  const auto first = first_equal(fingerprint);
  if (!first) return false;

  const auto stored = reader_.read(*first);
  const bool as_expected = stored && stored->same_content(unit);
  // A fingerprint that two contents share is counted anew each time; it hardly ever happens.
  if (!as_expected) return count_equal(unit, fingerprint) > 0;

  for (const sqlite::Row& seen : count_seen_.rows(fingerprint.first, fingerprint.second)) {
    return seen.column_int(0) != 0;
  }
  const std::int64_t held = count_equal(unit, fingerprint);
  insert_seen_.bind(1, fingerprint.first).bind(2, fingerprint.second).bind(3, held).run();
  return true;
}

/// Units with this fingerprint that the memory has since before this batch.
sqlite::Rows BatchWriter::equal_units(const Fingerprint& fingerprint) {
  return find_equal_.rows(fingerprint.first, id_.value, fingerprint.second);
}

std::optional<UnitId> BatchWriter::first_equal(const Fingerprint& fingerprint) {
  for (const sqlite::Row& row : equal_units(fingerprint)) return UnitId{row.column_int(0)};
  return std::nullopt;
}

/// How many units equal to this one the memory held before this batch.
std::int64_t BatchWriter::count_equal(const TranslationUnit& unit, const Fingerprint& fingerprint) {
  std::int64_t equal = 0;
  for (const sqlite::Row& row : equal_units(fingerprint)) {
    const auto stored = reader_.read(UnitId{row.column_int(0)});
    if (stored && stored->same_content(unit)) ++equal;
  }
  return equal;
}

TranslationUnit BatchWriter::unit(UnitId id) {
  auto unit = reader_.read(id);
  if (!unit) throw_missing(id);
  return *std::move(unit);
}

Provenance BatchWriter::provenance_of(UnitId id) {
  for (const sqlite::Row& row : provenance_.rows(id.value)) {
    Provenance provenance{.batch = BatchId{row.column_int(0)},
                          .origin = BatchId{row.column_int(1)},
                          .confirmed = BatchId{row.column_int(2)}};
    if (const auto uid = Uid::from_bytes(row.column_blob(3))) provenance.uid = UnitUid{*uid};
    return provenance;
  }
  throw_missing(id);
}

/// Takes the present version of a unit out of the live tables. What this very batch has written
/// needs no archive: undoing the batch goes back to what was there before it.
Provenance BatchWriter::take_out(UnitId id) {
  const Provenance provenance = provenance_of(id);
  if (provenance.batch != id_) {
    writer_.archive(id, id_);
    ++changed_units_;
  }
  writer_.erase(id);
  return provenance;
}

void BatchWriter::replace(UnitId id, const TranslationUnit& unit) {
  Provenance provenance = take_out(id);
  provenance.batch = id_;
  provenance.confirmed = confirmed_by(unit, provenance);
  writer_.insert_as(id, unit, fingerprint_of(unit), provenance);
  ++counts_.replaced;
}

/// Of a new version: a unit as it was read keeps who confirmed it, one of which nothing is told
/// what the version before it had.
BatchId BatchWriter::confirmed_by(const TranslationUnit& unit, const Provenance& before) const {
  if (unit.confirmation == Confirmation::untold) return before.confirmed;
  if (unit.confirmation == Confirmation::missing) return {};
  return unit.confirmed_by.value == 0 ? id_ : unit.confirmed_by;
}

void BatchWriter::remove(UnitId id) {
  take_out(id);
  --net_units_;
  ++counts_.removed;
}

void BatchWriter::count(const BatchCounts& done) {
  counts_.added += done.added;
  counts_.replaced += done.replaced;
  counts_.removed += done.removed;
  counts_.duplicates += done.duplicates;
}

/// Each change has put a unit into the archive; what the batch added is not counted.
bool BatchWriter::changes_most() {
  if (changed_units_ <= kFewChanges) return false;
  const std::int64_t now = database_.query_int("SELECT count(*) FROM unit");
  return changed_units_ > (now - net_units_) / 2;
}

void BatchWriter::commit() {
  index_.flush();
  if (!held_units_) schema::create_fingerprint_index(database_);
  sqlite::Statement update(
      database_,
      "UPDATE batch SET added = ?, replaced = ?, removed = ?, duplicates = ?, units = ? WHERE id = "
      "?");
  update.bind(1, counts_.added).bind(2, counts_.replaced).bind(3, counts_.removed);
  update.bind(4, counts_.duplicates).bind(5, new_units_).bind(6, id_.value).run();
  if (settings_.keep_copy && changes_most()) settings_.keep_copy(id_);
  transaction_.commit();
}

}  // namespace calque
