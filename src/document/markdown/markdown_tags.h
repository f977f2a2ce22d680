#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/paragraph_builder.h"

namespace calque::document {

/// Works out where the marks of Markdown stand, which the parser does not tell: what opens stands
/// right before the text that follows, what closes right after the text before.
class MarkdownTags {
 public:
  /// Both must outlive the object.
  MarkdownTags(std::string_view text, ParagraphBuilder& builder) : text_(text), builder_(builder) {}

  void next_paragraph();

  void open(std::string_view type, std::string_view code, std::string_view end_code);
  void close();

  /// Text or a code comes that stands there in the file: places the tags opened since the last one.
  void place(SourceRange source);

  /// The whole span of code, marks included, of which the parser gave what is inside; nothing where
  /// the marks around it are not of one length.
  std::optional<SourceRange> code_span(SourceRange inside) const;

  /// What stands in quotes behind the addresses of links: not the quotes.
  const std::vector<SourceRange>& titles() const { return titles_; }

  /// Where the last text, code or mark ended.
  std::size_t end_of_text() const { return end_; }

 private:
  struct Opened {
    std::size_t number = 0;
    std::string type;
    std::string code;
    std::size_t width = 0;  ///< Of the mark in the file.
  };

  bool place_empty();
  void note_title(SourceRange target);
  SourceRange opening_before(Opened& tag, std::size_t end) const;
  SourceRange closing_at(const Opened& tag) const;
  std::size_t link_end() const;

  std::string_view text_;
  ParagraphBuilder& builder_;
  std::size_t end_ = 0;
  std::vector<Opened> open_;
  std::size_t placed_ = 0;  ///< How many of them have their place.
  std::vector<SourceRange> titles_;
};

}  // namespace calque::document
