#include "text/code_span.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/ascii_scan.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

/// Longer pieces of code are paragraphs of it.
constexpr std::size_t kLongestCode = 400;
constexpr std::size_t kLongestName = 100;

bool is_path_byte(char c) {
  return is_name_byte(c) || c == '.' || c == '-' || c == '+' || c == '%' || c == '$' || c == '{' ||
         c == '}';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

/// A letter that goes on with the word before it ("naïve"): Latin, Greek or Cyrillic by its first
/// byte. Those of scripts whose endings touch names ("PostScript문서") do not.
bool letter_beyond_ascii(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(at_or_end(text, at));
  return byte >= 0xC3 && byte < 0xD3;
}

template <typename Is>
std::size_t skip(std::string_view text, std::size_t at, Is is) {
  const std::size_t end = std::min(text.size(), at + kLongestName);
  while (at < end && is(text[at])) ++at;
  return at;
}

/// Where the text that opens with backticks before `begin` closes with as many; 0 for nowhere.
std::size_t backticks_end(std::string_view text, std::size_t begin, std::string_view close) {
  const std::string_view near = text.substr(begin, kLongestCode);
  const std::size_t at = near.find(close);
  if (at == std::string_view::npos || at == 0 || near.front() == ' ') return 0;
  return begin + at + close.size();
}

std::size_t without_dots(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

/// Two humps or more with small letters between ("PostScript", "iPhone"), an underscore inside, or
/// letters and digits together ("x86", "MP3"). "OKs" and "A" are words.
bool looks_like_name(std::string_view word) {
  bool hump = false;
  bool letter = false;
  bool digit = false;
  bool small = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    hump = hump || (i > 0 && is_capital(word[i]) && is_small(word[i - 1]));
    letter = letter || is_ascii_letter(word[i]);
    small = small || is_small(word[i]);
    digit = digit || is_ascii_digit(word[i]);
  }
  const std::size_t underscore = word.find('_');
  const bool joined =
      underscore != std::string_view::npos && underscore > 0 && word.back() != '_' && letter;
  // "5km" is a number and its unit, "1st" a word.
  return hump || joined || (letter && digit && !is_ascii_digit(word.front()) && word.size() > 2);
}

}  // namespace

std::size_t role_length(std::string_view text, std::size_t offset) {
  const auto is_role = [](char c) { return is_name_byte(c) || c == '-' || c == '+' || c == ':'; };
  const std::size_t end = skip(text, offset + 1, is_role);
  if (end < offset + 3 || text[end - 1] != ':' || at_or_end(text, end) != '`') return 0;
  const std::size_t close = backticks_end(text, end + 1, "`");
  return close > 0 ? close - offset : 0;
}

std::size_t literal_length(std::string_view text, std::size_t offset) {
  // After a letter or a closing bracket it is the end of something that was no code.
  const char before = offset > 0 ? text[offset - 1] : ' ';
  constexpr std::string_view kClosing = ">)]}.,!?`";
  if (is_name_byte(before) || kClosing.find(before) != std::string_view::npos) return 0;
  if (at_or_end(text, offset + 1) == '`') {
    if (at_or_end(text, offset + 2) == '`') return 0;
    const std::size_t end = backticks_end(text, offset + 2, "``");
    // ``quoted'' of TeX
    const std::string_view inside = end > 0 ? text.substr(offset + 2, end - offset - 4) : "";
    return end > 0 && inside.find("''") == std::string_view::npos ? end - offset : 0;
  }
  const std::size_t end = backticks_end(text, offset + 1, "`");
  if (end == 0) return 0;
  const std::string_view inside = text.substr(offset + 1, end - offset - 2);
  const bool quotes =
      inside.find_first_of("'\n") != std::string_view::npos || inside.ends_with(' ');
  // `text <target>`_ is a link of reStructuredText; its text is translated.
  return quotes || at_or_end(text, end) == '_' ? 0 : end - offset;
}

std::size_t option_length(std::string_view text, std::size_t offset) {
  if (at_or_end(text, offset + 1) != '-' || !is_small(at_or_end(text, offset + 2))) return 0;
  if (offset > 0 && (is_name_byte(text[offset - 1]) || text[offset - 1] == '-')) return 0;
  const auto is_option = [](char c) { return is_ascii_alphanumeric(c) || c == '-'; };
  std::size_t end = skip(text, offset + 2, is_option);
  while (end > offset && text[end - 1] == '-') --end;
  return letter_beyond_ascii(text, end) ? 0 : end - offset;
}

std::size_t path_length(std::string_view text, std::size_t offset) {
  const char before = offset > 0 ? text[offset - 1] : ' ';
  if (is_path_byte(before) || before == '/' || before == '\\' || before == '<' || before == '>') {
    return 0;
  }
  const bool drive = is_capital(text[offset]) && at_or_end(text, offset + 1) == ':' &&
                     at_or_end(text, offset + 2) == '\\';
  const char slash = drive ? '\\' : '/';
  std::size_t at = drive ? offset + 2 : offset + (text[offset] == '~' ? 1 : 0);
  std::size_t parts = 0;
  while (at_or_end(text, at) == slash && at < offset + kLongestCode) {
    const std::size_t end = skip(text, at + 1, is_path_byte);
    if (end == at + 1) break;
    at = end;
    ++parts;
  }
  const std::size_t end = without_dots(text, offset, at);
  const bool rooted = text[offset] == '~' || drive;
  return parts >= (rooted ? 1 : 2) && end > offset + 2 ? end - offset : 0;
}

std::size_t name_length(std::string_view text, std::size_t offset) {
  std::size_t end = skip(text, offset, is_name_byte);
  if (end == offset || end - offset >= kLongestName) return 0;
  if (letter_beyond_ascii(text, end)) return 0;
  const std::string_view word = text.substr(offset, end - offset);
  if (text.substr(end).starts_with("()") && is_ascii_letter(word.front())) return end + 2 - offset;
  bool name = looks_like_name(word);
  // "UTF-8", "ISO-8859-1": capitals and digits joined by hyphens.
  const bool capitals = word.size() >= 2 && std::ranges::all_of(word, is_capital);
  while ((name || capitals) && at_or_end(text, end) == '-' &&
         is_ascii_digit(at_or_end(text, end + 1))) {
    end = skip(text, end + 1, is_name_byte);
    name = true;
  }
  // "os.path.join", "setup.py": small letters on both sides of the dot, and no end of a sentence.
  const auto dotted = [&](std::size_t at) {
    return at_or_end(text, at) == '.' && is_name_byte(text[at - 1]) &&
           is_name_byte(at_or_end(text, at + 2)) &&
           (is_small(at_or_end(text, at + 1)) || at_or_end(text, at + 1) == '_') &&
           is_ascii_letter(word.front());
  };
  while (dotted(end) && end < offset + kLongestName) {
    end = skip(text, end + 1, is_name_byte);
    name = true;
  }
  if (name && text.substr(end).starts_with("()")) end += 2;
  return name ? end - offset : 0;
}

}  // namespace calque::text
