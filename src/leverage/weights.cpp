#include "leverage/weights.h"

#include <algorithm>
#include <optional>
#include <string>

#include "calque/error.h"
#include "leverage/setting_lines.h"
#include "text/printable.h"

namespace calque::leverage {
namespace {

/// "12.5" as 1250; nothing for what is no number from 0 to 100 with up to two decimals.
std::optional<std::int32_t> hundredths(std::string_view number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string digits(number.substr(0, point));
  std::string decimals(number.substr(std::min(point + 1, number.size())));
  const bool cut = point < number.size() && decimals.empty();
  // "100.00" is the longest; also keeps stoi from overflowing.
  if (digits.empty() || digits.size() > 3 || decimals.size() > 2 || cut) return std::nullopt;
  decimals.resize(2, '0');
  digits += decimals;
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int value = std::stoi(digits);
  // 100 per cent, in hundredths.
  return value <= 10'000 ? std::optional(value) : std::nullopt;
}

}  // namespace

void Weights::set(std::string_view written) {
  const Setting setting = split_setting(written);
  const auto band = band_with_key(setting.name);
  const auto value = hundredths(setting.value.value_or(""));
  if (!band || !value) {
    // Bytes of a line that may be a whole file.
    constexpr std::size_t kShown = 60;
    throw UsageError(
        "\"" + text::make_printable(written.substr(0, kShown)) +
        "\" is no weight: write BAND=PERCENT, as in 85-94=60; the bands are no-letters, "
        "102, 101, repetition, 100, 95-99, 85-94, 75-84, 50-74 and new");
  }
  hundredths_.at(index_of(*band)) = *value;
}

void Weights::read(std::string_view text, std::string_view name) {
  for_each_setting(text, name, [this](std::string_view entry) { set(entry); });
}

}  // namespace calque::leverage
