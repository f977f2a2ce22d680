#pragma once

#include <cstddef>

#include "calque/segment.h"

namespace calque {

/// How often normalise_tags had to change something.
struct TagRepairs {
  std::size_t unpaired = 0;            ///< bpt or ept without its other half, made `it`.
  std::size_t renumbered = 0;          ///< Pairs whose `i` was missing or taken.
  std::size_t dropped_attributes = 0;  ///< Attributes that TMX does not give to the element.
  std::size_t added_positions = 0;     ///< `it` without a usable `pos`.
  bool operator==(const TagRepairs&) const = default;
};

/// Brings the tags of a segment, sub-flows included, into the form that TMX 1.4b asks for, so that
/// what is stored can be written as it is:
///
/// - a begin_pair and the end_pair after it in the same flow with the same `i` are a pair; pairs
/// may
///   overlap; `i` is unique among the pairs of the whole segment (a missing or repeated one becomes
///   the lowest free number);
/// - a half without its other half becomes isolated, with pos="begin" or pos="end";
/// - only the attributes of the DTD are left: bpt i x type; ept i; ph x assoc type; it pos x type;
///   hi x type; sub datatype type. An `id` stands in for a missing `x`, as Heartsome writes it.
///
/// Text and native code are not touched. Applying it again changes nothing.
TagRepairs normalise_tags(Segment& segment);

}  // namespace calque
