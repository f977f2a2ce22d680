#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/pair.h"
#include "text/numeral.h"

namespace calque::check {

class Units;

/// A number in a text.
struct FoundNumber {
  text::ByteRange range;
  std::vector<std::string> readings;  ///< Values that it may have: digits, perhaps "." and digits.
  /// The value that it has as the language of the text writes numbers; nothing for one that is
  /// written otherwise, as a date and a number of another language are.
  std::optional<std::string> strict;
  std::vector<std::string> parts;  ///< The values of its runs of digits.
  std::string_view unit;           ///< Of units.txt, empty for none.
  bool negative = false;           ///< A minus stands before it.
  bool in_word = false;            ///< Digits that touch letters, as in "A4", or are in protected
                                   ///< text: never reported themselves.
};

/// How the language of a text writes numbers, by the digits that it uses.
class Conventions {
 public:
  explicit Conventions(std::string_view tag) : tag_(tag) {}
  const text::NumberConventions& of(char32_t zero);

 private:
  std::string tag_;
  std::vector<std::pair<char32_t, text::NumberConventions>> known_;
};

/// All numbers of a text but those in placeholders, markup and addresses.
std::vector<FoundNumber> find_numbers(const CheckedText& text, Conventions& conventions,
                                      const Units& units);

}  // namespace calque::check
