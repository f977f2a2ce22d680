#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "calque/unit.h"

/// Two lists of segments, one the translation of the other → beads with confidence; and units made
/// of them.
namespace calque::align {

class Lexicon;

/// Positions [begin, end) in a list of segments.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool operator==(const Range&) const = default;
};

/// Segments that translate each other; one of the ranges may be empty (an omission).
struct Bead {
  Range source;
  Range target;
  /// Estimated probability that the bead is right in both ranges, 0 to 1.
  double confidence = 0;
};

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

/// One of the two texts of an alignment.
struct Side {
  std::vector<Segment> segments;
  std::vector<std::size_t> paragraphs;  ///< For each segment the paragraph that it stands in.

  /// Views into `segments`.
  std::vector<std::string_view> texts() const;
  std::vector<AlignSegment> align_segments() const;
};

/// True for a text that another is joined to without a space: an empty one, and one that ends with
/// a character of a script that is written without spaces, or with its punctuation.
bool ends_without_space(std::string_view text);

/// The segments of a range as one text: a space between them, none after a character of a script
/// that is written without spaces.
std::string joined(std::span<const std::string_view> segments, Range range);

/// The same with the segments' inline tags.
Segment joined(std::span<const Segment> segments, Range range);

}  // namespace calque::align

namespace calque {

class Batch;
class Session;

struct AlignedUnitOptions {
  Language source;
  Language target;
  /// The article's name.
  std::string origin;
  std::string date;  ///< The units' creation date, as in TMX.
  std::string user;  ///< Their creation id.
  /// Pairs of less confidence (0 to 1) are left out.
  double least_confidence = 0;
};

/// A unit for each pair of enough confidence, with its inline tags, the sentences around it as
/// context, and the properties origin=alignment and confidence (0 to 1, four decimals). A bead of
/// confidence 1 is one that a person has decided: its unit is confirmed.
std::vector<TranslationUnit> aligned_units(const align::Side& source, const align::Side& target,
                                           std::span<const align::Bead> beads,
                                           const AlignedUnitOptions& options);

/// What became of the pairs that were stored.
struct StoredPairs {
  std::int64_t added = 0;
  std::int64_t replaced = 0;  ///< They took the place of pairs of the same article.
  std::int64_t moved = 0;     ///< Only their neighbours were other ones.
  std::int64_t known = 0;
};

/// Stores aligned units of one article. A pair that the memory has of it is known; one with the
/// same source text, or else the same translation, as an earlier one takes its place; others are
/// added.
StoredPairs store_aligned(Session& session, Batch& batch, std::span<const TranslationUnit> units);

}  // namespace calque
