#include "lexicon/dictionary_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>

#include "text/ascii.h"
#include "text/trim.h"

namespace calque {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Digits of six bits, the highest first.
std::optional<std::uint64_t> read_number(std::string_view written) {
  constexpr std::size_t kMostDigits = 10;  // 60 bits
  if (written.empty() || written.size() > kMostDigits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : written) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    number = number << 6U | digit;
  }
  return number;
}

std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return taken;
}

/// Without what stands in brackets: grammar, fields, remarks.
std::string without_brackets(std::string_view text) {
  constexpr std::string_view kOpen = "([<{";
  constexpr std::string_view kClose = ")]>}";
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (kOpen.find(c) != std::string_view::npos) ++depth;
    if (depth == 0) out += c;
    if (kClose.find(c) != std::string_view::npos && depth > 0) --depth;
  }
  return out;
}

std::size_t count_words(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text, ' '));
}

/// "abandon" of "abandon /əbˈændən/ <v>".
std::string headword_of(std::string_view line) {
  line = line.substr(0, line.find(" /"));
  return std::string(text::trimmed(without_brackets(line)));
}

bool is_remark(std::string_view line) {
  constexpr std::array<std::string_view, 6> kBegin{"see:", "Synonym", "Note",
                                                   "\"",   "Antonym", "cf."};
  return std::ranges::any_of(kBegin,
                             [line](std::string_view begin) { return line.starts_with(begin); });
}

/// "1. " at the beginning of a sense.
std::string_view without_number(std::string_view line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || !line.substr(digits).starts_with(". ")) {
    return line;
  }
  return line.substr(digits + 2);
}

void add_sense(const std::string& headword, std::string_view line, WordPairs& pairs) {
  constexpr std::size_t kMostWords = 3;
  constexpr std::size_t kMostBytes = 60;
  std::string sense = without_brackets(without_number(text::trimmed(line)));
  // What follows a full stop are examples.
  sense.resize(std::min(sense.find(". "), sense.size()));
  std::ranges::replace(sense, ';', ',');
  std::string_view rest = sense;
  while (!rest.empty()) {
    const std::string_view word = text::trimmed(take_until(rest, ','), " \t\r\n.:");
    if (word.empty() || word.size() > kMostBytes || count_words(word) > kMostWords) continue;
    if (word != headword) pairs.emplace_back(headword, word);
  }
}

void add_entry(std::string_view entry, WordPairs& pairs) {
  constexpr std::size_t kMostWords = 4;
  const std::string headword = headword_of(take_until(entry, '\n'));
  if (headword.empty() || count_words(headword) > kMostWords) return;
  while (!entry.empty()) {
    const std::string_view line = take_until(entry, '\n');
    if (!is_remark(text::trimmed(line))) add_sense(headword, line, pairs);
  }
}

}  // namespace

WordPairs read_dictionary(std::string_view index, std::string_view entries) {
  WordPairs pairs;
  std::set<std::uint64_t> read;  // several headwords may name one entry
  while (!index.empty()) {
    std::string_view line = take_until(index, '\n');
    const std::string_view headword = take_until(line, '\t');
    const auto begin = read_number(take_until(line, '\t'));
    const auto length = read_number(text::trimmed(line));
    // What the dictionary tells of itself stands under such names.
    if (headword.starts_with("00database") || headword.starts_with("00-database")) continue;
    if (!begin || !length || *begin > entries.size() || *length > entries.size() - *begin) continue;
    if (read.insert(*begin).second) add_entry(entries.substr(*begin, *length), pairs);
  }
  return pairs;
}

}  // namespace calque
