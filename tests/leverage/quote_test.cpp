#include "leverage/quote.h"

#include "calque/error.h"
#include "catch.h"
#include "leverage/analysis_example.h"
#include "memory_set.h"

using namespace calque;
using namespace calque::leverage;

namespace {

Prices prices(const std::string& file) {
  Prices out;
  out.read(file, "rates");
  out.check();
  return out;
}

Analysis analysis() {
  const AnalysisExample example;
  return analyze(*memories_at(example.path), example.files, example.settings);
}

std::string amount(const Quote& quote, Band band) {
  return written(quote.lines.at(index_of(band)).amount, quote.currency);
}

}  // namespace

// The analysis is the example of docs/analysis.md: 8 words at 102 %, 11 repetitions,
// 3 at 100 %, 10 at 95–99 %, 11 at 75–84 % (7 of them internal), 7 new.
TEST_CASE("bands cost the full word's price by their weight") {
  const Quote quote =
      quote_for(analysis(), prices("0.12\ncurrency = EUR # by bank\n"), "as counted");
  CHECK(amount(quote, Band::context_two) == "0.10");  // 8 × 0.012 = 0.096
  CHECK(amount(quote, Band::repetition) == "0.26");   // 11 × 0.024 = 0.264
  CHECK(amount(quote, Band::exact) == "0.11");        // 3 × 0.036 = 0.108
  CHECK(amount(quote, Band::from_95) == "0.48");
  CHECK(amount(quote, Band::from_75) == "0.92");  // 11 × 0.084 = 0.924
  CHECK(amount(quote, Band::none) == "0.84");
  CHECK(written(quote.sum, quote.currency) == "2.71");
  CHECK(quote.total == quote.sum);
  CHECK(quote.words == 50);
  CHECK(quote.text ==
        "2 files, en to tr: 50 words, 0.12 EUR a full word, total 2.71 EUR; as counted");
}

TEST_CASE("a band may have a price of its own, and a job a least fee") {
  const Quote quote = quote_for(
      analysis(), prices("12\nnew = 13.5\n102=0\ncurrency = JPY\nminimum = 5000"), "as counted");
  CHECK(amount(quote, Band::none) == "95");  // 94.5
  CHECK(amount(quote, Band::context_two) == "0");
  CHECK(quote.sum < quote.total);
  CHECK(quote.total == Amount{5000});
  CHECK(quote.text.find("total 5000 JPY (minimum fee)") != std::string::npos);
}

TEST_CASE("prices that leave something open are refused") {
  CHECK_THROWS_WITH(prices("0.12"), ContainsSubstring("--currency EUR"));
  CHECK_THROWS_WITH(prices("currency = EUR"), ContainsSubstring("no price for 102, 101"));
  CHECK_THROWS_WITH(prices("new = 0.1\ncurrency = EUR"), ContainsSubstring("50-74:"));
  CHECK_THROWS_WITH(prices("0.1\ncurrency = JPY\nminimum = 2.5"), ContainsSubstring("0 decimals"));
  CHECK_THROWS_WITH(prices("# x\n85-94 0.1"), ContainsSubstring("rates:2:"));
  CHECK_THROWS_WITH(prices("currency = euro"), ContainsSubstring("rates:1:"));
  CHECK_THROWS_WITH(prices("85-95 = 0.1"), ContainsSubstring("the bands are no-letters"));
  CHECK_THROWS_WITH(prices("new = 1 = 2"), ContainsSubstring("is no price"));
  CHECK_FALSE(Prices().any());
}
