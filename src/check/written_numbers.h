#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/spelled_numbers.h"

namespace calque::check {

/// Numbers and months in the words of one language: those of Unicode CLDR, and what says a number
/// in other words ("both", "einmal"), of data/number_words.txt. Texts and words are folded by
/// text::fold_spelling. Not for use by two threads at once.
class WrittenNumbers {
 public:
  /// `tag` is a BCP 47 tag, `primary` its language.
  WrittenNumbers(std::string_view tag, std::string_view primary);

  /// Whether a word of the text says the number, or names the month, 1 to 12.
  bool says(std::string_view folded, std::int64_t number);
  /// How often words of the text say it.
  std::size_t count(std::string_view folded, std::int64_t number);
  bool names_month(std::string_view folded, std::size_t month) const;

  /// The number that a word says as a numeral: 2 to 20 and the tens up to 90. Nothing for scripts
  /// without letters, in which a numeral is a part of words.
  std::optional<int> value_of(std::string_view word) const;

  /// The month that a word begins with the name of, 1 to 12.
  std::optional<int> month_of(std::string_view word) const;

 private:
  text::SpelledNumbers spelled_;
  std::map<std::int64_t, std::vector<std::string>> others_;
  std::unordered_map<std::string, int> values_;
};

}  // namespace calque::check
