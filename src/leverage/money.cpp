#include "leverage/money.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "calque/error.h"
#include "text/currency.h"
#include "text/printable.h"

namespace calque::leverage {
namespace {

constexpr int kPriceDecimals = 10;
constexpr std::int64_t kWhole = 10'000;  // a weight of 100 per cent

/// ISO 4217, list one: all other currencies in use have two decimals. ICU's own numbers follow
/// usage instead, and are others for a dozen of currencies.
constexpr std::array<std::string_view, 16> kWithoutDecimals{
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
    "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kThreeDecimals{"BHD", "IQD", "JOD", "KWD",
                                                         "LYD", "OMR", "TND"};

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// A decimal number times 10^decimals, where that is whole.
std::optional<std::int64_t> read_decimal(std::string_view written, std::size_t digits,
                                         std::size_t decimals) {
  const std::size_t point = std::min(written.find('.'), written.size());
  std::string number(written.substr(0, point));
  std::string fraction(written.substr(std::min(point + 1, written.size())));
  const bool cut = point < written.size() && fraction.empty();
  if (number.empty() || number.size() > digits || fraction.size() > decimals || cut) {
    return std::nullopt;
  }
  fraction.resize(decimals, '0');
  number += fraction;
  if (number.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

std::string write_decimal(std::int64_t value, int decimals) {
  std::string digits = std::to_string(value);
  const auto least = static_cast<std::size_t>(decimals) + 1;
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, '.');
  return digits;
}

[[noreturn]] void refuse_size() {
  throw UsageError("the amount is too large to be counted exactly: lower the price");
}

}  // namespace

Currency currency_of(std::string_view code) {
  if (!text::is_currency(code)) {
    throw UsageError("\"" + text::make_printable(code.substr(0, 20)) +
                     "\" is no currency: give its code in ISO 4217, as EUR, USD or JPY");
  }
  Currency currency{.code = std::string(code), .decimals = 2};
  if (std::ranges::find(kWithoutDecimals, code) != kWithoutDecimals.end()) currency.decimals = 0;
  if (std::ranges::find(kThreeDecimals, code) != kThreeDecimals.end()) currency.decimals = 3;
  return currency;
}

std::optional<UnitPrice> read_price(std::string_view written) {
  const auto millionths = read_decimal(written, 6, 6);
  if (!millionths) return std::nullopt;
  return UnitPrice{*millionths * kWhole};
}

std::optional<Amount> read_amount(std::string_view written, const Currency& currency) {
  const auto units = read_decimal(written, 9, static_cast<std::size_t>(currency.decimals));
  if (!units) return std::nullopt;
  return Amount{*units};
}

UnitPrice share_of(UnitPrice price, std::int32_t weight) {
  return {price.parts / kWhole * weight};
}

Amount cost_of(std::int64_t words, UnitPrice price, const Currency& currency) {
  std::int64_t parts = 0;
  const std::int64_t unit = power_of_ten(kPriceDecimals - currency.decimals);
  if (__builtin_mul_overflow(words, price.parts, &parts)) refuse_size();
  if (__builtin_add_overflow(parts, unit / 2, &parts)) refuse_size();
  return {parts / unit};
}

Amount sum_of(Amount a, Amount b) {
  Amount sum;
  if (__builtin_add_overflow(a.units, b.units, &sum.units)) refuse_size();
  return sum;
}

std::string written(UnitPrice price, const Currency& currency) {
  std::string out = write_decimal(price.parts, kPriceDecimals);
  const std::size_t least =
      out.size() - static_cast<std::size_t>(kPriceDecimals - currency.decimals);
  while (out.size() > least && out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string written(Amount amount, const Currency& currency) {
  return write_decimal(amount.units, currency.decimals);
}

}  // namespace calque::leverage
