#pragma once

#include <chrono>
#include <string>

namespace calque {

using Clock = std::chrono::system_clock;

/// `time` in UTC as TMX writes dates: YYYYMMDDThhmmssZ (TMX 1.4b, "Dates").
std::string format_timestamp(Clock::time_point time);

/// Reads a point in time from the person at the terminal: a TMX date, `YYYY-MM-DD`, or
/// `YYYY-MM-DDThh:mm:ss` with or without `Z`; all in UTC. Gives the TMX form, in which dates
/// compare as text. Throws UsageError for anything else.
std::string normalize_timestamp(std::string_view written);

}  // namespace calque
