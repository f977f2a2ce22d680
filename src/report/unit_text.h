#pragma once

#include <string>

#include "report/style.h"

namespace calque {

struct InlineTag;
struct Segment;
struct TranslationUnit;

namespace report {

/// ‹1› and ‹/1› for a pair, ‹1/› for a tag that stands alone: as translators know them from CAT
/// tools.
std::string tag_label(const InlineTag& tag);

/// A segment for people: the text, with each inline tag shown as ‹type› or ‹i› at its place.
std::string segment_text(const Segment& segment, const Style& style);

/// All that a memory knows of a unit, on several lines.
std::string unit_text(const TranslationUnit& unit, const Style& style);

}  // namespace report
}  // namespace calque
