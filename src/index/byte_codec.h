#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Numbers as bytes, as the index stores them.
namespace calque::codec {

using Bytes = std::vector<std::byte>;

/// LEB128: seven bits a byte, low bits first; the high bit says that more follow.
inline void put_varint(Bytes& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<std::byte>(value | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<std::byte>(value));
}

/// Two bytes, low byte first.
inline void put_u16(Bytes& out, std::uint16_t value) {
  out.push_back(static_cast<std::byte>(value));
  out.push_back(static_cast<std::byte>(value >> 8U));
}

inline std::uint16_t get_u16(const std::byte* at) {
  return static_cast<std::uint16_t>(std::to_integer<unsigned>(at[0]) |
                                    std::to_integer<unsigned>(at[1]) << 8U);
}

/// Four bytes, low byte first.
inline void put_u32(Bytes& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<std::byte>(value >> shift));
  }
}

inline std::uint32_t get_u32(const std::byte* at) {
  return std::to_integer<std::uint32_t>(at[0]) | std::to_integer<std::uint32_t>(at[1]) << 8U |
         std::to_integer<std::uint32_t>(at[2]) << 16U |
         std::to_integer<std::uint32_t>(at[3]) << 24U;
}

/// Throws Error: the stored index is not what calque writes. The file may come from a stranger, so
/// no number in it is used, as a place or a size, before it has been compared with what is there.
[[noreturn]] void fail_damaged();

/// Reads numbers one after the other. Reading past the end throws Error.
class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) fail_damaged();
      const auto byte = std::to_integer<std::uint64_t>(*at_++);
      value |= (byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    fail_damaged();
  }
  std::uint32_t varint32() {
    const std::uint64_t value = varint();
    if (value > UINT32_MAX) fail_damaged();
    return static_cast<std::uint32_t>(value);
  }
  std::uint16_t u16() { return get_u16(bytes(2).data()); }
  std::uint32_t u32() { return get_u32(bytes(4).data()); }
  std::span<const std::byte> bytes(std::size_t count) {
    if (count > left()) fail_damaged();
    at_ += count;
    return {at_ - count, count};
  }

  bool at_end() const { return at_ == end_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  const std::byte* position() const { return at_; }

 private:
  const std::byte* at_;
  const std::byte* end_;
};

}  // namespace calque::codec
