#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/document.h"
#include "document/rebuild.h"

namespace calque::document {

/// What a segment has in the file, and which of its tags belong together.
class SegmentSource {
 public:
  SegmentSource(const Document& document, const SegmentEdit& edit);

  const Paragraph& paragraph() const { return paragraph_; }

  /// False when the origin of something is not known, or the edit does not fit the paragraph.
  bool usable() const { return usable_; }

  /// The pieces of its text; pieces that go beyond it are cut.
  const std::vector<SourcePiece>& pieces() const { return pieces_; }

  const InlineTag& tag(std::size_t number) const {
    return paragraph_.content.tags[edit_.first_tag + number];
  }
  SourceRange tag_range(std::size_t number) const {
    return paragraph_.source.tags[edit_.first_tag + number];
  }

  /// The other half of a pair that lies in the segment with both.
  std::optional<std::size_t> partner(std::size_t number) const { return partners_[number]; }

  /// From its first byte to its last, tags included.
  SourceRange extent() const { return extent_; }

  /// What must be written: the tags that the edit places, without pairs of which it has one half
  /// only, with those that cannot go: at the ends where they stand there now, else ends before all,
  /// others behind.
  std::vector<PlacedTag> tags_to_write() const;

 private:
  bool goes_first(std::size_t number) const;
  void cut_pieces();
  void find_partners();
  void find_extent();

  const Paragraph& paragraph_;
  const SegmentEdit& edit_;
  bool usable_ = false;
  std::vector<SourcePiece> pieces_;
  std::vector<std::optional<std::size_t>> partners_;
  SourceRange extent_;
};

}  // namespace calque::document
