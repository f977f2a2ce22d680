#include "match/repair.h"

#include <algorithm>
#include <utility>

#include "match/edit_matrix.h"
#include "match/placed_text.h"
#include "match/tag_repair.h"
#include "model/segment_edit.h"

namespace calque {
namespace {

using Places = std::vector<PlacedText>;

// Lists of figures longer than this are no text to repair.
constexpr std::size_t kMostPlaces = 200;

/// By the placeable of the stored source, the one of the query that stands against it.
using Wishes = std::vector<const PlacedText*>;

Wishes wishes_of(const MatchQuery& query, const Places& asked, const MatchText& source,
                 const Places& stored) {
  const PlacedTokens query_tokens = placed_tokens(query.text(), asked);
  const PlacedTokens source_tokens = placed_tokens(source, stored);
  const PairCosts pair(query.text(), source, query.costs());
  Wishes wishes(stored.size(), nullptr);
  for (const EditStep& step : cheapest_script(query_tokens.tokens, source_tokens.tokens, pair)) {
    if (!step.query || !step.candidate) continue;
    const auto& asked_place = query_tokens.placed[*step.query];
    const auto& stored_place = source_tokens.placed[*step.candidate];
    if (!asked_place || !stored_place) continue;
    const PlacedText& wish = asked[*asked_place];
    if (wish.place.kind == stored[*stored_place].place.kind) wishes[*stored_place] = &wish;
  }
  return wishes;
}

bool is_closing(std::string_view markup) {
  return markup.starts_with("</");
}

/// Finds what to change in a stored pair, so that it has what the query has.
class ChangeFinder {
 public:
  ChangeFinder(NumeralRewriter& rewriter, const NumeralLanguages& languages, const Places& source,
               const Places& target)
      : rewriter_(rewriter), languages_(languages), source_(source), target_(target) {}

  void find(const Wishes& wishes, std::string_view target_text) {
    for (std::size_t i = 0; i < source_.size(); ++i) {
      if (wishes[i] == nullptr || wishes[i]->text == source_[i].text) continue;
      replace(i, wishes, target_text);
    }
    std::ranges::sort(source_changes, {}, &text::TextEdit::begin);
    std::ranges::sort(target_changes, {}, &text::TextEdit::begin);
  }

  std::vector<text::TextEdit> source_changes;
  std::vector<text::TextEdit> target_changes;
  bool other_plural = false;

 private:
  bool correspond(const PlacedText& source, const PlacedText& target) {
    if (source.place.kind != target.place.kind) return false;
    if (!source.numeral || !target.numeral) return source.text == target.text;
    return rewriter_.correspond(*source.numeral, *target.numeral, languages_);
  }

  /// What the translation has for this placeable, when there is no doubt: as many as the source has
  /// of it, all of which are to become the same.
  std::vector<std::size_t> counterparts(std::size_t index, const Wishes& wishes) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < target_.size(); ++k) {
      if (correspond(source_[index], target_[k])) found.push_back(k);
    }
    std::size_t alike = 0;
    for (std::size_t i = 0; i < source_.size(); ++i) {
      const bool shares = std::ranges::any_of(
          found, [this, i](std::size_t k) { return correspond(source_[i], target_[k]); });
      if (!shares) continue;
      const bool same = source_[i].text == source_[index].text && wishes[i] != nullptr &&
                        wishes[i]->text == wishes[index]->text;
      if (!same) return {};
      ++alike;
    }
    return found.size() == alike ? found : std::vector<std::size_t>{};
  }

  std::optional<std::string> written(const PlacedText& source, const PlacedText& target,
                                     const PlacedText& wish) {
    if (!source.numeral || !target.numeral || !wish.numeral) {
      const bool same_side = is_closing(wish.text) == is_closing(source.text);
      return same_side ? std::optional(std::string(wish.text)) : std::nullopt;
    }
    const auto rewritten =
        rewriter_.rewrite(*source.numeral, *target.numeral, *wish.numeral, languages_);
    if (!rewritten) return std::nullopt;
    other_plural_ = other_plural_ || rewritten->other_plural;
    return text::to_string(rewritten->numeral);
  }

  void replace(std::size_t index, const Wishes& wishes, std::string_view target_text) {
    const PlacedText& source = source_[index];
    other_plural_ = false;
    std::vector<text::TextEdit> changes;
    for (const std::size_t k : counterparts(index, wishes)) {
      const text::Placeable& place = target_[k].place;
      const bool ending = source.numeral && text::has_hanging_ending(target_text, place.end);
      const auto text = ending ? std::nullopt : written(source, target_[k], *wishes[index]);
      if (!text) return;
      changes.push_back({place.begin, place.end, *text});
    }
    if (changes.empty()) return;
    other_plural = other_plural || other_plural_;
    source_changes.push_back(
        {source.place.begin, source.place.end, std::string(wishes[index]->text)});
    for (text::TextEdit& change : changes) {
      const bool known = std::ranges::find(target_changes, change.begin, &text::TextEdit::begin) !=
                         target_changes.end();
      if (!known) target_changes.push_back(std::move(change));
    }
  }

  NumeralRewriter& rewriter_;
  const NumeralLanguages& languages_;
  const Places& source_;
  const Places& target_;
  bool other_plural_ = false;
};

std::vector<Repair::Replacement> replacements_of(const std::vector<text::TextEdit>& changes,
                                                 std::string_view text) {
  std::vector<Repair::Replacement> out;
  for (const text::TextEdit& change : changes) {
    out.push_back(
        {std::string(text.substr(change.begin, change.end - change.begin)), change.replacement});
  }
  return out;
}

}  // namespace

Repairer::Repairer(MatchAnalyzer& analyzer, Language query_language)
    : analyzer_(analyzer), query_language_(std::move(query_language)) {}

std::optional<Repair> Repairer::repair(const MatchQuery& query, const Segment& segment,
                                       const StoredPair& pair) {
  const auto placed = [this](const Segment& of, const Language& language) {
    return placed_texts(of.text, rewriter_.groups_by_space(language));
  };
  const Places asked = placed(segment, query_language_);
  const Places stored = placed(pair.source, pair.source_language);
  const Places translated = placed(pair.target, pair.target_language);
  if (std::max({asked.size(), stored.size(), translated.size()}) > kMostPlaces) return std::nullopt;

  const NumeralLanguages languages{query_language_, pair.source_language, pair.target_language};
  const MatchText source_text = analyzer_.analyze(pair.source);
  ChangeFinder changes(rewriter_, languages, stored, translated);
  changes.find(wishes_of(query, asked, source_text, stored), pair.target.text);

  Segment source = pair.source;
  apply_edits(source, changes.source_changes);
  Segment target = pair.target;
  apply_edits(target, changes.target_changes);
  Repair repair{std::move(target),
                replacements_of(changes.target_changes, pair.target.text),
                changes.other_plural,
                {}};
  if (auto tags = repair_tags(segment, source, repair.target)) {
    source.tags = std::move(tags->source);
    repair.target.tags = std::move(tags->target);
    repair.replacements.push_back({});
  }
  if (repair.replacements.empty()) return std::nullopt;
  const auto before = query.score(source_text);
  const auto after = query.score(analyzer_.analyze(source));
  if (!after || (before && !(*after < *before))) return std::nullopt;
  repair.score = *after;
  return repair;
}

}  // namespace calque
