#include "text/hash.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace calque::text {
namespace {

// Odd constants with their bits well spread: the fractional parts of the square roots of 2 and 3.
constexpr std::uint64_t kFirst = 0x6A09E667F3BCC909;
constexpr std::uint64_t kSecond = 0xBB67AE8584CAA73B;

/// A 64-bit permutation: multiplications carry upwards, shifts bring the high bits down again.
/// The form of SplitMix64's finaliser; any such mixer would do, but this one is in files now.
std::uint64_t scramble(std::uint64_t value) {
  value = (value ^ (value >> 32U)) * kFirst;
  value = (value ^ (value >> 29U)) * kSecond;
  return value ^ (value >> 32U);
}

/// The same value on a machine of any byte order.
std::uint64_t little_endian(const char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
  }
  return value;
}

}  // namespace

std::uint64_t hash_combine(std::uint64_t hash, std::uint64_t value) {
  return scramble(hash + kSecond + value * kFirst);
}

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = scramble(seed + bytes.size() * kSecond);
  // Eight bytes a turn. The length is in the seed, so that zero bytes at the end count.
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    const std::size_t count = bytes.size() - i < 8 ? bytes.size() - i : 8;
    hash = scramble(hash + kSecond + little_endian(bytes.data() + i, count) * kFirst);
  }
  return hash;
}

}  // namespace calque::text
