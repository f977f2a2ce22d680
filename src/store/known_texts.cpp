#include "store/known_texts.h"

#include <algorithm>

#include "index/index_searcher.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/unit_reader.h"

namespace calque {
namespace {

bool has_texts(const TranslationUnit& stored, const TranslationUnit& wanted) {
  return std::ranges::all_of(wanted.variants, [&stored](const Variant& variant) {
    return std::ranges::any_of(stored.variants, [&variant](const Variant& other) {
      return other.language == variant.language && other.segment == variant.segment;
    });
  });
}

/// Of all variants those whose unit has the texts.
class WithTexts : public CandidateSource {
 public:
  WithTexts(sqlite::Database& database, const LanguageTable& languages,
            const TranslationUnit& wanted, const Segment& looked_up)
      : wanted_(wanted),
        looked_up_(looked_up),
        reader_(database, languages),
        select_unit_(database, "SELECT unit FROM variant WHERE id = ?") {}

  bool fetch(VariantId variant, StoredCandidate& out) override {
    const auto stored = reader_.read(unit_of(variant));
    if (!stored || !has_texts(*stored, wanted_)) return false;
    out.text = looked_up_.text;
    out.tags = looked_up_.tags;
    return true;
  }

  MatchCircumstances circumstances(VariantId /*variant*/) override { return {}; }

  UnitId unit_of(VariantId variant) {
    for (const sqlite::Row& row : select_unit_.rows(variant.value))
      return UnitId{row.column_int(0)};
    return {};
  }

 private:
  const TranslationUnit& wanted_;
  const Segment& looked_up_;
  UnitReader reader_;
  sqlite::Statement select_unit_;
};

}  // namespace

std::optional<UnitId> unit_with_texts(sqlite::Database& database, const LanguageTable& languages,
                                      const TranslationUnit& wanted) {
  const auto longest = std::ranges::max_element(
      wanted.variants, {}, [](const Variant& variant) { return variant.segment.text.size(); });
  if (longest == wanted.variants.end()) return std::nullopt;
  MatchAnalyzer analyzer(longest->language.primary());
  const MatchQuery query(analyzer.analyze(longest->segment));
  WithTexts source(database, languages, wanted, longest->segment);
  const SearchOptions options{
      .language = longest->language, .at_least = MatchRate(100), .limit = 1, .penalties = {}};
  const auto found = IndexSearcher(database).search(query, analyzer, options, source);
  if (found.empty()) return std::nullopt;
  return source.unit_of(found.front().variant);
}

}  // namespace calque
