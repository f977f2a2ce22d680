#include "check/number_readings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "check/units.h"
#include "text/letters.h"
#include "text/numeral.h"
#include "text/unicode.h"
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

std::optional<std::string> strict_value(const text::Numeral& numeral, Conventions& conventions) {
  if (numeral.groups.size() == 1) return integer(numeral.groups.front());
  const auto value = text::read_decimal(numeral, conventions.of(numeral.zero));
  if (!value) return std::nullopt;
  return decimal(value->integer, value->fraction);
}

/// A hyphen or minus sign before the digits, with nothing that it could join them to. In texts from
/// right to left many write it after them.
bool has_minus(std::string_view text, text::ByteRange range, bool right_to_left) {
  const std::size_t begin = range.begin;
  if (right_to_left && text.substr(range.end).starts_with('-')) {
    const std::string_view rest = text.substr(range.end + 1);
    if (rest.empty() || std::string_view(" )\n").find(rest.front()) != std::string_view::npos)
      return true;
  }
  constexpr std::array<std::string_view, 3> kSigns{"-", "\u2212", "\u2013"};
  const auto sign = std::ranges::find_if(
      kSigns, [&](std::string_view one) { return text.substr(0, begin).ends_with(one); });
  if (sign == kSigns.end()) return false;
  const std::size_t at = begin - sign->size();
  return at == 0 || std::string_view(" (\"'\n=:[\t").find(text[at - 1]) != std::string_view::npos;
}

FoundNumber found(text::ByteRange range, const text::Numeral& numeral, const CheckedText& text,
                  Conventions& conventions, const Units& units) {
  FoundNumber number{
      .range = range,
      .readings = readings_of(numeral),
      .strict = strict_value(numeral, conventions),
      .parts = {},
      .unit = units.after(text.text, range.end),
      .negative = has_minus(text.text, range, text::is_right_to_left(text.variant.language.tag()))};
  if (number.unit.empty()) number.unit = units.before(text.text, range.begin);
  for (const std::string& group : numeral.groups) number.parts.push_back(integer(group));
  return number;
}

/// Runs of digits in [begin, end), where no placeable is. "5km" is a number with its unit.
class DigitsInWords {
 public:
  DigitsInWords(const CheckedText& text, const Units& units, std::vector<FoundNumber>& numbers)
      : text_(text), units_(units), numbers_(numbers) {}

  void add(std::size_t begin, std::size_t end) {
    std::string digits;
    std::size_t first = begin;
    for (std::size_t at = begin; at < end;) {
      const text::Decoded decoded = text::decode_at(text_.text, at);
      const int value = text::digit_value(decoded.code_point);
      if (value < 0) finish(std::exchange(digits, {}), first, at);
      if (value >= 0) {
        if (digits.empty()) first = at;
        digits += static_cast<char>('0' + value);
      }
      at += decoded.length;
    }
    finish(digits, first, end);
  }

 private:
  void finish(const std::string& digits, std::size_t first, std::size_t end) {
    if (digits.empty()) return;
    const std::string value = integer(digits);
    FoundNumber number{.range = {first, end},
                       .readings = {value},
                       .strict = value,
                       .parts = {value},
                       .unit = {},
                       .in_word = true};
    if (!follows_letter(first)) number.unit = units_.after(text_.text, end);
    // "%" and the like stand beside numbers that are found elsewhere.
    number.in_word = number.unit.empty() || text_.in_code(first) || is_name(first);
    numbers_.push_back(std::move(number));
  }

  bool follows_letter(std::size_t at) const {
    if (at == 0) return false;
    std::size_t before = at - 1;
    while (before > 0 && text::is_continuation(text_.text[before])) --before;
    const auto kind = text::kind_of(text::decode_at(text_.text, before).code_point);
    return kind == text::CharacterKind::letter || text_.text[before] == '_' ||
           text_.text[before] == '.';
  }

  bool is_name(std::size_t at) const {
    return std::ranges::any_of(text_.protected_texts, [at](const text::ProtectedText& part) {
      return part.begin <= at && at < part.end;
    });
  }

  const CheckedText& text_;
  const Units& units_;
  std::vector<FoundNumber>& numbers_;
};

/// Kinds of protected text whose digits say nothing about the text.
bool is_opaque(text::ProtectedKind kind) {
  using text::ProtectedKind;
  return kind == ProtectedKind::directive || kind == ProtectedKind::time ||
         kind == ProtectedKind::variable || kind == ProtectedKind::choice ||
         kind == ProtectedKind::markup || kind == ProtectedKind::character ||
         kind == ProtectedKind::address;
}

/// The protected text that a numeral touches; null for none.
const text::ProtectedText* protected_at(const CheckedText& text, std::size_t begin,
                                        std::size_t end) {
  const auto next =
      std::ranges::upper_bound(text.protected_texts, begin, {}, &text::ProtectedText::end);
  return next != text.protected_texts.end() && next->begin < end ? &*next : nullptr;
}

}  // namespace

const text::NumberConventions& Conventions::of(char32_t zero) {
  const auto found =
      std::ranges::find(known_, zero, &std::pair<char32_t, text::NumberConventions>::first);
  if (found != known_.end()) return found->second;
  return known_.emplace_back(zero, text::NumberConventions::of(tag_, zero)).second;
}

std::vector<FoundNumber> find_numbers(const CheckedText& text, Conventions& conventions,
                                      const Units& units) {
  std::vector<FoundNumber> numbers;
  DigitsInWords in_words(text, units, numbers);
  std::size_t at = 0;
  // Digits between the numerals, but for those in opaque protected text.
  const auto add_words = [&](std::size_t end) {
    for (const text::ProtectedText& part : text.protected_texts) {
      if (part.end <= at || !is_opaque(part.kind)) continue;
      if (part.begin >= end) break;
      if (part.begin > at) in_words.add(at, part.begin);
      at = part.end;
    }
    if (at < end) in_words.add(at, end);
    at = std::max(at, end);
  };
  for (const text::Placeable& placeable : text.placeables) {
    if (placeable.kind != text::PlaceableKind::numeral || placeable.begin < at) continue;
    const text::ProtectedText* part = protected_at(text, placeable.begin, placeable.end);
    if (part != nullptr && is_opaque(part->kind)) continue;
    const auto numeral = text::parse_numeral(placeable.of(text.text));
    if (!numeral) continue;
    add_words(placeable.begin);
    numbers.push_back(found({placeable.begin, placeable.end}, *numeral, text, conventions, units));
    numbers.back().in_word = part != nullptr;
    at = placeable.end;
  }
  add_words(text.text.size());
  return numbers;
}

}  // namespace calque::check
