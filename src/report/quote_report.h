#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "leverage/quote.h"
#include "report/style.h"

/// A quote in the forms that an analysis takes.
namespace calque::report {

/// A line for each band that has words, the sum, the least fee where it is more, and the line to be
/// sent.
std::string quote_table(const leverage::Quote& quote, const Style& style);

/// See docs/json.md. Amounts and prices are texts, so that no program rounds them.
nlohmann::ordered_json quote_json(const leverage::Quote& quote);

/// Rows of an analysis in CSV with the origin "quote" and three more fields, price, amount and
/// currency: one for each band that has words, and one of the total, the least fee considered.
std::string quote_csv_rows(const leverage::Quote& quote);

/// A section of the page.
std::string quote_section(const leverage::Quote& quote);

}  // namespace calque::report
