#include "document/package/run_edits.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "document/package/run_xml.h"
#include "text/trim.h"
#include "text/xml_text.h"

namespace calque::document {
namespace {

/// The text between two tags of the segment.
struct Stretch {
  std::vector<SourcePiece> pieces;
  int depth = 0;  ///< Tags that are open around it.
  std::string old_text;
  std::string new_text;
};

/// Where a translation lacks tags, or has them in another order, several stretches become one, and
/// the text goes to the stretch with the fewest tags around it.
class RunEdits {
 public:
  RunEdits(std::string_view xml, const SegmentSource& source, const SegmentEdit& segment,
           const RunSyntax& syntax)
      : xml_(xml), source_(source), segment_(segment), syntax_(syntax), runs_(xml, syntax) {}

  std::optional<SegmentEditing> make() {
    cut_stretches();
    const std::vector<PlacedTag> tags = source_.tags_to_write();
    const bool in_order = std::ranges::is_sorted(tags, std::ranges::less_equal(), &PlacedTag::tag);
    result_.keeps_format = in_order && !lacks_place();
    if (!spread(in_order ? tags : std::vector<PlacedTag>{})) return std::nullopt;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      if (!write(i)) return std::nullopt;
    }
    return std::move(result_);
  }

 private:
  /// Zero-length stretches come of tags beside each other: they have no runs of their own.
  void cut_stretches() {
    const std::string& text = source_.paragraph().content.text;
    std::size_t begin = segment_.begin;
    std::size_t next_piece = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= segment_.tag_count; ++i) {
      const std::size_t end = i < segment_.tag_count
                                  ? std::clamp(source_.tag(i).offset, begin, segment_.end)
                                  : segment_.end;
      Stretch& stretch = stretches_.emplace_back();
      stretch.depth = depth;
      stretch.old_text = text.substr(begin, end - begin);
      // A piece never reaches over a tag: the paragraph builder begins a new one there.
      const std::vector<SourcePiece>& pieces = source_.pieces();
      while (next_piece < pieces.size() && pieces[next_piece].text_end <= end) {
        stretch.pieces.push_back(pieces[next_piece++]);
      }
      begin = end;
      if (i == segment_.tag_count) break;
      if (source_.tag(i).kind == TagKind::begin_pair) ++depth;
      if (source_.tag(i).kind == TagKind::end_pair) --depth;
    }
  }

  /// Whether something that stands alone within the text (a field, an image) is kept at a place
  /// that the translation does not tell.
  bool lacks_place() const {
    for (std::size_t i = 0; i < segment_.tag_count; ++i) {
      const InlineTag& tag = source_.tag(i);
      const bool within = tag.offset > segment_.begin && tag.offset < segment_.end;
      if (tag.kind != TagKind::placeholder || !within) continue;
      if (std::ranges::find(segment_.tags, i, &PlacedTag::tag) == segment_.tags.end()) return true;
    }
    return false;
  }

  /// Inside a text element, and not an element that stands for a character.
  bool is_text(const SourcePiece& piece) const {
    return piece.source.size() > 0 && xml_[piece.source.begin] != '<';
  }

  bool has_text(const Stretch& stretch) const {
    return std::ranges::any_of(stretch.pieces,
                               [this](const SourcePiece& piece) { return is_text(piece); });
  }

  /// The best stretch of [first, last] to write into.
  Stretch* choose(std::size_t first, std::size_t last) {
    Stretch* best = nullptr;
    for (std::size_t i = first; i <= last; ++i) {
      Stretch& stretch = stretches_[i];
      if (!has_text(stretch)) continue;
      // Text of a translation that lost its tags should not turn bold; of equals the longest
      // stretch is the likeliest to look as the rest.
      const bool better =
          best == nullptr || stretch.depth < best->depth ||
          (stretch.depth == best->depth && stretch.old_text.size() > best->old_text.size());
      if (better) best = &stretch;
    }
    return best;
  }

  /// The stretch of [first, last] with the fewest tags around it where a new run can stand.
  Stretch* choose_place(std::size_t first, std::size_t last) {
    Stretch* best = nullptr;
    for (std::size_t i = first; i <= last; ++i) {
      const bool better = best == nullptr || stretches_[i].depth < best->depth;
      if (better && place_of(i)) best = &stretches_[i];
    }
    return best;
  }

