#pragma once

#include <cstdint>

namespace calque {

class Session;

/// A point in the history of a memory. Equal points: nothing has happened in between.
struct HistoryPoint {
  std::int64_t batch = 0;   ///< The newest batch.
  std::int64_t undone = 0;  ///< How many batches are undone.

  bool operator==(const HistoryPoint&) const = default;
};

HistoryPoint history_point(Session& session);

}  // namespace calque
