#include "check/units.h"

#include <algorithm>
#include <array>

#include "check/check_data.h"
#include "check/spots.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

constexpr std::array<std::string_view, 4> kBlanks{" ", "\u00A0", "\u202F", "-"};

/// Currencies alone stand before their number.
constexpr std::array<std::string_view, 12> kCurrencies{"dollar", "euro",    "pound_sterling", "yen",
                                                       "rouble", "rupee",   "lira",           "won",
                                                       "shekel", "hryvnia", "franc",          ""};

/// Code points back from `end` that a sign of money may take ("US$", "EUR").
constexpr std::size_t kLongestCurrency = 3;

std::size_t previous(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && text::is_continuation(text[at]));
  return at;
}

std::size_t without_blank(std::string_view text, std::size_t end) {
  for (const std::string_view blank : kBlanks) {
    if (blank != "-" && text.substr(0, end).ends_with(blank)) return end - blank.size();
  }
  return end;
}

}  // namespace

Units::Units() {
  for_each_entry(data_file("units.txt"), [this](std::string_view unit, std::string_view sign) {
    signs_.emplace(sign, unit);
  });
  for_each_entry(data_file("unit_words.txt"), [this](std::string_view unit, std::string_view word) {
    std::string& written = words_[unit].emplace_back(word);
    std::ranges::replace(written, '_', ' ');
  });
}

std::string_view Units::after(std::string_view text, std::size_t end) const {
  for (const std::string_view blank : kBlanks) {
    if (text.substr(end).starts_with(blank)) {
      end += blank.size();
      break;
    }
  }
  constexpr std::size_t kLongestSign = 5;  // code points
  std::string_view found;
  std::size_t at = end;
  for (std::size_t i = 0; i < kLongestSign && at < text.size(); ++i) {
    at += text::decode_at(text, at).length;
    const auto sign = signs_.find(text.substr(end, at - end));
    const bool letter = is_letter_at(text, end);
    if (sign != signs_.end() && !(letter && is_letter_at(text, at))) found = sign->second;
  }
  return found;
}

std::string_view Units::before(std::string_view text, std::size_t begin) const {
  const std::size_t end = without_blank(text, begin);
  std::string_view found;
  std::size_t at = end;
  for (std::size_t i = 0; i < kLongestCurrency && at > 0; ++i) {
    at = previous(text, at);
    const auto sign = signs_.find(text.substr(at, end - at));
    if (sign == signs_.end()) continue;
    const bool before = sign->second == "percent" ||  // as in Turkish and Basque
                        std::ranges::find(kCurrencies, sign->second) != kCurrencies.end();
    if (before) found = sign->second;
  }
  return found;
}

bool Units::has_word(std::string_view folded, std::string_view unit) const {
  const auto words = words_.find(unit);
  return words != words_.end() &&
         std::ranges::any_of(words->second, [folded](const std::string& word) {
           return folded.find(word) != std::string_view::npos;
         });
}

}  // namespace calque::check
