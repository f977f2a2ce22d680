#include "index/run_merger.h"

#include <algorithm>
#include <functional>
#include <iterator>
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

/// The variants that have been removed, as pairs of variant and the first run that it may be in.
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
    number_keys();
    number_documents();
    if (documents_ == 0) return;
    RunWriter writer(database_, language, lists_);
    write_lists(writer);
    walk_documents([&](const Merged& merged) {
      if (!merged.document.variants.empty()) writer.add_document(merged.document, merged.weight);
    });
    writer.finish();
  }

 private:
  /// A document of the new run, and those of the old ones that it is made of.
  struct Merged {
    std::uint32_t weight = 0;
    RunDocument document;
    std::vector<std::pair<std::size_t, DocumentNumber>> of;
  };

  /// Calls `visit(merged)` for all documents in order of weight, then pattern.
  template <typename Visit>
  void walk_documents(const Visit& visit) {
    std::vector<DocumentCursor> cursors;
    for (const RunInfo& run : runs_) cursors.emplace_back(store_, run);
    const auto place = [](const DocumentCursor& cursor) {
      return std::pair(cursor.weight(), cursor.document().pattern);
    };
    const auto before = [&place](const DocumentCursor& a, const DocumentCursor& b) {
      if (a.at_end() || b.at_end()) return !a.at_end();
      return place(a) < place(b);
    };
    std::vector<Merged> here;  // of one weight and pattern; keys differ by chance alone
    for (;;) {
      const auto least = std::ranges::min_element(cursors, before);
      if (least == cursors.end() || least->at_end()) return;
      const auto current = place(*least);
      here.clear();
      for (std::size_t run = 0; run < cursors.size(); ++run) {
        DocumentCursor& cursor = cursors[run];
        for (; !cursor.at_end() && place(cursor) == current; cursor.advance()) {
          merge_into(here, run, cursor);
        }
      }
      for (Merged& merged : here) {
        sort_variants(merged.document);
        visit(merged);
      }
    }
  }

  /// Puts the variants of a document that are still there beside those with the same keys.
  void merge_into(std::vector<Merged>& here, std::size_t run, const DocumentCursor& cursor) {
    keys_.clear();
    const std::vector<std::uint32_t>& ids = key_ids_[run];
    for (const std::uint32_t id : cursor.document().key_ids) {
      if (id >= ids.size()) codec::fail_damaged();
      keys_.push_back(ids[id]);
    }
    auto merged = std::ranges::find(
        here, keys_, [](const Merged& other) -> const auto& { return other.document.key_ids; });
    if (merged == here.end()) {
      here.push_back({cursor.weight(), {cursor.document().pattern, keys_, {}, {}}, {}});
      merged = std::prev(here.end());
    }
    merged->of.emplace_back(run, cursor.number());
    const RunDocument& from = cursor.document();
    const std::size_t each = from.numbers_each();
    for (std::size_t i = 0; i < from.variants.size(); ++i) {
      const auto found = removed_.find(from.variants[i].value);
      if (found != removed_.end() && runs_[run].id < found->second) continue;
      merged->document.variants.push_back(from.variants[i]);
      const auto numbers = std::span(from.numbers).subspan(i * each, each);
      merged->document.numbers.insert(merged->document.numbers.end(), numbers.begin(),
                                      numbers.end());
    }
  }

  /// Those of each run ascend already.
  static void sort_variants(RunDocument& document) {
    if (std::ranges::is_sorted(document.variants, std::ranges::less_equal())) return;
    const std::size_t each = document.numbers_each();
    std::vector<std::size_t> order(document.variants.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&document](std::size_t i) { return document.variants[i]; });
    RunDocument sorted{document.pattern, document.key_ids, {}, {}};
    for (const std::size_t i : order) {
      const VariantId variant = document.variants[i];
      if (!sorted.variants.empty() && sorted.variants.back() == variant) codec::fail_damaged();
      sorted.variants.push_back(variant);
      const auto numbers = std::span(document.numbers).subspan(i * each, each);
      sorted.numbers.insert(sorted.numbers.end(), numbers.begin(), numbers.end());
    }
    document = std::move(sorted);
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
    for (const RunInfo& run : runs_) numbers_.emplace_back(run.documents, kRemoved);
    walk_documents([&](const Merged& merged) {
      if (merged.document.variants.empty()) return;
      for (const auto& [run, number] : merged.of) numbers_[run][number] = documents_;
      ++documents_;
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
      const auto again = std::ranges::unique(merged);
      merged.erase(again.begin(), again.end());
      writer.add_list(hash, key, merged);
    });
  }

  sqlite::Database& database_;
  ChunkStore store_;
  std::vector<RunInfo> runs_;
  std::unordered_map<std::int64_t, std::int64_t> removed_ = load_removed(database_);
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
