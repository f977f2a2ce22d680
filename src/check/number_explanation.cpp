#include "check/number_explanation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "text/ascii.h"

namespace calque::check {
namespace {

/// Digits of an integer small enough to be spelled out or to be a year.
std::optional<std::int64_t> small_integer(const std::string& value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

std::string roman(std::int64_t number) {
  constexpr std::array<std::pair<std::int64_t, std::string_view>, 13> kSteps{{{1000, "M"},
                                                                              {900, "CM"},
                                                                              {500, "D"},
                                                                              {400, "CD"},
                                                                              {100, "C"},
                                                                              {90, "XC"},
                                                                              {50, "L"},
                                                                              {40, "XL"},
                                                                              {10, "X"},
                                                                              {9, "IX"},
                                                                              {5, "V"},
                                                                              {4, "IV"},
                                                                              {1, "I"}}};
  std::string out;
  for (const auto& [value, digits] : kSteps) {
    for (; number >= value; number -= value) out += digits;
  }
  return out;
}

bool is_roman_digit(char c) {
  return std::string_view("MDCLXVI").find(c) != std::string_view::npos;
}

bool has_roman(const std::string& text, std::int64_t number) {
  constexpr std::int64_t kGreatestRoman = 3000;  // years; what is greater hardly occurs
  if (number < 1 || number > kGreatestRoman) return false;
  const std::string digits = roman(number);
  for (std::size_t at = text.find(digits); at != std::string::npos;
       at = text.find(digits, at + 1)) {
    const std::size_t end = at + digits.size();
    const bool begins = at == 0 || !(text::is_ascii_alphanumeric(text[at - 1]));
    const bool ends = end == text.size() ||
                      (!is_roman_digit(text[end]) && !text::is_ascii_alphanumeric(text[end]));
    if (begins && ends) return true;
  }
  return false;
}

std::string without_leading_zeros(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

/// Whether a value may stand for the other by a word of scale: "1.5 million", 3 lakh, 2万.
bool differ_by_scale(const std::string& small, const std::string& large) {
  if (large.find('.') != std::string::npos) return false;
  const std::size_t point = small.find('.');
  const std::string whole = small.substr(0, point);
  const std::string fraction = point == std::string::npos ? "" : small.substr(point + 1);
  const std::string digits = without_leading_zeros(whole + fraction);
  if (digits == "0" || !large.starts_with(digits)) return false;
  const std::string zeros = large.substr(digits.size());
  // "1.25" is no 125: a mark has been lost. No word of scale is smaller than a hundred.
  const std::size_t scale = zeros.size() + fraction.size();
  return !zeros.empty() && zeros.find_first_not_of('0') == std::string::npos && scale >= 2 &&
         (fraction.size() < 2 || scale > 3);
}

bool short_year(std::int64_t a, std::int64_t b) {
  // Short years are of this millennium or the last: "'98".
  constexpr std::int64_t kFirstYear = 1000;
  constexpr std::int64_t kLastYear = 2100;
  const auto [small, large] = std::minmax(a, b);
  return small < 100 && large >= kFirstYear && large < kLastYear && large % 100 == small;
}

bool half_day(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t kHalf = 12;  // 1 pm is 13 h
  const auto [small, large] = std::minmax(a, b);
  return small >= 1 && small <= kHalf && large - small == kHalf;
}

/// The 12th century is the years from 1100 in Finnish and Swedish.
bool is_century(std::int64_t a, std::int64_t b) {
  const auto [small, large] = std::minmax(a, b);
  return small >= 1 && small <= 21 && large == (small - 1) * 100;
}

/// Words for half an hour, folded: 6:30 is half past six, 六点半.
constexpr std::array<std::string_view, 13> kHalves{"half",  "halb",    "halv",  "demi", "media",
                                                   "mezza", "meia",    "bucuk", "半",   "نصف",
                                                   "חצי",   "половин", "polno"};

bool is_half_hour(const std::string& minutes, std::string_view folded) {
  return minutes == "30" && std::ranges::any_of(kHalves, [folded](std::string_view half) {
           return folded.find(half) != std::string_view::npos;
         });
}

/// Whether a text has the numeral with no digit beside it.
bool stands_in(std::string_view text, std::string_view numeral) {
  for (std::size_t at = text.find(numeral); at != std::string_view::npos;
       at = text.find(numeral, at + 1)) {
    const std::size_t end = at + numeral.size();
    const bool begins = at == 0 || !text::is_ascii_digit(text[at - 1]);
    if (begins && (end == text.size() || !text::is_ascii_digit(text[end]))) return true;
  }
  return false;
}

/// Whether a value that no numeral of the other side has is there in another form.
class Explanation {
 public:
  Explanation(const NumberSide& own, NumberSide& other) : own_(own), other_(other) {}

  bool explains(const std::string& value) {
    if (other_.values.contains(value)) return true;
    const auto scaled = std::ranges::any_of(other_.values, [&value](const std::string& theirs) {
      return differ_by_scale(value, theirs) || differ_by_scale(theirs, value);
    });
    if (scaled) return true;
    const auto number = small_integer(value);
    return number && explains(*number);
  }

 private:
  bool explains(std::int64_t number) {
    constexpr std::int64_t kMonths = 12;
    if (is_said(number)) return true;
    if (has_roman(other_.text.text, number)) return true;
    if (number >= 1 && number <= kMonths) {
      const auto month = static_cast<std::size_t>(number);
      if (other_.words.names_month(other_.folded, month)) return true;
      if (own_.words.names_month(own_.folded, month)) return true;
    }
    return std::ranges::any_of(other_.values, [number](const std::string& value) {
      const auto theirs = small_integer(value);
      return theirs && (short_year(number, *theirs) || half_day(number, *theirs) ||
                        is_century(number, *theirs));
    });
  }

  /// A "1" of the source is said by an article too: the target must have more of those than the
  /// source, or its articles would stand for any number that was left out.
  bool is_said(std::int64_t number) {
    if (number != 1 || !own_.is_source) return other_.words.says(other_.folded, number);
    return other_.words.count(other_.folded, number) > 0 &&
           other_.words.count(other_.folded, number) > own_.words.count(own_.folded, number);
  }

  const NumberSide& own_;
  NumberSide& other_;
};

}  // namespace

void NumberSide::collect_values() {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const FoundNumber& number = numbers[i];
    if (!matched[i] || number.in_word) {
      if (number.strict) values.insert(*number.strict);
      if (!number.strict) values.insert(number.readings.begin(), number.readings.end());
    }
    const bool decimal = number.strict && number.parts.size() > 1;
    if (!decimal && (!matched[i] || number.parts.size() > 1)) {
      values.insert(number.parts.begin(), number.parts.end());
    }
  }
}

bool is_explained(const FoundNumber& number, const NumberSide& own, NumberSide& other) {
  Explanation explanation(own, other);
  const auto explains = [&](const std::string& value) { return explanation.explains(value); };
  // What the language makes of it, where that is known: 1.250 is not 1,250 there.
  if (number.strict ? explains(*number.strict) : std::ranges::any_of(number.readings, explains)) {
    return true;
  }
  const std::string_view written =
      std::string_view(own.text.text)
          .substr(number.range.begin, number.range.end - number.range.begin);
  // "TLSv1.3"
  if (number.parts.size() > 1 && stands_in(other.text.text, written)) return true;
  const auto part_explained = [&](const std::string& part) {
    // "1/1000" is a thousandth.
    const bool fraction = part == "1" && written.starts_with("1/");
    return part == "0" || fraction || is_half_hour(part, other.folded) || explains(part);
  };
  const bool decimal = number.strict && number.parts.size() == 2;
  return number.parts.size() > 1 && !decimal && std::ranges::all_of(number.parts, part_explained);
}

}  // namespace calque::check
