#include "check/numbers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "check/dates.h"
#include "text/ascii.h"
#include "text/letters.h"

namespace calque::check {
namespace {

/// Longer texts and those with more numbers are tables: comparing them one by one says little and
/// takes long.
constexpr std::size_t kMostNumbers = 300;
constexpr std::size_t kLongestText = 100'000;

std::string_view written(const NumberSide& side, const FoundNumber& number) {
  return std::string_view(side.text.text)
      .substr(number.range.begin, number.range.end - number.range.begin);
}

/// Two numbers that stand for each other.
struct NumberPair {
  std::size_t source = 0;
  std::size_t target = 0;
};

/// What is said about the numbers of a pair of texts, collected into one finding.
class Complaints {
 public:
  void add(const std::string& what, text::ByteRange source, text::ByteRange target) {
    message_ += (message_.empty() ? "" : "; ") + what;
    if (source.end > source.begin) places_.source.push_back(source);
    if (target.end > target.begin) places_.target.push_back(target);
  }

  void add_list(const char* what, const NumberSide& side,
                const std::vector<const FoundNumber*>& numbers, bool of_source) {
    if (numbers.empty()) return;
    std::string list;
    for (const FoundNumber* number : numbers) {
      list += (list.empty() ? "" : ", ") + std::string(written(side, *number));
      (of_source ? places_.source : places_.target).push_back(number->range);
    }
    message_ += (message_.empty() ? "" : "; ") + (what + list);
  }

  void report(const Report& report) {
    if (message_.empty()) return;
    std::ranges::sort(places_.source, {}, &text::ByteRange::begin);
    std::ranges::sort(places_.target, {}, &text::ByteRange::begin);
    report("numbers", std::move(message_), places_);
  }

 private:
  std::string message_;
  Places places_;
};

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(
      a, [&b](const std::string& value) { return std::ranges::find(b, value) != b.end(); });
}

/// Finds for each number the one of the other text that stands for it.
class Pairing {
 public:
  Pairing(NumberSide& source, NumberSide& target) : source_(source), target_(target) {}

  /// Those that agree in all first, so that of two equal numbers each finds its own unit.
  std::vector<NumberPair> run() {
    pair([](const FoundNumber& a, const FoundNumber& b) {
      return a.unit == b.unit && a.negative == b.negative;
    });
    pair([](const FoundNumber&, const FoundNumber&) { return true; });
    return std::move(pairs_);
  }

 private:
  template <typename Suits>
  void pair(Suits suits) {
    for (std::size_t i = 0; i < source_.numbers.size(); ++i) {
      for (std::size_t j = 0; j < target_.numbers.size() && !source_.matched[i]; ++j) {
        const FoundNumber& a = source_.numbers[i];
        const FoundNumber& b = target_.numbers[j];
        if (target_.matched[j] || !suits(a, b) || !agree(a, b)) continue;
        source_.matched[i] = target_.matched[j] = true;
        pairs_.push_back({i, j});
      }
    }
  }

  bool agree(const FoundNumber& a, const FoundNumber& b) const {
    if (has_form_of_date(a) && has_form_of_date(b)) return agree_as_dates(a, b);
    if (written(source_, a) == written(target_, b)) return true;
    if (a.strict && b.strict) return *a.strict == *b.strict;
    const std::vector<std::string> one = a.strict ? std::vector{*a.strict} : a.readings;
    const std::vector<std::string> other = b.strict ? std::vector{*b.strict} : b.readings;
    return share(one, other) || (a.parts.size() > 1 && a.parts == b.parts && !a.strict);
  }

  bool agree_as_dates(const FoundNumber& a, const FoundNumber& b) const {
    const std::vector<Date> days = dates_of(a, source_.text.variant.language);
    return std::ranges::any_of(dates_of(b, target_.text.variant.language), [&](const Date& day) {
      return std::ranges::find(days, day) != days.end();
    });
  }

