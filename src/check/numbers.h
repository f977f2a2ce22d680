#pragma once

#include <map>
#include <string>

#include "check/check.h"
#include "text/spelled_numbers.h"

namespace calque::check {

/// Compares the numbers of a text with those of its translation.
///
/// A numeral is read in every way that some language writes numbers: "1.234" is 1234 or 1.234. What
/// no number of the other text agrees with is then looked for as a part of a date or time, as words
/// ("three", "März"), as a Roman numeral, on a 12-hour clock, as a short year, and with a word of
/// scale ("1.5 million"). Only what is left is reported. Not for use by two threads at once.
class NumberCheck : public Check {
 public:
  void check(const CheckedPair& pair, const Report& report) override;

 private:
  text::SpelledNumbers& spelled(const CheckedText& text);

  std::map<std::string, text::SpelledNumbers, std::less<>> spelled_;
};

}  // namespace calque::check
