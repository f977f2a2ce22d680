#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/inline_edits.h"
#include "document/package/xml_part.h"
#include "document/paragraph_builder.h"
#include "document/source_map.h"

/// The content of elements of files of strings that are XML, with the bytes of each piece.
namespace calque::document {

/// A piece of the content of an element.
struct XmlToken {
  enum class Kind {
    text,
    reference,  ///< `&amp;`, `&#10;`, and those that the file declares.
    cdata,      ///< A whole section.
    start_tag,
    empty_tag,
    end_tag,
    other  ///< A comment or an instruction.
  };
  Kind kind = Kind::text;
  SourceRange range;
};

/// Cuts a stretch of well-formed XML into tokens.
class XmlTokens {
 public:
  XmlTokens(std::string_view xml, SourceRange inside)
      : xml_(xml), at_(inside.begin), end_(inside.end) {}

  std::optional<XmlToken> next();

 private:
  std::size_t after(std::string_view closing) const;
  XmlToken take(XmlToken::Kind kind, std::size_t end);

  std::string_view xml_;
  std::size_t at_;
  std::size_t end_;
};

/// What a reference stands for; nothing where the file declares it itself.
std::optional<std::string> referred(std::string_view reference);

/// The inside of `<![CDATA[ ]]>`.
SourceRange inside_cdata(SourceRange section);

/// What stands between the tags of an element.
SourceRange content_of(const XmlPart& part, const pugi::xml_node& element);

/// The text of an element without further ones, line ends as LF. References that the file declares
/// are placeholders.
void add_content(const XmlPart& part, const pugi::xml_node& element, ParagraphBuilder& builder);

/// The text of the comments that stand before an element, with nothing but white space between.
std::string comments_before(std::string_view xml, std::size_t at);

/// Whether the segment stands in a CDATA section.
bool is_in_cdata(std::string_view part, const SegmentSource& source);

/// Text as it is written in an element, and in a CDATA section.
std::string as_content(std::string_view text);
std::string in_cdata(std::string_view text);

/// The edit with the line ends of what it replaces.
std::optional<SegmentEditing> with_line_ends(std::string_view part,
                                             std::optional<SegmentEditing> editing);

template <auto escape>
std::string escape_content(std::string_view text, const TextPlace& place) {
  return as_content(escape(text, place));
}

template <auto escape>
std::string escape_cdata(std::string_view text, const TextPlace& place) {
  return in_cdata(escape(text, place));
}

/// Format::write for text of XML that goes through `escape` before it is written as such.
template <auto escape>
std::optional<SegmentEditing> write_xml(std::string_view part, const SegmentSource& source,
                                        const SegmentEdit& segment, const Render& render) {
  return with_line_ends(part,
                        is_in_cdata(part, source)
                            ? write_inline<escape_cdata<escape>>(part, source, segment, render)
                            : write_inline<escape_content<escape>>(part, source, segment, render));
}

/// The same for text without other escapes.
std::optional<SegmentEditing> write_xml_text(std::string_view part, const SegmentSource& source,
                                             const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
