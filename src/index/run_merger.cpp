#include "index/run_merger.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "index/run_cursor.h"
#include "index/run_writer.h"
#include "sqlite/database.h"

namespace calque {
namespace {

constexpr DocumentNumber kRemoved = UINT32_MAX;
constexpr std::uint32_t kLightClasses = 3;  // keep their ids

/// The documents that have been removed, as pairs of variant and the first run that it may be in.
std::unordered_map<std::int64_t, std::int64_t> load_removed(sqlite::Database& database) {
  std::unordered_map<std::int64_t, std::int64_t> removed;
  sqlite::Statement select(database, "SELECT variant, below_run FROM fuzzy_removed");
  for (const sqlite::Row& row : select.rows()) {
    removed.emplace(row.column_int(0), row.column_int(1));
  }
  return removed;
}

class Merger {
 public:
  Merger(sqlite::Database& database, std::vector<RunInfo> runs)
      : database_(database), store_(database), runs_(std::move(runs)) {}

  void merge(const Language& language) {
    number_documents();
    number_keys();
    if (documents_ == 0) return;
    RunWriter writer(database_, language, lists_);
    write_lists(writer);
    walk_documents([&](std::size_t run, const DocumentCursor& document) {
      if (numbers_[run][document.number()] == kRemoved) return;
      keys_.clear();
      const std::vector<std::uint32_t>& ids = key_ids_[run];
      for (const std::uint32_t id : document.key_ids()) {
        if (id >= ids.size()) codec::fail_damaged();
        keys_.push_back(ids[id]);
      }
      writer.add_document(document.variant(), document.weight(), keys_);
    });
    writer.finish();
  }

 private:
  /// Calls `visit(run, cursor)` for all documents of all runs in order of weight, then variant.
  template <typename Visit>
  void walk_documents(const Visit& visit) {
    std::vector<DocumentCursor> cursors;
    for (const RunInfo& run : runs_) cursors.emplace_back(store_, run);
    const auto before = [](const DocumentCursor& a, const DocumentCursor& b) {
      if (a.at_end() || b.at_end()) return !a.at_end();
      return a.weight() != b.weight() ? a.weight() < b.weight() : a.variant() < b.variant();
    };
    for (;;) {
      const auto least = std::ranges::min_element(cursors, before);
      if (least == cursors.end() || least->at_end()) return;
      visit(static_cast<std::size_t>(least - cursors.begin()), *least);
      least->advance();
    }
  }

  /// Calls `visit(hash, cursors)` for every hash in order, with the runs that have it.
  template <typename Visit>
  void walk_lists(const Visit& visit) {
    std::vector<ListCursor> cursors;
    for (const RunInfo& run : runs_) cursors.emplace_back(store_, run);
    std::vector<std::pair<std::size_t, ListCursor*>> here;
    for (;;) {
      here.clear();
      std::uint64_t least = UINT64_MAX;
      for (std::size_t i = 0; i < cursors.size(); ++i) {
        if (cursors[i].at_end() || cursors[i].hash() > least) continue;
        if (cursors[i].hash() < least || here.empty()) here.clear();
        least = cursors[i].hash();
        here.emplace_back(i, &cursors[i]);
      }
      if (here.empty()) return;
      visit(least, here);
      for (const auto& [run, cursor] : here) cursor->advance();
    }
  }

  void number_documents() {
    const auto removed = load_removed(database_);
    for (const RunInfo& run : runs_) numbers_.emplace_back(run.documents, kRemoved);
    walk_documents([&](std::size_t run, const DocumentCursor& document) {
      const auto found = removed.find(document.variant().value);
      if (found != removed.end() && runs_[run].id < found->second) return;
      numbers_[run][document.number()] = documents_++;
    });
  }

  std::uint32_t& place_of_key(std::size_t run, std::uint32_t id) {
    std::vector<std::uint32_t>& ids = key_ids_[run];
    if (ids.size() <= id) {
      // All runs together have no more keys than the file has room for.
      keys_in_runs_ += id + 1 - ids.size();
      if (keys_in_runs_ > kLightClasses * runs_.size() + most_key_ids(runs_[run])) {
        codec::fail_damaged();
      }
      ids.resize(id + 1);
    }
    return ids[id];
  }

