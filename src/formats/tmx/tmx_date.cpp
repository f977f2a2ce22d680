#include "formats/tmx/tmx_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "text/ascii.h"

namespace calque {
namespace {

/// Takes numbers and signs off the front of a date.
class DateScanner {
 public:
  explicit DateScanner(std::string_view rest) : rest_(rest) {}

  bool at_end() const { return rest_.empty(); }
  bool failed() const { return failed_; }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  int number(std::size_t digits) {
    if (rest_.size() < digits ||
        !std::ranges::all_of(rest_.substr(0, digits), text::is_ascii_digit)) {
      failed_ = true;
      return 0;
    }
    int value = 0;
    for (const char c : rest_.substr(0, digits)) value = 10 * value + (c - '0');
    rest_.remove_prefix(digits);
    return value;
  }

  bool number_follows() const { return !rest_.empty() && text::is_ascii_digit(rest_.front()); }

  void skip_digits() {
    while (number_follows()) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

/// The offset from UTC, in minutes.
int scan_offset(DateScanner& scanner) {
  if (scanner.take('Z')) return 0;
  int sign = 0;
  if (scanner.take('+')) {
    sign = 1;
  } else if (scanner.take('-')) {
    sign = -1;
  }
  if (sign == 0) return 0;
  const int hours = scanner.number(2);
  scanner.take(':');
  const int minutes = scanner.number_follows() ? scanner.number(2) : 0;
  // Minutes of an hour.
  return sign * (60 * hours + minutes);
}

/// Seconds since midnight, UTC; negative or beyond a day when the offset leads there.
std::optional<int> scan_time(DateScanner& scanner) {
  if (!scanner.take('T') && !scanner.take(' ')) return std::nullopt;
  const int hour = scanner.number(2);
  scanner.take(':');
  const int minute = scanner.number(2);
  scanner.take(':');
  const int second = scanner.number_follows() ? scanner.number(2) : 0;
  if (scanner.take('.') || scanner.take(',')) scanner.skip_digits();
  // A leap second is 60 (ISO 8601). It becomes the first one of the next minute.
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  // Seconds of an hour and of a minute; the offset is in minutes.
  return 3600 * hour + 60 * minute + second - 60 * scan_offset(scanner);
}

}  // namespace

bool has_tmx_date_form(std::string_view text) {
  constexpr std::string_view kForm = "ddddddddTddddddZ";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == 'd' ? text::is_ascii_digit(c) : c == form;
  });
}

std::optional<std::string> to_tmx_date(std::string_view written) {
  DateScanner scanner(written);
  // ISO 8601, with or without hyphens and colons, as tools write it.
  const std::chrono::year year(scanner.number(4));
  scanner.take('-');
  const std::chrono::month month(static_cast<unsigned>(scanner.number(2)));
  scanner.take('-');
  const std::chrono::year_month_day date(
      year, month, std::chrono::day(static_cast<unsigned>(scanner.number(2))));
  std::optional<int> seconds = 0;
  if (!scanner.at_end()) seconds = scan_time(scanner);
  if (scanner.failed() || !scanner.at_end() || !date.ok() || !seconds) return std::nullopt;
  if (has_tmx_date_form(written)) return std::string(written);
  const auto moment = std::chrono::sys_days(date) + std::chrono::seconds(*seconds);
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day utc(day);
  const std::chrono::hh_mm_ss time(moment - day);
  // The offset may lead out of the years of four digits.
  if (int(utc.year()) < 0 || int(utc.year()) > 9999) return std::nullopt;
  // The form has 16 characters; the compiler reckons with numbers of any length.
  std::array<char, 64> buffer{};
  const int length = std::snprintf(
      buffer.data(), buffer.size(), "%04d%02u%02uT%02d%02d%02dZ", int(utc.year()),
      unsigned(utc.month()), unsigned(utc.day()), static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

}  // namespace calque
