#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace calque {

/// An attribute as written: name and value, without entity references.
struct Attribute {
  std::string name;
  std::string value;
  bool operator==(const Attribute&) const = default;
};

/// The inline elements of TMX 1.4b (section "Inline Elements"). A highlight (`hi`) encloses text
/// that is translated, so it stands as two tags; every other tag stands at one place of the text.
enum class TagKind { begin_pair, end_pair, placeholder, isolated, begin_highlight, end_highlight };

struct InlineTag;

/// A segment of one language: its text, and its inline tags anchored in it.
///
/// `text` is what TMX calls level 1: UTF-8, white space as it is, no native code; this is what is
/// matched. `tags` are sorted by `offset`; several tags at one offset keep their order.
struct Segment {
  std::string text;
  std::vector<InlineTag> tags;
  bool operator==(const Segment&) const;
};

/// A sub-flow (`sub`): text inside a native code, such as an alternative text, with its own tags.
struct SubFlow {
  std::vector<Attribute> attributes;
  Segment segment;
  bool operator==(const SubFlow&) const = default;
};

/// A stretch of native code, or a sub-flow inside it.
using CodePart = std::variant<std::string, SubFlow>;

struct InlineTag {
  TagKind kind = TagKind::placeholder;
  std::size_t offset = 0;             ///< Byte offset in Segment::text before which the tag stands.
  std::vector<Attribute> attributes;  ///< i, x, type, pos, assoc: as in TMX; none on end_highlight.
  std::vector<CodePart> code;         ///< Native code, byte for byte; empty on highlights.
  bool operator==(const InlineTag&) const = default;
};

inline bool Segment::operator==(const Segment&) const = default;

}  // namespace calque
