#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calque/language.h"
#include "calque/segmenter.h"
#include "segment/regex.h"
#include "segment/regex_profile.h"
#include "segment/srx.h"

namespace calque::segment {

/// Splits paragraphs by the rules of an SRX file. At a place, the first rule whose two expressions
/// match decides; where none does, there is no break.
///
/// The rules are looked at only where a breaking rule matches, and of the rules before it only
/// those that can match what stands there (see RegexProfile). The expression before a place may
/// reach back at most kLookBack characters when its length has no bound.
///
/// Unlike Segmenter, one object serves one thread at a time.
class SrxSegmenter {
 public:
  static constexpr std::size_t kLookBack = 100;

  /// The rules that the document's maps give the language: patterns are matched with the whole tag,
  /// without regard to case. None at all leaves paragraphs whole.
  /// @throws InputError when an expression cannot be compiled, with its line in the file.
  SrxSegmenter(const SrxDocument& document, const Language& language);

  /// @throws InputError when an expression takes too long on the text.
  std::vector<SegmentSpan> segment(std::string_view paragraph);

  /// As segment(); the rules are named "rule N" by their place in the order of evaluation, from 1.
  std::vector<BreakExplanation> explain(std::string_view paragraph);

  std::size_t rule_count() const { return rules_.size(); }

 private:
  struct CompiledRule {
    bool breaks = true;
    std::optional<Regex> before;     ///< Absent when empty.
    bool before_ends_range = false;  ///< `before` ends in `\z`, to be searched in a range.
    std::optional<Regex> after;
    std::size_t min_length = 0;
    std::size_t max_length = kLookBack;
    std::size_t before_text = 0;  ///< Number of the text that `before` was last set to.
    std::size_t after_text = 0;
  };
  struct Place {
    std::size_t offset = 0;  ///< In UTF-16 units.
    std::size_t rule = 0;    ///< The first breaking rule that matches here.
  };

  void add_rule(const SrxRule& rule);
  std::vector<Place> find_places();
  void find_places_of(std::size_t index, std::vector<Place>& places);
  std::optional<std::size_t> holding_rule(const Place& place);
  bool holds(std::size_t index, std::size_t offset);
  bool before_matches(CompiledRule& rule, std::size_t offset);
  bool after_matches(CompiledRule& rule, std::size_t offset);
  std::vector<std::size_t> rules_for_tail(std::size_t offset) const;

  std::vector<CompiledRule> rules_;
  std::vector<std::size_t> breaking_;
  std::vector<std::size_t> holding_anywhere_;  ///< Rules whose tails are not known, in order.
  std::unordered_map<std::u32string, std::vector<std::size_t>> holding_by_tail_;
  std::u16string text_;
  std::size_t text_number_ = 0;
};

}  // namespace calque::segment
