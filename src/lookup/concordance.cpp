#include "lookup/concordance.h"

#include "calque/session.h"
#include "store/session_tools.h"
#include "store/stored_variants.h"
#include "text/unicode.h"

namespace calque {
namespace {

std::vector<text::ByteRange> occurrences(const text::FoldedSearch& search, std::string_view text) {
  std::vector<text::ByteRange> found;
  for (auto range = search.find(text); range; range = search.find(text, range->end)) {
    found.push_back(*range);
  }
  return found;
}

}  // namespace

std::vector<ConcordanceHit> find_concordance(Session& session, const ConcordanceQuery& query,
                                             const std::function<void()>& progress) {
  constexpr std::size_t kVariantsPerProgress = 4096;  // a few milliseconds
  const text::FoldedSearch standard(query.phrase);
  const text::FoldedSearch turkic(query.phrase, text::CaseRules::turkic);
  std::vector<ConcordanceHit> hits;
  std::size_t visited = 0;

  for_each_variant(session, query.language, [&](const StoredText& variant) {
    if (progress && ++visited % kVariantsPerProgress == 0) progress();
    const auto rules =
        text::case_rules_of(session.tools().languages().language(variant.language).primary());
    auto ranges = occurrences(rules == text::CaseRules::turkic ? turkic : standard, variant.text);
    const bool known_unit = !hits.empty() && hits.back().unit == variant.unit;
    if (ranges.empty() || known_unit) return true;
    if (query.target) {
      const auto unit = session.unit(variant.unit);
      if (!unit || unit->find_variant(*query.target) == nullptr) return true;
    }
    hits.push_back({variant.unit, variant.variant, std::move(ranges)});
    return hits.size() < query.limit;
  });
  return hits;
}

}  // namespace calque
