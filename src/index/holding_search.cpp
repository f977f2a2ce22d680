#include "index/holding_search.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace calque {
namespace {

/// Where in a text a token stands that a group has the key of.
struct Occurrence {
  std::uint32_t place;  ///< Punctuation does not count.
  std::uint32_t group;
};

void append_all(const PostingList& list, std::vector<DocumentNumber>& out) {
  PostingList::Block block{};
  for (std::size_t b = 0; b < list.blocks(); ++b) {
    const std::size_t count = list.decode(b, block);
    out.insert(out.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

/// The places between those of the smallest stretch that has all groups, in one pass: the stretch
/// grows at its end, and shrinks from its beginning as long as nothing is missing.
std::optional<std::uint32_t> places_between(std::span<const Occurrence> occurrences,
                                            std::size_t groups) {
  std::vector<std::uint32_t> inside(groups);
  std::size_t missing = groups;
  std::optional<std::uint32_t> least;
  std::size_t first = 0;
  for (const Occurrence& last : occurrences) {
    if (inside[last.group]++ == 0) --missing;
    while (missing == 0) {
      const std::uint32_t length = last.place - occurrences[first].place + 1;
      const auto of_words = static_cast<std::uint32_t>(groups);
      const std::uint32_t between = length > of_words ? length - of_words : 0;
      least = std::min(least.value_or(between), between);
      if (--inside[occurrences[first].group] == 0) ++missing;
      ++first;
    }
  }
  return least;
}

/// By key, or its id in a run: the groups that have it.
template <typename Key>
using GroupsOfKey = std::unordered_multimap<Key, std::uint32_t>;

template <typename Key>
std::vector<Occurrence> occurrences_in(std::span<const Key> keys, const GroupsOfKey<Key>& groups,
                                       Key punctuation) {
  std::vector<Occurrence> out;
  std::uint32_t place = 0;
  for (const Key key : keys) {
    if (key == punctuation) continue;
    const auto [first, last] = groups.equal_range(key);
    for (auto of = first; of != last; ++of) out.push_back({place, of->second});
    ++place;
  }
  return out;
}

GroupsOfKey<std::uint32_t> groups_by_id(RunReader& run, std::span<const KeyGroup> groups) {
  GroupsOfKey<std::uint32_t> by_id;
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    for (const std::uint64_t key : groups[group]) {
      const LightClass light = light_class(key);
      const auto id = light == LightClass::none ? run.list(key).key_id
                                                : std::optional(static_cast<std::uint32_t>(light));
      if (id) by_id.emplace(*id, group);
    }
  }
  return by_id;
}

}  // namespace

bool comes_before(const HoldingDocument& a, const HoldingDocument& b) {
  return std::tie(a.between, a.weight, a.run, a.number, a.variant) <
         std::tie(b.between, b.weight, b.run, b.number, b.variant);
}

/// Ascending, each once.
std::vector<DocumentNumber> HoldingSearch::holding_group(RunReader& run,
                                                         const KeyGroup& group) const {
  std::vector<DocumentNumber> documents;
  std::size_t lists = 0;
  for (const std::uint64_t key : group) {
    // The list of the first of its kind (occurrence_key), without which there is no second.
    const PostingList& list = run.list(key).postings;
    if (list.size() == 0) continue;
    append_all(list, documents);
    ++lists;
  }
  if (lists < 2) return documents;
  std::ranges::sort(documents);
  const auto [first, last] = std::ranges::unique(documents);
  documents.erase(first, last);
  return documents;
}

std::vector<DocumentNumber> HoldingSearch::holding_all(RunReader& run) const {
  std::vector<DocumentNumber> all;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    std::vector<DocumentNumber> of_group = holding_group(run, groups_[i]);
    if (i == 0) {
      all = std::move(of_group);
    } else {
      std::vector<DocumentNumber> both;
      std::ranges::set_intersection(all, of_group, std::back_inserter(both));
      all = std::move(both);
    }
    if (all.empty()) break;
  }
  return all;
}

void HoldingSearch::run(RunReader& run, std::size_t most, std::vector<HoldingDocument>& out) {
  const auto by_id = groups_by_id(run, groups_);
  for (const DocumentNumber number : holding_all(run)) {
    if (out.size() >= most) return;
    HoldingDocument found{.run = run.info().id,
                          .number = number,
                          .variant = {},
                          .weight = run.info().weight_of(number)};
    if (groups_.size() > 1) {
      constexpr auto kPunctuation = static_cast<std::uint32_t>(LightClass::punctuation);
      const std::span<const std::uint32_t> ids(run.shared(number).key_ids);
      const auto between = places_between(occurrences_in(ids, by_id, kPunctuation), groups_.size());
      if (!between) continue;
      found.between = *between;
    }
    out.push_back(found);
  }
}

std::optional<std::uint32_t> HoldingSearch::between(std::span<const std::uint64_t> keys) const {
  GroupsOfKey<std::uint64_t> by_key;
  for (std::uint32_t group = 0; group < groups_.size(); ++group) {
    for (const std::uint64_t key : groups_[group]) by_key.emplace(key, group);
  }
  return places_between(occurrences_in(keys, by_key, key_of(LightClass::punctuation)),
                        groups_.size());
}

}  // namespace calque
