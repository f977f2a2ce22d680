#include "text/format_directive.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/ascii_scan.h"

namespace calque::text {
namespace {

/// Names in brackets and between percent signs: longer ones are sentences.
constexpr std::size_t kLongestName = 60;

bool is_key_byte(char c) {
  return is_name_byte(c) || c == '.' || c == '-';
}

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (is_ascii_digit(at_or_end(text, i))) ++i;
  return i;
}

constexpr std::string_view kConversions = "diouxXeEfFgGaAcCsSpn@";

/// [position$][flags][width][.precision][size]conversion after the percent sign; 0 for none.
std::size_t conversion_end(std::string_view text, std::size_t offset) {
  std::size_t i = skip_digits(text, offset + 1);
  const bool position = i > offset + 1 && at_or_end(text, i) == '$';
  if (position) ++i;
  // "I" asks for the digits of the language (glibc); no blank, as in "50 % des".
  while (is_one_of("-+#0'I", at_or_end(text, i)) && i < text.size()) ++i;
  i = at_or_end(text, i) == '*' ? i + 1 : skip_digits(text, i);
  if (at_or_end(text, i) == '.') {
    ++i;
    i = at_or_end(text, i) == '*' ? i + 1 : skip_digits(text, i);
  }
  const std::size_t size = i;
  while (i < text.size() && i < size + 2 && is_one_of("hlzjtqL", text[i])) ++i;
  if (i >= text.size() || !is_one_of(kConversions, text[i])) return 0;
  return i + 1;
}

/// Where ASCII letters and digits go on to.
std::size_t word_end(std::string_view text, std::size_t i) {
  while (is_ascii_alphanumeric(at_or_end(text, i)) || at_or_end(text, i) == '_') ++i;
  return i;
}

/// `%s` alone, or before a unit of a few letters: "%sB", "%dpx", "%limin". What goes on longer is
/// a name ("%include"), but after the conversions that nearly all directives are.
bool ends_conversion(std::string_view text, std::size_t offset, std::size_t end) {
  constexpr std::size_t kLongestUnit = 3;
  const std::size_t rest = word_end(text, end) - end;
  if (rest == 0) return true;
  const bool after_number =
      offset > 0 && (is_ascii_digit(text[offset - 1]) ||
                     (text[offset - 1] == ' ' && offset > 1 && is_ascii_digit(text[offset - 2])));
  const bool plain = end == offset + 2;  // "100 %discount", "5%of"
  if (after_number && plain) return false;
  return rest <= kLongestUnit || !plain || is_one_of("sd", text[end - 1]);
}

/// The end of `%(name)s`, `%{name}` and `%<NAME>`; 0 for none.
std::size_t bracketed_end(std::string_view text, std::size_t offset) {
  // %'<PRIu64>: thousands in groups, in the messages of GNU.
  if (at_or_end(text, offset + 1) == '\'' && at_or_end(text, offset + 2) == '<') {
    ++offset;
  }
  const char open = at_or_end(text, offset + 1);
  const char close = open == '(' ? ')' : open == '{' ? '}' : open == '<' ? '>' : '\0';
  if (close == '\0') return 0;
  std::size_t i = offset + 2;
  while (i < text.size() && i < offset + kLongestName && is_key_byte(text[i])) ++i;
  if (i == offset + 2 || at_or_end(text, i) != close) return 0;
  ++i;
  if (close != ')') return i;
  // Python's conversion is part of it: without it the program stops.
  const std::size_t conversion = i;
  while (i < text.size() && i < conversion + 6 && is_one_of("-+#0123456789.", text[i])) ++i;
  return is_one_of(kConversions, at_or_end(text, i)) && i < text.size() ? i + 1 : conversion;
}

/// The end of `%NAME%` and `%NAME`; 0 for none. Three letters or more: `%s%` is a conversion.
std::size_t named_end(std::string_view text, std::size_t offset) {
  constexpr std::size_t kShortestName = 3;
  std::size_t i = offset + 1;
  if (!is_ascii_letter(at_or_end(text, i))) return 0;
  while (i < text.size() && i < offset + kLongestName && is_key_byte(text[i])) ++i;
  const std::string_view name = text.substr(offset + 1, i - offset - 1);
  if (name.size() < kShortestName) return 0;
  const char after = at_or_end(text, i + 1);
  const bool closed = at_or_end(text, i) == '%' && after != '%' && !is_key_byte(after) &&
                      conversion_end(text, offset) != i;
  if (closed) return i + 1;
  const auto capital = [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '_' || is_ascii_digit(c);
  };
  const auto end = std::ranges::find_if_not(name, capital);
  const auto length = static_cast<std::size_t>(end - name.begin());
  const bool word = length == name.size() || !is_ascii_alphanumeric(name[length]);
  return length >= kShortestName && word ? offset + 1 + length : 0;
}

/// `%1`, `%12` and `%L1`; 0 for none.
std::size_t numbered_end(std::string_view text, std::size_t offset) {
  constexpr std::size_t kMostDigits = 2;  // Qt: 1 to 99
  const std::size_t first = at_or_end(text, offset + 1) == 'L' ? offset + 2 : offset + 1;
  std::size_t i = first;
  while (i < first + kMostDigits && is_ascii_digit(at_or_end(text, i))) ++i;
  return i > first && text[first] != '0' ? i : 0;
}

/// Whether the place of an argument stands at `offset`, without a conversion: "%1 of", "%2.".
bool is_bare_number(std::string_view text, std::size_t offset) {
  const std::size_t end = skip_digits(text, offset + 1);
  if (end != offset + 2 || text[offset + 1] == '0') return false;
  const char after = at_or_end(text, end);
  const bool precision = (after == '.' || after == ',') && is_ascii_digit(at_or_end(text, end + 1));
  return !is_ascii_letter(after) && after != '$' && after != '%' && !precision;
}

/// Whether the place of the first argument is there, in whatever form ("%1x%2"): Turkish writes
/// percentages so ("%5"), and those seldom are 1.
bool has_first(std::string_view text) {
  const std::size_t at = text.find("%1");
  return at != std::string_view::npos && !is_ascii_digit(at_or_end(text, at + 2));
}

}  // namespace

