#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "memory/multi_lookup.h"

namespace calque {

/// Answers many queries on several threads, each with its own connections to the memories.
class ParallelLookup {
 public:
  /// `threads` is 1 or more. Throws as MultiLookup does.
  ParallelLookup(std::span<const MemoryChoice> memories, const LookupOptions& options,
                 std::size_t threads);

  using Next = std::function<std::optional<LookupQuery>()>;
  using Done = std::function<void(const LookupQuery&, const LookupAnswer&)>;

  /// Answers the queries that `next` gives until it gives none, and calls `done` for each in their
  /// order, one call at a time, on any thread; an answer waits for the slower ones before it, for
  /// nothing else. `next` is called on the caller's thread. When `next`, `done` or a lookup
  /// throws, no more is read, and the exception comes out here; what was read before an exception
  /// of `next` is still answered.
  void run(const Next& next, const Done& done);

 private:
  std::vector<std::unique_ptr<MultiLookup>> lookups_;
};

}  // namespace calque