  void number_keys() {
    std::vector<std::uint64_t> counts;  // by key, in order of hash
    for (std::size_t i = 0; i < runs_.size(); ++i) key_ids_.emplace_back();
    walk_lists([&](std::uint64_t, const auto& here) {
      ++lists_;
      bool is_key = false;
      for (const auto& [run, cursor] : here) {
        const auto id = cursor->key_id();
        if (!id) continue;
        place_of_key(run, *id) = static_cast<std::uint32_t>(counts.size());
        is_key = true;
      }
      if (!is_key) return;
      counts.push_back(0);
      for (const auto& [run, cursor] : here) counts.back() += cursor->size();
    });
    rank_keys(counts);
  }

  /// Turns the keys' places in order of hash into ids in order of frequency.
  void rank_keys(const std::vector<std::uint64_t>& counts) {
    std::vector<std::uint32_t> order(counts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&counts](std::uint32_t key) { return counts[key]; });
    std::vector<std::uint32_t> ranks(counts.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
      ranks[order[rank]] = kLightClasses + rank;
    }
    for (std::vector<std::uint32_t>& ids : key_ids_) {
      for (std::uint32_t id = 0; id < ids.size(); ++id) {
        if (!ranks.empty()) ids[id] = id < kLightClasses ? id : ranks[ids[id]];
      }
    }
  }

  void write_lists(RunWriter& writer) {
    std::vector<DocumentNumber> old;
    std::vector<DocumentNumber> merged;
    walk_lists([&](std::uint64_t hash, const auto& here) {
      merged.clear();
      std::optional<std::uint32_t> key;
      for (const auto& [run, cursor] : here) {
        if (cursor->key_id()) key = key_ids_[run][*cursor->key_id()];
        old.clear();
        cursor->read(old);
        for (const DocumentNumber number : old) {
          const DocumentNumber renumbered = numbers_[run][number];
          if (renumbered != kRemoved) merged.push_back(renumbered);
        }
      }
      if (merged.empty()) return;
      if (here.size() > 1) std::ranges::sort(merged);
      writer.add_list(hash, key, merged);
    });
  }

  sqlite::Database& database_;
  ChunkStore store_;
  std::vector<RunInfo> runs_;
  std::vector<std::vector<DocumentNumber>> numbers_;
  std::vector<std::vector<std::uint32_t>> key_ids_;
  std::uint64_t keys_in_runs_ = 0;
  std::uint32_t documents_ = 0;
  std::size_t lists_ = 0;
  std::vector<std::uint32_t> keys_;
};

void delete_run(sqlite::Database& database, std::int64_t run) {
  sqlite::Statement(database, "DELETE FROM fuzzy_chunk WHERE id >= ? AND id < ?")
      .bind(1, run << 36U)
      .bind(2, (run + 1) << 36U)
      .run();
  sqlite::Statement(database, "DELETE FROM fuzzy_run WHERE id = ?").bind(1, run).run();
}

}  // namespace

std::vector<std::int64_t> runs_to_merge(sqlite::Database& database, const Language& language,
                                        std::size_t fan_out) {
  std::map<int, std::vector<std::int64_t>> tiers;
  for (const RunInfo& run : load_run_infos(database, &language)) {
    int tier = 0;
    for (std::uint64_t size = run.documents; size >= fan_out; size /= fan_out) ++tier;
    tiers[tier].push_back(run.id);
  }
  for (const auto& [tier, runs] : tiers) {
    if (runs.size() >= fan_out) return runs;
  }
  return {};
}

void merge_runs(sqlite::Database& database, const Language& language,
                std::span<const std::int64_t> runs) {
  std::vector<RunInfo> infos = load_run_infos(database, &language);
  std::erase_if(
      infos, [&runs](const RunInfo& run) { return std::ranges::find(runs, run.id) == runs.end(); });
  Merger(database, std::move(infos)).merge(language);
  for (const std::int64_t run : runs) delete_run(database, run);
  // A removal counts for runs older than it; without such runs it has done its work.
  database.execute(
      "DELETE FROM fuzzy_removed WHERE below_run <="
      " coalesce((SELECT min(id) FROM fuzzy_run), below_run)");
}

}  // namespace calque
