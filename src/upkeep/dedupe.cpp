#include "upkeep/dedupe.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/unit_reader.h"
#include "text/hash.h"

namespace calque {
namespace {

std::int64_t usage_of(const Metadata& metadata) {
  std::int64_t count = 0;
  const std::string& written = metadata.usage_count;
  std::from_chars(written.data(), written.data() + written.size(), count);
  return std::max<std::int64_t>(count, 0);
}

/// What the unit is ranked by: its date for the rules of age, its uses for the others.
struct Rank {
  std::string date;
  std::int64_t uses = 0;
};

Rank rank_of(const TranslationUnit& unit, KeepRule rule) {
  Rank rank{.date = std::string(latest_change(unit)), .uses = usage_of(unit.metadata)};
  const bool by_use = rule == KeepRule::most_used;
  if (by_use) rank.date = unit.metadata.last_usage_date;
  for (const Variant& variant : unit.variants) {
    rank.uses = std::max(rank.uses, usage_of(variant.metadata));
    if (by_use) rank.date = std::max(rank.date, variant.metadata.last_usage_date);
  }
  return rank;
}

const char* order_of(KeepRule rule) {
  switch (rule) {
    case KeepRule::newest:
      return "date DESC, unit";
    case KeepRule::oldest:
      return "date, unit";
    case KeepRule::most_used:
      return "uses DESC, date DESC, unit";
    case KeepRule::first:
      return "unit";
    case KeepRule::last:
      return "unit DESC";
  }
  return "unit";
}

/// Units by the hash of their key, on disk.
class KeyTable {
 public:
  KeyTable(sqlite::Database& database, KeepRule keep) : database_(database), keep_(keep) {
    database_.execute(
        "DROP TABLE IF EXISTS temp.unit_key;"
        "CREATE TEMP TABLE unit_key(hash INTEGER, unit INTEGER, date TEXT, uses INTEGER)");
    insert_.emplace(database_, "INSERT INTO temp.unit_key VALUES(?, ?, ?, ?)");
  }

  void add(const TranslationUnit& unit, const std::string& key) {
    const Rank rank = rank_of(unit, keep_);
    insert_->bind(1, static_cast<std::int64_t>(text::hash_bytes(key))).bind(2, unit.id.value);
    insert_->bind(3, std::string_view(rank.date)).bind(4, rank.uses).run();
  }

  /// Calls `visit` with each set of units that share a hash, the one to keep first.
  template <typename Visit>
  void for_each_group(Visit visit) {
    database_.execute("CREATE INDEX temp.unit_key_hash ON unit_key(hash)");
    sqlite::Statement hashes(database_,
                             "SELECT hash FROM temp.unit_key GROUP BY hash HAVING count(*) > 1 "
                             "ORDER BY min(unit)");
    sqlite::Statement units(
        database_,
        std::string("SELECT unit FROM temp.unit_key WHERE hash = ? ORDER BY ") + order_of(keep_));
    for (const sqlite::Row& hash : hashes.rows()) {
      std::vector<UnitId> group;
      for (const sqlite::Row& unit : units.rows(hash.column_int(0))) {
        group.push_back(UnitId{unit.column_int(0)});
      }
      visit(std::move(group));
    }
  }

 private:
  sqlite::Database& database_;
  KeepRule keep_;
  std::optional<sqlite::Statement> insert_;
};

bool compared(const DedupeOptions& dedupe, const Language& language) {
  const auto& ranges = dedupe.key.languages;
  return ranges.empty() || std::ranges::any_of(ranges, [&language](const Language& range) {
           return range.includes(language);
         });
}

/// Removes duplicates, one set after the other.
class Deduper {
 public:
  Deduper(Session& session, const DedupeOptions& dedupe, Changes& changes)
      : dedupe_(dedupe),
        changes_(changes),
        reader_(session.tools().database(), session.tools().languages()) {}

  void dedupe(std::vector<UnitId> group) {
    // Units whose hashes agree by chance wait for the next round.
    while (group.size() > 1) group = keep_first(group);
  }

 private:
  std::vector<UnitId> keep_first(const std::vector<UnitId>& group) {
    std::vector<UnitId> others;
    const auto first = reader_.read(group.front());
    if (!first) return {group.begin() + 1, group.end()};
    const auto key = unit_key(*first, dedupe_.key);
    TranslationUnit joined = *first;
    for (auto id = group.begin() + 1; id != group.end(); ++id) {
      const auto unit = reader_.read(*id);
      if (unit && unit_key(*unit, dedupe_.key) == key) {
        for (const Variant& variant : unit->variants) take_over(joined, variant);
        changes_.remove(*unit, first->id);
      } else {
        others.push_back(*id);
      }
    }
    if (!joined.same_content(*first)) changes_.replace(*first, joined);
    return others;
  }

  void take_over(TranslationUnit& unit, const Variant& variant) {
    if (compared(dedupe_, variant.language)) return;
    bool lacks = true;
    for (const Variant& present : unit.variants) {
      if (present.language != variant.language) continue;
      if (present.segment == variant.segment) return;
      lacks = false;
    }
    if (lacks || dedupe_.keep_alternatives) {
      unit.variants.push_back(variant);
    } else {
      ++changes_.report.dropped_variants;
    }
  }

  const DedupeOptions& dedupe_;
  Changes& changes_;
  UnitReader reader_;
};

}  // namespace

UpkeepReport dedupe_units(Session& session, const UnitFilter& filter, const DedupeOptions& dedupe,
                          const UpkeepOptions& options) {
  return run_upkeep(session, options, [&](Changes& changes) {
    KeyTable keys(session.tools().database(), dedupe.keep);
    visit_units(session, filter, changes, [&](const TranslationUnit& unit) {
      if (const auto key = unit_key(unit, dedupe.key)) keys.add(unit, *key);
    });
    Deduper deduper(session, dedupe, changes);
    keys.for_each_group([&](std::vector<UnitId> group) {
      if (options.progress) options.progress(changes.report.examined);
      deduper.dedupe(std::move(group));
    });
  });
}

}  // namespace calque
