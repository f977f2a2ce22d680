#include "document/paragraph_builder.h"

#include <algorithm>
#include <utility>

#include "calque/error.h"
#include "text/trim.h"

namespace calque::document {
namespace {

/// A paragraph takes a few hundred bytes besides its text, and a format may make one of four bytes
/// ("<p>a"). No article comes near a million.
constexpr std::size_t kMostParagraphs = 1'000'000;
/// Keeps what lies in [begin, end) of the text; `end - begin` is the new length.
void trim(std::vector<SourcePiece>& pieces, std::size_t begin, std::size_t end) {
  for (SourcePiece& piece : pieces) {
    const std::size_t cut = std::clamp(begin, piece.text_begin, piece.text_end) - piece.text_begin;
    const std::size_t over = piece.text_end - std::clamp(end, piece.text_begin, piece.text_end);
    // Linear: byte for byte. A character reference is not, and cannot be cut.
    if (piece.source.size() == piece.text_end - piece.text_begin) {
      piece.source.begin += std::min(cut, piece.source.size());
      piece.source.end -= std::min(over, piece.source.size());
    }
    piece.text_begin = std::clamp(piece.text_begin, begin, end) - begin;
    piece.text_end = std::clamp(piece.text_end, begin, end) - begin;
  }
  std::erase_if(pieces,
                [](const SourcePiece& piece) { return piece.text_begin >= piece.text_end; });
}

/// Drops white space at both ends of the text; tags that stood in it move to the ends.
void trim(Paragraph& paragraph) {
  Segment& segment = paragraph.content;
  const std::size_t begin =
      std::min(segment.text.find_first_not_of(text::kPageBlanks), segment.text.size());
  const std::size_t last = segment.text.find_last_not_of(text::kPageBlanks);
  const std::size_t end = last == std::string::npos ? begin : last + 1;
  if (begin == 0 && end == segment.text.size()) return;
  segment.text = segment.text.substr(begin, end - begin);
  for (InlineTag& tag : segment.tags) {
    tag.offset = std::clamp(tag.offset, begin, end) - begin;
  }
  trim(paragraph.source.pieces, begin, end);
}

bool is_blank(char c) {
  return text::kPageBlanks.find(c) != std::string_view::npos;
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

void ParagraphBuilder::name_string(StringEntry entry) {
  present_.entry = std::make_shared<StringEntry>(std::move(entry));
}

void ParagraphBuilder::add_space_if_due() {
  if (!std::exchange(space_due_, false)) return;
  // White space at the start of a line is not shown.
  if (!present_.content.text.empty() && present_.content.text.back() != '\n') append(" ", space_);
}

void ParagraphBuilder::append(std::string_view text, SourceRange source) {
  std::string& all = present_.content.text;
  std::vector<SourcePiece>& pieces = present_.source.pieces;
  const bool linear = source.size() == text.size();
  // Pieces that follow each other in the text and in the file become one, unless a tag stands
  // between them: a piece is replaced as a whole.
  const bool goes_on =
      linear && !pieces.empty() && pieces.back().source.end == source.begin &&
      pieces.back().source.size() == pieces.back().text_end - pieces.back().text_begin &&
      (present_.content.tags.empty() || present_.content.tags.back().offset < all.size());
  if (goes_on) {
    pieces.back().text_end += text.size();
    pieces.back().source.end = source.end;
  } else {
    pieces.push_back({all.size(), all.size() + text.size(), source});
  }
  all += text;
}

/// White space collapses as HTML, Markdown and OpenDocument have it: a run is one space, none
/// stands at the start or end.
void ParagraphBuilder::add_text(std::string_view text, SourceRange source) {
  if (white_space_ == WhiteSpace::keep || verbatim_ > 0) {
    if (text.empty()) return;
    start(source.begin);
    add_space_if_due();
    append(text, source);
    return;
  }
  const bool linear = source.size() == text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const SourceRange own = linear ? SourceRange{source.begin + i, source.begin + i + 1} : source;
    if (is_blank(text[i])) {
      // A run of white space is one space, whose source is the whole run. It is written only when
      // text follows.
      space_ = space_due_ ? SourceRange{space_.begin, own.end} : own;
      space_due_ = true;
      continue;
    }
    start(own.begin);
    add_space_if_due();
    if (linear) {
      append(text.substr(i, 1), own);
    } else {
      append(text.substr(i), source);
      return;
    }
  }
}

void ParagraphBuilder::add_line_break(SourceRange source) {
  start(source.begin);
  space_due_ = false;
  append("\n", source);
}

void ParagraphBuilder::add_tag(TagKind kind, std::vector<Attribute> attributes,
                               std::string_view code, SourceRange source) {
  InlineTag tag{.kind = kind,
                .offset = present_.content.text.size(),
                .attributes = std::move(attributes),
                .code = {}};
  if (!code.empty()) tag.code.emplace_back(std::string(code));
  present_.content.tags.push_back(std::move(tag));
  present_.source.tags.push_back(source);
}

void ParagraphBuilder::open_tag(std::string_view type, std::string_view code,
                                std::string_view end_code, SourceRange source) {
  start(source.begin);
  add_space_if_due();
  OpenTag& tag = open_.emplace_back(OpenTag{std::to_string(++last_number_), std::string(end_code)});
  add_tag(TagKind::begin_pair, {{"i", tag.number}, {"x", tag.number}, {"type", std::string(type)}},
          code, source);
}

void ParagraphBuilder::close_tag(SourceRange source) {
  if (open_.empty()) return;
  add_tag(TagKind::end_pair, {{"i", open_.back().number}}, open_.back().end_code, source);
  open_.pop_back();
}

void ParagraphBuilder::add_placeholder(std::string_view type, std::string_view code,
                                       SourceRange source) {
  start(source.begin);
  add_space_if_due();
  add_tag(TagKind::placeholder,
          {{"x", std::to_string(++last_number_)}, {"type", std::string(type)}}, code, source);
}

/// Tags that are open belong to this paragraph: a pair does not reach into the next one.
void ParagraphBuilder::finish() {
  while (!open_.empty()) close_tag({});
  trim(present_);
  if (!present_.content.text.empty()) {
    if (paragraphs_.size() == kMostParagraphs) {
      throw InputError("there are more than 1,000,000 paragraphs; split the file");
    }
    paragraphs_.push_back(std::move(present_));
  }
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
