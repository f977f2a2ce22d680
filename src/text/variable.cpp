#include "text/variable.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/ascii_scan.h"

namespace calque::text {
namespace {

/// What is open for longer is text: "{" and "$" are followed that far at most.
constexpr std::size_t kLongest = 120;
constexpr std::size_t kLongestName = 60;

bool is_path_byte(char c) {
  return is_name_byte(c) || c == '.' || c == '-' || c == '[' || c == ']';
}

template <typename Is>
std::size_t skip(std::string_view text, std::size_t at, std::size_t most, Is is) {
  const std::size_t end = std::min(text.size(), at + most);
  while (at < end && is(text[at])) ++at;
  return at;
}

/// Between two marks on one line: `{{ … }}`; 0 where the second is missing.
std::size_t between(std::string_view text, std::size_t offset, std::string_view close) {
  const std::string_view near = text.substr(offset, kLongest);
  const std::size_t at = near.find(close, 2);
  const bool whole = at != std::string_view::npos && near.find('\n') > at;
  return whole ? at + close.size() : 0;
}

/// The end of ", plural," of an ICU argument that chooses a text; 0 for none.
std::size_t choice_end(std::string_view text, std::size_t comma) {
  constexpr std::array<std::string_view, 3> kKinds{"plural", "select", "selectordinal"};
  const auto blank = [](char c) { return c == ' ' || c == '\n'; };
  const std::size_t begin = skip(text, comma + 1, kLongestName, blank);
  const std::size_t end = skip(text, begin, kLongestName, is_name_byte);
  const std::size_t last = skip(text, end, kLongestName, blank);
  const bool known = std::ranges::find(kKinds, text.substr(begin, end - begin)) != kKinds.end();
  return known && at_or_end(text, last) == ',' ? last + 1 : 0;
}

/// `{0,10:N2}`, `{name!r:>10}`, `{date, date, short}`: what follows the name; 0 where it is text.
std::size_t format_end(std::string_view text, std::size_t at) {
  const char first = at_or_end(text, at);
  if (first == ',') {
    constexpr std::array<std::string_view, 3> kTypes{"number", "date", "time"};
    const std::size_t word = skip(text, at + 1, 2, [](char c) { return c == ' '; });
    const std::size_t end = skip(text, word, kLongestName, is_name_byte);
    const std::string_view type = text.substr(word, end - word);
    const bool width = !type.empty() && std::ranges::all_of(type, is_ascii_digit);
    const bool negative = type.empty() && at_or_end(text, word) == '-';
    if (!width && !negative && std::ranges::find(kTypes, type) == kTypes.end()) return 0;
  } else if (first != ':' && first != '!') {
    return 0;
  }
  const std::size_t close = text.substr(at, kLongestName).find_first_of("{}\n");
  return close != std::string_view::npos && text[at + close] == '}' ? at + close + 1 : 0;
}

std::size_t braces_length(std::string_view text, std::size_t offset) {
  if (at_or_end(text, offset + 1) == '{') return between(text, offset, "}}");
  if (at_or_end(text, offset + 1) == '%') return between(text, offset, "%}");
  const std::size_t name = offset + 1;
  const std::size_t end = skip(text, name, kLongestName, is_path_byte);
  // "{one-of-these-files}" is a place that the reader fills in.
  const std::string_view inside = text.substr(name, end - name);
  if (std::ranges::count(inside, '-') > 1) return 0;
  if (!inside.empty() && std::ranges::none_of(inside, is_name_byte)) return 0;  // "{...}"
  if (at_or_end(text, end) == '}') return end + 1 - offset;
  if (end > name && at_or_end(text, end) == ',') {
    if (const std::size_t choice = choice_end(text, end)) return choice - offset;
  }
  const std::size_t format = format_end(text, end);
  return format > 0 ? format - offset : 0;
}

/// `${name}`, `$(name)` and `$name`; "US$" and "$5" are money.
std::size_t dollar_length(std::string_view text, std::size_t offset) {
  if (offset > 0 && is_name_byte(text[offset - 1])) return 0;
  const char open = at_or_end(text, offset + 1);
  if (open == '{' || open == '(') {
    const std::size_t end = skip(text, offset + 2, kLongestName, is_path_byte);
    const bool closed = end > offset + 2 && at_or_end(text, end) == (open == '{' ? '}' : ')');
    return closed ? end + 1 - offset : 0;
  }
  if (!is_ascii_letter(open) && open != '_') return 0;
  const std::size_t end = skip(text, offset + 1, kLongestName, is_name_byte);
  // A letter beyond ASCII goes on with the word: "$PROMĚNNÁ".
  const auto next = static_cast<unsigned char>(at_or_end(text, end));
  return next >= 0xC3 && next < 0xD2 ? 0 : end - offset;
}

/// `@name@`; `@name` is a person, or the beginning of an address.
std::size_t at_sign_length(std::string_view text, std::size_t offset) {
  const std::size_t end = skip(text, offset + 1, kLongestName, is_name_byte);
  return end > offset + 1 && at_or_end(text, end) == '@' ? end + 1 - offset : 0;
}

/// An entity that HTML does not have: `&brandShortName;`, `&kappname.full;`. Those of HTML stand
/// for characters, which a translation may write as they are.
std::size_t entity_length(std::string_view text, std::size_t offset) {
  const std::size_t end = skip(text, offset + 1, kLongestName, is_path_byte);
  if (end == offset + 1 || at_or_end(text, end) != ';') return 0;
  const std::string_view name = text.substr(offset + 1, end - offset - 1);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool humps = !capital(name.front()) && std::ranges::any_of(name, capital);
  const bool dotted = name.find_first_of("._-") != std::string_view::npos;
  return humps || dotted ? end + 1 - offset : 0;
}

}  // namespace

std::size_t variable_length(std::string_view text, std::size_t offset) {
  switch (text[offset]) {
    case '{':
      return braces_length(text, offset);
    case '$':
      return dollar_length(text, offset);
    case '#': {
      const std::size_t rest =
          at_or_end(text, offset + 1) == '{' ? braces_length(text, offset + 1) : 0;
      return rest > 0 ? rest + 1 : 0;
    }
    case '@':
      return at_sign_length(text, offset);
    case '&':
      return entity_length(text, offset);
    default:
      return 0;
  }
}

bool chooses_text(std::string_view variable) {
  return variable.starts_with('{') && variable.ends_with(',');
}

}  // namespace calque::text
