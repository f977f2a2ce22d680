#include "text/counted.h"

#include <algorithm>
#include <cstddef>

#include "text/grouped.h"

namespace calque::text {

/// A comma before each three digits left of the point, but not behind a minus sign.
std::string grouped(std::string number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::ptrdiff_t first = number.starts_with('-') ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > first; at -= 3) {
    number.insert(static_cast<std::size_t>(at), ",");
  }
  return number;
}

std::string counted(std::int64_t count, std::string_view noun) {
  std::string digits = grouped(std::to_string(count));
  digits.append(" ").append(noun);
  if (count == 1) return digits;
  if (noun.ends_with("entry") || noun.ends_with("property")) {
    return digits.replace(digits.size() - 1, 1, "ies");
  }
  return digits + (noun.ends_with('h') ? "es" : "s");
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return counted(static_cast<std::int64_t>(count), noun);
}

}  // namespace calque::text
