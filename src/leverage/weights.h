#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "leverage/band.h"

namespace calque::leverage {

/// What a word of each band is paid, against a new word. In hundredths of a per cent, 0 to 10,000.
class Weights {
 public:
  /// Without letters, 102 % and 101 %: 10, repetitions 20, 100 %: 30, 95–99 %: 40, 85–94 %: 60,
  /// 75–84 %: 70, 50–74 %: 100, new 100 per cent. A place to start from: what is paid is agreed
  /// between people.
  Weights() = default;

  std::int32_t of(Band band) const { return hundredths_.at(index_of(band)); }

  /// Takes "85-94=60" or "repetition = 12.5"; per cent with up to two decimals.
  /// @throws UsageError for any other text.
  void set(std::string_view written);

  /// A file with a weight a line, as `set` takes it; `#` begins a comment.
  /// @param name stands in messages. @throws InputError naming the line.
  void read(std::string_view text, std::string_view name);

  bool operator==(const Weights&) const = default;

 private:
  std::array<std::int32_t, kBands> hundredths_{1000, 1000, 1000, 2000,  3000,
                                               4000, 6000, 7000, 10000, 10000};
};

}  // namespace calque::leverage
