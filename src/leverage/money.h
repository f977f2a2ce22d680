#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Money is counted in whole numbers of small parts: nothing is lost but where it says so.
namespace calque::leverage {

/// A currency by its code in ISO 4217, with the number of decimals that the standard gives it.
struct Currency {
  std::string code;
  int decimals = 2;
  bool operator==(const Currency&) const = default;
};

/// @throws UsageError for what is no code of a currency in use, in capitals.
Currency currency_of(std::string_view code);

/// The price of a word, in ten-thousand-millionths (10^-10) of a currency's unit: a price with six
/// decimals times a weight with four.
struct UnitPrice {
  std::int64_t parts = 0;
  bool operator==(const UnitPrice&) const = default;
};

/// An amount in the smallest unit of a currency: cents, yen, fils.
struct Amount {
  std::int64_t units = 0;
  auto operator<=>(const Amount&) const = default;
};

/// "0.085": up to six digits, and up to six decimals after a point; nothing for any other text.
std::optional<UnitPrice> read_price(std::string_view written);

/// "25" or "25.50": up to nine digits, and no more decimals than the currency has.
std::optional<Amount> read_amount(std::string_view written, const Currency& currency);

/// A part of a price, `weight` in hundredths of a per cent. Exact for prices as read_price gives
/// them.
UnitPrice share_of(UnitPrice price, std::int32_t weight);

/// What so many words cost, rounded to the currency's smallest unit, half up.
/// @throws UsageError when it is more than 64 bits hold.
Amount cost_of(std::int64_t words, UnitPrice price, const Currency& currency);

/// @throws UsageError when it is more than 64 bits hold.
Amount sum_of(Amount a, Amount b);

/// "0.085", with at least the currency's decimals: "0.10".
std::string written(UnitPrice price, const Currency& currency);

/// "1234.50", "1235" (JPY), without the currency.
std::string written(Amount amount, const Currency& currency);

}  // namespace calque::leverage
