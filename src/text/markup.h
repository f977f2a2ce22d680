#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace calque::text {

/// Tells markup from text in angle brackets: "Use <Enter>" has no tag, "Use <b>" has one. Matching
/// need not know (text/placeholder.h takes both for a tag); who counts words must.
///
/// A tag is markup when it is a comment, a processing instruction, a declaration, or an end tag; a
/// start tag when what is in it reads as one (a name, then attributes) and
/// - it has an attribute with a value, or ends in "/>", or
/// - an end tag of the same name follows in the text, or
/// - it has no attributes, and its name is one of those elements of HTML that mark words or end
///   lines (`b`, `code`, `br`, ...), in small letters; the lines also in capitals (`<BR>`).
class MarkupReader {
 public:
  /// The text must outlive the reader.
  explicit MarkupReader(std::string_view text) : text_(text) {}

  /// Whether the tag at `offset`, `length` bytes long as placeholder_length says, is markup. Takes
  /// time for the length of the text once, then for that of the tag.
  bool is_markup(std::size_t offset, std::size_t length);

 private:
  bool ends_after(std::string_view name, std::size_t offset);

  std::string_view text_;
  /// The name of each end tag, with the offset of the last of them; made when it is first needed.
  std::optional<std::unordered_map<std::string_view, std::size_t>> end_tags_;
};

}  // namespace calque::text
