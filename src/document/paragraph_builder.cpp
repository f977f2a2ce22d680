#include "document/paragraph_builder.h"

#include <algorithm>
#include <utility>

namespace calque::document {
namespace {

constexpr std::string_view kBlank = " \t\r\n\f";

/// Drops white space at both ends of the text; tags that stood in it move to the ends.
void trim(Segment& segment) {
  const std::size_t begin = std::min(segment.text.find_first_not_of(kBlank), segment.text.size());
  const std::size_t last = segment.text.find_last_not_of(kBlank);
  const std::size_t end = last == std::string::npos ? begin : last + 1;
  segment.text = segment.text.substr(begin, end - begin);
  for (InlineTag& tag : segment.tags) {
    tag.offset = std::clamp(tag.offset, begin, end) - begin;
  }
}

bool is_blank(char c) {
  return kBlank.find(c) != std::string_view::npos;
}

}  // namespace

void ParagraphBuilder::start(std::size_t offset) {
  if (started_) return;
  started_ = true;
  present_.offset = offset;
}

void ParagraphBuilder::next_paragraph(ParagraphKind kind, int level) {
  finish();
  present_.kind = kind;
  present_.level = level;
}

void ParagraphBuilder::add_space_if_due() {
  if (!std::exchange(space_due_, false)) return;
  if (!present_.content.text.empty() && present_.content.text.back() != '\n') {
    present_.content.text += ' ';
  }
}

void ParagraphBuilder::add_text(std::string_view text, std::size_t offset) {
  if (white_space_ == WhiteSpace::keep || verbatim_ > 0) {
    if (!text.empty()) start(offset);
    add_space_if_due();
    present_.content.text += text;
    return;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_blank(text[i])) {
      space_due_ = true;
      continue;
    }
    start(offset + i);
    add_space_if_due();
    present_.content.text += text[i];
  }
}

void ParagraphBuilder::add_line_break(std::size_t offset) {
  start(offset);
  space_due_ = false;
  present_.content.text += '\n';
}

void ParagraphBuilder::add_tag(TagKind kind, std::vector<Attribute> attributes,
                               std::string_view code) {
  InlineTag tag{.kind = kind,
                .offset = present_.content.text.size(),
                .attributes = std::move(attributes),
                .code = {}};
  if (!code.empty()) tag.code.emplace_back(std::string(code));
  present_.content.tags.push_back(std::move(tag));
}

void ParagraphBuilder::open_tag(std::string_view type, std::string_view code,
                                std::string_view end_code, std::size_t offset) {
  start(offset);
  add_space_if_due();
  OpenTag& tag = open_.emplace_back(OpenTag{std::to_string(++last_number_), std::string(end_code)});
  add_tag(TagKind::begin_pair, {{"i", tag.number}, {"x", tag.number}, {"type", std::string(type)}},
          code);
}

void ParagraphBuilder::close_tag() {
  if (open_.empty()) return;
  add_tag(TagKind::end_pair, {{"i", open_.back().number}}, open_.back().end_code);
  open_.pop_back();
}

void ParagraphBuilder::add_placeholder(std::string_view type, std::string_view code,
                                       std::size_t offset) {
  start(offset);
  add_space_if_due();
  add_tag(TagKind::placeholder,
          {{"x", std::to_string(++last_number_)}, {"type", std::string(type)}}, code);
}

void ParagraphBuilder::finish() {
  while (!open_.empty()) close_tag();
  trim(present_.content);
  if (!present_.content.text.empty()) paragraphs_.push_back(std::move(present_));
  present_ = {};
  started_ = false;
  space_due_ = false;
  last_number_ = 0;
}

std::vector<Paragraph> ParagraphBuilder::take() {
  finish();
  return std::move(paragraphs_);
}

}  // namespace calque::document
