#pragma once

#include <cstdint>
#include <string_view>

namespace calque::text {

/// 64 bits from bytes, the same on every machine: these values are stored in files.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

/// Mixes a number into a hash.
std::uint64_t hash_combine(std::uint64_t hash, std::uint64_t value);

}  // namespace calque::text
