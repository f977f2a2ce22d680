#pragma once

#include <functional>
#include <optional>
#include <span>

#include "lookup/memory_set.h"

namespace calque {

using NextQuery = std::function<std::optional<LookupQuery>()>;
using AnswerDone = std::function<void(const LookupQuery&, const LookupAnswer&)>;

/// Answers many queries, on a thread for each of `sessions` (one or more): those that `next` gives
/// until it gives none. Calls `done` for each in their order, one call at a time, on
/// any thread; an answer waits for the slower ones before it, for nothing else, and while `done`
/// runs the other threads go on. `next` is called on the caller's thread. Where fewer threads can
/// be started, the caller's among them does the work.
///
/// When `next`, `done` or a lookup throws, no more is read, and the exception comes out here; what
/// was read before an exception of `next` is still answered.
void look_up_all(std::span<const MemorySet::Sessions> sessions, const LookupOptions& options,
                 const NextQuery& next, const AnswerDone& done);

}  // namespace calque
