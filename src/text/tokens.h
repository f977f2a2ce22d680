#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Text as the tokens that matching compares.
namespace calque::text {

enum class TokenKind : std::uint8_t { word, number, punctuation, space, tag };

/// A stretch of text by byte offsets, `begin` included, `end` excluded.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool operator==(const Token&) const = default;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Cuts valid UTF-8 into tokens that cover it without gaps, in one pass.
///
/// Boundaries are those of ICU's word break iterator (UAX #29, root locale), but for these:
/// - every character of Han, Kana, Thai, Lao, Khmer and Myanmar is a word by itself, with the marks
///   that follow it;
/// - a run of white space, line breaks among it, is one token;
/// - markup in the text (`<b>`, `</a>`, `<br/>`) and placeholders (`%s`, `%1$d`, `{0}`, `{name}`)
///   are one tag token each.
/// A number is a token with digits and without letters ("3.14", "1,000"); symbols and emoji count
/// as punctuation. Throws UsageError for a text of 4 GiB or more.
std::vector<Token> tokenize(std::string_view text);

/// The same into a vector that is cleared first, for callers that tokenize many texts.
void tokenize(std::string_view text, std::vector<Token>& tokens);

}  // namespace calque::text
