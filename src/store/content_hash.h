#pragma once

#include <cstdint>

namespace calque {

class Session;

/// What a memory holds, as two numbers: they are the same for memories with the same units,
/// whatever the order in which these came in, and differ, but for chance, for others. They guard
/// against mix-ups, not against forgery.
struct ContentHash {
  std::int64_t units = 0;
  std::uint64_t hash = 0;
  bool operator==(const ContentHash&) const = default;
};

/// Reads the first half of the fingerprint of every unit (see store/fingerprint.h), which all
/// versions of a file have.
ContentHash hash_contents(Session& session);

}  // namespace calque
