#include "check/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

#include "check/number_readings.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

/// Longer texts and those with more numbers are tables: comparing them one by one says little and
/// takes long.
constexpr std::size_t kMostNumbers = 300;
constexpr std::size_t kLongestText = 100'000;

struct Side {
  const CheckedText& text;
  std::vector<FoundNumber> numbers;
  std::vector<bool> matched;
  std::set<std::string> values;  ///< Every reading and part of every number.
  std::string folded;
};

Side side_of(const CheckedText& text) {
  Side side{text, find_numbers(text), {}, {}, text::fold_spelling(text.text)};
  side.matched.resize(side.numbers.size());
  for (const FoundNumber& number : side.numbers) {
    side.values.insert(number.readings.begin(), number.readings.end());
    side.values.insert(number.parts.begin(), number.parts.end());
  }
  return side;
}

std::string all_digits(const Side& side) {
  std::string digits;
  for (const FoundNumber& number : side.numbers) {
    for (const std::string& part : number.parts) digits += part;
  }
  return digits;
}

bool agree(const FoundNumber& a, const FoundNumber& b) {
  const bool value = std::ranges::any_of(a.readings, [&b](const std::string& reading) {
    return std::ranges::find(b.readings, reading) != b.readings.end();
  });
  return value || (a.parts.size() > 1 && a.parts == b.parts);
}

void match_numbers(Side& a, Side& b) {
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    for (std::size_t j = 0; j < b.numbers.size(); ++j) {
      if (b.matched[j] || !agree(a.numbers[i], b.numbers[j])) continue;
      a.matched[i] = b.matched[j] = true;
      break;
    }
  }
}

/// Digits of an integer small enough to be spelled out or to be a year.
std::optional<std::int64_t> small_integer(const std::string& value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

bool is_letter(std::string_view text, std::size_t at) {
  return at < text.size() &&
         text::kind_of(text::decode_at(text, at).code_point) == text::CharacterKind::letter;
}

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t before = at - 1;
  while (before > 0 && text::is_continuation(text[before])) --before;
  return is_letter(text, before);
}

/// Where a word stands in a folded text. Endings may follow a word of three letters or more;
/// Hebrew and Arabic prefixes, and the rest of a compound, may come before one of four.
bool has_word(std::string_view folded, std::string_view word) {
  const std::size_t letters = text::count_code_points(word);
  for (std::size_t at = folded.find(word); at != std::string_view::npos;
       at = folded.find(word, at + 1)) {
    if (letters < 4 && letter_before(folded, at)) continue;
    if (letters < 3 && is_letter(folded, at + word.size())) continue;
    return true;
  }
  return false;
}

bool has_any_word(std::string_view folded, const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return has_word(folded, word); });
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

