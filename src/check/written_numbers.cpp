#include "check/written_numbers.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "check/check_data.h"
#include "check/spots.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

constexpr std::size_t kMonths = 12;

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t before = at - 1;
  while (before > 0 && text::is_continuation(text[before])) --before;
  return is_letter_at(text, before);
}

/// Korean numerals touch what they count: 네개, 두개.
bool is_hangul(std::string_view word) {
  const char32_t first = text::decode_at(word, 0).code_point;
  return first >= 0xAC00 && first <= 0xD7A3;
}

/// Whether a word stands there in a folded text. Endings may follow a word of three letters or
/// more; Hebrew and Arabic prefixes, and the rest of a compound, may come before one of four.
bool stands_at(std::string_view folded, std::size_t at, std::string_view word) {
  const std::size_t letters = text::count_code_points(word);
  if (letters < 4 && letter_before(folded, at)) return false;
  return letters >= 3 || !is_letter_at(folded, at + word.size()) || is_hangul(word);
}

bool has_word(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != std::string_view::npos;
       at = folded.find(word, at + 1)) {
    if (stands_at(folded, at, word)) return true;
  }
  return false;
}

bool has_any_word(std::string_view folded, const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return has_word(folded, word); });
}

/// The words of one language in data/number_words.txt.
std::map<std::int64_t, std::vector<std::string>> other_words(std::string_view primary) {
  std::map<std::int64_t, std::vector<std::string>> words;
  for_each_entry(data_file("number_words.txt"),
                 [&](std::string_view language, std::string_view entry) {
                   if (language != primary) return;
                   const std::size_t equals = entry.find('=');
                   std::int64_t value = 0;
                   const std::string_view digits = entry.substr(0, equals);
                   std::from_chars(digits.data(), digits.data() + digits.size(), value);
                   std::string word(entry.substr(equals + 1));
                   std::ranges::replace(word, '_', ' ');
                   words[value].push_back(text::fold_spelling(word));
                 });
  return words;
}

bool is_word(std::string_view word) {
  constexpr std::size_t kLetters = 3;  // "on" and "un" say too many other things
  return text::count_code_points(word) >= kLetters && is_letter_at(word, 0) && !is_hangul(word) &&
         word.find(' ') == std::string_view::npos;
}

}  // namespace

WrittenNumbers::WrittenNumbers(std::string_view tag, std::string_view primary)
    : spelled_(tag), others_(other_words(primary)) {
  const auto add = [this](int number) {
    for (const std::string& word : spelled_.words(number)) {
      if (is_word(word)) values_.emplace(word, number);
    }
  };
  constexpr int kSmall = 20;
  constexpr int kLastTen = 90;
  for (int number = 2; number <= kSmall; ++number) add(number);
  for (int number = kSmall; number <= kLastTen; number += 10) add(number);
}

bool WrittenNumbers::says(std::string_view folded, std::int64_t number) {
  if (has_any_word(folded, spelled_.words(number))) return true;
  const auto others = others_.find(number);
  return others != others_.end() && has_any_word(folded, others->second);
}

std::size_t WrittenNumbers::count(std::string_view folded, std::int64_t number) {
  std::vector<std::string> words = spelled_.words(number);
  if (const auto others = others_.find(number); others != others_.end()) {
    words.insert(words.end(), others->second.begin(), others->second.end());
  }
  // "eine" is found by "ein" and by "eine": each place counts once.
  std::set<std::size_t> places;
  for (const std::string& word : words) {
    for (std::size_t at = folded.find(word); at != std::string_view::npos;
         at = folded.find(word, at + 1)) {
      if (stands_at(folded, at, word)) places.insert(at);
    }
  }
  return places.size();
}

bool WrittenNumbers::names_month(std::string_view folded, std::size_t month) const {
  return has_any_word(folded, spelled_.month(month));
}

std::optional<int> WrittenNumbers::value_of(std::string_view word) const {
  const auto found = values_.find(std::string(word));
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> WrittenNumbers::month_of(std::string_view word) const {
  constexpr std::size_t kWithEnding = 4;  // letters; shorter names and abbreviations must be whole
  for (std::size_t month = 1; month <= kMonths; ++month) {
    for (const std::string& name : spelled_.month(month)) {
      const bool ending = text::count_code_points(name) >= kWithEnding;
      if (word == name || (ending && word.starts_with(name))) return static_cast<int>(month);
    }
  }
  return std::nullopt;
}

}  // namespace calque::check
