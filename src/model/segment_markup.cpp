#include "model/segment_markup.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "calque/error.h"
#include "model/segment_xml.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque {
namespace {

std::string_view element_name(TagKind kind) {
  switch (kind) {
    case TagKind::begin_pair:
      return "bpt";
    case TagKind::end_pair:
      return "ept";
    case TagKind::placeholder:
      return "ph";
    case TagKind::isolated:
      return "it";
    case TagKind::begin_highlight:
    case TagKind::end_highlight:
      break;
  }
  return "hi";
}

class MarkupWriter {
 public:
  explicit MarkupWriter(std::string& out) : out_(out) {}

  void flow(const Segment& segment) {
    const std::string_view text = segment.text;
    std::size_t written = 0;
    std::size_t open_highlights = 0;
    for (const InlineTag& tag : segment.tags) {
      if (tag.offset < written || tag.offset > text.size()) {
        throw UsageError("the tags of a segment are out of order");
      }
      text::append_xml_content(out_, text.substr(written, tag.offset - written));
      written = tag.offset;
      if (tag.kind == TagKind::begin_highlight) ++open_highlights;
      if (tag.kind == TagKind::end_highlight && open_highlights-- == 0) {
        throw UsageError("a segment ends a highlight that it does not begin");
      }
      write(tag);
    }
    if (open_highlights != 0) throw UsageError("a segment leaves a highlight open");
    text::append_xml_content(out_, text.substr(written));
  }

 private:
  void write(const InlineTag& tag) {
    const std::string_view name = element_name(tag.kind);
    if (tag.kind == TagKind::end_highlight) {
      end(name);
      return;
    }
    start(name, tag.attributes);
    if (tag.kind == TagKind::begin_highlight) {
      out_ += '>';
    } else if (tag.code.empty()) {
      out_ += "/>";
    } else {
      out_ += '>';
      for (const CodePart& part : tag.code) write(part);
      end(name);
    }
  }

  void write(const CodePart& part) {
    if (const auto* native = std::get_if<std::string>(&part)) {
      text::append_xml_content(out_, *native);
      return;
    }
    if (depth_ == kMaxSubFlowDepth) throw UsageError("the sub-flows of a segment nest too deep");
    ++depth_;
    const auto& sub = std::get<SubFlow>(part);
    start("sub", sub.attributes);
    out_ += '>';
    flow(sub.segment);
    end("sub");
    --depth_;
  }

  /// Leaves the tag open, for `>` or `/>`.
  void start(std::string_view name, const std::vector<Attribute>& attributes) {
    out_.append("<").append(name);
    for (const Attribute& attribute : attributes) {
      out_.append(" ").append(attribute.name).append("=\"");
      text::append_xml_attribute(out_, attribute.value);
      out_ += '"';
    }
  }

  void end(std::string_view name) { out_.append("</").append(name).append(">"); }

  std::string& out_;
  std::size_t depth_ = 0;
};

/// to_markup writes these and no others; refusing the rest keeps impossible characters out.
void check_references(std::string_view markup) {
  constexpr std::array<std::string_view, 8> kWritten{"&amp;", "&lt;",  "&gt;", "&quot;",
                                                     "&#13;", "&#10;", "&#9;", "&apos;"};
  for (std::size_t at = markup.find('&'); at != std::string_view::npos;
       at = markup.find('&', at + 1)) {
    const std::string_view rest = markup.substr(at);
    if (std::ranges::none_of(kWritten, [rest](auto known) { return rest.starts_with(known); })) {
      throw InputError("segment markup has the unknown reference " +
                       std::string(rest.substr(0, 8)));
    }
  }
}

}  // namespace

std::string to_markup(const Segment& segment) {
  std::string out;
  out.reserve(segment.text.size() + 48 * segment.tags.size());
  MarkupWriter(out).flow(segment);
  return out;
}

Segment from_markup(std::string_view markup) {
  if (text::find_non_xml(markup) || text::find_invalid_utf8(markup)) {
    throw InputError("segment markup is not UTF-8 text of XML characters");
  }
  check_references(markup);
  // An element around it, since pugixml would take a U+FEFF at the start for a byte order mark.
  std::string buffer = "<seg>";
  buffer.append(markup).append("</seg>");
  constexpr unsigned kFlags =
      pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_cdata | pugi::parse_wconv_attribute;
  pugi::xml_document document;
  // The terminating NUL is passed too: pugixml would overwrite the last byte with it.
  const pugi::xml_parse_result result =
      document.load_buffer_inplace(buffer.data(), buffer.size() + 1, kFlags, pugi::encoding_utf8);
  const pugi::xml_node seg = document.first_child();
  if (!result || seg.next_sibling()) {
    throw InputError("segment markup is not well-formed at byte " + std::to_string(result.offset) +
                     ": " + result.description());
  }
  SegmentFindings findings;
  return segment_from_xml(seg, findings);
}

}  // namespace calque
