#include "memory/teaching_pairs.h"

#include <bit>
#include <optional>
#include <string_view>

#include "sqlite/statement.h"

namespace calque {
namespace {

std::string ids_of(const Memory& memory, const Language& range) {
  return sql_list(memory.languages().matching(range));
}

std::string pairs_sql(const Memory& memory, const LexiconKey& key) {
  return "SELECT a.id, a.text, (SELECT b.text FROM variant b WHERE b.id >= u.first_variant AND "
         "b.id < u.first_variant + u.variants AND b.language IN (" +
         ids_of(memory, key.target) +
         ") ORDER BY b.id LIMIT 1), u.origin IN (SELECT id FROM batch WHERE source = ?2) "
         "FROM variant a JOIN unit u ON u.id = a.unit WHERE a.id > ?1 AND a.language IN (" +
         ids_of(memory, key.source) + ") ORDER BY a.id";
}

/// Goes through the pairs whose source variant comes after `found`, and counts them to it.
class PairCursor {
 public:
  PairCursor(Memory& memory, const LexiconKey& key, FoundPairs found)
      : found_(found), query_(memory.database(), pairs_sql(memory, key)), key_(key) {
    query_.bind(1, found.last_variant).bind(2, std::string_view(key_.without));
  }

  bool next() {
    while (found_.count < kMostPairs && query_.step()) {
      found_.last_variant = query_.column_int(0);
      if (!teaches(source()) || !teaches(target())) continue;
      ++found_.count;
      return true;
    }
    return false;
  }

  std::string_view source() const { return query_.column_text(1); }
  std::string_view target() const { return query_.column_text(2); }
  bool left_out() const { return !key_.without.empty() && query_.column_int(3) != 0; }
  const FoundPairs& found() const { return found_; }

 private:
  static bool teaches(std::string_view text) {
    return !text.empty() && text.size() <= kLongestTeaching;
  }

  FoundPairs found_;
  sqlite::Statement query_;
  const LexiconKey& key_;
};

/// True when a variant of `key`'s source language that was found at the point has been archived
/// since; with its unit, so that a change of the translation counts as well.
bool has_lost_pairs(Memory& memory, const LexiconKey& key, const MemoryPoint& then,
                    const FoundPairs& found) {
  sqlite::Statement lost(memory.database(),
                         "SELECT EXISTS(SELECT 1 FROM archived_unit u JOIN archived_variant v ON "
                         "v.unit = u.id AND v.removed_by = u.removed_by WHERE u.removed_by > ?1 "
                         "AND v.id <= ?2 AND v.language IN (" +
                             ids_of(memory, key.source) + "))");
  lost.bind(1, then.batch).bind(2, found.last_variant);
  return lost.step() && lost.column_int(0) != 0;
}

bool has_forgotten(Memory& memory, const MemoryPoint& then) {
  sqlite::Statement forgotten(
      memory.database(), "SELECT EXISTS(SELECT 1 FROM batch WHERE id > ? AND kind = 'compact')");
  forgotten.bind(1, then.batch);
  return forgotten.step() && forgotten.column_int(0) != 0;
}

}  // namespace

std::int64_t teaching_count(std::int64_t pairs) {
  constexpr int kDigits = 6;
  const auto digits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(pairs)));
  const int dropped = digits > kDigits ? digits - kDigits : 0;
  return pairs == kMostPairs ? pairs : (pairs >> dropped) << dropped;
}

MemoryPoint point_of(Memory& memory) {
  sqlite::Statement query(memory.database(),
                          "SELECT coalesce(max(id), 0), count(undone) FROM batch");
  if (!query.step()) return {};
  return {.batch = query.column_int(0), .undone = query.column_int(1)};
}

TeachingPairs read_teaching_pairs(Memory& memory, const LexiconKey& key) {
  TeachingPairs out;
  // How many teach is known at the end only: until then, where each of them came from.
  std::vector<bool> left_out;
  PairCursor cursor(memory, key, {});
  while (cursor.next()) {
    left_out.push_back(cursor.left_out());
    if (!cursor.left_out()) out.pairs.emplace_back(cursor.source(), cursor.target());
  }
  out.found = cursor.found();
  for (std::int64_t at = out.found.count; at > teaching_count(out.found.count); --at) {
    if (!left_out[static_cast<std::size_t>(at - 1)]) out.pairs.pop_back();
  }
  return out;
}

std::optional<FoundPairs> find_further_pairs(Memory& memory, const LexiconKey& key,
                                             const MemoryPoint& then, const FoundPairs& found) {
  if (point_of(memory).undone != then.undone || has_forgotten(memory, then) ||
      has_lost_pairs(memory, key, then, found)) {
    return std::nullopt;
  }
  PairCursor cursor(memory, key, found);
  while (cursor.next()) {
  }
  return cursor.found();
}

bool has_file(Memory& memory, std::string_view name) {
  if (name.empty()) return false;
  sqlite::Statement query(memory.database(), "SELECT EXISTS(SELECT 1 FROM batch WHERE source = ?)");
  query.bind(1, name);
  return query.step() && query.column_int(0) != 0;
}

}  // namespace calque