  NumberSide& source_;
  NumberSide& target_;
  std::vector<NumberPair> pairs_;
};

/// Dates of the same digits in the order of another language: 12/31 for 31.12.
void compare_dates(NumberSide& source, NumberSide& target, Complaints& complaints) {
  for (std::size_t i = 0; i < source.numbers.size(); ++i) {
    if (source.matched[i] || !has_form_of_date(source.numbers[i])) continue;
    for (std::size_t j = 0; j < target.numbers.size(); ++j) {
      if (target.matched[j] || !has_form_of_date(target.numbers[j])) continue;
      if (!std::ranges::is_permutation(source.numbers[i].parts, target.numbers[j].parts)) continue;
      source.matched[i] = target.matched[j] = true;
      complaints.add("another day: " + std::string(written(source, source.numbers[i])) + " / " +
                         std::string(written(target, target.numbers[j])),
                     source.numbers[i].range, target.numbers[j].range);
      break;
    }
  }
}

std::string with_unit(const NumberSide& side, const FoundNumber& number) {
  return std::string(written(side, number)) + " " + std::string(number.unit);
}

/// Units of numbers that stand for each other. A unit in words says nothing.
void compare_units(const NumberSide& source, const NumberSide& target, const NumberPair& pair,
                   const Units& units, Complaints& complaints) {
  const FoundNumber& a = source.numbers[pair.source];
  const FoundNumber& b = target.numbers[pair.target];
  if (a.unit.empty() || a.unit == b.unit) return;
  if (!b.unit.empty()) {
    complaints.add("another unit: " + with_unit(source, a) + " / " + with_unit(target, b), a.range,
                   b.range);
  } else if (units.is_told_by_words(a.unit) && !units.has_word(target.folded, a.unit)) {
    complaints.add("the unit is missing: " + with_unit(source, a), a.range, b.range);
  }
}

void compare_signs(const NumberSide& source, const NumberSide& target, const NumberPair& pair,
                   const Units& units, Complaints& complaints) {
  const FoundNumber& a = source.numbers[pair.source];
  const FoundNumber& b = target.numbers[pair.target];
  if (a.negative == b.negative || a.in_word || b.in_word) return;
  const NumberSide& without = a.negative ? target : source;
  const std::size_t begin = a.negative ? b.range.begin : a.range.begin;
  // "- 5" may be meant as one, and so may a dash between two texts.
  const bool apart = std::string_view(without.text.text).substr(0, begin).ends_with("- ");
  if (apart || units.has_word(without.folded, "minus")) return;
  complaints.add(std::string(a.negative ? "the minus is missing: -" : "added: -") +
                     std::string(written(source, a)),
                 a.range, b.range);
}

/// A version, or another number that follows a name, is not written in the language's way.
bool follows_name(const NumberSide& source, const NumberSide& target, const NumberPair& pair) {
  const auto word_before = [](const NumberSide& side, const FoundNumber& number) {
    std::string_view text = side.text.text;
    text = text.substr(0, number.range.begin);
    while (text.ends_with(' ') || text.ends_with("-")) text.remove_suffix(1);
    const std::size_t begin = text.find_last_of(" \n(\"'") + 1;
    return text.substr(begin);
  };
  constexpr std::array<std::string_view, 6> kVersions{"version",  "versions", "release",
                                                      "releases", "v",        "revision"};
  constexpr std::size_t kStem = 3;  // names take endings: "Python 3.1", "Pythona 3.1"
  const std::string_view a = word_before(source, source.numbers[pair.source]);
  const std::string_view b = word_before(target, target.numbers[pair.target]);
  if (std::ranges::find(kVersions, text::lower_ascii(a)) != kVersions.end()) return true;
  const bool name = a.size() >= kStem && a.front() >= 'A' && a.front() <= 'Z';
  return !a.empty() && (a == b || (name && b.starts_with(a.substr(0, kStem))));
}

/// Separators of another language: "1,250.5" in a German text.
bool is_foreign(const NumberSide& source, const NumberSide& target, const NumberPair& pair) {
  // A value alone is read by a program, and so is code.
  const bool words = std::ranges::find(target.text.tokens, text::TokenKind::word,
                                       &text::Token::kind) != target.text.tokens.end();
  if (!words || target.text.text.starts_with(">>> ")) return false;
  const FoundNumber& a = source.numbers[pair.source];
  const FoundNumber& b = target.numbers[pair.target];
  if (a.in_word || b.in_word || b.parts.size() < 2 || !a.strict ||
      a.parts.size() != b.parts.size()) {
    return false;
  }
  return b.strict != a.strict && written(source, a) == written(target, b) &&
         !follows_name(source, target, pair);
}

/// Numbers of a side that nothing on the other side explains.
std::vector<const FoundNumber*> unexplained(const NumberSide& side, NumberSide& other) {
  std::vector<const FoundNumber*> left;
  for (std::size_t i = 0; i < side.numbers.size(); ++i) {
    const FoundNumber& number = side.numbers[i];
    if (side.matched[i] || number.in_word || is_explained(number, side, other)) continue;
    left.push_back(&number);
  }
  return left;
}

/// The number of a telephone is written in whatever groups: 0212 555 12 34, 0212 5551234.
void match_groupings(NumberSide& source, NumberSide& target) {
  constexpr std::size_t kDigits = 6;
  const auto digits = [](const NumberSide& side) {
    std::string all;
    for (std::size_t i = 0; i < side.numbers.size(); ++i) {
      if (!side.matched[i] && !side.numbers[i].in_word) all += written(side, side.numbers[i]);
    }
    std::erase(all, ' ');
    return all;
  };
  const std::string all = digits(source);
  if (all.size() < kDigits || all.find_first_not_of("0123456789") != std::string::npos) return;
  if (all != digits(target)) return;
  source.matched.assign(source.matched.size(), true);
  target.matched.assign(target.matched.size(), true);
}

/// A program that chooses by a number may say "one" or "two" in a form of its own.
void allow_for_plural(const PluralForm& plural, std::vector<const FoundNumber*>& numbers) {
  if (!plural.is_form) return;
  std::erase_if(numbers, [](const FoundNumber* number) {
    return number->strict && (*number->strict == "1" || *number->strict == "2");
  });
}

/// A month that the source names beside a number, and the target does not, which names another.
void compare_months(const NumberSide& source, const NumberSide& target, Complaints& complaints) {
  const std::vector<NamedMonth> in_source = named_months(source.text, source.words);
  if (in_source.empty()) return;
  const std::vector<NamedMonth> in_target = named_months(target.text, target.words);
  if (in_source.size() != in_target.size()) return;
  for (std::size_t i = 0; i < in_source.size(); ++i) {
    const auto same = [&](int month) {
      return [month](const NamedMonth& named) { return named.month == month; };
    };
    const NamedMonth& a = in_source[i];
    const NamedMonth& b = in_target[i];
    if (std::ranges::any_of(in_target, same(a.month))) continue;
    if (std::ranges::any_of(in_source, same(b.month))) continue;
    complaints.add(
        "another month: " + source.text.text.substr(a.range.begin, a.range.end - a.range.begin) +
            " / " + target.text.text.substr(b.range.begin, b.range.end - b.range.begin),
        a.range, b.range);
  }
}

struct NamedNumber {
  int value = 0;
  text::ByteRange range;
};

std::vector<NamedNumber> numerals_in_words(const NumberSide& side) {
  std::vector<NamedNumber> found;
  for (const text::Token& token : side.text.tokens) {
    if (token.kind != text::TokenKind::word || side.text.in_code(token.begin)) continue;
    const std::string word = text::fold_spelling(token.of(side.text.text));
    if (const auto value = side.words.value_of(word)) {
      found.push_back({*value, {token.begin, token.end}});
    }
  }
  return found;
}

bool has_value(const NumberSide& side, int value) {
  const std::string digits = std::to_string(value);
  return std::ranges::any_of(side.numbers, [&digits](const FoundNumber& number) {
    return std::ranges::find(number.parts, digits) != number.parts.end();
  });
}

/// "three" that has become "four": one numeral in words on each side, and neither has the other's
/// in any form.
void compare_words(NumberSide& source, NumberSide& target, Complaints& complaints) {
  const std::vector<NamedNumber> in_source = numerals_in_words(source);
  if (in_source.size() != 1) return;
  const std::vector<NamedNumber> in_target = numerals_in_words(target);
  if (in_target.size() != 1) return;
  const NamedNumber& a = in_source.front();
  const NamedNumber& b = in_target.front();
  constexpr int kSecond = 2;  // an ordinal, and a part of a minute
  if (a.value == b.value || a.value == kSecond || b.value == kSecond) return;
  if (has_value(target, a.value) || target.words.says(target.folded, a.value)) return;
  if (has_value(source, b.value) || source.words.says(source.folded, b.value)) return;
  complaints.add(
      "another number: " + source.text.text.substr(a.range.begin, a.range.end - a.range.begin) +
          " / " + target.text.text.substr(b.range.begin, b.range.end - b.range.begin),
      a.range, b.range);
}

}  // namespace

