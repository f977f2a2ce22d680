#include "document/markdown/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/html/html.h"
#include "document/html/html_entity.h"
#include "document/markdown/front_matter.h"
#include "document/markdown/markdown_mask.h"
#include "document/markdown/markdown_tags.h"
#include "document/markdown/markdown_text.h"
#include "document/notation.h"
#include "document/paragraph_builder.h"

namespace calque::document {
namespace {

std::string_view view(const MD_ATTRIBUTE& attribute) {
  return {attribute.text == nullptr ? "" : attribute.text, attribute.size};
}

std::string link_end(std::string_view target, std::string_view title) {
  std::string code = "](" + std::string(target);
  if (!title.empty()) code += " \"" + std::string(title) + "\"";
  return code + ")";
}

/// The type of the tag for protected bytes.
std::string_view type_of_protected(std::string_view bytes) {
  if (bytes.starts_with("[^") || bytes.starts_with("^[")) return "fnote";
  return bytes.starts_with('<') ? "html" : "code";
}

/// Of a tag that a paragraph begins with the reader finds the place only when it meets what
/// follows; until then the paragraph seemed to begin where the one before it ended, which HTML of
/// the file may lie behind.
void settle_offset(Paragraph& paragraph) {
  std::size_t first = std::string_view::npos;
  for (const SourcePiece& piece : paragraph.source.pieces) {
    first = std::min(first, piece.source.begin);
  }
  for (const SourceRange& tag : paragraph.source.tags) {
    if (tag.size() > 0) first = std::min(first, tag.begin);
  }
  if (first != std::string_view::npos) paragraph.offset = first;
}

/// Takes md4c's events. It reads the masked text, whose bytes stand where those of the file do.
class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, MarkdownDialect dialect)
      : text_(text),
        dialect_(dialect),
        front_matter_(front_matter_size(text)),
        masked_(mask_markdown(text, front_matter_, dialect)),
        tags_(text, builder_) {}

  Document read() {
    parse();
    for (const SourceRange title : tags_.titles()) {
      auto paragraph = read_value(text_, title, Notation::link_title, ParagraphKind::text);
      if (paragraph) apart_.push_back(std::move(*paragraph));
    }
    document_.paragraphs = builder_.take();
    for (Paragraph& paragraph : document_.paragraphs) settle_offset(paragraph);
    merge_by_offset(document_.paragraphs, read_front_matter(text_, front_matter_));
    merge_by_offset(document_.paragraphs, std::move(apart_));
    return std::move(document_);
  }

