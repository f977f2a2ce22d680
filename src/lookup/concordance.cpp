#include "lookup/concordance.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "calque/session.h"
#include "lookup/asked_text.h"
#include "store/session_tools.h"
#include "store/stored_text.h"
#include "store/stored_variants.h"
#include "text/regular_expression.h"

namespace calque {
namespace {

using words::AskedForms;

constexpr std::size_t kTextsPerProgress = 4096;  // a few milliseconds

/// Languages by which words are read, and the range of texts for each.
std::map<std::string, Language> languages_to_ask(Session& session,
                                                 const std::optional<Language>& range) {
  std::map<std::string, Language> languages;
  for (const auto& [id, language] : session.tools().languages().all()) {
    if (range && !range->includes(language)) continue;
    const std::string primary(language.primary());
    languages.insert_or_assign(primary, range ? *range : Language(primary));
  }
  return languages;
}

/// Whether units have a translation that is asked for.
class TargetFilter {
 public:
  TargetFilter(Session& session, const std::optional<Language>& target) {
    if (!target) return;
    const std::string ids = sql_list(session.tools().languages().matching(*target));
    select_.emplace(
        session.tools().database(),
        "SELECT 1 FROM variant WHERE unit = ? AND id <> ? AND language IN (" + ids + ") LIMIT 1");
  }

  bool takes(UnitId unit, VariantId variant) {
    if (!select_) return true;
    for (const sqlite::Row& row : select_->rows(unit.value, variant.value)) {
      return row.column_int(0) != 0;
    }
    return false;
  }

 private:
  std::optional<sqlite::Statement> select_;
};

/// The best hits so far, one a unit.
class BestHits {
 public:
  explicit BestHits(std::size_t limit) : limit_(limit) {}

  bool full() const { return hits_.size() >= limit_; }
  bool has(UnitId unit) const { return units_.contains(unit); }

  /// False where texts of at least this spread and weight come after all that there are.
  bool admits(std::uint32_t spread, std::uint32_t weight) const {
    if (!full()) return true;
    const ConcordanceHit& worst = hits_.back();
    return std::tie(spread, weight) < std::tie(worst.spread, worst.weight);
  }

  void add(ConcordanceHit hit) {
    if (full() && !comes_earlier(hit, hits_.back())) return;
    units_.insert(hit.unit);
    hits_.insert(std::ranges::upper_bound(hits_, hit, comes_earlier), std::move(hit));
    if (hits_.size() <= limit_) return;
    units_.erase(hits_.back().unit);
    hits_.pop_back();
  }

  std::vector<ConcordanceHit>& hits() { return hits_; }

 private:
  std::size_t limit_;
  std::vector<ConcordanceHit> hits_;
  std::set<UnitId> units_;
};

/// One search of the words of a question in the texts of one language.
class WordSearch {
 public:
  WordSearch(Session& session, const std::optional<Language>& target, BestHits& best,
             const std::function<void()>& progress)
      : session_(session),
        target_(session, target),
        select_text_(session.tools().database(), "SELECT unit, text FROM variant WHERE id = ?"),
        best_(best),
        progress_(progress) {}

  void run(AskedText& asked, const HoldingQuery& query) {
    const auto searcher = session_.tools().searcher();
    std::size_t visited = 0;
    searcher->visit_holding(query, [&](VariantId variant, const HoldingDocument& document) {
      if (progress_ && ++visited % kTextsPerProgress == 0) progress_();
      if (!best_.admits(2 * document.between, document.weight)) return false;
      look_at(asked, variant, document.weight);
      return true;
    });
  }

 private:
  void look_at(AskedText& asked, VariantId variant, std::uint32_t weight) {
    std::string scratch;
    for (const sqlite::Row& row : select_text_.rows(variant.value)) {
      const UnitId unit{row.column_int(0)};
      if (best_.has(unit)) continue;
      auto found = asked.find(stored_text(row.column_text(1), scratch));
      if (!found || !target_.takes(unit, variant)) continue;
      best_.add({unit, variant, std::move(found->occurrences), found->spread, weight});
    }
  }

