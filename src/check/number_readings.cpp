#include "check/number_readings.h"

#include <algorithm>
#include <utility>

#include "text/letters.h"
#include "text/numeral.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

constexpr std::size_t kThousands = 3;  // digits of a group, but for the Indian ones

std::string integer(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

std::string decimal(const std::string& whole, std::string fraction) {
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? integer(whole) : integer(whole) + "." + fraction;
}

bool is_decimal_mark(std::string_view separator) {
  return separator == "." || separator == "," || separator == "٫" || separator == "·" ||
         separator == "٬" || separator == "،";
}

bool is_grouping_mark(std::string_view separator) {
  return is_decimal_mark(separator) || separator == " " || separator == "\u00A0" ||
         separator == "\u202F" || separator == "\u2009" || separator == "'" ||
         separator == "\u2019";
}

/// True when the first `count` runs are one number in groups: of three, or of two before the last
/// one, as in South Asia.
bool are_groups(const text::Numeral& numeral, std::size_t count) {
  const auto& groups = numeral.groups;
  if (groups.front().size() > kThousands || (groups.front() == "0" && count > 1)) return false;
  for (std::size_t i = 1; i < count; ++i) {
    const bool last = i + 1 == count;
    const bool three = groups[i].size() == kThousands;
    if (last ? !three : !three && groups[i].size() != 2) return false;
    if (!is_grouping_mark(numeral.separators[i - 1])) return false;
    if (numeral.separators[i - 1] != numeral.separators.front()) return false;
  }
  return true;
}

std::string joined(const text::Numeral& numeral, std::size_t count) {
  std::string digits;
  for (std::size_t i = 0; i < count; ++i) digits += numeral.groups[i];
  return digits;
}

std::vector<std::string> readings_of(const text::Numeral& numeral) {
  const std::size_t count = numeral.groups.size();
  if (count == 1) return {integer(numeral.groups.front())};
  std::vector<std::string> readings;
  if (are_groups(numeral, count)) readings.push_back(integer(joined(numeral, count)));
  if (is_decimal_mark(numeral.separators.back()) && are_groups(numeral, count - 1)) {
    const bool one_mark = count == 2 || numeral.separators[count - 2] != numeral.separators.back();
    if (one_mark) readings.push_back(decimal(joined(numeral, count - 1), numeral.groups.back()));
  } else if (count == 2 && is_decimal_mark(numeral.separators.back())) {
    readings.push_back(decimal(numeral.groups.front(), numeral.groups.back()));
  }
  return readings;
}

FoundNumber found(const text::Placeable& placeable, const text::Numeral& numeral) {
  FoundNumber number{{placeable.begin, placeable.end}, readings_of(numeral), {}, /*in_word=*/false};
  for (const std::string& group : numeral.groups) number.parts.push_back(integer(group));
  return number;
}

/// Runs of digits in [begin, end), where no placeable is.
void add_digits_in_words(const std::string& text, std::size_t begin, std::size_t end,
                         std::vector<FoundNumber>& numbers) {
  std::string digits;
  std::size_t first = begin;
  const auto finish = [&](std::size_t at) {
    if (digits.empty()) return;
    const std::string value = integer(std::exchange(digits, {}));
    numbers.push_back({{first, at}, {value}, {value}, /*in_word=*/true});
  };
  for (std::size_t at = begin; at < end;) {
    const text::Decoded decoded = text::decode_at(text, at);
    const int value = text::digit_value(decoded.code_point);
    if (value < 0) finish(at);
    if (value >= 0) {
      if (digits.empty()) first = at;
      digits += static_cast<char>('0' + value);
    }
    at += decoded.length;
  }
  finish(end);
}

}  // namespace

std::vector<FoundNumber> find_numbers(const CheckedText& text) {
  std::vector<FoundNumber> numbers;
  std::size_t at = 0;
  for (const text::Placeable& placeable : text.placeables) {
    add_digits_in_words(text.text, at, placeable.begin, numbers);
    at = placeable.end;
    if (placeable.kind != text::PlaceableKind::numeral) continue;
    if (const auto numeral = text::parse_numeral(placeable.of(text.text))) {
      numbers.push_back(found(placeable, *numeral));
    } else {
      add_digits_in_words(text.text, placeable.begin, placeable.end, numbers);
    }
  }
  add_digits_in_words(text.text, at, text.text.size(), numbers);
  return numbers;
}

}  // namespace calque::check
