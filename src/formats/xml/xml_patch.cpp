#include "formats/xml/xml_patch.h"

#include "text/trim.h"
#include "text/xml_text.h"

namespace calque {
namespace {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where the attribute stands, with the blanks before it.
std::optional<Span> find_attribute(std::string_view tag, std::string_view wanted) {
  std::size_t at = tag.find_first_of(" \t\r\n/>");
  while (at < tag.size()) {
    const std::size_t name = tag.find_first_not_of(text::kBlanks, at);
    if (name == std::string_view::npos || tag[name] == '/' || tag[name] == '>') break;
    const std::size_t quote = tag.find_first_of("\"'", name);
    if (quote == std::string_view::npos) break;
    const std::size_t end = tag.find(tag[quote], quote + 1);
    if (end == std::string_view::npos) break;
    const std::size_t name_end = tag.find_first_of(" \t\r\n=", name);
    if (tag.substr(name, name_end - name) == wanted) return Span{at, end + 1};
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace

std::string with_attribute(std::string start_tag, std::string_view name,
                           const std::optional<std::string>& value) {
  const std::optional<Span> found = find_attribute(start_tag, name);
  if (!value) {
    if (found) start_tag.erase(found->begin, found->end - found->begin);
    return start_tag;
  }
  std::string attribute(name);
  attribute += "=\"";
  text::append_xml_attribute(attribute, *value);
  attribute += '"';
  if (found) {
    const std::size_t begin = start_tag.find_first_not_of(text::kBlanks, found->begin);
    return start_tag.replace(begin, found->end - begin, attribute);
  }
  // In front of what closes the tag, and of blanks before that.
  const std::size_t close = start_tag.size() - (start_tag.ends_with("/>") ? 2 : 1);
  const std::size_t last = start_tag.find_last_not_of(text::kBlanks, close - 1);
  return start_tag.insert(last + 1, " " + attribute);
}

std::string opened_tag(std::string start_tag) {
  if (!start_tag.ends_with("/>")) return start_tag;
  start_tag.replace(start_tag.size() - 2, 2, ">");
  const std::size_t last = start_tag.find_last_not_of(text::kBlanks, start_tag.size() - 2);
  return start_tag.erase(last + 1, start_tag.size() - 2 - last);
}

std::string indentation_at(std::string_view text, std::size_t offset) {
  const std::size_t last = text.substr(0, offset).find_last_not_of(" \t");
  if (last == std::string_view::npos || text[last] != '\n') return {};
  const std::size_t begin = last > 0 && text[last - 1] == '\r' ? last - 1 : last;
  return std::string(text.substr(begin, offset - begin));
}

}  // namespace calque
