#include "text/numeral.h"

#include <unicode/dcfmtsym.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "text/letters.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Separators depend on the digits: Arabic has two sets of both.
icu::Locale locale_of(std::string_view tag, bool native_digits) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  if (U_FAILURE(status) != 0) locale = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  locale.setUnicodeKeywordValue("nu", native_digits ? "native" : "latn", status);
  return locale;
}

bool is_space(std::string_view separator) {
  return separator == " " || separator == "\u00A0" || separator == "\u202F" ||
         separator == "\u2009";
}

bool is_apostrophe(std::string_view separator) {
  return separator == "'" || separator == "\u2019";
}

/// Writers type one space or apostrophe for another; CLDR has one of them.
bool same_separator(std::string_view a, std::string_view b) {
  return a == b || (is_space(a) && is_space(b)) || (is_apostrophe(a) && is_apostrophe(b));
}

/// India's groups of two are not read as thousands, and so compared as they are written.
constexpr std::size_t kGroup = 3;

/// True when the groups up to `end` are thousands: the first of 1 to 3 digits, the others of 3.
bool are_thousands(const Numeral& numeral, std::size_t end, std::string_view separator) {
  if (numeral.groups.front().size() > kGroup) return false;
  for (std::size_t i = 1; i < end; ++i) {
    if (numeral.groups[i].size() != kGroup) return false;
    if (!same_separator(numeral.separators[i - 1], separator)) return false;
  }
  return true;
}

std::string joined(const Numeral& numeral, std::size_t end) {
  std::string digits;
  for (std::size_t i = 0; i < end; ++i) digits += numeral.groups[i];
  return digits;
}

}  // namespace

std::optional<Numeral> parse_numeral(std::string_view text) {
  Numeral numeral;
  std::string digits;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    const int value = digit_value(decoded.code_point);
    if (value >= 0) {
      // Digits of a script stand in a row from its zero on. A mixture of scripts is no number.
      const char32_t zero = decoded.code_point - static_cast<char32_t>(value);
      if (numeral.groups.empty() && digits.empty()) numeral.zero = zero;
      if (zero != numeral.zero) return std::nullopt;
      digits += static_cast<char>('0' + value);
    } else {
      if (digits.empty()) return std::nullopt;
      numeral.groups.push_back(std::exchange(digits, {}));
      numeral.separators.emplace_back(text.substr(at, decoded.length));
    }
    at += decoded.length;
  }
  if (digits.empty()) return std::nullopt;
  numeral.groups.push_back(std::move(digits));
  return numeral;
}

std::string to_string(const Numeral& numeral) {
  std::string out;
  for (std::size_t i = 0; i < numeral.groups.size(); ++i) {
    if (i > 0) out += numeral.separators[i - 1];
    for (const char digit : numeral.groups[i]) {
      append_utf8(out, numeral.zero + static_cast<char32_t>(digit - '0'));
    }
  }
  return out;
}

NumberConventions NumberConventions::of(std::string_view tag, char32_t zero) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(locale_of(tag, zero != U'0'), status);
  if (U_FAILURE(status) != 0) return {".", ","};
  using Symbols = icu::DecimalFormatSymbols;
  return {utf8_of(symbols.getConstSymbol(Symbols::kDecimalSeparatorSymbol)),
          utf8_of(symbols.getConstSymbol(Symbols::kGroupingSeparatorSymbol))};
}

bool NumberConventions::groups_by_space() const {
  return is_space(group);
}

/// "1.234" is 1234 where the point groups, else a fraction: thousands are tried first, as there a
/// point is no decimal sign.
std::optional<Decimal> read_decimal(const Numeral& numeral, const NumberConventions& conventions) {
  const std::size_t groups = numeral.groups.size();
  if (groups == 1) return Decimal{numeral.groups.front(), "", false};
  if (are_thousands(numeral, groups, conventions.group)) {
    return Decimal{joined(numeral, groups), "", true};
  }
  if (!same_separator(numeral.separators.back(), conventions.decimal)) return std::nullopt;
  if (groups > 2 && !are_thousands(numeral, groups - 1, conventions.group)) return std::nullopt;
  return Decimal{joined(numeral, groups - 1), numeral.groups.back(), groups > 2};
}

/// Groups are made where there were some: "1234" stays without.
Numeral write_decimal(const Decimal& decimal, const NumberConventions& conventions, char32_t zero) {
  Numeral numeral;
  numeral.zero = zero;
  std::string_view digits = decimal.integer;
  if (decimal.grouped) {
    while (digits.size() > kGroup) {
      const std::size_t first = digits.size() % kGroup == 0 ? kGroup : digits.size() % kGroup;
      numeral.groups.emplace_back(digits.substr(0, first));
      numeral.separators.push_back(conventions.group);
      digits.remove_prefix(first);
    }
  }
  numeral.groups.emplace_back(digits);
  if (!decimal.fraction.empty()) {
    numeral.separators.push_back(conventions.decimal);
    numeral.groups.push_back(decimal.fraction);
  }
  return numeral;
}

std::string plural_category(std::string_view tag, const Decimal& decimal) {
  constexpr std::size_t kMostDigits = 15;  // what a double holds exactly
  std::string digits = decimal.integer.substr(
      decimal.integer.size() > kMostDigits ? decimal.integer.size() - kMostDigits : 0);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(locale_of(tag, false), status));
  if (U_FAILURE(status) != 0 || rules == nullptr) return "other";
  double value = 0;
  // The last digits decide the plural in every language.
  for (const char digit : digits) value = 10 * value + (digit - '0');
  double place = 1;
  for (const char digit : decimal.fraction) value += (place /= 10) * (digit - '0');
  return utf8_of(rules->select(value));
}

}  // namespace calque::text
