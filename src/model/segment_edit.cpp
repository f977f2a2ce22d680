#include "model/segment_edit.h"

#include <algorithm>

#include "text/utf8.h"

namespace calque {
namespace {

bool opens(const InlineTag& tag) {
  if (tag.kind == TagKind::begin_pair || tag.kind == TagKind::begin_highlight) return true;
  return tag.kind == TagKind::isolated &&
         std::ranges::find(tag.attributes, Attribute{"pos", "begin"}) != tag.attributes.end();
}

/// What an edit really changes: without what its two sides have in common at their ends.
struct Core {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t length = 0;  ///< Of what comes instead, in bytes.
};

Core core_of(std::string_view text, const text::TextEdit& edit) {
  const std::string_view old = text.substr(edit.begin, edit.end - edit.begin);
  const std::string_view fresh = edit.replacement;
  const std::size_t shorter = std::min(old.size(), fresh.size());
  std::size_t head = 0;
  while (head < shorter && old[head] == fresh[head]) ++head;
  while (head > 0 && ((head < old.size() && text::is_continuation(old[head])) ||
                      (head < fresh.size() && text::is_continuation(fresh[head])))) {
    --head;
  }
  std::size_t tail = 0;
  while (tail < shorter - head && old[old.size() - tail - 1] == fresh[fresh.size() - tail - 1]) {
    ++tail;
  }
  while (tail > 0 && text::is_continuation(old[old.size() - tail])) --tail;
  return {edit.begin + head, edit.end - tail, fresh.size() - head - tail};
}

/// Moves the tags strictly inside an edit; `shift` is how far earlier edits have moved the text.
class TagMover {
 public:
  TagMover(std::string_view text, const text::TextEdit& edit, std::ptrdiff_t shift)
      : core_(core_of(text, edit)), shift_(shift) {}

  void move(InlineTag& tag) {
    const std::size_t at = tag.offset;
    const bool insertion = core_.begin == core_.end;
    if (at < core_.begin || (at == core_.begin && !insertion)) {
      place(tag, at);
    } else if (at > core_.end || (at == core_.end && !insertion)) {
      place(tag, at + core_.length + core_.begin - core_.end);
    } else {
      all_open_ = all_open_ && opens(tag);
      place(tag, all_open_ ? core_.begin : core_.begin + core_.length);
    }
  }

 private:
  void place(InlineTag& tag, std::size_t at) const {
    tag.offset = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + shift_);
  }

  Core core_;
  std::ptrdiff_t shift_;
  bool all_open_ = true;
};

}  // namespace

void apply_edits(Segment& segment, const std::vector<text::TextEdit>& edits) {
  if (edits.empty()) return;
  auto tag = segment.tags.begin();
  std::ptrdiff_t shift = 0;
  const auto shift_until = [&](std::size_t end) {
    for (; tag != segment.tags.end() && tag->offset <= end; ++tag) {
      tag->offset = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(tag->offset) + shift);
    }
  };
  for (const text::TextEdit& edit : edits) {
    shift_until(edit.begin);
    TagMover mover(segment.text, edit, shift);
    for (; tag != segment.tags.end() && tag->offset < edit.end; ++tag) mover.move(*tag);
    shift += std::ssize(edit.replacement) - static_cast<std::ptrdiff_t>(edit.end - edit.begin);
  }
  shift_until(segment.text.size());
  segment.text = text::edited(segment.text, edits);
}

}  // namespace calque
