#include "segment/srx_segmenter.h"

#include <algorithm>

#include "calque/error.h"
#include "segment/trim.h"
#include "segment/utf16.h"

namespace calque::segment {
namespace {

/// In the order of the maps: with cascade all that match, else the first.
std::vector<const SrxLanguageRule*> rules_of(const SrxDocument& document,
                                             const Language& language) {
  std::vector<const SrxLanguageRule*> found;
  const std::u16string tag(language.tag().begin(), language.tag().end());
  for (const SrxLanguageMap& map : document.maps) {
    Regex pattern(map.pattern, {.ignore_case = true});
    pattern.set_text(tag);
    if (!pattern.matches(0, tag.size())) continue;
    const auto rule =
        std::ranges::find(document.language_rules, map.rule_name, &SrxLanguageRule::name);
    if (rule != document.language_rules.end()) found.push_back(&*rule);
    if (!document.cascade) break;
  }
  return found;
}

/// True when the pattern asks for an end of the text.
/// Such a pattern must see the text as it is: in a region whose end counts as the text's end it
/// would match where it should not.
bool has_anchor(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool escaped = pattern[i] == '\\';
    if (escaped) ++i;
    if (i >= pattern.size()) break;
    constexpr std::string_view kEscapedAnchors = "AGzZ";
    if (escaped && kEscapedAnchors.find(pattern[i]) != std::string_view::npos) return true;
    const bool in_set = i > 0 && pattern[i - 1] == '[';
    if (!escaped && (pattern[i] == '$' || (pattern[i] == '^' && !in_set))) return true;
  }
  return false;
}

/// The end of the set, escape or character with which the pattern begins; 0 for anything else.
std::size_t end_of_first_atom(std::string_view pattern) {
  if (pattern.empty() ||
      std::string_view("(|^$.*+?{").find(pattern.front()) != std::string_view::npos) {
    return 0;
  }
  if (pattern.front() == '\\') {
    const bool property = pattern.starts_with("\\p{") || pattern.starts_with("\\P{");
    if (property) return pattern.find('}') + 1;
    constexpr std::string_view kClasses = "wWsSdDhv";
    return pattern.size() > 1 && kClasses.find(pattern[1]) != std::string_view::npos ? 2 : 0;
  }
  if (pattern.front() != '[') return 1;
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == '[')
      ++depth;
    else if (pattern[i] == ']' && --depth == 0)
      return i + 1;
  }
  return 0;
}

/// The pattern without the repetition of its first part: "\w+[.?]" finds the same ends as "\w[.?]",
/// at a fraction of the cost.
std::string without_first_repetition(const std::string& pattern) {
  const std::size_t end = end_of_first_atom(pattern);
  // A look at the end of the match alone decides; where alternatives or a second quantifier
  // follow, the pattern stays as it is.
  const bool repeats =
      end > 0 && end < pattern.size() && (pattern[end] == '+' || pattern[end] == '*');
  if (!repeats) return pattern;
  const std::size_t rest = end + 1;
  if (rest >= pattern.size() || pattern[rest] == '+' || pattern[rest] == '?') return pattern;
  if (pattern.find('|') != std::string::npos) return pattern;
  return pattern[end] == '+' ? pattern.substr(0, end) + pattern.substr(rest) : pattern.substr(rest);
}

}  // namespace

SrxSegmenter::SrxSegmenter(const SrxDocument& document, const Language& language) {
  for (const SrxLanguageRule* language_rule : rules_of(document, language)) {
    for (const SrxRule& rule : language_rule->rules) {
      try {
        add_rule(rule);
      } catch (const InputError& error) {
        throw InputError("line " + std::to_string(rule.line) + ", rule of \"" +
                         language_rule->name + "\": " + error.what());
      }
    }
  }
}

void SrxSegmenter::add_rule(const SrxRule& rule) {
  const std::size_t index = rules_.size();
  CompiledRule& compiled = rules_.emplace_back();
  compiled.breaks = rule.breaks;
  if (!rule.after.empty()) compiled.after.emplace(rule.after);
  if (rule.breaks) {
    if (!rule.before.empty()) compiled.before.emplace(without_first_repetition(rule.before));
    breaking_.push_back(index);
    return;
  }
  const RegexProfile profile = profile_regex(rule.before);
  compiled.min_length = profile.min_length;
  compiled.max_length = std::min(profile.max_length, kLookBack);
  // Up to three lengths are tried one by one; where there are more, one search of the range stands
  // for all of them.
  constexpr std::size_t kFewLengths = 2;
  compiled.before_ends_range =
      compiled.max_length > compiled.min_length + kFewLengths && !has_anchor(rule.before);
  if (compiled.before_ends_range) {
    compiled.before.emplace("(?:" + rule.before + ")\\z", RegexOptions{.range_ends_text = true});
  } else if (!rule.before.empty()) {
    compiled.before.emplace(rule.before);
  }
  // What cannot be found by its tail is tried at every place.
  if (rule.before.empty() || profile.tails.empty()) holding_anywhere_.push_back(index);
  for (const std::u32string& tail : profile.tails) holding_by_tail_[tail].push_back(index);
}

