#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"
#include "model/language.h"
#include "model/segment.h"

namespace calque::cli {

/// One side of an alignment.
struct AlignSide {
  std::vector<Segment> segments;
  std::vector<std::size_t> paragraphs;  ///< For each segment the paragraph that it stands in.

  std::vector<std::string_view> texts() const;
  std::vector<align::AlignSegment> align_segments() const;
};

/// A file of one sentence a line; what divides it into paragraphs is not known.
AlignSide read_sentences(const std::string& path);

/// An article of any kind that documents are read from, split by the rules of its language.
AlignSide read_article(const std::string& path, const Language& language);

}  // namespace calque::cli
