#include "check/language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "glossary/function_words.h"
#include "segment/language_guess.h"
#include "text/ascii.h"
#include "text/script.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

std::string folded(std::string_view word, std::string_view language) {
  return text::fold_case(word, text::case_rules_of(language));
}

/// A word of prose: three letters or more in lower case, after a space; neither a name nor part of
/// a formula or the name of a file.
bool is_ordinary(const CheckedText& checked, const text::Token& token) {
  constexpr std::size_t kLetters = 3;  // shorter ones are often units and abbreviations
  if (token.kind != text::TokenKind::word || checked.is_protected(token.begin)) return false;
  const std::string_view word = token.of(checked.text);
  const bool apart = token.begin == 0 || checked.text[token.begin - 1] == ' ';
  if (!apart) return false;
  // Folding asks ICU, which most words of English need not.
  if (text::is_ascii(word)) return word.size() >= kLetters && text::lower_ascii(word) == word;
  return text::count_code_points(word) >= kLetters && text::fold_case(word) == word;
}

std::ptrdiff_t ordinary_words(const CheckedText& checked) {
  return std::ranges::count_if(
      checked.tokens, [&checked](const text::Token& token) { return is_ordinary(checked, token); });
}

/// A text with as many signs as words is a formula, a usage line or a program.
bool is_code(const CheckedText& checked) {
  constexpr std::array<std::string_view, 5> kMarks{">>> ", ":\n    ", "='", "=\"", "\n$ "};
  const bool program = std::ranges::any_of(kMarks, [&checked](std::string_view mark) {
    return checked.text.find(mark) != std::string::npos;
  });
  if (program) return true;
  constexpr std::string_view kSigns = "=<>[]{}|/\\_;*#&^$";
  std::ptrdiff_t signs = 0;
  std::ptrdiff_t words = 0;
  for (const text::Token& token : checked.tokens) {
    if (token.kind == text::TokenKind::word) ++words;
    if (token.kind == text::TokenKind::space || checked.in_code(token.begin)) continue;
    if (kSigns.find(checked.text[token.begin]) != std::string_view::npos) ++signs;
  }
  return signs * 3 > words;
}

bool same_text(const CheckedText& a, const CheckedText& b) {
  return folded(a.text, a.language()) == folded(b.text, b.language());
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

/// The words of the target that the source does not have: names and commands are left out, and so
/// is what was not translated.
struct OwnWords {
  std::string text;
  std::size_t words = 0;
};

OwnWords own_words(const CheckedText& source, const CheckedText& target) {
  std::unordered_set<std::string_view> known;
  for (const text::Token& token : source.tokens) known.insert(token.of(source.text));
  OwnWords own;
  std::size_t end = 0;
  for (const text::Token& token : target.tokens) {
    if (token.kind != text::TokenKind::word || target.in_code(token.begin)) continue;
    const std::string_view word = token.of(target.text);
    if (known.contains(word)) continue;
    if (token.begin != end) own.text += ' ';
    own.text += word;
    end = token.end;
    ++own.words;
  }
  return own;
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

/// The longest stretch of words that both texts have, in the order in which they stand.
text::ByteRange longest_stretch(const CheckedText& source, const CheckedText& target) {
  // Prose of a segment; longer texts are paragraphs of code and lists of options.
  constexpr std::size_t kMostTokens = 200;
  if (source.tokens.size() > kMostTokens || target.tokens.size() > kMostTokens) return {};
  std::vector<std::size_t> lengths(source.tokens.size() + 1);
  std::size_t longest = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < target.tokens.size(); ++i) {
    const std::string_view word = target.tokens[i].of(target.text);
    for (std::size_t j = source.tokens.size(); j > 0; --j) {
      const bool same = source.tokens[j - 1].of(source.text) == word;
      lengths[j] = same ? lengths[j - 1] + 1 : 0;
      if (lengths[j] <= longest) continue;
      longest = lengths[j];
      last = i;
    }
  }
  if (longest == 0) return {};
  return {target.tokens[last + 1 - longest].begin, target.tokens[last].end};
}

/// Words that join others to sentences: a list of commands has none.
bool has_function_words(const CheckedText& checked, const text::ByteRange& range) {
  constexpr std::ptrdiff_t kEnough = 2;
  const std::string list = " " + std::string(glossary::function_words(checked.language())) + " ";
  const auto count = std::ranges::count_if(checked.tokens, [&](const text::Token& token) {
    return token.kind == text::TokenKind::word && token.begin >= range.begin &&
           token.end <= range.end &&
           list.find(" " + std::string(token.of(checked.text)) + " ") != std::string::npos;
  });
  return list.size() <= 2 || count >= kEnough;
}

/// A sentence of the source that was left as it is.
void check_stretch(const CheckedText& source, const CheckedText& target, const Report& report) {
  constexpr std::ptrdiff_t kOrdinaryWords = 5;  // fewer are titles and names of programs
  if (ordinary_words(source) < kOrdinaryWords || ordinary_words(target) < kOrdinaryWords) return;
  const text::ByteRange range = longest_stretch(source, target);
  const std::string stretch = target.text.substr(range.begin, range.end - range.begin);
  const std::size_t in_source = source.text.find(stretch);
  if (in_source == std::string::npos) return;
  const text::ByteRange there{in_source, in_source + stretch.size()};
  if (!has_function_words(source, there)) return;
  std::ptrdiff_t ordinary = 0;
  for (const text::Token& token : target.tokens) {
    const bool inside = token.begin >= range.begin && token.end <= range.end;
    if (inside && is_ordinary(target, token)) ++ordinary;
  }
  if (ordinary < kOrdinaryWords) return;
  report("untranslated", "words of the source: " + stretch, {.target = {range}, .source = {there}});
}

}  // namespace

