#include "document/markdown/markdown.h"

#include <md4c.h>

#include <string>
#include <vector>

#include "calque/error.h"
#include "document/html/html_entity.h"
#include "document/markdown/markdown_tags.h"
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

/// Takes md4c's events.
class MarkdownReader {
 public:
  explicit MarkdownReader(std::string_view text) : text_(text), tags_(text, builder_) {}

  std::vector<Paragraph> read() {
    constexpr int kStop = -1;  // md4c 0.4.8 heeds negative numbers only
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
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
    parser.leave_span = [](MD_SPANTYPE, void*, void* self) {
      static_cast<MarkdownReader*>(self)->tags_.close();
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<MarkdownReader*>(self)->take_text(type, {text, size});
      return 0;
    };
    const std::size_t skipped = front_matter_size();
    const std::string_view rest = text_.substr(skipped);
    if (md_parse(rest.data(), static_cast<MD_SIZE>(rest.size()), &parser, this) != 0) {
      throw InputError(is_too_large() ? "its links together are many times as long as the file"
                                      : "the Markdown parser gave up");
    }
    return builder_.take();
  }

 private:
  /// YAML between two lines of `---` at the start.
  std::size_t front_matter_size() const {
    if (!text_.starts_with("---\n") && !text_.starts_with("---\r\n")) return 0;
    // From the line feed after the first three dashes on.
    const std::size_t end = text_.find("\n---", 3);
    if (end == std::string_view::npos) return 0;
    const std::size_t line_end = text_.find('\n', end + 1);
    return line_end == std::string_view::npos ? text_.size() : line_end + 1;
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
      builder_.next_paragraph(ParagraphKind::code);
      builder_.keep_white_space(true);
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      builder_.next_paragraph(ParagraphKind::table_cell);
    } else if (type == MD_BLOCK_HTML) {
      in_html_ = true;
    } else {
      next_paragraph();
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    tags_.next_paragraph();
    if (type == MD_BLOCK_QUOTE) --quote_depth_;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --list_depth_;
    if (type == MD_BLOCK_CODE) builder_.keep_white_space(false);
    if (type == MD_BLOCK_HTML) in_html_ = false;
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
        return tags_.open("code", "`", "`");
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
    // md4c hands out views of the text it was given, but for what it makes itself (a space for a
    // line end, U+FFFD for NUL).
    const bool from_source =
        text.data() >= text_.data() && text.data() < text_.data() + text_.size();
    // Text without bytes of its own stands where the last one ended.
    SourceRange source{tags_.end_of_text(), tags_.end_of_text()};
    if (from_source) {
      source.begin = static_cast<std::size_t>(text.data() - text_.data());
      source.end = source.begin + text.size();
    }
    if (in_html_) return;
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
        tags_.place(source);
        return builder_.add_placeholder("html", text, source);
      default:
        return add_text(text, source);
    }
  }

  void add_text(std::string_view text, SourceRange source) {
    tags_.place(source);
    builder_.add_text(text, source);
  }

  std::string_view text_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::collapse};
  MarkdownTags tags_;
  int list_depth_ = 0;
  int quote_depth_ = 0;
  bool in_html_ = false;
  std::size_t link_bytes_ = 0;
};

}  // namespace

Document read_markdown(std::string_view text) {
  Document document;
  document.paragraphs = MarkdownReader(text).read();
  return document;
}

}  // namespace calque::document