void SrxSegmenter::find_places_of(std::size_t index, std::vector<Place>& places) {
  CompiledRule& rule = rules_[index];
  if (!rule.before && !rule.after) return;  // would break everywhere
  Regex& searched = rule.before ? *rule.before : *rule.after;
  searched.set_text(text_);
  for (std::size_t from = 0; from <= text_.size();) {
    std::size_t begin = 0;
    const std::size_t end = searched.find(from, begin);
    if (end == std::string::npos) break;
    const std::size_t place = rule.before ? end : begin;
    // A break at an end of the text, or within a surrogate pair, is none.
    const bool inside = place > 0 && place < text_.size() && !is_trail_unit(text_[place]);
    if (inside && (!rule.before || after_matches(rule, place))) places.push_back({place, index});
    from = std::max(end, begin + 1);
  }
}

std::vector<SrxSegmenter::Place> SrxSegmenter::find_places() {
  std::vector<Place> places;
  for (const std::size_t index : breaking_) find_places_of(index, places);
  std::ranges::sort(places, [](const Place& a, const Place& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.rule < b.rule;
  });
  // Of several breaking rules at a place the first one counts: exceptions after it come too late.
  const auto repeated = std::ranges::unique(places, {}, &Place::offset);
  places.erase(repeated.begin(), repeated.end());
  return places;
}

bool SrxSegmenter::after_matches(CompiledRule& rule, std::size_t offset) {
  if (!rule.after) return true;
  if (rule.after_text != text_number_) rule.after->set_text(text_);
  rule.after_text = text_number_;
  return rule.after->starts_at(offset);
}

bool SrxSegmenter::before_matches(CompiledRule& rule, std::size_t offset) {
  if (!rule.before) return true;
  if (rule.before_text != text_number_) rule.before->set_text(text_);
  rule.before_text = text_number_;
  if (rule.before_ends_range) {
    // An expression of unbounded length gets so much text.
    std::size_t begin = offset - std::min(offset, kLookBack);
    if (begin > 0 && is_trail_unit(text_[begin])) --begin;
    return rule.before->found_in(begin, offset);
  }
  std::size_t begin = offset;
  for (std::size_t length = 0; length <= rule.max_length; ++length) {
    if (length >= rule.min_length && rule.before->matches(begin, offset)) return true;
    if (begin == 0) break;
    --begin;
    if (begin > 0 && is_trail_unit(text_[begin])) --begin;
  }
  return false;
}

bool SrxSegmenter::holds(std::size_t index, std::size_t offset) {
  CompiledRule& rule = rules_[index];
  return after_matches(rule, offset) && before_matches(rule, offset);
}

/// Tails are kept by their text; all endings of what stands before the place are looked up, from
/// the shortest on.
std::vector<std::size_t> SrxSegmenter::rules_for_tail(std::size_t offset) const {
  constexpr std::size_t kReach = 40;  // a run of white space counts as one
  std::u32string reversed;
  for (std::size_t at = offset; at > 0 && offset - at < kReach && reversed.size() <= kTailLength;) {
    char32_t c = text_[--at];
    if (at > 0 && is_trail_unit(text_[at])) {
      // The code point of a surrogate pair (Unicode, 3.9).
      c = 0x10000 + ((static_cast<char32_t>(text_[at - 1]) - 0xD800) << 10U) +
          (static_cast<char32_t>(text_[at]) - 0xDC00);
      --at;
    }
    append_normal(reversed, c);
  }
  std::u32string tail;
  std::vector<std::size_t> found = holding_anywhere_;
  for (const char32_t c : std::u32string_view(reversed).substr(0, kTailLength)) {
    tail.insert(tail.begin(), c);
    if (const auto rules = holding_by_tail_.find(tail); rules != holding_by_tail_.end()) {
      found.insert(found.end(), rules->second.begin(), rules->second.end());
    }
  }
  std::ranges::sort(found);
  return found;
}

std::optional<std::size_t> SrxSegmenter::holding_rule(const Place& place) {
  for (const std::size_t index : rules_for_tail(place.offset)) {
    // The breaking rule comes first in the file.
    if (index > place.rule) break;
    if (holds(index, place.offset)) return index;
  }
  return std::nullopt;
}

/// SRX asks each rule at each place. The same is found by searching for places where a breaking
/// rule matches, and asking of the others only those whose literal end stands there
/// (docs/segmentation.md, SRX).
std::vector<BreakExplanation> SrxSegmenter::explain(std::string_view paragraph) {
  text_ = to_utf16(paragraph);
  ++text_number_;
  Utf8Position position(paragraph);
  std::vector<BreakExplanation> explanations;
  for (const Place& place : find_places()) {
    const std::optional<std::size_t> holding = holding_rule(place);
    explanations.push_back({.offset = position.at(place.offset),
                            .breaks = !holding,
                            .rule = "rule " + std::to_string(holding.value_or(place.rule) + 1)});
  }
  return explanations;
}

std::vector<SegmentSpan> SrxSegmenter::segment(std::string_view paragraph) {
  std::vector<SegmentSpan> spans;
  std::size_t begin = 0;
  for (const BreakExplanation& place : explain(paragraph)) {
    if (!place.breaks) continue;
    append_trimmed(paragraph, {begin, place.offset}, spans);
    begin = place.offset;
  }
  append_trimmed(paragraph, {begin, paragraph.size()}, spans);
  return spans;
}

}  // namespace calque::segment
