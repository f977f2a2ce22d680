#include "document/xml_elements.h"

#include <algorithm>

namespace calque::document {
namespace {

/// The end of what starts at `at`, after `closing`.
std::size_t after(std::string_view xml, std::size_t at, std::string_view closing) {
  const std::size_t found = xml.find(closing, at);
  return found == std::string_view::npos ? xml.size() : found + closing.size();
}

/// The end of a start tag; `>` may stand in quoted values.
std::size_t tag_end(std::string_view xml, std::size_t at) {
  char quote = '\0';
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return xml.size();
}

}  // namespace

/// pugixml says where a name begins, not where a tag ends. One walk over the file finds all tags;
/// the part was parsed before, so it is known to be well-formed.
XmlElements::XmlElements(std::string_view xml) {
  std::size_t at = xml.find('<');
  while (at != std::string_view::npos) {
    const std::string_view rest = xml.substr(at);
    std::size_t end = 0;
    if (rest.starts_with("<!--")) {
      end = after(xml, at + std::string_view("<!--").size(), "-->");
    } else if (rest.starts_with("<![CDATA[")) {
      end = after(xml, at, "]]>");
    } else if (rest.starts_with("<?")) {
      end = after(xml, at, "?>");
    } else if (rest.starts_with("<!")) {
      end = after(xml, at, ">");
    } else if (rest.starts_with("</")) {
      end = after(xml, at, ">");
      if (!open_.empty()) {
        elements_[open_.back()].end_tag = {at, end};
        open_.pop_back();
      }
    } else {
      end = tag_end(xml, at);
      take_tag({at, end}, xml.substr(at, end - at).ends_with("/>"));
    }
    at = xml.find('<', end);
  }
}

void XmlElements::take_tag(SourceRange tag, bool empty) {
  if (!empty) open_.push_back(elements_.size());
  elements_.push_back({tag, {tag.end, tag.end}});
}

const XmlElement* XmlElements::at(std::size_t offset) const {
  const auto found = std::ranges::lower_bound(
      elements_, offset, {}, [](const XmlElement& element) { return element.start_tag.begin; });
  if (found == elements_.end() || found->start_tag.begin != offset) return nullptr;
  return &*found;
}

}  // namespace calque::document
