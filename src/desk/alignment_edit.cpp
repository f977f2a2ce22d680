#include <algorithm>
#include <utility>

#include "desk/alignment_file.h"
#include "sqlite/transaction.h"

namespace calque::desk {
namespace {

DeskBead joined(const DeskBead& first, const DeskBead& second) {
  DeskBead bead = first;
  bead.source.end = second.source.end;
  bead.target.end = second.target.end;
  bead.confidence = 0;
  bead.ok = false;
  bead.omitted = false;
  return bead;
}

/// What somebody has put together or taken apart is as yet nobody's word.
DeskBead changed(DeskBead bead) {
  bead.confidence = 0;
  bead.ok = false;
  bead.omitted = false;
  return bead;
}

}  // namespace

BeadOutcome DeskAlignment::set(std::int64_t bead, std::int64_t version, std::optional<bool> ok,
                               std::optional<bool> omitted) {
  sqlite::Transaction transaction(database_);
  std::vector<DeskBead> all = beads();
  const std::size_t at = place_of(all, bead, version);
  DeskBead changed = all[at];
  changed.ok = ok.value_or(changed.ok);
  changed.omitted = omitted.value_or(changed.omitted);
  if (changed == all[at]) return {.beads = {changed}};
  BeadOutcome outcome = replace(all, at, 1, {changed});
  transaction.commit();
  return outcome;
}

BeadOutcome DeskAlignment::merge(std::int64_t bead, std::int64_t version) {
  sqlite::Transaction transaction(database_);
  std::vector<DeskBead> all = beads();
  const std::size_t at = place_of(all, bead, version);
  if (at + 1 == all.size()) throw UsageError("there is no bead to merge the last one with");
  BeadOutcome outcome = replace(all, at, 2, {joined(all[at], all[at + 1])});
  transaction.commit();
  return outcome;
}

BeadOutcome DeskAlignment::split(std::int64_t bead, std::int64_t version,
                                 std::uint32_t source_count, std::uint32_t target_count) {
  sqlite::Transaction transaction(database_);
  std::vector<DeskBead> all = beads();
  const std::size_t at = place_of(all, bead, version);
  DeskBead first = changed(all[at]);
  DeskBead second = first;
  second.id = 0;
  if (source_count > first.source.size() || target_count > first.target.size()) {
    throw UsageError("the bead has fewer sentences");
  }
  first.source.end = second.source.begin = first.source.begin + source_count;
  first.target.end = second.target.begin = first.target.begin + target_count;
  const auto is_empty = [](const DeskBead& part) {
    return part.source.empty() && part.target.empty();
  };
  if (is_empty(first) || is_empty(second)) {
    throw UsageError("a bead is split with sentences in both parts");
  }
  BeadOutcome outcome = replace(all, at, 1, {first, second});
  transaction.commit();
  return outcome;
}

BeadOutcome DeskAlignment::move(std::int64_t bead, std::int64_t version, bool source, bool first) {
  sqlite::Transaction transaction(database_);
  std::vector<DeskBead> all = beads();
  const std::size_t at = place_of(all, bead, version);
  const bool has_neighbour = first ? at > 0 : at + 1 < all.size();
  const auto range = source ? &DeskBead::source : &DeskBead::target;
  if (!has_neighbour || (all[at].*range).empty()) {
    throw UsageError("there is no sentence to give, or no bead to give it to");
  }
  DeskBead giver = changed(all[at]);
  DeskBead taker = changed(all[first ? at - 1 : at + 1]);
  if (first) {
    ++(giver.*range).begin;
    ++(taker.*range).end;
  } else {
    --(giver.*range).end;
    --(taker.*range).begin;
  }
  std::vector<DeskBead> by{taker};
  // A bead without sentences is none.
  if (!giver.source.empty() || !giver.target.empty()) by.push_back(giver);
  if (!first) std::ranges::reverse(by);
  BeadOutcome outcome = replace(all, first ? at - 1 : at, 2, std::move(by));
  transaction.commit();
  return outcome;
}

}  // namespace calque::desk
