#include "document/markdown/markdown_tags.h"

#include <algorithm>

namespace calque::document {
namespace {

/// Where what is quoted from `at` on ends, `at` itself where it does not. What has a backslash in
/// front does not end it.
std::size_t closing_quote(std::string_view text, std::size_t at) {
  const char close = text[at] == '<' ? '>' : text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == close) {
      return i;
    }
  }
  return at;
}

/// The title of a link stands apart from its address, which may have quotes itself.
bool begins_title(std::string_view text, std::size_t at) {
  return (text[at] == '"' || text[at] == '\'') && at > 0 &&
         std::string_view(" \t\r\n").find(text[at - 1]) != std::string_view::npos;
}

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
    } else if (open == '(' && (text[i] == '<' || begins_title(text, i))) {
      i = closing_quote(text, i);
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
  if (tag.type == "link" && begin > end_ && text_[begin - 1] != '[') {
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
  return {end_, std::min(end_ + tag.width, text_.size())};
}

/// CommonMark, 6.1: a code span may be padded on each side, and its fences are of any length.
std::optional<SourceRange> MarkdownTags::code_span(SourceRange inside) const {
  constexpr std::string_view kPadding = " \r\n";
  std::size_t begin = inside.begin;
  while (begin > end_ && kPadding.find(text_[begin - 1]) != std::string_view::npos) --begin;
  std::size_t length = 0;
  while (begin > end_ && text_[begin - 1] == '`') --begin, ++length;
  const std::size_t fence = text_.find_first_not_of(kPadding, inside.end);
  if (length == 0 || fence == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(text_.find_first_not_of('`', fence), text_.size());
  return end - fence == length ? std::optional(SourceRange{begin, end}) : std::nullopt;
}

/// Finds the innermost link or image that is open where nothing stands in it: "![](image.png)".
bool MarkdownTags::place_empty() {
  const std::string mark = open_.back().code;
  if (!is_link(open_.back().type)) return false;
  // Bytes: what stands in front is a few marks.
  constexpr std::size_t kNear = 1000;
  std::size_t begin = text_.substr(end_, kNear).find(mark + "]");
  if (begin != std::string_view::npos) begin += end_;
  // Only other marks and blanks stand in front of it.
  if (begin == std::string_view::npos ||
      text_.substr(end_, begin - end_).find_first_not_of(" \t\r\n*_~[>") !=
          std::string_view::npos) {
    return false;
  }
  const std::size_t inside = begin + mark.size();
  place({inside, inside});
  return true;
}

/// `target` is "](address "title")".
void MarkdownTags::note_title(SourceRange target) {
  const std::string_view bytes = text_.substr(target.begin, target.size());
  if (!bytes.starts_with("](")) return;
  const std::size_t last = bytes.find_last_not_of(" \t\r\n", bytes.size() - 2);
  if (last == std::string_view::npos || (bytes[last] != '"' && bytes[last] != '\'')) return;
  for (std::size_t i = 2; i < last; ++i) {
    if (bytes[i] == '\\') {
      ++i;
    } else if (bytes[i] == bytes[last]) {
      const bool apart = bytes[i - 1] == ' ' || bytes[i - 1] == '\n' || bytes[i - 1] == '\t';
      if (apart) titles_.push_back({target.begin + i + 1, target.begin + last});
      return;
    }
  }
}

void MarkdownTags::close() {
  if (open_.empty()) return;
  if (placed_ < open_.size() && !place_empty()) {
    // An address that is its own text has no place; neither has a mark that is not found.
    builder_.close_tag({end_, end_});
    builder_.lose_track();
    open_.pop_back();
    return;
  }
  const Opened& tag = open_.back();
  const SourceRange range = closing_at(tag);
  builder_.close_tag(range);
  if (tag.code.starts_with('_')) builder_.recode_tag(builder_.tags() - 1, tag.code);
  if (is_link(tag.type)) {
    const std::string_view target = text_.substr(range.begin, range.size());
    // Copied as it is: the reader has seen a masked or resolved one. What refers to its target by
    // its own text ("[text][]") must name it once the text is another.
    const bool named = target.starts_with("][") && target != "][]";
    if (target.starts_with("](") || named) builder_.recode_tag(builder_.tags() - 1, target);
    note_title(range);
  }
  end_ = range.end;
  --placed_;
  open_.pop_back();
}

}  // namespace calque::document
