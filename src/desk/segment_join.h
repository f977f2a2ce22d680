#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "calque/segment.h"

/// Segments cut in two and put together, tags and all.
namespace calque::desk {

/// The texts before and after a byte, without white space where they met. Nothing for an offset
/// that is not between two characters.
std::optional<std::pair<Segment, Segment>> cut(const Segment& segment, std::size_t at);

/// One text after the other.
Segment joined(const Segment& first, std::string_view between, const Segment& second);

/// Gives tags of a translation that were cut apart from their other halves, and have them again,
/// the form that they have in the source.
void adopt_tags(Segment& target, const Segment& source);

}  // namespace calque::desk