  Session& session_;
  TargetFilter target_;
  sqlite::Statement select_text_;
  BestHits& best_;
  const std::function<void()>& progress_;
};

/// Where texts of one language hold what is looked for.
using FindInText = std::function<std::vector<text::ByteRange>(std::string_view)>;

FindInText finder(Session& session, const ConcordanceQuery& query, const std::string& primary) {
  if (query.kind == ConcordanceKind::expression) {
    const auto expression = std::make_shared<text::RegularExpression>(query.phrase);
    return [expression](std::string_view text) { return expression->find_all(text); };
  }
  const AskedForms forms =
      query.kind == ConcordanceKind::as_written ? AskedForms::as_written : AskedForms::any;
  const auto asked = std::make_shared<AskedText>(read_question(query.phrase), primary,
                                                 session.tools().word_forms(primary), forms);
  return [asked](std::string_view text) {
    auto found = asked->find(text);
    return found ? std::move(found->occurrences) : std::vector<text::ByteRange>{};
  };
}

/// The sides whose texts are looked through, and the other one of each.
struct Sides {
  std::optional<Language> texts;
  std::optional<Language> others;
};

std::vector<Sides> sides_of(const ConcordanceQuery& query) {
  std::vector<Sides> sides;
  if (query.side != ConcordanceSide::target) sides.push_back({query.language, query.target});
  if (query.side != ConcordanceSide::source) sides.push_back({query.target, query.language});
  return sides;
}

/// What the index can find, with the forms of the words as they are written first: where these are
/// enough, the texts with other forms need not be looked at.
bool find_words(Session& session, const ConcordanceQuery& query, BestHits& all,
                const std::function<void()>& progress) {
  const std::vector<AskedPart> parts = read_question(query.phrase);
  const std::vector<AskedForms> steps = query.kind == ConcordanceKind::as_written
                                            ? std::vector{AskedForms::as_written}
                                            : std::vector{AskedForms::of_word, AskedForms::any};
  std::vector<ConcordanceHit> hits;
  for (const AskedForms forms : steps) {
    BestHits best(query.limit);
    for (const Sides& sides : sides_of(query)) {
      for (const auto& [primary, range] : languages_to_ask(session, sides.texts)) {
        AskedText asked(parts, primary, session.tools().word_forms(primary), forms);
        const auto in_index = asked.in_index(range);
        if (!in_index) return false;
        WordSearch(session, sides.others, best, progress).run(asked, *in_index);
      }
    }
    for (ConcordanceHit& hit : best.hits()) {
      const auto same = std::ranges::find(hits, hit.unit, &ConcordanceHit::unit);
      if (same != hits.end() || hits.size() >= query.limit) continue;
      hit.other_form = forms == AskedForms::any;
      hits.push_back(std::move(hit));
    }
    if (hits.size() >= query.limit) break;
  }
  for (ConcordanceHit& hit : hits) all.add(std::move(hit));
  return true;
}

}  // namespace

bool comes_earlier(const ConcordanceHit& a, const ConcordanceHit& b) {
  return std::tie(a.other_form, a.spread, a.weight, a.unit) <
         std::tie(b.other_form, b.spread, b.weight, b.unit);
}

void scan_concordance(Session& session, const ConcordanceQuery& query,
                      const std::function<bool(const ConcordanceHit&)>& found,
                      const std::function<void()>& progress) {
  std::size_t visited = 0;
  std::set<UnitId> units;
  for (const Sides& sides : sides_of(query)) {
    TargetFilter target(session, sides.others);
    std::map<LanguageId, FindInText> finders;
    for_each_variant(session, sides.texts, [&](const StoredText& variant) {
      if (progress && ++visited % kTextsPerProgress == 0) progress();
      auto finder_of = finders.find(variant.language);
      if (finder_of == finders.end()) {
        const Language& language = session.tools().languages().language(variant.language);
        finder_of =
            finders
                .emplace(variant.language, finder(session, query, std::string(language.primary())))
                .first;
      }
      auto ranges = finder_of->second(variant.text);
      if (ranges.empty() || units.contains(variant.unit)) return true;
      if (!target.takes(variant.unit, variant.variant)) return true;
      units.insert(variant.unit);
      return units.size() <= query.limit &&
             found({.unit = variant.unit,
                    .variant = variant.variant,
                    .occurrences = std::move(ranges)}) &&
             units.size() < query.limit;
    });
    if (units.size() >= query.limit) return;
  }
}

std::vector<ConcordanceHit> find_concordance(Session& session, const ConcordanceQuery& query,
                                             const std::function<void()>& progress) {
  BestHits best(query.limit);
  if (query.kind != ConcordanceKind::expression) {
    if (read_question(query.phrase).empty()) return {};
    if (find_words(session, query, best, progress)) return std::move(best.hits());
  }
  std::vector<ConcordanceHit> hits;
  scan_concordance(
      session, query,
      [&](const ConcordanceHit& hit) {
        hits.push_back(hit);
        return true;
      },
      progress);
  return hits;
}

}  // namespace calque
