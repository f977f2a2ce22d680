#pragma once

#include <set>
#include <string>
#include <vector>

#include "check/number_readings.h"
#include "check/written_numbers.h"

namespace calque::check {

/// The numbers of one of two texts.
struct NumberSide {
  const CheckedText& text;
  bool is_source = false;
  std::vector<FoundNumber> numbers;
  std::vector<bool> matched;  ///< By a number of the other text.
  WrittenNumbers& words;
  std::string folded = {};            ///< The text, by text::fold_spelling.
  std::set<std::string> values = {};  ///< See collect_values().

  /// Every reading and part of what can stand for a number of the other text: all numbers that are
  /// not matched, and the parts of dates and versions.
  void collect_values();
};

/// Whether a number that no number of the other text is equal to is there in another form: as part
/// of a date or time, in words, as a Roman numeral, the name of a month, on a 12-hour clock, as a
/// short year, with a word of scale ("1.5 million").
bool is_explained(const FoundNumber& number, const NumberSide& own, NumberSide& other);

}  // namespace calque::check
