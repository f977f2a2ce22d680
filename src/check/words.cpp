#include "check/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

/// Languages in which doubling a word is part of the grammar, or which are written without spaces.
constexpr std::array<std::string_view, 26> kDoubling{
    "tr", "az", "tk", "uz", "kk", "ky", "id", "ms", "jv", "su", "tl", "fil", "hi",
    "bn", "ur", "mr", "ne", "gu", "pa", "ta", "te", "fa", "vi", "th", "sw",  "ka"};

/// Words that rightly stand twice in a row: relative beside article ("die die"), "to to samo",
/// and what means "little by little".
constexpr std::array<std::string_view, 22> kMayRepeat{
    "that", "had", "nous", "vous", "die", "der",  "das", "sie", "dat", "van",  "ha",
    "no",   "bla", "to",   "poco", "via", "mano", "לאט", "שלב", "se",  "paso", "xxx"};

bool is_any(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool begins_lower(std::string_view word) {
  return text::fold_case(word) == word;
}

std::string folded(std::string_view word, std::string_view language) {
  return text::fold_case(word, text::case_rules_of(language));
}

/// Columns and lines of a table are set apart by several blanks; a line that is wrapped by one
/// break.
bool is_one_blank(std::string_view space) {
  return space == " " || space == "\n" || space == "\u00A0" || space == " \n";
}

/// "NAME name" is a place for a value and its description, "-p passwd passwd-Datei" an option and
/// its.
bool is_description(const CheckedText& checked, const text::Token& first,
                    const text::Token& second) {
  const std::string& text = checked.text;
  const char after = second.end < text.size() ? text[second.end] : ' ';
  const std::string_view word = first.of(text);
  const bool capitals = word != second.of(text) && text::count_code_points(word) > 2 &&
                        begins_lower(second.of(text)) && !begins_lower(word.substr(1));
  const char before = first.begin > 0 ? text[first.begin - 1] : ' ';
  return after == '-' || after == '=' || before == '-' || before == '=' || before == '[' ||
         capitals;
}

/// The first word that stands twice in a row.
std::optional<text::ByteRange> doubled_word(const CheckedText& checked) {
  const auto& tokens = checked.tokens;
  const bool nouns_in_capitals = checked.language() == "de" || checked.language() == "lb";
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const bool pair = tokens[i].kind == text::TokenKind::word &&
                      tokens[i - 1].kind == text::TokenKind::space &&
                      tokens[i - 2].kind == text::TokenKind::word;
    if (!pair || !is_one_blank(tokens[i - 1].of(checked.text))) continue;
    if (checked.in_code(tokens[i].begin) || is_description(checked, tokens[i - 2], tokens[i])) {
      continue;
    }
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
         {.target = {*doubled}});
}

}  // namespace calque::check
