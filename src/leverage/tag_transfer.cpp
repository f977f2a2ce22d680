#include "leverage/tag_transfer.h"

#include <algorithm>
#include <vector>

#include "model/segment_edges.h"
#include "model/tag_placement.h"

namespace calque::leverage {
namespace {

using Places = std::vector<std::size_t>;

Places places_of(const Segment& segment, const Segment& source) {
  return place_tags(segment, source, [](std::size_t) { return true; });
}

std::ptrdiff_t count_placed(const Places& places) {
  return std::ranges::count_if(places, [](std::size_t place) { return place != kNoTag; });
}

bool is_highlight(const InlineTag& tag) {
  return tag.kind == TagKind::begin_highlight || tag.kind == TagKind::end_highlight;
}

/// True where the translation has all tags of its source but for highlights: these are remarks on
/// the text, which a translation need not repeat.
bool has_all_tags(const Segment& target, const Segment& source) {
  const Places places = places_of(target, source);
  for (std::size_t i = 0; i < source.tags.size(); ++i) {
    const bool placed = std::ranges::find(places, i) != places.end();
    if (!placed && !is_highlight(source.tags[i])) return false;
  }
  return true;
}

/// A segment with some of its tags, which keep their numbers in it.
struct Part {
  Segment segment;
  Places numbers;
};

Part part_of(const Segment& segment, bool inside) {
  const SegmentInside range = inside_of(segment);
  Part part{.segment = {.text = segment.text, .tags = {}}, .numbers = {}};
  for (std::size_t i = 0; i < segment.tags.size(); ++i) {
    const bool is_inside = i >= range.first_tag && i < range.end_tag;
    if (is_inside != inside) continue;
    part.segment.tags.push_back(segment.tags[i]);
    part.numbers.push_back(i);
  }
  return part;
}

/// For each tag of `segment` the number in its own segment of the tag of the part that it is.
Places places_in(const Segment& segment, const Part& part) {
  Places places = places_of(segment, part.segment);
  for (std::size_t& place : places) {
    if (place != kNoTag) place = part.numbers[place];
  }
  return places;
}

bool same_kinds(const Part& a, const Part& b) {
  return std::ranges::equal(a.segment.tags, b.segment.tags, {}, &InlineTag::kind, &InlineTag::kind);
}

/// Gives the tags of a translation to those of a new segment.
class Transfer {
 public:
  Transfer(const Segment& segment, const Segment& source, const Segment& target)
      : segment_(segment),
        source_(source),
        target_(target),
        inside_(inside_of(segment)),
        source_inside_(inside_of(source)),
        target_inside_(inside_of(target)) {}

  Segment run() {
    place_inside();
    place_ends();
    const InkRange ink = ink_of(target_.text);
    const bool adds_begin = any_left(0, inside_.first_tag);
    const bool adds_end = any_left(inside_.end_tag, segment_.tags.size());
    const std::size_t target_tags = target_.tags.size();
    const bool drops_begin = drops(0, target_inside_.first_tag);
    const bool drops_end = drops(target_inside_.end_tag, target_tags);
    if (adds_begin) add_end(0, inside_.first_tag, 0, inside_.begin);
    add_inside(adds_begin || drops_begin ? ink.begin : 0,
               adds_end || drops_end ? ink.end : target_.text.size());
    if (adds_end) {
      add_end(inside_.end_tag, segment_.tags.size(), inside_.end, segment_.text.size());
    }
    return std::move(out_);
  }

 private:
  void place_inside() {
    const Part own = part_of(segment_, true);
    const Part stored = part_of(source_, true);
    places_ = places_in(target_, own);
    // Where both sources have the same kinds in a row, the n-th tag of the one is the n-th of the
    // other, though codes differ: by order. It is taken unless likeness places more.
    if (!same_kinds(own, stored)) return;
    Places by_order = places_of(target_, stored.segment);
    if (count_placed(by_order) < count_placed(places_)) return;
    places_ = std::move(by_order);
    for (std::size_t& place : places_) {
      if (place != kNoTag) place = own.numbers[place];
    }
  }

  /// Tags at the ends of both source texts that the translation has inside, or at the other end.
  void place_ends() {
    const Part stored = part_of(source_, false);
    const Places in_stored = places_of(target_, stored.segment);
    const Places in_own = places_in(stored.segment, part_of(segment_, false));
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i] != kNoTag || in_stored[i] == kNoTag) continue;
      const bool first = stored.numbers[in_stored[i]] < source_inside_.first_tag;
      const bool same_end = first ? i < target_inside_.first_tag : i >= target_inside_.end_tag;
      if (!same_end) places_[i] = in_own[in_stored[i]];
    }
  }

  bool is_placed(std::size_t tag) const { return std::ranges::find(places_, tag) != places_.end(); }

  /// True when one of these tags of the segment has no place in the translation.
  bool any_left(std::size_t first_tag, std::size_t end_tag) const {
    for (std::size_t i = first_tag; i < end_tag; ++i) {
      if (!is_placed(i)) return true;
    }
    return false;
  }

  /// True when these tags of the translation are all left out, and the white space beside them goes
  /// with them.
  bool drops(std::size_t first_tag, std::size_t end_tag) const {
    bool any = false;
    for (std::size_t i = first_tag; i < end_tag; ++i) {
      if (places_[i] != kNoTag) return false;
      any = true;
    }
    return any;
  }

  /// Adds the tags that have no place; with the white space beside them, unless some of them took
  /// that along to theirs.
  void add_end(std::size_t first_tag, std::size_t end_tag, std::size_t begin, std::size_t end) {
    const std::size_t base = out_.text.size();
    bool all = true;
    for (std::size_t i = first_tag; i < end_tag; ++i) all = all && !is_placed(i);
    if (all) out_.text.append(segment_.text, begin, end - begin);
    for (std::size_t i = first_tag; i < end_tag; ++i) {
      if (is_placed(i)) continue;
      InlineTag& tag = out_.tags.emplace_back(segment_.tags[i]);
      tag.offset = base + (all ? std::clamp(tag.offset, begin, end) - begin : 0);
    }
  }

  void add_inside(std::size_t begin, std::size_t end) {
    const std::size_t base = out_.text.size();
    out_.text.append(target_.text, begin, end - begin);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i] == kNoTag) continue;
      InlineTag& tag = out_.tags.emplace_back(segment_.tags[places_[i]]);
      tag.offset = base + std::clamp(target_.tags[i].offset, begin, end) - begin;
    }
  }

  const Segment& segment_;
  const Segment& source_;
  const Segment& target_;
  SegmentInside inside_;
  SegmentInside source_inside_;
  SegmentInside target_inside_;
  Places places_;  ///< By the tags of the translation.
  Segment out_;
};

}  // namespace

Segment with_tags_of(const Segment& segment, const Segment& stored_source, const Segment& target) {
  // The very same text, whose translation has all of its tags: nothing is to be fitted.
  if (segment == stored_source && has_all_tags(target, segment)) return target;
  return Transfer(segment, stored_source, target).run();
}

}  // namespace calque::leverage
