#include "document/markdown_tags.h"

#include <algorithm>

namespace calque::document {
namespace {

/// Where the bracket that opens at `at` is closed, or `npos`; passes over escapes, `<...>` and
/// quotations.
/// md4c does not tell where marks stand, only the text between them. The marks are found around it:
/// their widths are known, but for links, whose end is sought.
std::size_t closing_bracket(std::string_view text, std::size_t at) {
  const char open = text[at];
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (open == '(' && (text[i] == '"' || text[i] == '<')) {
      const std::size_t end = text.find(text[i] == '<' ? '>' : '"', i + 1);
      if (end != std::string_view::npos) i = end;
    } else if (text[i] == open) {
      ++depth;
    } else if (text[i] == close && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

bool is_link(std::string_view type) {
  return type == "link" || type == "image";
}

}  // namespace

void MarkdownTags::next_paragraph() {
  open_.clear();
  placed_ = 0;
}

void MarkdownTags::open(std::string_view type, std::string_view code, std::string_view end_code) {
  builder_.open_tag(type, code, end_code, {end_, end_});
  open_.push_back({builder_.tags() - 1, std::string(type), std::string(code), code.size()});
}

/// The mark that ends at `end`.
SourceRange MarkdownTags::opening_before(Opened& tag, std::size_t end) const {
  std::size_t begin = end;
  if (tag.type == "code") {
    // CommonMark, 6.1: a code span may be padded by a space on each side, and its fence is of any
    // length.
    while (begin > end_ && text_[begin - 1] == ' ') --begin;
    while (begin > end_ && text_[begin - 1] == '`') --begin;
  } else if (tag.type == "link" && begin > end_ && text_[begin - 1] != '[') {
    begin -= text_[begin - 1] == '<' ? 1U : 0U;  // <http://...>, or a bare address
  } else {
    begin -= std::min(tag.code.size(), begin - end_);
  }
  tag.width = end - begin;
  return {begin, end};
}

void MarkdownTags::place(SourceRange source) {
  std::size_t end = source.begin;
  for (std::size_t i = open_.size(); i > placed_; --i) {
    Opened& tag = open_[i - 1];
    const SourceRange range = opening_before(tag, end);
    builder_.locate_tag(tag.number, range);
    const std::string_view mark = text_.substr(range.begin, range.size());
    // `_` and `*` mean the same; what the author wrote is kept.
    const bool emphasis = tag.type == "italic" || tag.type == "bold";
    if (emphasis && !mark.empty() && mark.find_first_not_of('_') == std::string_view::npos) {
      tag.code = mark;
      builder_.recode_tag(tag.number, mark);
    }
    end = range.begin;
  }
  placed_ = open_.size();
  end_ = source.end;
}

std::size_t MarkdownTags::link_end() const {
  if (end_ >= text_.size() || text_[end_] != ']') {
    return end_ < text_.size() && text_[end_] == '>' ? end_ + 1 : end_;
  }
  const std::size_t after = end_ + 1;
  // [text] alone, without a target: a reference by its own name.
  if (after >= text_.size() || (text_[after] != '(' && text_[after] != '[')) return after;
  const std::size_t close = closing_bracket(text_, after);
  return close == std::string_view::npos ? after : close + 1;
}

SourceRange MarkdownTags::closing_at(const Opened& tag) const {
  if (is_link(tag.type)) return {end_, tag.width == 0 ? end_ : link_end()};
  std::size_t end = end_;
  if (tag.type == "code") {
    while (end < text_.size() && text_[end] == ' ') ++end;
    while (end < text_.size() && text_[end] == '`') ++end;
    return {end_, end};
  }
  return {end_, std::min(end_ + tag.width, text_.size())};
}

void MarkdownTags::close() {
  if (open_.empty()) return;
  if (placed_ == open_.size()) {
    const Opened& tag = open_.back();
    const SourceRange range = closing_at(tag);
    builder_.close_tag(range);
    if (tag.code.starts_with('_')) builder_.recode_tag(builder_.tags() - 1, tag.code);
    end_ = range.end;
    --placed_;
  } else {  // nothing in it, as in an image without a description
    builder_.close_tag({end_, end_});
    builder_.lose_track();
  }
  open_.pop_back();
}

}  // namespace calque::document