  /// Gives every stretch its new text; false when there is no place for it.
  bool spread(const std::vector<PlacedTag>& tags) {
    std::string waiting;  // text without a place, for the next one
    Stretch* last = nullptr;
    std::size_t done = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i <= tags.size(); ++i) {
      const bool end = i == tags.size();
      const std::size_t to = end ? segment_.text.size() : tags[i].offset;
      waiting += segment_.text.substr(done, to - done);
      done = to;
      const std::size_t until = end ? stretches_.size() - 1 : tags[i].tag;
      Stretch* stretch = choose(first, until);
      if (stretch == nullptr && !text::is_blank(waiting)) stretch = choose_place(first, until);
      if (stretch == nullptr && !text::is_blank(waiting)) result_.keeps_format = false;
      // Nothing is left to the right: what waits goes behind what was written last.
      if (stretch == nullptr && end) stretch = last;
      if (stretch != nullptr && (!waiting.empty() || stretch != last)) {
        stretch->new_text += std::exchange(waiting, {});
        last = stretch;
      }
      if (!end) first = tags[i].tag + 1;
    }
    return waiting.empty();
  }

  /// All of the new text goes into the first text of the stretch; the other ones stay, empty, with
  /// their runs. False when there is no place for it.
  bool write(std::size_t number) {
    const Stretch& stretch = stretches_[number];
    if (stretch.new_text == stretch.old_text) return true;
    if (!stretch.new_text.empty() && !has_text(stretch)) return write_new_run(number);
    bool written = stretch.new_text.empty();
    for (const SourcePiece& piece : stretch.pieces) {
      std::string text;
      if (!written && is_text(piece)) {
        text = runs_.escape(stretch.new_text, runs_.properties_at(piece.source.begin));
        written = true;
      }
      if (is_text(piece) && ends_in_space(piece.source, text)) keep_spaces(piece.source.begin);
      result_.edits.push_back({piece.source.begin, piece.source.end, std::move(text)});
    }
    drop_deleted(stretch);
    return true;
  }

  /// A stretch without any text has its new run in the place of an element that stands for a
  /// character, or else beside one of the tags around it.
  bool write_new_run(std::size_t number) {
    const Stretch& stretch = stretches_[number];
    const std::string properties = properties_for(number);
    if (!stretch.pieces.empty()) {
      const SourceRange first = stretch.pieces.front().source;
      const bool in_run = !runs_.is_beside_runs(first.begin);
      result_.edits.push_back(
          {first.begin, first.end, runs_.new_text(stretch.new_text, in_run, properties)});
      for (std::size_t i = 1; i < stretch.pieces.size(); ++i) {
        result_.edits.push_back({stretch.pieces[i].source.begin, stretch.pieces[i].source.end, ""});
      }
      return true;
    }
    const auto place = place_of(number);
    if (!place) return false;
    result_.edits.push_back(
        {place->at, place->at, runs_.new_text(stretch.new_text, place->in_run, properties)});
    return true;
  }

  struct Place {
    std::size_t at = 0;
    bool in_run = false;
  };

  /// Behind the tag before the stretch, or before the tag behind it.
  std::optional<Place> place_of(std::size_t number) const {
    if (!stretches_[number].pieces.empty()) {
      return Place{stretches_[number].pieces.front().source.begin};
    }
    if (number > 0) {
      const SourceRange tag = source_.tag_range(number - 1);
      if (tag.size() > 0) return Place{tag.end, !runs_.ends_beside_runs(tag)};
    }
    if (number < segment_.tag_count) {
      const SourceRange tag = source_.tag_range(number);
      if (tag.size() > 0) return Place{tag.begin, !runs_.is_beside_runs(tag.begin)};
    }
    return std::nullopt;
  }

  /// The look of the nearest text with as many tags around it.
  std::string properties_for(std::size_t number) const {
    const Stretch* best = nullptr;
    std::size_t distance = 0;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      const bool alike = stretches_[i].depth == stretches_[number].depth;
      if (!alike || !has_text(stretches_[i])) continue;
      const std::size_t far = i > number ? i - number : number - i;
      if (best != nullptr && far >= distance) continue;
      best = &stretches_[i];
      distance = far;
    }
    if (best == nullptr) return {};
    const auto piece = std::ranges::find_if(
        best->pieces, [this](const SourcePiece& candidate) { return is_text(candidate); });
    return runs_.properties_at(piece->source.begin);
  }

  /// Text that was deleted from the sentence would stand behind its translation.
  void drop_deleted(const Stretch& stretch) {
    for (std::size_t i = 1; i < stretch.pieces.size(); ++i) {
      const SourceRange gap{stretch.pieces[i - 1].source.end, stretch.pieces[i].source.begin};
      for (const SourceRange deleted : runs_.deleted_in(gap)) {
        result_.edits.push_back({deleted.begin, deleted.end, ""});
      }
    }
  }

  /// Whether a text element may begin or end with a space once `text` stands in the place of a part
  /// of it: what follows a part that is taken out may be the space before the next sentence.
  bool ends_in_space(SourceRange part, std::string_view text) const {
    const auto is_space = [this](std::size_t at) { return at < xml_.size() && xml_[at] == ' '; };
    return text.starts_with(' ') || text.ends_with(' ') || is_space(part.begin - 1) ||
           is_space(part.end);
  }

  /// Word and Excel drop spaces at the ends of a text that does not say otherwise.
  void keep_spaces(std::size_t at) {
    if (syntax_.text_start.find("xml:space") == std::string_view::npos) return;
    const std::size_t tag = xml_.rfind('<', at);
    const std::string name = "<" + std::string(syntax_.text);
    if (tag == std::string_view::npos || !xml_.substr(tag).starts_with(name)) return;
    const std::string_view written = xml_.substr(tag, xml_.find('>', tag) - tag);
    if (written.find("xml:space") != std::string_view::npos) return;
    const std::size_t place = tag + name.size();
    result_.edits.push_back({place, place, " xml:space=\"preserve\""});
  }

  std::string_view xml_;
  const SegmentSource& source_;
  const SegmentEdit& segment_;
  const RunSyntax& syntax_;
  RunXml runs_;
  std::vector<Stretch> stretches_;
  SegmentEditing result_;
};

}  // namespace

std::optional<SegmentEditing> write_runs(std::string_view part, const SegmentSource& source,
                                         const SegmentEdit& segment, const RunSyntax& syntax) {
  if (!source.usable() || source.extent().end > part.size()) return std::nullopt;
  return RunEdits(part, source, segment, syntax).make();
}

}  // namespace calque::document
