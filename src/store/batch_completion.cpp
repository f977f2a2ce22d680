#include <algorithm>
#include <cstdint>
#include <map>

#include "calque/unit.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/version_4.h"
#include "text/hash.h"

namespace calque::schema {
namespace {

constexpr std::uint64_t kHigh = 1;  // seeds of the halves of a uid
constexpr std::uint64_t kLow = 2;

/// Two sums of hashes: they do not depend on the order of what is added.
struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  void add(std::uint64_t value) {
    high += text::hash_combine(kHigh, value);
    low += text::hash_combine(kLow, value);
  }
};

std::uint64_t number(const sqlite::Row& row, int column) {
  return static_cast<std::uint64_t>(row.column_int(column));
}

/// What the batches wrote, whether it is in effect or was replaced since.
std::map<std::int64_t, Digest> digests(sqlite::Database& database) {
  std::map<std::int64_t, Digest> found;
  for (const char* sql : {"SELECT batch, id, fingerprint, fingerprint2 FROM unit",
                          "SELECT batch, id, fingerprint, fingerprint2 FROM archived_unit",
                          "SELECT batch, id, fingerprint, -1 FROM concept",
                          "SELECT batch, id, fingerprint, -1 FROM archived_concept"}) {
    sqlite::Statement query(database, sql);
    for (const sqlite::Row& row : query.rows()) {
      std::uint64_t hash = 0;
      for (const int column : {1, 2, 3}) hash = text::hash_combine(hash, number(row, column));
      found[row.column_int(0)].add(hash);
    }
  }
  return found;
}

BatchUid uid_of(const sqlite::Row& row, Digest content) {
  content.add(number(row, 0));
  for (const int column : {1, 2, 3, 4}) {
    content.add(text::hash_bytes(row.column_text(column), static_cast<std::uint64_t>(column)));
  }
  return BatchUid::of(Uid{content.high, content.low});
}

void give_uids(sqlite::Database& database) {
  if (database.query_int("SELECT EXISTS(SELECT 1 FROM batch WHERE uid IS NULL)") == 0) return;
  const auto found = digests(database);
  std::map<std::int64_t, BatchUid> uids;
  sqlite::Statement query(database,
                          "SELECT id, kind, source, started, header FROM batch WHERE uid IS NULL");
  for (const sqlite::Row& row : query.rows()) {
    const auto digest = found.find(row.column_int(0));
    uids[row.column_int(0)] = uid_of(row, digest == found.end() ? Digest() : digest->second);
  }
  sqlite::Statement update(database, "UPDATE OR IGNORE batch SET uid = ? WHERE id = ?");
  for (const auto& [id, uid] : uids) {
    const auto bytes = uid.value.bytes();
    update.bind_blob(1, bytes).bind(2, id).run();
  }
}

struct Range {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

void give_ranges(sqlite::Database& database) {
  std::map<std::int64_t, Range> ranges;
  for (const char* sql : {"SELECT origin, id FROM unit", "SELECT origin, id FROM archived_unit"}) {
    sqlite::Statement query(database, sql);
    for (const sqlite::Row& row : query.rows()) {
      const std::int64_t id = row.column_int(1);
      Range& range = ranges.try_emplace(row.column_int(0), Range{id, id}).first->second;
      range = {std::min(range.first, id), std::max(range.last, id)};
    }
  }
  sqlite::Statement update(
      database,
      "UPDATE batch SET first_unit = ?2, units = ?3 - ?2 + 1 WHERE id = ?1 AND "
      "NOT (coalesce(first_unit, 0) BETWEEN 1 AND ?2 AND ?3 - first_unit < units)");
  for (const auto& [id, range] : ranges) {
    update.bind(1, id).bind(2, range.first).bind(3, range.last).run();
  }
}

}  // namespace

void complete_batches(sqlite::Database& database) {
  give_uids(database);
  give_ranges(database);
}

}  // namespace calque::schema
