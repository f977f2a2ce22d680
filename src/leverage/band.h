#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "calque/match.h"

/// What a memory, and a job's own repetitions, save of a translation.
namespace calque::leverage {

/// The classes of segments in an analysis, in the order in which they are tried.
enum class Band {
  unlettered,   ///< Without letters: numbers, dates, part numbers (leverage/unlettered.h).
  context_two,  ///< 102 %: identical, and both neighbours as stored.
  context_one,  ///< 101 %: identical, and one neighbour as stored.
  repetition,   ///< Identical to an earlier segment of the job.
  exact,        ///< 100 %
  from_95,
  from_85,
  from_75,
  from_50,
  none
};

inline constexpr std::size_t kBands = 10;

inline constexpr std::array<Band, kBands> kAllBands{
    Band::unlettered, Band::context_two, Band::context_one, Band::repetition, Band::exact,
    Band::from_95,    Band::from_85,     Band::from_75,     Band::from_50,    Band::none};

/// Below this rate a match helps nobody.
inline constexpr MatchRate kLeastRate{50};

constexpr std::size_t index_of(Band band) {
  return static_cast<std::size_t>(band);
}

/// The band of a match; never `repetition` or `unlettered`.
Band band_of(MatchRate rate);

/// For programs and files: "no-letters", "102", "101", "repetition", "100", "95-99", "85-94",
/// "75-84", "50-74", "new".
std::string_view key_of(Band band);
std::optional<Band> band_with_key(std::string_view key);

/// For people: "no letters", "102 %", "repetitions", "95–99 %", ...
std::string_view title_of(Band band);

}  // namespace calque::leverage
