#pragma once

#include <array>
#include <random>
#include <string>
#include <utility>

#include "calque/segment.h"

/// Random canonical segments (see model/segment_markup.h), for property tests.
class RandomSegments {
 public:
  explicit RandomSegments(unsigned seed) : random_(seed) {}

  calque::Segment next(std::size_t sub_depth = 0) {
    calque::Segment segment;
    std::size_t open_highlights = 0;
    for (std::size_t steps = below(8); steps > 0; --steps) {
      segment.text += text();
      add_tag(segment, open_highlights, sub_depth);
    }
    segment.text += text();
    for (; open_highlights > 0; --open_highlights) add(segment, calque::TagKind::end_highlight);
    return segment;
  }

  std::string text() {
    static const std::array<std::string, 16> kPieces{
        "a",   " ",   "\n",           "\r", "\t",     "\r\n",       "<b>",    "&amp;",
        "]]>", "\"'", "\u05E9\u05DC", "é",  "\u200F", "\U0001F600", "\uFFFD", "the end"};
    std::string out;
    for (std::size_t n = below(4); n > 0; --n) out += kPieces.at(below(kPieces.size()));
    return out;
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

 private:
  static calque::InlineTag& add(calque::Segment& segment, calque::TagKind kind) {
    calque::InlineTag tag;
    tag.kind = kind;
    tag.offset = segment.text.size();
    segment.tags.push_back(std::move(tag));
    return segment.tags.back();
  }

  void add_tag(calque::Segment& segment, std::size_t& open_highlights, std::size_t sub_depth) {
    using calque::TagKind;
    const auto kind = static_cast<TagKind>(below(6));
    if (kind == TagKind::end_highlight && open_highlights == 0) return;
    if (kind == TagKind::end_highlight) --open_highlights;
    if (kind == TagKind::begin_highlight) ++open_highlights;
    calque::InlineTag& tag = add(segment, kind);
    if (kind == TagKind::end_highlight) return;
    for (std::size_t n = below(3); n > 0; --n) {
      tag.attributes.push_back({n == 1 ? "x" : "type", text()});
    }
    if (kind == TagKind::begin_highlight) return;
    add_code(tag, sub_depth);
  }

  void add_code(calque::InlineTag& tag, std::size_t sub_depth) {
    for (std::size_t n = below(4); n > 0; --n) {
      if (const std::string native = text(); !native.empty()) tag.code.emplace_back(native);
      if (sub_depth == 3) return;
      tag.code.emplace_back(calque::SubFlow{{{"type", text()}}, next(sub_depth + 1)});
    }
  }

  std::mt19937 random_;
};
