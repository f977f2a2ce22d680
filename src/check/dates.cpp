#include "check/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/letters.h"

namespace calque::check {
namespace {

int number_of(const std::string& digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

bool is_year(int number) {
  constexpr int kFirst = 1000;
  constexpr int kLast = 2999;
  return number >= kFirst && number <= kLast;
}

bool is_valid(const Date& date) {
  constexpr int kMonths = 12;
  constexpr int kDays = 31;
  return date.month >= 1 && date.month <= kMonths && date.day >= 1 && date.day <= kDays;
}

/// Month before day where the year comes last: the United States and what follows them (CLDR).
bool month_may_lead(const Language& language) {
  return language.primary() == "en" || language.primary() == "fil";
}

bool day_may_lead(const Language& language) {
  return language.tag() != "en-US" && language.primary() != "fil";
}

}  // namespace

bool has_form_of_date(const FoundNumber& number) {
  if (number.parts.size() != 3) return false;
  const bool first = is_year(number_of(number.parts[0]));
  const bool last = is_year(number_of(number.parts[2]));
  constexpr std::size_t kDigits = 2;
  return first != last && number.parts[1].size() <= kDigits &&
         number.parts[first ? 2 : 0].size() <= kDigits;
}

std::vector<Date> dates_of(const FoundNumber& number, const Language& language) {
  std::vector<Date> dates;
  if (!has_form_of_date(number)) return dates;
  const int a = number_of(number.parts[0]);
  const int b = number_of(number.parts[1]);
  const int c = number_of(number.parts[2]);
  const auto add = [&dates](const Date& date) {
    if (is_valid(date)) dates.push_back(date);
  };
  if (is_year(a)) {
    add({a, b, c});  // no language writes year, day, month
  } else {
    if (day_may_lead(language)) add({c, b, a});
    if (month_may_lead(language)) add({c, a, b});
  }
  return dates;
}

std::vector<NamedMonth> named_months(const CheckedText& text, const WrittenNumbers& words) {
  constexpr std::size_t kReach = 2;  // "4 de marzo", "March, 2025"
  std::vector<NamedMonth> months;
  std::vector<const text::Token*> tokens;
  for (const text::Token& token : text.tokens) {
    const bool counts =
        token.kind == text::TokenKind::word || token.kind == text::TokenKind::number;
    if (counts) tokens.push_back(&token);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i]->kind != text::TokenKind::word || text.in_code(tokens[i]->begin)) continue;
    const std::size_t first = i - std::min(i, kReach);
    const std::size_t last = std::min(tokens.size(), i + kReach + 1);
    const bool beside = std::any_of(
        tokens.begin() + static_cast<std::ptrdiff_t>(first),
        tokens.begin() + static_cast<std::ptrdiff_t>(last),
        [](const text::Token* token) { return token->kind == text::TokenKind::number; });
    if (!beside) continue;
    if (const auto month = words.month_of(text::fold_spelling(tokens[i]->of(text.text)))) {
      months.push_back({*month, {tokens[i]->begin, tokens[i]->end}});
    }
  }
  return months;
}

}  // namespace calque::check