 private:
  void parse() {
    constexpr int kStop = -1;  // md4c 0.4.8 heeds negative numbers only
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    // What is HTML in Markdown is masked in MDX, where text may be indented at will.
    if (dialect_ == MarkdownDialect::mdx) {
      parser.flags |= MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
    }
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<MarkdownReader*>(self)->enter_block(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<MarkdownReader*>(self)->leave_block(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      static_cast<MarkdownReader*>(self)->enter_span(type, detail);
      return static_cast<MarkdownReader*>(self)->is_too_large() ? kStop : 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      static_cast<MarkdownReader*>(self)->leave_span(type);
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<MarkdownReader*>(self)->take_text(type, {text, size});
      return 0;
    };
    const std::string_view rest = std::string_view(masked_).substr(front_matter_);
    if (md_parse(rest.data(), static_cast<MD_SIZE>(rest.size()), &parser, this) != 0) {
      throw InputError(is_too_large() ? "its links together are many times as long as the file"
                                      : "the Markdown parser gave up");
    }
  }

  /// Kind and level of text by the blocks around it.
  void next_paragraph() {
    if (list_depth_ > 0) {
      builder_.next_paragraph(ParagraphKind::list_item, list_depth_);
    } else {
      builder_.next_paragraph(quote_depth_ > 0 ? ParagraphKind::quotation : ParagraphKind::text);
    }
  }

  /// Depths of lists and quotations are taken back in leave_block().
  void enter_block(MD_BLOCKTYPE type, void* detail) {
    tags_.next_paragraph();
    if (type == MD_BLOCK_QUOTE) ++quote_depth_;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) ++list_depth_;
    if (type == MD_BLOCK_H) {
      const int level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      builder_.next_paragraph(ParagraphKind::heading, level);
    } else if (type == MD_BLOCK_CODE) {
      in_code_ = true;
      document_.leave_out("block of code");
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      builder_.next_paragraph(ParagraphKind::table_cell);
    } else if (type == MD_BLOCK_HTML) {
      html_.emplace();
    } else {
      next_paragraph();
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    tags_.next_paragraph();
    if (type == MD_BLOCK_QUOTE) --quote_depth_;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --list_depth_;
    if (type == MD_BLOCK_CODE) in_code_ = false;
    if (type == MD_BLOCK_HTML) read_html_block();
    next_paragraph();
  }

  /// The marks are guesses until their place is known: an author may have written `_` for `*`.
  void enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM:
        return tags_.open("italic", "*", "*");
      case MD_SPAN_STRONG:
        return tags_.open("bold", "**", "**");
      case MD_SPAN_DEL:
        return tags_.open("strike", "~~", "~~");
      case MD_SPAN_U:
        return tags_.open("underlined", "_", "_");
      case MD_SPAN_CODE:
        code_.emplace();
        return;
      case MD_SPAN_A: {
        const auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
        return open_link("link", "[", link_end(view(link->href), view(link->title)));
      }
      case MD_SPAN_IMG: {
        const auto* image = static_cast<MD_SPAN_IMG_DETAIL*>(detail);
        return open_link("image", "![", link_end(view(image->src), view(image->title)));
      }
      default:
        return tags_.open("other", "$", "$");
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type != MD_SPAN_CODE) return tags_.close();
    // A span of code is one tag with all its bytes: nobody translates or breaks it.
    const auto whole = tags_.code_span(*std::exchange(code_, std::nullopt));
    const SourceRange range = whole.value_or(SourceRange{tags_.end_of_text(), tags_.end_of_text()});
    tags_.place(range);
    builder_.add_placeholder("code", text_.substr(range.begin, range.size()), range);
    if (!whole) builder_.lose_track();
  }

  /// Raw HTML is read as HTML is. What stands in a quotation has `>` in front of each line, which
  /// is none.
  void read_html_block() {
    const SourceRange range = *std::exchange(html_, std::nullopt);
    if (range.size() == 0) return;
    if (quote_depth_ > 0) return document_.leave_out("block of HTML in a quotation");
    std::vector<Paragraph> read = read_html_fragment(text_, range, document_);
    std::ranges::move(read, std::back_inserter(apart_));
  }

  void open_link(std::string_view type, std::string_view code, const std::string& end) {
    link_bytes_ += end.size();
    tags_.open(type, code, end);
  }

  /// Many links may refer to one long address.
  bool is_too_large() const {
    // Tags hold the code of each link. A reference of a thousand bytes that is used a thousand
    // times takes a megabyte of memory from five kilobytes of text; four times the file is more
    // than real texts need, 16 MiB harm nobody.
    constexpr std::size_t kAlways = std::size_t{16} << 20U;
    constexpr std::size_t kTimes = 4;
    return link_bytes_ > kAlways + kTimes * text_.size();
  }

  void take_text(MD_TEXTTYPE type, std::string_view text) {
    if (in_code_) return;
    // md4c hands out views of the text it was given, but for what it makes itself (a space for a
    // line end, U+FFFD for NUL).
    const bool from_source =
        text.data() >= masked_.data() && text.data() < masked_.data() + masked_.size();
    // Text without bytes of its own stands where the last one ended.
    SourceRange source{tags_.end_of_text(), tags_.end_of_text()};
    if (from_source) {
      source.begin = static_cast<std::size_t>(text.data() - masked_.data());
      source.end = source.begin + text.size();
    }
    if (html_) return extend(*html_, source, from_source);
    if (code_) return extend(*code_, source, from_source);
    switch (type) {
      case MD_TEXT_BR:
        return builder_.add_line_break(source);
      case MD_TEXT_SOFTBR:
        return builder_.add_text(" ", source);
      case MD_TEXT_NULLCHAR:
        return add_text("\uFFFD", source);
      case MD_TEXT_ENTITY:
        return add_text(decode_html_entity(text), source);
      case MD_TEXT_HTML:
        return protect(source);
      default:
        return add_masked(text, source);
    }
  }

  static void extend(SourceRange& range, SourceRange by, bool from_source) {
    if (!from_source) return;
    range = {range.size() == 0 ? by.begin : range.begin, by.end};
  }

  /// Text, protected bytes and dropped ones, as they come.
  void add_masked(std::string_view text, SourceRange source) {
    if (source.size() != text.size()) return add_text(text, source);
    constexpr std::string_view kMasks("\x1F\x1E");
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(text.find_first_of(kMasks, at), text.size());
      if (end == at) end = std::min(text.find_first_not_of(text[at], at), text.size());
      const SourceRange own{source.begin + at, source.begin + end};
      if (text[at] == kProtectedByte) {
        protect(own);
      } else if (text[at] != kDroppedByte) {
        add_text(text.substr(at, end - at), own);
      }
      at = end;
    }
  }

  void protect(SourceRange source) {
    const std::string_view bytes = text_.substr(source.begin, source.size());
    tags_.place(source);
    builder_.add_placeholder(type_of_protected(bytes), bytes, source);
  }

  void add_text(std::string_view text, SourceRange source) {
    tags_.place(source);
    builder_.add_text(text, source);
  }

  std::string_view text_;
  MarkdownDialect dialect_;
  std::size_t front_matter_;
  std::string masked_;
  Document document_;
  std::vector<Paragraph> apart_;  ///< Of blocks of HTML.
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::collapse};
  MarkdownTags tags_;
  int list_depth_ = 0;
  int quote_depth_ = 0;
  bool in_code_ = false;
  std::optional<SourceRange> html_;  ///< Of the block of HTML that is open: its bytes so far.
  std::optional<SourceRange> code_;  ///< Of the span of code.
  std::size_t link_bytes_ = 0;
};

}  // namespace

Document read_markdown(std::string_view text) {
  return MarkdownReader(text, MarkdownDialect::markdown).read();
}

Document read_mdx(std::string_view text) {
  return MarkdownReader(text, MarkdownDialect::mdx).read();
}

namespace {

template <auto escape>
std::optional<SegmentEditing> write(std::string_view part, const SegmentSource& source,
                                    const SegmentEdit& segment, const Render& render) {
  switch (source.paragraph().notation) {
    case Notation::own:
      return write_inline<escape, InlineTags::by_code>(part, source, segment, render);
    case Notation::html:
      return write_inline<escape_html>(part, source, segment, render);
    default:
      return write_value(part, source, segment);
  }
}

}  // namespace

std::optional<SegmentEditing> write_markdown(std::string_view part, const SegmentSource& source,
                                             const SegmentEdit& segment, const Render& render) {
  return write<escape_markdown>(part, source, segment, render);
}

std::optional<SegmentEditing> write_mdx(std::string_view part, const SegmentSource& source,
                                        const SegmentEdit& segment, const Render& render) {
  return write<escape_mdx>(part, source, segment, render);
}

}  // namespace calque::document
