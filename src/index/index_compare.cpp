#include <algorithm>
#include <optional>
#include <utility>

#include "index/index_searcher.h"

namespace calque {
namespace {

// Fewer variants are compared as fast as they are told apart.
constexpr std::size_t kFewVariants = 8;

// A family takes some 70 bytes a member, and all that is kept 192 MB at most (RunCache).
constexpr std::size_t kMostMembers = 1'000'000;

/// What is compared next: a document, or a class of a family.
struct Next {
  RankedMatch best;
  std::size_t number = 0;  ///< Of the possible document, or of the family.
  std::optional<std::size_t> of_family = std::nullopt;
};

struct FamilyOfRun {
  FamilySearch search;
  std::int64_t run = 0;
};

/// No place is better than the query lets it be.
RankedMatch limited(RankedMatch best, const KnownToQuery& query) {
  if (best.score.perfect()) best.rate = std::min(best.rate, MatchRate(100 + query.context));
  best.standing.key = query.key;
  best.standing.priority = 0;
  return best;
}

bool worse(const Next& a, const Next& b) {
  return better(b.best, a.best);
}

}  // namespace

void IndexSearcher::compare_one(VariantId variant, std::int64_t run, const Request& request,
                                TopMatches& top) {
  if (!fetch(variant, run, request)) return;
  const auto score = request.query.score(candidate_text_, top.least_rate());
  if (!score) return;
  const MatchCircumstances circumstances = request.source.circumstances(variant);
  const MatchRate rate = final_rate(*score, circumstances, request.options.penalties);
  offer(top, request.query, candidate_text_,
        {variant, rate, *score, {}, Standing::of(circumstances)});
}

void IndexSearcher::compare_all(const Possible& possible, const Request& request, TopMatches& top) {
  for (const VariantId variant : variants_of(possible)) {
    if (!top.admits(possible.match.best)) return;
    compare_one(variant, possible.run, request, top);
  }
}

/// The family of a document of many variants; null where each must be looked at.
const Family* IndexSearcher::family_of(const Possible& possible, const Request& request) {
  const auto rules = request.source.rules();
  const bool by_text = request.query.costs().tag_rule != TagRule::strict;
  if (!rules || !by_text || possible.run == 0) return nullptr;
  RunReader& reader = reader_of(possible.run);
  const DocumentNumber number = possible.match.number;
  if (const Family* known = reader.pieces().family(*rules, number)) return known;
  const RunDocument& document = reader.document(number);
  if (document.variants.size() < kFewVariants || document.variants.size() > kMostMembers) {
    return nullptr;
  }
  auto family = std::make_unique<const Family>(
      document, [&request](VariantId variant) { return request.source.known(variant); });
  return &reader.pieces().add_family(*rules, number, std::move(family));
}

/// Makes `candidate_text_` of a member that is there still.
bool IndexSearcher::fetch_any(const Family& family, std::int64_t run, const Request& request) {
  return std::ranges::any_of(family.members(), [&](const Family::Member& member) {
    return fetch(member.variant, run, request);
  });
}

void IndexSearcher::compare(const std::vector<Possible>& possible, const Request& request,
                            TopMatches& top) {
  const KnownToQuery at_best = request.source.at_best(nullptr);
  std::vector<Next> next;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    next.push_back({limited(possible[i].match.best, at_best), i});
  }
  std::ranges::make_heap(next, worse);
  std::optional<FamilyQuery> query;
  std::vector<FamilyOfRun> families;
  const auto regard = [&request](const std::string& origin) {
    return request.source.at_best(&origin);
  };
  while (!next.empty() && top.admits(next.front().best)) {
    std::ranges::pop_heap(next, worse);
    const Next first = next.back();
    next.pop_back();
    if (first.of_family) {
      const FamilyOfRun& family = families[first.number];
      family.search.offer(*first.of_family, regard, [&](const RankedMatch& best) {
        if (!top.admits(best)) return false;
        compare_one(best.variant, family.run, request, top);
        return true;
      });
      continue;
    }
    const Possible& document = possible[first.number];
    const Family* family = family_of(document, request);
    if (family != nullptr && !query) query.emplace(request.query);
    if (family == nullptr || FamilySearch::too_many_numbers(*query, family->numbers_each())) {
      compare_all(document, request, top);
      continue;
    }
    if (!fetch_any(*family, document.run, request)) continue;
    families.push_back(
        {FamilySearch(*family, *query, candidate_text_, top.least_rate()), document.run});
    for (std::size_t i = 0; i < families.back().search.classes(); ++i) {
      next.push_back({limited(families.back().search.best(i), at_best), families.size() - 1, i});
      std::ranges::push_heap(next, worse);
    }
  }
}

}  // namespace calque