NumberCheck::Known& NumberCheck::known(const CheckedText& text) {
  const std::string& tag = text.variant.language.tag();
  const auto known = known_.find(tag);
  return known != known_.end() ? known->second
                               : known_.try_emplace(tag, text.variant.language).first->second;
}

NumberSide NumberCheck::side_of(const CheckedText& text) {
  Known& language = known(text);
  NumberSide side{.text = text,
                  .numbers = find_numbers(text, language.conventions, units_),
                  .matched = {},
                  .words = language.words};
  side.matched.resize(side.numbers.size());
  return side;
}

void NumberCheck::check(const CheckedPair& pair, const Report& report) {
  // GNOME's and KDE's place for the names of those who translated, and their years.
  if (pair.source.text.starts_with("translator-credits")) return;
  if (std::max(pair.source.text.size(), pair.target.text.size()) > kLongestText) return;
  NumberSide source = side_of(pair.source);
  NumberSide target = side_of(pair.target);
  source.is_source = true;
  if (std::max(source.numbers.size(), target.numbers.size()) > kMostNumbers) return;
  // Most texts have no numbers, and folding takes longest.
  const bool none = source.numbers.empty() && target.numbers.empty();
  if (none && numerals_in_words(source).size() != 1) return;
  source.folded = text::fold_spelling(pair.source.text);
  target.folded = text::fold_spelling(pair.target.text);
  Complaints complaints;
  std::vector<text::ByteRange> foreign;
  for (const NumberPair& numbers : Pairing(source, target).run()) {
    compare_units(source, target, numbers, units_, complaints);
    compare_signs(source, target, numbers, units_, complaints);
    if (is_foreign(source, target, numbers)) {
      foreign.push_back(target.numbers[numbers.target].range);
    }
  }
  match_groupings(source, target);
  compare_dates(source, target, complaints);
  source.collect_values();
  target.collect_values();
  auto missing = unexplained(source, target);
  auto added = unexplained(target, source);
  allow_for_plural(pair.plural, missing);
  allow_for_plural(pair.plural, added);
  complaints.add_list("missing: ", source, missing, /*of_source=*/true);
  complaints.add_list("added: ", target, added, /*of_source=*/false);
  compare_months(source, target, complaints);
  compare_words(source, target, complaints);
  complaints.report(report);
  if (!foreign.empty()) {
    report("number-format", "written as in the language of the source", {.target = foreign});
  }
}

}  // namespace calque::check
