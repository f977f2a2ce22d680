#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "leverage/analysis.h"
#include "leverage/money.h"
#include "leverage/prices.h"

namespace calque::leverage {

/// A band of a quote: its words, those of internal matches among them, and what they cost.
struct QuoteLine {
  std::int64_t segments = 0;
  std::int64_t words = 0;
  UnitPrice price;
  Amount amount;
};

/// What a job costs. Each line is rounded to the currency's smallest unit, and their sum is exact:
/// so the lines add up on paper.
struct Quote {
  Currency currency;
  std::array<QuoteLine, kBands> lines;
  std::int64_t words = 0;
  Amount sum;        ///< Of the lines.
  Amount minimum;    ///< The least fee; 0 for none.
  Amount total;      ///< The greater of the two.
  std::string text;  ///< One line that says all of it, to be sent.
};

/// The quote for all files of an analysis. `prices` must have been checked. `basis` closes the line
/// of text: what the figures rest on, such as the receipt.
/// @throws UsageError when an amount is too large.
Quote quote_for(const Analysis& analysis, const Prices& prices, const std::string& basis);

}  // namespace calque::leverage
