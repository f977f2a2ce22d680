#include "lexicon/teaching_pairs.h"

#include <bit>
#include <optional>
#include <string_view>

#include "sqlite/statement.h"
#include "store/session_tools.h"

namespace calque {
namespace {

std::string ids_of(Session& session, const Language& range) {
  return sql_list(session.tools().languages().matching(range));
}

/// Translations beyond these are not looked for: what a damaged unit names may be the whole table.
/// A translation unit has a variant or a few for each language.
constexpr int kMostVariants = 1000;

/// CROSS JOIN holds SQLite to this order of the tables: the variants by id, which a query can be
/// resumed from.
std::string pairs_sql(Session& session, const LexiconKey& key) {
  return "SELECT a.id, a.text, (SELECT b.text FROM variant b WHERE b.id >= u.first_variant AND "
         "b.id < u.first_variant + min(u.variants, " +
         std::to_string(kMostVariants) + ") AND b.language IN (" + ids_of(session, key.target) +
         ") ORDER BY b.id LIMIT 1), u.origin IN (SELECT id FROM batch WHERE source = ?2) "
         "FROM variant a CROSS JOIN unit u ON u.id = a.unit WHERE a.id > ?1 AND a.language IN (" +
         ids_of(session, key.source) + ") ORDER BY a.id";
}

/// What a query with one answer says.
bool is_true(sqlite::Rows rows) {
  const sqlite::Row* row = rows.next();
  return row != nullptr && row->column_int(0) != 0;
}

/// Goes through the pairs whose source variant comes after `found`, and counts them to it.
class PairCursor {
 public:
  PairCursor(Session& session, const LexiconKey& key, FoundPairs found)
      : found_(found),
        key_(key),
        query_(session.tools().database(), pairs_sql(session, key)),
        rows_(query_.rows(found.last_variant, std::string_view(key_.without))) {}

  bool next() {
    // Resumable: what is counted depends on nothing but the variants' order.
    while (found_.count < kMostPairs && (row_ = rows_.next()) != nullptr) {
      found_.last_variant = row_->column_int(0);
      if (!teaches(source()) || !teaches(target())) continue;
      ++found_.count;
      return true;
    }
    return false;
  }

  std::string_view source() const { return row_->column_text(1); }
  std::string_view target() const { return row_->column_text(2); }
  bool left_out() const { return !key_.without.empty() && row_->column_int(3) != 0; }
  const FoundPairs& found() const { return found_; }

 private:
  static bool teaches(std::string_view text) {
    return !text.empty() && text.size() <= kLongestTeaching;
  }

  FoundPairs found_;
  const LexiconKey& key_;
  sqlite::Statement query_;
  sqlite::Rows rows_;
  const sqlite::Row* row_ = nullptr;
};

/// True when a variant of `key`'s source language that was found at the point has been archived
/// since; with its unit, so that a change of the translation counts as well.
bool has_lost_pairs(Session& session, const LexiconKey& key, const HistoryPoint& then,
                    const FoundPairs& found) {
  sqlite::Statement lost(session.tools().database(),
                         "SELECT EXISTS(SELECT 1 FROM archived_unit u JOIN archived_variant v ON "
                         "v.unit = u.id AND v.removed_by = u.removed_by WHERE u.removed_by > ?1 "
                         "AND v.id <= ?2 AND v.language IN (" +
                             ids_of(session, key.source) + "))");
  return is_true(lost.rows(then.batch, found.last_variant));
}

bool has_forgotten(Session& session, const HistoryPoint& then) {
  sqlite::Statement forgotten(
      session.tools().database(),
      "SELECT EXISTS(SELECT 1 FROM batch WHERE id > ? AND kind = 'compact')");
  return is_true(forgotten.rows(then.batch));
}

}  // namespace

std::int64_t teaching_count(std::int64_t pairs) {
  // Six digits let a memory grow by a 32nd, 3 %, at most before it is learnt anew.
  constexpr int kDigits = 6;
  const auto digits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(pairs)));
  const int dropped = digits > kDigits ? digits - kDigits : 0;
  return pairs == kMostPairs ? pairs : (pairs >> dropped) << dropped;
}

TeachingPairs read_teaching_pairs(Session& session, const LexiconKey& key) {
  TeachingPairs out;
  // How many teach is known at the end only: until then, where each of them came from.
  std::vector<bool> left_out;
  PairCursor cursor(session, key, {});
  while (cursor.next()) {
    left_out.push_back(cursor.left_out());
    if (!cursor.left_out()) out.pairs.emplace_back(cursor.source(), cursor.target());
  }
  out.found = cursor.found();
  // From the end on, until as many are left as teach.
  for (std::int64_t at = out.found.count; at > teaching_count(out.found.count); --at) {
    if (!left_out[static_cast<std::size_t>(at - 1)]) out.pairs.pop_back();
  }
  return out;
}

/// Three things undo what was found: an undone batch, a deleted archive, and a pair that was
/// changed. New pairs only add to it.
std::optional<FoundPairs> find_further_pairs(Session& session, const LexiconKey& key,
                                             const HistoryPoint& then, const FoundPairs& found) {
  if (history_point(session).undone != then.undone || has_forgotten(session, then) ||
      has_lost_pairs(session, key, then, found)) {
    return std::nullopt;
  }
  PairCursor cursor(session, key, found);
  while (cursor.next()) {
  }
  return cursor.found();
}

bool has_file(Session& session, std::string_view name) {
  if (name.empty()) return false;
  sqlite::Statement query(session.tools().database(),
                          "SELECT EXISTS(SELECT 1 FROM batch WHERE source = ?)");
  return is_true(query.rows(name));
}

}  // namespace calque
