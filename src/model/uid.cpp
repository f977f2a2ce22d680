#include "calque/unit.h"

namespace calque {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::optional<unsigned> digit_of(char c) {
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10U;
  const std::size_t digit = kDigits.find(c);
  if (digit == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(digit);
}

}  // namespace

std::array<std::byte, Uid::kBytes> Uid::bytes() const {
  std::array<std::byte, kBytes> out{};
  for (std::size_t i = 0; i < kBytes; ++i) {
    const std::uint64_t half = i < kBytes / 2 ? high : low;
    out[i] = static_cast<std::byte>(half >> (8U * (7U - i % 8U)));
  }
  return out;
}

std::optional<Uid> Uid::from_bytes(std::span<const std::byte> bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  Uid uid;
  for (std::size_t i = 0; i < kBytes; ++i) {
    std::uint64_t& half = i < kBytes / 2 ? uid.high : uid.low;
    half = half << 8U | static_cast<std::uint64_t>(bytes[i]);
  }
  return uid;
}

std::string Uid::text() const {
  std::string out;
  for (const std::byte byte : bytes()) {
    out += kDigits[static_cast<unsigned>(byte) >> 4U];
    out += kDigits[static_cast<unsigned>(byte) & 15U];
  }
  return out;
}

std::optional<Uid> Uid::parse(std::string_view text) {
  if (text.size() != 2 * kBytes) return std::nullopt;
  Uid uid;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = digit_of(text[i]);
    if (!digit) return std::nullopt;
    std::uint64_t& half = i < kBytes ? uid.high : uid.low;
    half = half << 4U | *digit;
  }
  return uid;
}

std::uint64_t UnitUid::place() const {
  return value.low & BatchUid::kMostUnits;
}

BatchUid BatchUid::of(Uid value) {
  value.low &= ~kMostUnits;
  return {value};
}

std::optional<UnitUid> BatchUid::unit(std::int64_t place) const {
  if (place < 1 || static_cast<std::uint64_t>(place) > kMostUnits) return std::nullopt;
  return UnitUid{{value.high, value.low | static_cast<std::uint64_t>(place)}};
}

}  // namespace calque
