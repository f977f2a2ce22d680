#include <algorithm>
#include <functional>

#include "index/index_searcher.h"

namespace calque {
namespace {

bool has_all(std::span<const NumberHash> numbers, std::span<const NumberHash> wanted) {
  return std::ranges::all_of(wanted, [numbers](NumberHash number) {
    return std::ranges::find(numbers, number) != numbers.end();
  });
}

}  // namespace

std::vector<HoldingDocument> IndexSearcher::collect_holding(const HoldingQuery& query) {
  std::vector<HoldingDocument> holding;
  HoldingSearch search(query.groups);
  for (RunReader& run : readers_) {
    // As many of each run: the first runs are the largest, but not those of the shortest texts.
    std::vector<HoldingDocument> of_run;
    search.run(run, kMostHolding / readers_.size() + 1, of_run);
    holding.insert(holding.end(), of_run.begin(), of_run.end());
  }
  for (const Recent& recent : recent_) {
    if (!query.language.includes(recent.language)) continue;
    if (!has_all(recent.document.numbers, query.numbers)) continue;
    const auto between = search.between(recent.document.keys);
    if (!between) continue;
    holding.push_back({.run = 0,
                       .number = 0,
                       .variant = recent.document.variant,
                       .weight = recent.document.weight,
                       .between = *between});
  }
  return holding;
}

/// Of the texts of a document, which differ in numbers alone, those are left out that cannot have
/// the ones that are looked for: an equal hash may be another number's, a different one never is.
bool IndexSearcher::visit_variants(const HoldingDocument& holding, const HoldingQuery& query,
                                   const HoldingVisit& visit) {
  if (holding.run == 0) return visit(holding.variant, holding);
  // A copy: the visitor may read other documents.
  const RunDocument document = reader_of(holding.run).document(holding.number);
  const std::size_t each = document.numbers_each();
  for (std::size_t i = 0; i < document.variants.size(); ++i) {
    if (!has_all(std::span(document.numbers).subspan(i * each, each), query.numbers)) continue;
    if (is_removed(document.variants[i], holding.run)) continue;
    if (!visit(document.variants[i], holding)) return false;
  }
  return true;
}

bool IndexSearcher::visit_snapshot(const HoldingQuery& query, const HoldingVisit& visit) {
  std::vector<HoldingDocument> holding = collect_holding(query);
  // Most visits end early: what is never reached need not be sorted.
  const auto after = [](const HoldingDocument& a, const HoldingDocument& b) {
    return comes_before(b, a);
  };
  std::ranges::make_heap(holding, after);
  while (!holding.empty()) {
    std::ranges::pop_heap(holding, after);
    if (!visit_variants(holding.back(), query, visit)) return false;
    holding.pop_back();
  }
  return true;
}

}  // namespace calque