DirectiveStyle directive_style(std::string_view text) {
  const bool first = has_first(text);
  bool time = false;
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (at_or_end(text, at + 1) == '%') {
      ++at;
      continue;
    }
    if (first && is_bare_number(text, at)) return DirectiveStyle::numbered;
    // Conversions of strftime that printf has not.
    const std::size_t conversion = at + (is_one_of("-EO_", at_or_end(text, at + 1)) ? 2 : 1);
    const char c = at_or_end(text, conversion);
    const bool word = is_ascii_letter(at_or_end(text, conversion + 1));
    // Without %m and %I, which printf has too: an error's text, and digits of the language.
    if (c != '\0' && is_one_of("HMYyBbTRDkljZ", c) && !word) time = true;
    if (c == 'I' && at_or_end(text, conversion + 1) == ':') time = true;
  }
  return time ? DirectiveStyle::time : DirectiveStyle::printf;
}

std::size_t directive_length(std::string_view text, std::size_t offset, DirectiveStyle style) {
  if (at_or_end(text, offset + 1) == '%') return 0;
  if (const std::size_t end = bracketed_end(text, offset)) return end - offset;
  if (style == DirectiveStyle::numbered) {
    if (const std::size_t end = numbered_end(text, offset)) return end - offset;
  }
  if (style == DirectiveStyle::time) {
    std::size_t i = offset + 1;
    while (i < text.size() && is_one_of("-EO_^#", text[i])) ++i;
    return is_ascii_letter(at_or_end(text, i)) ? i + 1 - offset : 0;
  }
  if (const std::size_t end = named_end(text, offset)) return end - offset;
  const std::size_t end = conversion_end(text, offset);
  return end > 0 && ends_conversion(text, offset, end) ? end - offset : 0;
}

}  // namespace calque::text
