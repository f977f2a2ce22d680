#include "document/rebuild.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "document/format.h"
#include "document/segment_source.h"

namespace calque::document {
namespace {

/// The edits of one part; one that encloses others takes them in.
/// Edits by their place, none of which overlap. A paragraph that holds a note is written after the
/// note and renders its own tags with the note's edits in them; then it stands for both.
class PartEdits {
 public:
  explicit PartEdits(std::string_view source) : source_(source) {}

  /// The bytes of a range with the edits inside it.
  std::string render(SourceRange range) const {
    std::string out;
    std::size_t at = range.begin;
    for (auto edit = edits_.lower_bound({range.begin, range.begin});
         edit != edits_.end() && edit->second.begin < range.end; ++edit) {
      if (edit->second.begin < at || edit->second.end > range.end) continue;
      out.append(source_.substr(at, edit->second.begin - at)).append(edit->second.replacement);
      at = edit->second.end;
    }
    return out.append(source_.substr(at, range.end - at));
  }

  /// False when it overlaps another one.
  bool add(SegmentEditing& editing) {
    if (editing.encloses) return enclose(std::move(editing.edits.front()));
    for (text::TextEdit& edit : editing.edits) insert(std::move(edit));
    return true;
  }

  std::vector<text::TextEdit> take() {
    std::vector<text::TextEdit> all;
    for (auto& [key, edit] : edits_) all.push_back(std::move(edit));
    return all;
  }

 private:
  bool enclose(text::TextEdit edit) {
    const Key key{edit.begin, edit.end};
    auto next = edits_.lower_bound({edit.begin, 0});
    while (next != edits_.end() && next->second.begin < edit.end) {
      // It crosses the border: neither can be written without cutting the other.
      if (next->second.end > edit.end) return false;
      next = edits_.erase(next);
    }
    if (next != edits_.begin()) {
      const text::TextEdit& before = std::prev(next)->second;
      if (before.end > edit.begin) return false;
    }
    edits_.emplace(key, std::move(edit));
    return true;
  }

  // For edits of a docx: each replaces one text of a run, and they never enclose each other.
  void insert(text::TextEdit edit) {
    const Key key{edit.begin, edit.end};
    edits_.emplace(key, std::move(edit));
  }

  using Key = std::pair<std::size_t, std::size_t>;
  std::string_view source_;
  std::map<Key, text::TextEdit> edits_;
};

/// Numbers of the segments, the shortest in the file first: notes stand inside the paragraphs that
/// refer to them.
std::vector<std::size_t> inner_first(const std::vector<SegmentSource>& sources) {
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return sources[i].extent().size(); });
  return order;
}

}  // namespace

/// The innermost segments first, so that what encloses them finds their edits already made.
SourceEdits edits_of(const Document& document, const std::vector<std::string>& sources,
                     const std::vector<SegmentEdit>& segments) {
  SourceEdits result;
  std::vector<PartEdits> parts(sources.begin(), sources.end());
  std::vector<SegmentSource> found;
  if (!document.paragraphs.empty()) {
    for (const SegmentEdit& segment : segments) found.emplace_back(document, segment);
  }
  for (const std::size_t i : inner_first(found)) {
    const std::size_t part = found[i].paragraph().source.part;
    std::optional<SegmentEditing> editing;
    if (part < parts.size()) {
      editing = document.format->write(
          sources[part], found[i], segments[i],
          [&parts, part](SourceRange range) { return parts[part].render(range); });
    }
    if (!editing || !parts[part].add(*editing)) {
      result.left_out.push_back(i);
    } else if (!editing->keeps_format) {
      result.lost_format.push_back(i);
    }
  }
  std::ranges::sort(result.left_out);
  for (PartEdits& part : parts) result.parts.push_back(part.take());
  return result;
}

std::vector<std::size_t> dropped_paragraphs(const Document& document,
                                            const std::vector<SegmentEdit>& segments) {
  const auto in_tag = [](const Paragraph& paragraph) {
    return paragraph.notation == Notation::attribute || paragraph.notation == Notation::link_title;
  };
  std::vector<std::size_t> dropped;
  if (std::ranges::none_of(document.paragraphs, in_tag)) return dropped;
  std::map<std::size_t, std::size_t> tags;  // ends of those left out by their begins
  for (const SegmentEdit& segment : segments) {
    const SegmentSource source(document, segment);
    if (!source.usable()) continue;
    std::vector<bool> written(segment.tag_count, false);
    for (const PlacedTag& placed : source.tags_to_write()) written[placed.tag] = true;
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (!written[i]) tags[source.tag_range(i).begin] = source.tag_range(i).end;
    }
  }
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const std::size_t offset = document.paragraphs[i].offset;
    const auto after = tags.upper_bound(offset);
    const bool inside = after != tags.begin() && std::prev(after)->second > offset;
    if (inside && in_tag(document.paragraphs[i])) dropped.push_back(i);
  }
  return dropped;
}

}  // namespace calque::document
