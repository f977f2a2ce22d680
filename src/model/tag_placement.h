#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "calque/segment.h"

namespace calque {

inline constexpr std::size_t kNoTag = static_cast<std::size_t>(-1);

/// For each tag the other half of its pair, or kNoTag. An end takes the last begin of its name
/// (`i`) before it that has no end yet; highlights are nested.
std::vector<std::size_t> find_pairs(std::span<const InlineTag> tags);

/// True for a tag that begins a pair or a highlight.
bool begins_pair(const InlineTag& tag);

/// True for a tag that ends a pair or a highlight.
bool ends_pair(const InlineTag& tag);

/// For each tag of `segment`, a translation, the tag of its source that stands there, or kNoTag.
///
/// A begin, a placeholder, an isolated tag or a highlight takes the first tag of the source not yet
/// taken that is equal in kind, attributes and code, else the first that is equal in kind and code;
/// highlights go by kind and attributes alone. An end takes the other half of what its begin took.
/// Pairs whose tags enclose (by `encloses`) are left out where they would not be nested.
std::vector<std::size_t> place_tags(const Segment& segment, const Segment& source,
                                    const std::function<bool(std::size_t)>& encloses);

}  // namespace calque
