#pragma once

#include <vector>

#include "check/number_readings.h"
#include "check/written_numbers.h"

namespace calque::check {

/// A day as a date in digits says it.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  bool operator==(const Date&) const = default;
};

/// The days that a numeral such as 3/4/2025 may mean: by the order of the language, either order
/// where it has two (English without a country). Empty for what is no date with a year of four
/// digits, and for one that the language's order makes none of (31/12/2025 in en-US).
std::vector<Date> dates_of(const FoundNumber& number, const Language& language);

/// Whether a numeral has the form of such a date, in whatever order.
bool has_form_of_date(const FoundNumber& number);

/// The months that a text names beside a number, in order, 1 to 12.
struct NamedMonth {
  int month = 0;
  text::ByteRange range;
};
std::vector<NamedMonth> named_months(const CheckedText& text, const WrittenNumbers& words);

}  // namespace calque::check
