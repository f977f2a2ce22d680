#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace calque::document {

/// Puts paragraphs together from a reader's events. A paragraph begins with the first text or tag
/// after next_paragraph(), and is dropped when it holds no text.
///
/// Every event says which bytes it comes from; these make Paragraph::source. The millionth
/// paragraph is the last one: then an event throws InputError, without the name of the file.
class ParagraphBuilder {
 public:
  enum class WhiteSpace { keep, collapse };

  explicit ParagraphBuilder(WhiteSpace white_space) : white_space_(white_space) {}

  /// Ends the present paragraph; what follows belongs to one of this kind.
  void next_paragraph(ParagraphKind kind, int level = 0);

  /// The present paragraph is a string of this name.
  void name_string(StringEntry entry);

  /// How the present paragraph is written.
  void write_as(Notation notation) { present_.notation = notation; }

  /// Text and its bytes: where both are of one length they are the same, byte for byte.
  void add_text(std::string_view text, SourceRange source);

  /// A line break that the author set. Spaces around it are dropped.
  void add_line_break(SourceRange source);

  /// Text goes on as it is, white space included, until the matching call with false.
  void keep_white_space(bool keep) { verbatim_ += keep ? 1 : -1; }

  /// An inline element opens or closes; `code` is its native code. `type` as in TMX: "bold",
  /// "italic", "link", ... A close without open in the same paragraph is ignored, and what is open
  /// at the end of a paragraph is closed there.
  void open_tag(std::string_view type, std::string_view code, std::string_view end_code,
                SourceRange source);
  void close_tag(SourceRange source);

  /// A code that stands by itself: an image, a note reference.
  void add_placeholder(std::string_view type, std::string_view code, SourceRange source);

  /// The number of tags in the present paragraph, and later knowledge of where the last ones are.
  std::size_t tags() const { return present_.content.tags.size(); }
  void locate_tag(std::size_t number, SourceRange source) { present_.source.tags[number] = source; }
  void recode_tag(std::size_t number, std::string_view code) {
    present_.content.tags[number].code = {std::string(code)};
  }

  /// The origin of something in the present paragraph is not known.
  void lose_track() { present_.source.complete = false; }

  /// Ends the last paragraph and gives them all.
  std::vector<Paragraph> take();

 private:
  struct OpenTag {
    std::string number;
    std::string end_code;
  };

  void start(std::size_t offset);
  void finish();
  void add_space_if_due();
  void append(std::string_view text, SourceRange source);
  void add_tag(TagKind kind, std::vector<Attribute> attributes, std::string_view code,
               SourceRange source);

  WhiteSpace white_space_;
  int verbatim_ = 0;
  std::vector<Paragraph> paragraphs_;
  Paragraph present_;
  bool started_ = false;
  bool space_due_ = false;
  SourceRange space_;  ///< Where the space that is due stands.
  int last_number_ = 0;
  std::vector<OpenTag> open_;
};

}  // namespace calque::document