bool has_roman(const std::string& text, std::int64_t number) {
  constexpr std::int64_t kGreatestRoman = 3000;  // years; what is greater hardly occurs
  return number >= 1 && number <= kGreatestRoman && has_word(text, roman(number));
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
  return zeros.find_first_not_of('0') == std::string::npos && zeros.size() + fraction.size() >= 2;
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

/// Words for half an hour, folded: 6:30 is half past six, 六点半.
constexpr std::array<std::string_view, 13> kHalves{"half",  "halb",    "halv",  "demi", "media",
                                                   "mezza", "meia",    "bucuk", "半",   "نصف",
                                                   "חצי",   "половин", "polno"};

bool is_half_hour(const std::string& minutes, std::string_view folded) {
  return minutes == "30" && std::ranges::any_of(kHalves, [folded](std::string_view half) {
           return folded.find(half) != std::string_view::npos;
         });
}

/// Whether a value that no numeral of the other side has is there in another form.
class Explanation {
 public:
  Explanation(const Side& other, text::SpelledNumbers& words, text::SpelledNumbers& own_words,
              const std::string& own_folded)
      : other_(other), words_(words), own_words_(own_words), own_folded_(own_folded) {}

  bool explains(const std::string& value) {
    if (other_.values.contains(value)) return true;
    const auto scaled = std::ranges::any_of(other_.values, [&value](const std::string& theirs) {
      return differ_by_scale(value, theirs) || differ_by_scale(theirs, value);
    });
    if (scaled) return true;
    const auto number = small_integer(value);
    return number && explains(*number);
  }

  std::string_view other_folded() const { return other_.folded; }

 private:
  bool explains(std::int64_t number) {
    constexpr std::int64_t kMonths = 12;
    if (has_any_word(other_.folded, words_.words(number))) return true;
    if (has_roman(other_.text.text, number)) return true;
    if (number >= 1 && number <= kMonths) {
      const auto month = static_cast<std::size_t>(number);
      if (has_any_word(other_.folded, words_.month(month))) return true;
      if (has_any_word(own_folded_, own_words_.month(month))) return true;
    }
    return std::ranges::any_of(other_.values, [number](const std::string& value) {
      const auto theirs = small_integer(value);
      return theirs && (short_year(number, *theirs) || half_day(number, *theirs));
    });
  }

  const Side& other_;
  text::SpelledNumbers& words_;
  text::SpelledNumbers& own_words_;
  const std::string& own_folded_;
};

/// Numbers of a side that nothing on the other side explains.
std::vector<const FoundNumber*> unexplained(const Side& side, Explanation explanation) {
  std::vector<const FoundNumber*> left;
  for (std::size_t i = 0; i < side.numbers.size(); ++i) {
    const FoundNumber& number = side.numbers[i];
    if (side.matched[i] || number.in_word) continue;
    const auto explained = [&explanation](const std::string& value) {
      return explanation.explains(value);
    };
    if (std::ranges::any_of(number.readings, explained)) continue;
    const auto part_explained = [&](const std::string& part) {
      return part == "0" || is_half_hour(part, explanation.other_folded()) || explained(part);
    };
    if (number.parts.size() > 1 && std::ranges::all_of(number.parts, part_explained)) continue;
    left.push_back(&number);
  }
  return left;
}

std::string list_of(const CheckedText& text, const std::vector<const FoundNumber*>& numbers) {
  std::string list;
  for (const FoundNumber* number : numbers) {
    if (!list.empty()) list += ", ";
    list += text.text.substr(number->range.begin, number->range.end - number->range.begin);
  }
  return list;
}

}  // namespace

text::SpelledNumbers& NumberCheck::spelled(const CheckedText& text) {
  const std::string& tag = text.variant.language.tag();
  const auto known = spelled_.find(tag);
  return known != spelled_.end() ? known->second : spelled_.emplace(tag, tag).first->second;
}

void NumberCheck::check(const CheckedPair& pair, const Report& report) {
  const CheckedText& source = pair.source;
  const CheckedText& target = pair.target;
  Side a = side_of(source);
  Side b = side_of(target);
  if (a.numbers.empty() && b.numbers.empty()) return;
  const std::size_t longest = std::max(source.text.size(), target.text.size());
  if (std::max(a.numbers.size(), b.numbers.size()) > kMostNumbers || longest > kLongestText) return;
  if (all_digits(a) == all_digits(b)) return;
  match_numbers(a, b);
  text::SpelledNumbers& source_words = spelled(source);
  text::SpelledNumbers& target_words = spelled(target);
  const auto missing = unexplained(a, {b, target_words, source_words, a.folded});
  const auto added = unexplained(b, {a, source_words, target_words, b.folded});
  if (missing.empty() && added.empty()) return;
  std::vector<text::ByteRange> ranges;
  for (const FoundNumber* number : added) ranges.push_back(number->range);
  std::string message;
  if (!missing.empty()) message = "missing: " + list_of(source, missing);
  if (!added.empty())
    message += (message.empty() ? "added: " : "; added: ") + list_of(target, added);
  report("numbers", std::move(message), std::move(ranges));
}

}  // namespace calque::check
