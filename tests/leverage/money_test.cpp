#include "leverage/money.h"

#include <random>

#include "calque/error.h"
#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

const Currency kEuro = currency_of("EUR");

std::string cost(std::int64_t words, const char* price, const char* code) {
  const Currency currency = currency_of(code);
  return written(cost_of(words, read_price(price).value(), currency), currency);
}

}  // namespace

TEST_CASE("a currency has the decimals of ISO 4217, also where usage differs") {
  CHECK(kEuro.decimals == 2);
  CHECK(currency_of("JPY").decimals == 0);
  CHECK(currency_of("KWD").decimals == 3);
  CHECK(currency_of("TND").decimals == 3);
  CHECK(currency_of("IQD").decimals == 3);
  CHECK(currency_of("HUF").decimals == 2);
  CHECK(currency_of("PKR").decimals == 2);
  for (const char* code : {"", "EU", "eur", "EURO", "XYZ", "DEM", "XAU", "EUR ", "€"}) {
    INFO(code);
    CHECK_THROWS_AS(currency_of(code), UsageError);
  }
}

TEST_CASE("prices and amounts are read as they are written") {
  CHECK(read_price("0.085") == UnitPrice{850'000'000});
  CHECK(read_price("12") == UnitPrice{120'000'000'000});
  CHECK(read_price("0") == UnitPrice{0});
  CHECK(read_price("999999.999999") == UnitPrice{9'999'999'999'990'000});
  for (const char* bad : {"", ".5", "5.", "-1", "+1", "1,5", "1e3", "0.0000001", "1000000", "1.2.3",
                          " 1", "0x1", "nan"}) {
    INFO(bad);
    CHECK_FALSE(read_price(bad));
  }
  CHECK(read_amount("25.5", kEuro) == Amount{2550});
  CHECK_FALSE(read_amount("25.555", kEuro));
  CHECK(read_amount("25", currency_of("JPY")) == Amount{25});
  CHECK_FALSE(read_amount("25.5", currency_of("JPY")));
  CHECK(read_amount("0.125", currency_of("KWD")) == Amount{125});
}

TEST_CASE("what words cost is rounded half up to the smallest unit") {
  CHECK(cost(1, "0.005", "EUR") == "0.01");
  CHECK(cost(1, "0.004999", "EUR") == "0.00");
  CHECK(cost(3, "0.335", "EUR") == "1.01");  // 1.005, which binary fractions make 1.00
  CHECK(cost(1000, "0.085", "EUR") == "85.00");
  CHECK(cost(7, "12.5", "JPY") == "88");
  CHECK(cost(7, "0.0125", "KWD") == "0.088");
  CHECK(cost(0, "1", "EUR") == "0.00");
  CHECK_THROWS_AS(cost(1'000'000'000, "999999", "EUR"), UsageError);
  CHECK_THROWS_AS(sum_of({INT64_MAX}, {1}), UsageError);
}

TEST_CASE("a share of a price is exact, and written as short as it can be") {
  const UnitPrice price = read_price("0.085").value();
  CHECK(written(share_of(price, 6250), kEuro) == "0.053125");
  CHECK(written(share_of(price, 10'000), kEuro) == "0.085");
  CHECK(written(share_of(read_price("0.123457").value(), 1), kEuro) == "0.0000123457");
  CHECK(written(read_price("0.1").value(), kEuro) == "0.10");
  CHECK(written(read_price("12").value(), currency_of("JPY")) == "12");
  CHECK(written(read_price("12.5").value(), currency_of("JPY")) == "12.5");
  CHECK(written(Amount{123'450}, kEuro) == "1234.50");
}

TEST_CASE("cost is off by half a cent at most, and up where it is just that") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 5000; ++round) {
    const auto words = static_cast<std::int64_t>(random() % 100'000);
    const auto millionths = static_cast<std::int64_t>(random() % 1'000'000);
    const auto weight = static_cast<std::int32_t>(random() % 101 * 100);
    const UnitPrice price = share_of({millionths * 10'000}, weight);
    const std::int64_t cents = cost_of(words, price, kEuro).units;
    const std::int64_t more = 2 * (cents * 100'000'000 - words * price.parts);
    CHECK(more > -100'000'000);
    CHECK(more <= 100'000'000);
  }
}
