#include "document/package/package_parts.h"

#include <algorithm>
#include <utility>

#include "calque/error.h"

namespace calque::document {

void add_part(Document& document, const std::string& path, std::vector<Paragraph> paragraphs) {
  // As many as of one part: see the paragraph builder.
  constexpr std::size_t kMostParagraphs = 1'000'000;
  if (document.paragraphs.size() + paragraphs.size() > kMostParagraphs) {
    throw InputError("there are more than 1,000,000 paragraphs; split the file");
  }
  const auto found = std::ranges::find(document.parts, path);
  const auto number = static_cast<std::size_t>(found - document.parts.begin());
  if (found == document.parts.end()) document.parts.push_back(path);
  for (Paragraph& paragraph : paragraphs) {
    paragraph.source.part = number;
    document.paragraphs.push_back(std::move(paragraph));
  }
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  return node.find_child(
      [name](const pugi::xml_node& child) { return local_name(child.name()) == name; });
}

}  // namespace calque::document
