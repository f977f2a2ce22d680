#pragma once

#include <string>

namespace calque::text {

/// A decimal number with its thousands grouped: "1234567.8" is "1,234,567.8".
std::string grouped(std::string number);

}  // namespace calque::text