void check_untranslated(const CheckedText& source, const CheckedText& target,
                        const Report& report) {
  constexpr int kWords = 3;  // fewer may be a name
  // A command line is words of English and of no language: twice as many must be there.
  constexpr std::ptrdiff_t kOrdinaryWords = 2;
  if (source.language() == target.language() || is_code(target)) return;
  if (!same_text(source, target)) {
    check_stretch(source, target, report);
    return;
  }
  const auto words = std::ranges::count(target.tokens, text::TokenKind::word, &text::Token::kind);
  const bool command = target.text.find(" --") != std::string::npos;
  if (words >= kWords &&
      ordinary_words(target) >= (command ? 2 * kOrdinaryWords : kOrdinaryWords)) {
    report("untranslated", "the text is that of the source", {});
  }
}

void check_language(const CheckedText& source, const CheckedText& target, const Report& report) {
  constexpr std::size_t kFewLetters = 8;  // a name or a product
  // Shorter texts are taken for near languages (docs/checks.md).
  constexpr std::size_t kEnoughLetters = 60;
  constexpr std::size_t kOwnWords = 2;  // one may be a name
  if (source.language() == target.language() || same_text(source, target)) return;
  const OwnWords own = own_words(source, target);
  if (own.words < kOwnWords) return;
  const std::string& tag = target.variant.language.tag();
  const text::ScriptCount script = text::count_scripts(own.text, tag);
  if (script.letters >= kFewLetters && script.expected * 4 < script.letters) {
    // Characters lost make letters of another script; that is said elsewhere.
    if (target.text.find("\uFFFD") != std::string::npos || is_code(target)) return;
    report("wrong-script", "hardly a letter is of the script of " + tag, {});
    return;
  }
  if (script.letters < kEnoughLetters || target.variant.language.undetermined()) return;
  const auto guess = segment::guess_language(own.text);
  if (!guess || !guess->reliable || alike(guess->language.primary(), target.language())) return;
  // Its words without their sentence are less sure than both.
  const auto whole = segment::guess_language(target.prose());
  if (!whole || !whole->reliable || whole->language.primary() != guess->language.primary()) return;
  report("wrong-language", "the text looks like " + guess->language.tag(), {});
}

void check_length(const CheckedText& source, const CheckedText& target, const Report& report) {
  // Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993): the variance
  // of the length of a translation is 6.8 characters for each of the source.
  constexpr double kVariance = 6.8;
  // Names, labels and the credits of translators have any length.
  constexpr std::ptrdiff_t kSentence = 3;
  if (ordinary_words(source) < kSentence) return;
  const auto length = [](const CheckedText& text) {
    return static_cast<double>(text::count_code_points(text.prose())) / length_of(text.language());
  };
  const double a = length(source);
  const double b = length(target);
  if (a == 0 || b == 0) return;
  const double deviations = (b - a) / std::sqrt((a + b) / 2 * kVariance);
  const double ratio = std::max(a, b) / std::min(a, b);
  const bool unlikely = (std::abs(deviations) >= 5 && ratio >= (b > a ? 2.5 : 2)) ||
                        (std::abs(deviations) >= 3 && ratio >= 3);
  if (!unlikely) return;
  const int times = static_cast<int>(std::lround(ratio * 10));
  report("length",
         std::to_string(times / 10) + "." + std::to_string(times % 10) + " times as " +
             (b > a ? "long" : "short") + " as expected",
         {});
}

}  // namespace calque::check
