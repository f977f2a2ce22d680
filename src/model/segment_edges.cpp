#include "model/segment_edges.h"

#include <algorithm>
#include <vector>

#include "model/tag_placement.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace calque {
namespace {

bool is_white(char32_t character) {
  const text::WordClass of = text::word_class(character);
  return of == text::WordClass::space || of == text::WordClass::segment_space ||
         of == text::WordClass::line_end;
}

std::size_t begin_of_ink(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const text::Decoded decoded = text::decode_at(text, at);
    if (!is_white(decoded.code_point)) break;
    at += decoded.length;
  }
  return at;
}

std::size_t end_of_ink(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t last = end - 1;
    while (last > 0 && text::is_continuation(text[last])) --last;
    if (!is_white(text::decode_at(text, last).code_point)) break;
    end = last;
  }
  return end;
}

/// Moves the borders of the tags inside outwards until they cut no pair.
void settle(std::span<const InlineTag> tags, SegmentInside& inside) {
  const std::vector<std::size_t> partners = find_pairs(tags);
  std::size_t first = inside.first_tag;
  std::size_t end = inside.end_tag;
  const auto take_in = [&](std::size_t tag) {
    if (partners[tag] == kNoTag) return;
    first = std::min(first, partners[tag]);
    end = std::max(end, partners[tag] + 1);
  };
  for (std::size_t tag = inside.first_tag; tag < inside.end_tag; ++tag) take_in(tag);
  while (inside.first_tag > first || inside.end_tag < end) {
    take_in(inside.first_tag > first ? --inside.first_tag : inside.end_tag++);
  }
}

}  // namespace

InkRange ink_of(std::string_view text) {
  const std::size_t begin = begin_of_ink(text);
  if (begin == text.size()) return {0, text.size()};
  return {begin, end_of_ink(text)};
}

SegmentInside inside_of(std::string_view text, std::span<const InlineTag> tags) {
  SegmentInside inside{0, text.size(), 0, tags.size()};
  if (tags.empty()) return inside;
  if (begin_of_ink(text) == text.size()) return inside;
  const auto [begin, end] = ink_of(text);
  while (inside.first_tag < tags.size() && tags[inside.first_tag].offset <= begin) {
    ++inside.first_tag;
  }
  while (inside.end_tag > inside.first_tag && tags[inside.end_tag - 1].offset >= end) {
    --inside.end_tag;
  }
  if (inside.first_tag == 0 && inside.end_tag == tags.size()) return inside;
  settle(tags, inside);
  if (inside.first_tag > 0) inside.begin = begin;
  if (inside.end_tag < tags.size()) inside.end = end;
  return inside;
}

}  // namespace calque
