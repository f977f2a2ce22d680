#include "text/counted.h"

#include <cstddef>

namespace calque::text {

std::string counted(std::int64_t count, std::string_view noun) {
  std::string digits = std::to_string(count);
  // A comma before each three digits from the right, but not behind a minus sign.
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (count < 0 ? 1 : 0);
       at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
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
