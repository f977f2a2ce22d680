#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace calque {

using Clock = std::chrono::system_clock;

/// `time` in UTC as TMX writes dates: YYYYMMDDThhmmssZ (TMX 1.4b, "Dates").
std::string format_timestamp(Clock::time_point time);

/// A TMX date as a number that grows with time, 20260131235959, for comparisons; 0 where it is
/// none.
std::int64_t timestamp_number(std::string_view date);

/// Reads a point in time from the person at the terminal: a TMX date, `YYYY-MM-DD`, or
/// `YYYY-MM-DDThh:mm:ss` with or without `Z`; all in UTC. Gives the TMX form, in which dates
/// compare as text. Throws UsageError for anything else.
std::string normalize_timestamp(std::string_view written);

}  // namespace calque
