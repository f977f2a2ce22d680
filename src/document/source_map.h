#pragma once

#include <cstddef>
#include <vector>

namespace calque::document {

/// Bytes [begin, end) of the decoded file, or of an XML part of a package.
struct SourceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
  bool operator==(const SourceRange&) const = default;
};

/// A stretch of a paragraph's text and the bytes that stand for it. Where both are of one length
/// the text stands there byte for byte; else they can only be replaced together ("&amp;", a run of
/// white space).
struct SourcePiece {
  std::size_t text_begin = 0;
  std::size_t text_end = 0;
  SourceRange source;
};

/// Where the text and the inline tags of a paragraph come from, for writing them again.
struct SourceMap {
  std::size_t part = 0;             ///< Of a package: its number in Document::parts.
  std::vector<SourcePiece> pieces;  ///< In order, covering the text.
  /// One for each tag; an empty one for a tag that has no bytes of its own there, such as the end
  /// of an element that goes on in the next paragraph.
  std::vector<SourceRange> tags;
  bool complete = true;  ///< False where the origin of something is not known.
};

}  // namespace calque::document
