#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

namespace calque::segment {

struct RuleSet;

/// A segment of a paragraph: byte offsets [begin, end) without the white space around it. The text
/// itself is never altered: what lies between two segments is white space only.
struct SegmentSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const SegmentSpan&) const = default;
};

/// Why the text was, or was not, broken at one place.
struct BreakExplanation {
  std::size_t offset = 0;  ///< Byte offset after the mark and what closes after it.
  bool breaks = false;
  std::string rule;  ///< "abbreviation", "lower-case-next", ...: see docs/segmentation.md.
};

/// Splits paragraphs into sentences by the rules of one language (see docs/segmentation.md).
/// Immutable after construction: one object may serve several threads.
class Segmenter {
 public:
  explicit Segmenter(const Language& language);

  /// Segments in order; none for a paragraph of white space. Time is linear in the text.
  std::vector<SegmentSpan> segment(std::string_view paragraph) const;

  /// Every place that was looked at, in order.
  std::vector<BreakExplanation> explain(std::string_view paragraph) const;

 private:
  std::shared_ptr<const RuleSet> rules_;
};

}  // namespace calque::segment
