#include "calque/unit.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>

#include "calque/error.h"
#include "text/ascii.h"

namespace calque {
namespace {

bool in_range(std::string_view digits, int least, int most) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value >= least && value <= most;
}

/// `digits` is YYYYMMDDhhmmss.
bool is_possible(std::string_view digits) {
  return in_range(digits.substr(0, 4), 1, 9999) && in_range(digits.substr(4, 2), 1, 12) &&
         in_range(digits.substr(6, 2), 1, 31) && in_range(digits.substr(8, 2), 0, 23) &&
         in_range(digits.substr(10, 2), 0, 59) && in_range(digits.substr(12, 2), 0, 60);
}

bool matches_shape(std::string_view written, std::string_view shape) {
  if (written.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text::is_ascii_digit(written[i]);
    if (shape[i] == '0' ? !digit : written[i] != shape[i]) return false;
  }
  return true;
}

}  // namespace

std::string format_timestamp(Clock::time_point time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<seconds>(time - day));
  std::array<char, 32> out{};
  const int length = std::snprintf(
      out.data(), out.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()));
  return {out.data(), static_cast<std::size_t>(length)};
}

std::int64_t timestamp_number(std::string_view date) {
  if (!matches_shape(date, "00000000T000000Z")) return 0;
  std::int64_t number = 0;
  for (const char c : date) {
    if (text::is_ascii_digit(c)) number = number * 10 + (c - '0');
  }
  return number;
}

std::string normalize_timestamp(std::string_view written) {
  constexpr std::array<std::string_view, 5> kShapes{
      "00000000T000000Z", "0000-00-00", "0000-00-00T00:00:00Z", "0000-00-00T00:00:00", "00000000"};
  for (const std::string_view shape : kShapes) {
    if (!matches_shape(written, shape)) continue;
    std::string digits;
    for (const char c : written) {
      if (text::is_ascii_digit(c)) digits.push_back(c);
    }
    digits.resize(14, '0');
    if (!is_possible(digits)) break;
    return digits.substr(0, 8) + "T" + digits.substr(8) + "Z";
  }
  throw UsageError("\"" + std::string(written) + "\" is no date: write it as 2026-11-24");
}

}  // namespace calque
