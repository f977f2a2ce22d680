#include "leverage/volume.h"

#include <algorithm>
#include <array>
#include <variant>

#include "text/character_count.h"
#include "text/counted_tokens.h"
#include "text/office_words.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace calque::leverage {
namespace {

constexpr std::array<std::string_view, 3> kCountKeys{"gmx", "gmx-factors", "office"};
constexpr std::array<std::string_view, 3> kCountTitles{
    "GMX-V 2.0; each character of scripts without spaces is a word",
    "GMX-V 2.0, with its factors for zh, ja, ko and th",
    "as office programs count: what stands between blanks is a word, and each East Asian "
    "character"};

void add_word(std::string_view token, const WordRule& rule, Volume& volume) {
  const text::WordClass first = text::word_class(text::decode_at(token, 0).code_point);
  const bool ideograph = first == text::WordClass::ideograph;
  const bool hangul = first == text::WordClass::hangul && rule.factors_hangul();
  if (rule.factored() && (ideograph || hangul)) {
    // A Korean word has several such characters, the others one.
    volume.factored += text::count_characters(token).visible;
  } else {
    ++volume.words;
  }
}

void add_characters(std::string_view text, Volume& volume) {
  const text::CharacterCounts counts = text::count_characters(text);
  volume.characters += counts.visible;
  volume.punctuation += counts.punctuation;
  volume.white_space += counts.white_space;
}

/// Placeholders and markup that stand in the text are no text. Where Hangul has a factor, it is
/// counted apart from the digits and letters beside it.
void add_text(std::string_view text, const WordRule& rule, Volume& volume) {
  const auto hangul = rule.factors_hangul() ? text::HangulRule::by_icu : text::HangulRule::by_uax29;
  for (const text::Token& token : text::tokenize_to_count(text, hangul)) {
    const std::string_view part = token.of(text);
    if (token.kind == text::TokenKind::tag) continue;
    if (token.kind == text::TokenKind::word || token.kind == text::TokenKind::number) {
      add_word(part, rule, volume);
    }
    add_characters(part, volume);
  }
}

void add(const Segment& segment, const WordRule& rule, Volume& volume) {
  if (rule.office()) {
    volume.words += text::count_office_words(segment.text);
    add_characters(segment.text, volume);
  } else {
    add_text(segment.text, rule, volume);
  }
  for (const InlineTag& tag : segment.tags) {
    for (const CodePart& part : tag.code) {
      // A footnote or a title inside a tag is text to be translated.
      if (const auto* flow = std::get_if<SubFlow>(&part)) add(flow->segment, rule, volume);
    }
  }
}

}  // namespace

std::string_view key_of(WordCount count) {
  return kCountKeys.at(static_cast<std::size_t>(count));
}

std::optional<WordCount> word_count_with_key(std::string_view key) {
  const auto found = std::ranges::find(kCountKeys, key);
  if (found == kCountKeys.end()) return std::nullopt;
  return static_cast<WordCount>(found - kCountKeys.begin());
}

std::string_view title_of(WordCount count) {
  return kCountTitles.at(static_cast<std::size_t>(count));
}

Volume& Volume::operator+=(const Volume& other) {
  segments += other.segments;
  words += other.words;
  factored += other.factored;
  characters += other.characters;
  punctuation += other.punctuation;
  white_space += other.white_space;
  return *this;
}

WordRule WordRule::of(WordCount count, const Language& language) {
  switch (count) {
    case WordCount::gmx_factors:
      return by_factor(language);
    case WordCount::office:
      return by_office();
    default:
      return {};
  }
}

WordRule WordRule::by_office() {
  WordRule rule;
  rule.office_ = true;
  return rule;
}

WordRule WordRule::by_factor(const Language& language) {
  WordRule rule;
  const std::string_view primary = language.primary();
  // GMX-V 2.0: 2.8, 3.0, 3.3 and 6.0 characters a word.
  if (primary == "zh") rule.tenths_ = 28;
  if (primary == "ja") rule.tenths_ = 30;
  if (primary == "ko") rule.tenths_ = 33;
  if (primary == "th") rule.tenths_ = 60;
  rule.hangul_ = primary == "ko";
  return rule;
}

std::int64_t WordRule::words(const Volume& volume) const {
  if (tenths_ == 0) return volume.words;
  // Half up in whole numbers: 10 f / t + 1/2 is (20 f + t) / 2t.
  return volume.words + (volume.factored * 20 + tenths_) / (2 * tenths_);
}

Volume volume_of(const Segment& segment, const WordRule& rule) {
  Volume volume;
  volume.segments = 1;
  add(segment, rule, volume);
  return volume;
}

}  // namespace calque::leverage
