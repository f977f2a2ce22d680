#include "check/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "segment/language_guess.h"
#include "text/letters.h"
#include "text/script.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

/// Languages in which doubling a word is part of the grammar, or which are written without spaces.
constexpr std::array<std::string_view, 30> kDoubling{
    "tr", "az", "tk", "uz", "kk", "ky", "id", "ms", "jv", "su", "tl", "fil", "hi", "bn", "ur",
    "mr", "ne", "gu", "pa", "ta", "te", "fa", "he", "ar", "vi", "th", "sw",  "ka", "hy", "eu"};

/// Words that rightly stand twice in a row.
constexpr std::array<std::string_view, 13> kMayRepeat{
    "that", "had", "nous", "vous", "die", "der", "das", "sie", "dat", "van", "ha", "no", "bla"};

bool is_any(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool begins_lower(std::string_view word) {
  return text::fold_case(word) == word;
}

std::string folded(std::string_view word, std::string_view language) {
  return text::fold_case(word, text::case_rules_of(language));
}

/// The first word that stands twice in a row.
std::optional<text::ByteRange> doubled_word(const CheckedText& checked) {
  const auto& tokens = checked.tokens;
  const bool nouns_in_capitals = checked.language() == "de" || checked.language() == "lb";
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const bool pair = tokens[i].kind == text::TokenKind::word &&
                      tokens[i - 1].kind == text::TokenKind::space &&
                      tokens[i - 2].kind == text::TokenKind::word;
    if (!pair) continue;
    const std::string_view first = tokens[i - 2].of(checked.text);
    const std::string_view second = tokens[i].of(checked.text);
    const bool name = !nouns_in_capitals && !begins_lower(second);
    if (text::count_code_points(second) < 2 || name) continue;
    const std::string word = folded(second, checked.language());
    if (folded(first, checked.language()) != word || is_any(word, kMayRepeat)) continue;
    return text::ByteRange{tokens[i - 2].begin, tokens[i].end};
  }
  return std::nullopt;
}

/// A word of prose: three letters or more in lower case, after a space; neither a name nor part of
/// a formula or the name of a file.
bool is_ordinary(const std::string& text, const text::Token& token) {
  constexpr std::size_t kLetters = 3;  // shorter ones are often units and abbreviations
  const std::string_view word = token.of(text);
  const bool apart = token.begin == 0 || text[token.begin - 1] == ' ';
  return apart && begins_lower(word) && text::count_code_points(word) >= kLetters;
}

bool same_text(const CheckedText& a, const CheckedText& b) {
  return folded(a.text, a.language()) == folded(b.text, a.language());
}

/// Languages whose texts a guesser takes for one another.
constexpr std::array<std::string_view, 10> kAlike{
    " nb nn no da sv ",    " hr sr bs sl mk bg ", " cs sk ",    " id ms jv su ",
    " es gl ca pt oc an ", " ru uk be bg mk sr ", " az tr tk ", " af nl fy ",
    " fa ps ur ar ",       " hi mr ne sa "};

bool alike(std::string_view a, std::string_view b) {
  const auto has = [](std::string_view group, std::string_view language) {
    return group.find(" " + std::string(language) + " ") != std::string_view::npos;
  };
  return a == b || std::ranges::any_of(kAlike, [&](std::string_view group) {
           return has(group, a) && has(group, b);
         });
}

/// Words of the target that the source does not have.
std::ptrdiff_t own_words(const CheckedText& source, const CheckedText& target) {
  return std::ranges::count_if(target.tokens, [&](const text::Token& token) {
    return token.kind == text::TokenKind::word &&
           source.text.find(token.of(target.text)) == std::string::npos;
  });
}

/// The text without placeholders, markup and addresses.
std::string without_code(const CheckedText& checked) {
  std::string prose;
  std::size_t at = 0;
  for (const text::Placeable& placeable : checked.placeables) {
    if (placeable.kind == text::PlaceableKind::numeral) continue;
    prose += checked.text.substr(at, placeable.begin - at);
    at = placeable.end;
  }
  return prose + checked.text.substr(at);
}

/// Characters that say as much as one of English, by language; 1 for those not named. Rough
/// means over languages' usual ratios; the check asks for far more than their errors.
constexpr std::array<std::pair<std::string_view, double>, 14> kLengths{{{"zh", 0.35},
                                                                        {"ja", 0.5},
                                                                        {"ko", 0.55},
                                                                        {"he", 0.8},
                                                                        {"ar", 0.85},
                                                                        {"fa", 0.9},
                                                                        {"de", 1.15},
                                                                        {"fr", 1.15},
                                                                        {"es", 1.15},
                                                                        {"it", 1.1},
                                                                        {"pt", 1.1},
                                                                        {"ru", 1.1},
                                                                        {"el", 1.15},
                                                                        {"nl", 1.1}}};

