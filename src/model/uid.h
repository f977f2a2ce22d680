#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace calque {

/// A number of 128 bits by which something is known in every memory. Its last 40 bits are a place:
/// 0 in that of a batch, and from 1 on in those of the units that the batch brought. So the batch's
/// uid gives the uids of all its units, which need not be stored, and a unit's tells its batch.
struct Uid {
  static constexpr std::size_t kBytes = 16;

  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Uid&) const = default;

  /// As it stands in a file: the highest byte first.
  std::array<std::byte, kBytes> bytes() const;
  /// Nothing unless there are 16 bytes.
  static std::optional<Uid> from_bytes(std::span<const std::byte> bytes);

  /// 32 hexadecimal digits in lower case.
  std::string text() const;
  /// Nothing for any other form; capital digits are taken too.
  static std::optional<Uid> parse(std::string_view text);
};

/// Names a unit in every memory that holds it.
struct UnitUid {
  Uid value;

  /// From 1 on: the place among the units that the batch brought.
  std::uint64_t place() const;

  auto operator<=>(const UnitUid&) const = default;
};

/// Names a batch in every memory that holds it.
struct BatchUid {
  Uid value;

  static constexpr std::uint64_t kMostUnits = (std::uint64_t{1} << 40U) - 1;

  /// The place of `value` is left out.
  static BatchUid of(Uid value);
  static BatchUid of(UnitUid unit) { return of(unit.value); }

  /// The uid of the unit at a place from 1 to kMostUnits; nothing for others.
  std::optional<UnitUid> unit(std::int64_t place) const;

  auto operator<=>(const BatchUid&) const = default;
};

}  // namespace calque
