#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "lookup/parallel_lookup.h"

namespace calque::leverage {

/// Looks up what is known by numbers from 0 to `count`: `question` gives the query of a number, and
/// `done` gets each answer with its number, in their order. Both as in look_up_all.
void look_up_numbers(std::span<const MemorySet::Sessions> sessions, const LookupOptions& options,
                     std::size_t count, const std::function<LookupQuery(std::size_t)>& question,
                     const std::function<void(std::size_t, const LookupAnswer&)>& done);

}  // namespace calque::leverage
