#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace calque::text {

/// "1 unit", "2,000 units": a count with thousands grouped and its noun, for messages.
std::string counted(std::int64_t count, std::string_view noun);
std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace calque::text
