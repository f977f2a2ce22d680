#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "align/lexicon.h"

/// Two lists of segments, one the translation of the other → beads with confidence.
namespace calque::align {

struct AlignSegment {
  /// Valid UTF-8.
  std::string_view text;
  /// Number of the paragraph that the segment stands in; a hint.
  std::size_t paragraph = 0;
};

struct AlignOptions {
  /// What is known of the two languages' words; may be null.
  const Lexicon* lexicon = nullptr;
  /// Beads that are known, in order, without overlap; the rest is aligned around them.
  std::span<const Bead> confirmed{};
  /// Times that the lexicon is learnt from the document's own alignment.
  std::uint32_t rounds = 4;
};

struct Alignment {
  /// In order; every segment of both sides is in exactly one.
  std::vector<Bead> beads;
  /// Nothing here is safe without review: long stretches may be misplaced. A lexicon helps.
  bool weak = false;
};

/// Time and memory grow with the shorter side's length times the uncertainty, not with the product
/// of both sides. The same input gives the same result.
Alignment align(std::span<const AlignSegment> source, std::span<const AlignSegment> target,
                const AlignOptions& options = {});

}  // namespace calque::align
