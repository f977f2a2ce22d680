#include "document/docx_edits.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/text_escapes.h"

namespace calque::document {
namespace {

/// The text between two tags of the segment.
struct Stretch {
  std::vector<SourcePiece> pieces;
  int depth = 0;  ///< Tags that are open around it.
  std::string old_text;
  std::string new_text;
};

/// Inside a `w:t`, and not an element that stands for a character.
bool is_text(std::string_view xml, const SourcePiece& piece) {
  return piece.source.size() > 0 && xml[piece.source.begin] != '<';
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A segment's text is spread over runs, with tags between them. Runs stay where they are, as their
/// properties do: the new text of each stretch between two tags goes into the first text of its
/// runs, and the other texts of the stretch become empty. Where a translation lacks tags, or has
/// them in another order, several stretches become one, and the text goes to the stretch with the
/// fewest tags around it.
class DocxEdits {
 public:
  DocxEdits(std::string_view xml, const SegmentSource& source, const SegmentEdit& segment)
      : xml_(xml), source_(source), segment_(segment) {}

  std::optional<DocxEditing> make() {
    cut_stretches();
    result_.keeps_format = tags_in_order();
    if (!spread(result_.keeps_format ? segment_.tags : std::vector<PlacedTag>{})) {
      return std::nullopt;
    }
    for (const Stretch& stretch : stretches_) write(stretch);
    return std::move(result_);
  }

 private:
  /// Zero-length stretches come of tags beside each other: they have no runs of their own.
  void cut_stretches() {
    const std::string& text = source_.paragraph().content.text;
    std::size_t begin = segment_.begin;
    int depth = 0;
    for (std::size_t i = 0; i <= segment_.tag_count; ++i) {
      const std::size_t end = i < segment_.tag_count
                                  ? std::clamp(source_.tag(i).offset, begin, segment_.end)
                                  : segment_.end;
      Stretch& stretch = stretches_.emplace_back();
      stretch.depth = depth;
      stretch.old_text = text.substr(begin, end - begin);
      for (const SourcePiece& piece : source_.pieces()) {
        if (piece.text_begin >= begin && piece.text_end <= end) stretch.pieces.push_back(piece);
      }
      begin = end;
      if (i == segment_.tag_count) break;
      if (source_.tag(i).kind == TagKind::begin_pair) ++depth;
      if (source_.tag(i).kind == TagKind::end_pair) --depth;
    }
  }

  bool tags_in_order() const {
    return std::ranges::is_sorted(segment_.tags, std::ranges::less_equal(), &PlacedTag::tag) &&
           (segment_.tags.empty() || segment_.tags.back().tag < segment_.tag_count);
  }

  bool has_text(const Stretch& stretch) const {
    return std::ranges::any_of(stretch.pieces,
                               [this](const SourcePiece& piece) { return is_text(xml_, piece); });
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
      Stretch* stretch = choose(first, end ? stretches_.size() - 1 : tags[i].tag);
      if (stretch == nullptr && !is_blank(waiting)) result_.keeps_format = false;
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
  /// their runs.
  void write(const Stretch& stretch) {
    if (stretch.new_text == stretch.old_text) return;
    bool written = stretch.new_text.empty();
    for (const SourcePiece& piece : stretch.pieces) {
      std::string text;
      if (!written && is_text(xml_, piece)) {
        text = escape_docx(stretch.new_text);
        written = true;
      }
      if (is_text(xml_, piece) && ends_in_space(piece.source, text))
        keep_spaces(piece.source.begin);
      result_.edits.push_back({piece.source.begin, piece.source.end, std::move(text)});
    }
  }

  /// Whether a `w:t` may begin or end with a space once `text` stands in the place of a part of it:
  /// what follows a part that is taken out may be the space before the next sentence.
  bool ends_in_space(SourceRange part, std::string_view text) const {
    const auto is_space = [this](std::size_t at) { return at < xml_.size() && xml_[at] == ' '; };
    return text.starts_with(' ') || text.ends_with(' ') || is_space(part.begin - 1) ||
           is_space(part.end);
  }

  /// Word drops spaces at the ends of a `w:t` that does not say otherwise.
  void keep_spaces(std::size_t at) {
    constexpr std::string_view kName = "<w:t";
    const std::size_t tag = xml_.rfind('<', at);
    if (tag == std::string_view::npos || !xml_.substr(tag).starts_with(kName)) return;
    const std::string_view written = xml_.substr(tag, xml_.find('>', tag) - tag);
    if (written.find("xml:space") != std::string_view::npos) return;
    const std::size_t place = tag + kName.size();
    result_.edits.push_back({place, place, " xml:space=\"preserve\""});
  }

  std::string_view xml_;
  const SegmentSource& source_;
  const SegmentEdit& segment_;
  std::vector<Stretch> stretches_;
  DocxEditing result_;
};

}  // namespace

std::optional<DocxEditing> docx_edits(std::string_view xml, const SegmentSource& source,
                                      const SegmentEdit& segment) {
  if (!source.usable() || source.extent().end > xml.size()) return std::nullopt;
  return DocxEdits(xml, source, segment).make();
}

}  // namespace calque::document
