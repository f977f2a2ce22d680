#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calque/segment.h"

namespace calque::server {

/// Text with markup as clients send it: XML (DeepL's tag_handling) or HTML (the format of Apertium
/// and LibreTranslate). Nothing needs to be well-formed; what is no tag is text.
class TaggedText {
 public:
  /// Takes time in proportion to the text.
  explicit TaggedText(std::string_view markup);

  /// The text with references decoded, and the tags beside it: their codes are the tags as they
  /// were written. A pair with nothing between (`<x id="3"></x>`) is one tag.
  const Segment& segment() const { return segment_; }

  /// The text with the tags in it as text, a pair with nothing between as `<x id="3"/>`: a memory
  /// has the texts of programs so, and placeholders ("%s") in the places of such.
  const std::string& literal() const { return literal_; }

  bool has_tags() const { return !segment_.tags.empty(); }

  /// A translation that was found for `segment()`, as markup.
  static std::string markup_of(const Segment& translation);

  /// A translation that was found for `literal()`, as markup: tags of this text are tags in it, all
  /// else is text.
  std::string markup_of_literal(std::string_view translation) const;

 private:
  struct Tag;
  std::vector<Tag> read(std::string_view markup);
  void keep(const std::vector<Tag>& tags);

  Segment segment_;
  std::string literal_;
  std::unordered_map<std::string, std::string> written_;  ///< Of tags in `literal_`.
};

}  // namespace calque::server
