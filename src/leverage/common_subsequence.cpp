#include "leverage/common_subsequence.h"

#include <algorithm>
#include <unordered_map>

namespace calque::leverage {
namespace {

using Values = std::span<const std::uint32_t>;
using Place = std::pair<std::size_t, std::size_t>;

// Lines that stand in so many places say nothing of where they are.
constexpr std::size_t kOften = 100;
constexpr std::size_t kMostPairs = 1'000'000;  // 8 MB

/// The places in the second sequence of each value that is compared.
std::unordered_map<std::uint32_t, std::vector<std::size_t>> places_of(Values first, Values second) {
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < second.size(); ++i) places[second[i]].push_back(i);
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t value : first) ++counts[value];
  std::size_t pairs = 0;
  for (const auto& [value, count] : counts) {
    const auto found = places.find(value);
    if (found != places.end()) pairs += count * found->second.size();
  }
  if (pairs <= kMostPairs) return places;
  std::erase_if(places, [&counts](const auto& entry) {
    return entry.second.size() > kOften || counts[entry.first] > kOften;
  });
  return places;
}

/// Pairs of places in chains; each knows the one before it.
class Chains {
 public:
  /// Pairs come by ascending first and, with the same first, descending second place.
  void add(const Place& place) {
    const auto longer = std::ranges::lower_bound(
        ends_, place.second, {}, [this](std::size_t link) { return links_[link].place.second; });
    const std::size_t before = longer == ends_.begin() ? kNone : *std::prev(longer);
    links_.push_back({place, before});
    if (longer == ends_.end()) {
      ends_.push_back(links_.size() - 1);
    } else {
      *longer = links_.size() - 1;
    }
  }

  CommonPlaces longest() const {
    CommonPlaces places;
    for (std::size_t link = ends_.empty() ? kNone : ends_.back(); link != kNone;
         link = links_[link].before) {
      places.push_back(links_[link].place);
    }
    std::ranges::reverse(places);
    return places;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Link {
    Place place;
    std::size_t before;
  };
  std::vector<Link> links_;
  std::vector<std::size_t> ends_;  ///< Of the best chain of each length.
};

/// Adds the equal values at the beginning and end of a stretch that has no pair yet.
void add_edges(Values first, Values second, Place begin, Place end, CommonPlaces& places) {
  while (begin.first < end.first && begin.second < end.second &&
         first[begin.first] == second[begin.second]) {
    places.emplace_back(begin.first++, begin.second++);
  }
  const std::size_t added = places.size();
  while (begin.first < end.first && begin.second < end.second &&
         first[end.first - 1] == second[end.second - 1]) {
    places.emplace_back(--end.first, --end.second);
  }
  std::reverse(places.begin() + static_cast<std::ptrdiff_t>(added), places.end());
}

}  // namespace

CommonPlaces common_subsequence(Values first, Values second) {
  std::size_t begin = 0;
  std::size_t end = 0;
  const std::size_t shorter = std::min(first.size(), second.size());
  while (begin < shorter && first[begin] == second[begin]) ++begin;
  while (begin + end < shorter &&
         first[first.size() - end - 1] == second[second.size() - end - 1]) {
    ++end;
  }
  const auto places = places_of(first.subspan(begin, first.size() - begin - end),
                                second.subspan(begin, second.size() - begin - end));
  Chains chains;
  for (std::size_t i = begin; i + end < first.size(); ++i) {
    const auto found = places.find(first[i]);
    if (found == places.end()) continue;
    for (auto at = found->second.rbegin(); at != found->second.rend(); ++at) {
      chains.add({i, begin + *at});
    }
  }
  CommonPlaces result;
  Place done{0, 0};
  for (const Place& place : chains.longest()) {
    add_edges(first, second, done, place, result);
    result.push_back(place);
    done = {place.first + 1, place.second + 1};
  }
  add_edges(first, second, done, {first.size(), second.size()}, result);
  return result;
}

}  // namespace calque::leverage
