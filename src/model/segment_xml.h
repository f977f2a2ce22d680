#pragma once

#include <string_view>

#include "calque/segment.h"

namespace pugi {
class xml_node;
}

namespace calque {

/// What was met in a segment that TMX 1.4b does not have there.
struct SegmentFindings {
  std::size_t foreign_elements = 0;  ///< Elements that were made into codes.
  std::size_t deprecated_codes = 0;  ///< `ut`, read as `ph`.
};

/// Reads the children of a `seg` (or `sub`) element, parsed with white space kept.
///
/// Elements are known by their local name, whatever its case and prefix. An element that TMX does
/// not have becomes codes whose native code is its own tag as text: a begin_pair and an end_pair
/// without `i` around its content, which stays text, or a placeholder when it is empty. A `sub`
/// that stands in text, which TMX does not allow, becomes a placeholder with a sub-flow, so that it
/// stays out of the main text. Attributes are kept as they are; see normalise_tags for the rest.
///
/// Throws InputError when sub-flows are nested deeper than kMaxSubFlowDepth.
Segment segment_from_xml(const pugi::xml_node& seg, SegmentFindings& findings);

/// The part of `name` after its namespace prefix.
std::string_view local_name(std::string_view name);

}  // namespace calque