double length_of(std::string_view language) {
  const auto found =
      std::ranges::find(kLengths, language, &std::pair<std::string_view, double>::first);
  return found == kLengths.end() ? 1 : found->second;
}

}  // namespace

void check_empty(const CheckedText& source, const CheckedText& target, const Report& report) {
  if (target.blank == source.blank) return;
  report("empty", target.blank ? "the text is empty" : "the source is empty", {});
}

void check_doubled_words(const CheckedText& source, const CheckedText& target,
                         const Report& report) {
  if (is_any(target.language(), kDoubling)) return;
  const auto doubled = doubled_word(target);
  if (!doubled || doubled_word(source)) return;
  report("doubled-words",
         "twice in a row: " + target.text.substr(doubled->begin, doubled->end - doubled->begin),
         {*doubled});
}

void check_untranslated(const CheckedText& source, const CheckedText& target,
                        const Report& report) {
  constexpr int kWords = 3;  // fewer may be a name
  constexpr int kOrdinaryWords = 2;
  if (source.language() == target.language() || !same_text(source, target)) return;
  int words = 0;
  int ordinary = 0;
  for (const text::Token& token : target.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    ++words;
    if (is_ordinary(target.text, token)) ++ordinary;
  }
  if (words >= kWords && ordinary >= kOrdinaryWords)
    report("untranslated", "the text is that of the source", {});
}

void check_language(const CheckedText& source, const CheckedText& target, const Report& report) {
  constexpr std::size_t kFewLetters = 8;  // a name or a product
  // Shorter texts are taken for near languages (docs/checks.md).
  constexpr std::size_t kEnoughLetters = 60;
  constexpr std::ptrdiff_t kOwnWords = 2;  // one may be a name
  if (source.language() == target.language() || same_text(source, target)) return;
  const text::ScriptCount script = text::count_scripts(target.text, target.variant.language.tag());
  if (script.letters >= kFewLetters && script.expected * 4 < script.letters &&
      own_words(source, target) >= kOwnWords) {
    report("wrong-script", "hardly a letter is of the script of " + target.variant.language.tag(),
           {});
    return;
  }
  const std::string prose = without_code(target);
  if (text::count_scripts(prose, target.variant.language.tag()).letters < kEnoughLetters) return;
  const auto guess = segment::guess_language(prose);
  if (!guess || !guess->reliable || alike(guess->language.primary(), target.language())) return;
  if (target.variant.language.undetermined() || own_words(source, target) < kOwnWords) return;
  report("wrong-language", "the text looks like " + guess->language.tag(), {});
}

void check_characters(const CheckedText& source, const CheckedText& target, const Report& report) {
  // The first bytes of two-byte and three-byte sequences read as Windows-1252, with what follows.
  constexpr std::array<std::string_view, 12> kMisread{"Ã¤", "Ã¶", "Ã¼", "Ã©", "Ã¨",  "Ã§",
                                                      "Ã±", "Ä±", "ÅŸ", "Å¡", "â€™", "â€œ"};
  constexpr std::string_view kLost = "\uFFFD";
  for (const std::string_view sequence : kMisread) {
    const std::size_t at = target.text.find(sequence);
    if (at == std::string::npos || source.text.find(sequence) != std::string::npos) continue;
    report("characters", "read in a wrong encoding: " + std::string(sequence),
           {{at, at + sequence.size()}});
    return;
  }
  const std::size_t lost = target.text.find(kLost);
  if (lost != std::string::npos && source.text.find(kLost) == std::string::npos) {
    report("characters", "a character was lost", {{lost, lost + kLost.size()}});
  }
}

void check_length(const CheckedText& source, const CheckedText& target, const Report& report) {
  // Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993): the variance
  // of the length of a translation is 6.8 characters for each of the source.
  constexpr double kVariance = 6.8;
  const double a =
      static_cast<double>(text::count_code_points(source.text)) / length_of(source.language());
  const double b =
      static_cast<double>(text::count_code_points(target.text)) / length_of(target.language());
  if (a == 0 || b == 0) return;
  const double deviations = (b - a) / std::sqrt((a + b) / 2 * kVariance);
  const double ratio = std::max(a, b) / std::min(a, b);
  const bool unlikely =
      (std::abs(deviations) >= 5 && ratio >= 2) || (std::abs(deviations) >= 3 && ratio >= 3);
  if (!unlikely) return;
  const int times = static_cast<int>(std::lround(ratio * 10));
  report("length",
         std::to_string(times / 10) + "." + std::to_string(times % 10) + " times as " +
             (b > a ? "long" : "short") + " as expected",
         {});
}

}  // namespace calque::check
