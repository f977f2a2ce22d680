#include "document/segment_source.h"

#include <algorithm>
#include <map>
#include <string>

namespace calque::document {
namespace {

std::string pair_name(const InlineTag& tag) {
  const auto found = std::ranges::find(tag.attributes, "i", &Attribute::name);
  return found == tag.attributes.end() ? std::string() : found->value;
}

bool fits(const Document& document, const SegmentEdit& edit) {
  if (edit.paragraph >= document.paragraphs.size()) return false;
  const Paragraph& paragraph = document.paragraphs[edit.paragraph];
  return edit.begin < edit.end && edit.end <= paragraph.content.text.size() &&
         edit.first_tag + edit.tag_count <= paragraph.content.tags.size() &&
         paragraph.source.complete;
}

}  // namespace

SegmentSource::SegmentSource(const Document& document, const SegmentEdit& edit)
    : paragraph_(document.paragraphs[std::min(edit.paragraph, document.paragraphs.size() - 1)]),
      edit_(edit) {
  if (!fits(document, edit)) return;
  cut_pieces();
  find_partners();
  find_extent();
  usable_ = !pieces_.empty();
}

void SegmentSource::cut_pieces() {
  for (SourcePiece piece : paragraph_.source.pieces) {
    if (piece.text_end <= edit_.begin || piece.text_begin >= edit_.end) continue;
    const bool linear = piece.source.size() == piece.text_end - piece.text_begin;
    const std::size_t before = edit_.begin - std::min(edit_.begin, piece.text_begin);
    const std::size_t cut = piece.text_begin < edit_.begin ? before : 0;
    const std::size_t over = piece.text_end > edit_.end ? piece.text_end - edit_.end : 0;
    // A piece that is not linear (a character reference) is taken whole or not at all.
    if (linear) {
      piece.source.begin += cut;
      piece.source.end -= over;
    }
    piece.text_begin += cut;
    piece.text_end -= over;
    pieces_.push_back(piece);
  }
}

void SegmentSource::find_partners() {
  partners_.resize(edit_.tag_count);
  std::map<std::string, std::size_t> open;
  for (std::size_t i = 0; i < edit_.tag_count; ++i) {
    if (tag(i).kind == TagKind::begin_pair) open[pair_name(tag(i))] = i;
    if (tag(i).kind != TagKind::end_pair) continue;
    const auto begin = open.find(pair_name(tag(i)));
    if (begin == open.end()) continue;
    // A half without bytes of its own cannot be moved: it stays as if it stood alone.
    const bool both = tag_range(i).size() > 0 || tag_range(begin->second).size() == 0;
    if (both) {
      partners_[i] = begin->second;
      partners_[begin->second] = i;
    }
    open.erase(begin);
  }
}

/// From the first byte to the last of its text and its tags: what lies between is replaced as a
/// whole.
void SegmentSource::find_extent() {
  bool any = false;
  const auto take = [&](SourceRange range) {
    extent_.begin = any ? std::min(extent_.begin, range.begin) : range.begin;
    extent_.end = any ? std::max(extent_.end, range.end) : range.end;
    any = true;
  };
  for (const SourcePiece& piece : pieces_) take(piece.source);
  for (std::size_t i = 0; i < edit_.tag_count; ++i) {
    if (tag_range(i).size() > 0) take(tag_range(i));
  }
}

/// Of what must stay though the translation has no place for it: what stood before the text, and
/// within it the ends of pairs that began in an earlier segment.
bool SegmentSource::goes_first(std::size_t number) const {
  const std::size_t at = tag(number).offset;
  if (at <= edit_.begin) return true;
  return at < edit_.end && tag(number).kind == TagKind::end_pair;
}

/// Pairs that the translation left out go. What stands alone (an image, a note, half of a pair)
/// must stay, or the file would lose it.
std::vector<PlacedTag> SegmentSource::tags_to_write() const {
  std::vector<bool> placed(edit_.tag_count, false);
  for (const PlacedTag& tag : edit_.tags) {
    if (tag.tag < placed.size()) placed[tag.tag] = true;
  }
  std::vector<PlacedTag> tags;
  for (std::size_t i = 0; i < edit_.tag_count; ++i) {
    if (!placed[i] && !partners_[i] && goes_first(i)) tags.push_back({i, 0});
  }
  std::vector<bool> written(edit_.tag_count, false);
  for (const PlacedTag& placing : edit_.tags) {
    const bool known = placing.tag < placed.size() && !written[placing.tag];
    if (!known || (partners_[placing.tag] && !placed[*partners_[placing.tag]])) continue;
    written[placing.tag] = true;
    tags.push_back({placing.tag, std::min(placing.offset, edit_.text.size())});
  }
  for (std::size_t i = 0; i < edit_.tag_count; ++i) {
    if (placed[i] || partners_[i] || goes_first(i)) continue;
    tags.push_back({i, edit_.text.size()});
  }
  std::ranges::stable_sort(tags, {}, &PlacedTag::offset);
  return tags;
}

}  // namespace calque::document
