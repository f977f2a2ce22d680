#pragma once

#include <string>
#include <vector>

#include "check/pair.h"

namespace calque::check {

/// A number in a text.
struct FoundNumber {
  text::ByteRange range;
  std::vector<std::string> readings;  ///< Values that it may have: digits, perhaps "." and digits.
  std::vector<std::string> parts;     ///< The values of its runs of digits.
  bool in_word = false;  ///< Digits that touch letters, as in "A4": never reported themselves.
};

/// All numbers of a text but those in placeholders, markup and addresses.
std::vector<FoundNumber> find_numbers(const CheckedText& text);

}  // namespace calque::check
