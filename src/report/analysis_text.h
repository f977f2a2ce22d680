#pragma once

#include <cstdint>
#include <string>

#include "leverage/post_edit.h"
#include "leverage/quote.h"
#include "leverage/receipt.h"
#include "report/style.h"

/// Analyses as tables for people and programs, with a quote where there is one.
namespace calque::report {

/// A table a file, and one of all when there are several; below them what a word is, where it is
/// not GMX-V's, and the receipt's id.
std::string analysis_table(const leverage::Receipt& receipt, const Style& style,
                           const leverage::Quote* quote = nullptr);

/// A JSON object a file, then one of all; see docs/json.md.
std::string analysis_json(const leverage::Receipt& receipt, const leverage::Quote* quote = nullptr);

/// A row for each file, band and origin (memory or the job itself) that has segments, then rows of
/// all files and of the quote; RFC 4180.
std::string analysis_csv(const leverage::Receipt& receipt, const leverage::Quote* quote = nullptr);

/// What became of proposals, as a table and as a JSON object; see docs/json.md.
std::string post_edit_table(const leverage::PostEdit& edit, const Style& style,
                            const leverage::Quote* quote = nullptr);
std::string post_edit_json(const leverage::PostEdit& edit, const leverage::Quote* quote = nullptr);

/// Ten-thousandths as a number with one decimal, rounded half up: 123456 is "12.3".
std::string one_decimal(std::int64_t ten_thousandths);

/// A part of a whole in per cent with one decimal; "0.0" of nothing.
std::string share(std::int64_t part, std::int64_t whole);

/// Hundredths as a number without needless zeros: 1250 is "12.5".
std::string plain_hundredths(std::int64_t hundredths);

}  // namespace calque::report
