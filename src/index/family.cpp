#include "index/family.h"

#include <algorithm>
#include <tuple>

namespace calque {
namespace {

struct Known {
  std::size_t place = 0;  ///< In the document.
  KnownVariant known;
  VariantId variant;
};

/// The order of `better` between variants of one score and one query's regard.
bool before(const Known& a, const Known& b) {
  const auto kind = [](const Known& of) { return std::tie(of.known.origin, of.known.tagged); };
  if (kind(a) != kind(b)) return kind(a) < kind(b);
  if (a.known.points != b.known.points) return a.known.points < b.known.points;
  const auto place = [](const Known& of) {
    const Standing& standing = of.known.standing;
    return std::tuple(standing.confirmed, standing.translated, standing.nearness, standing.changed,
                      standing.usage, standing.uid, of.variant);
  };
  return place(a) > place(b);
}

std::vector<Known> all_known(const RunDocument& document, const Family::Know& know) {
  std::vector<Known> all;
  for (std::size_t i = 0; i < document.variants.size(); ++i) {
    const VariantId variant = document.variants[i];
    if (auto known = know(variant)) all.push_back({i, *std::move(known), variant});
  }
  std::ranges::sort(all, before);
  return all;
}

}  // namespace

Family::Family(const RunDocument& document, const Know& know)
    : numbers_each_(document.numbers_each()) {
  for (const Known& next : all_known(document, know)) {
    const bool same = !kinds_.empty() && kinds_.back().origin == next.known.origin &&
                      kinds_.back().tagged == next.known.tagged;
    const auto at = static_cast<std::uint32_t>(members_.size());
    if (!same) kinds_.push_back({next.known.origin, next.known.tagged, at, at});
    ++kinds_.back().end;
    members_.push_back({next.variant, next.known.points, next.known.standing});
    const auto numbers =
        std::span(document.numbers).subspan(next.place * numbers_each_, numbers_each_);
    numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
  }
}

std::size_t Family::bytes() const {
  constexpr std::size_t kKind = 100;  // with the name of its file
  return members_.size() * (sizeof(Member) + numbers_each_ * sizeof(NumberHash)) +
         kinds_.size() * kKind + sizeof(Family);
}

}  // namespace calque
