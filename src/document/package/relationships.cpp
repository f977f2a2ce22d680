#include "document/package/relationships.h"

#include <algorithm>

#include "document/package/xml_part.h"

namespace calque::document {
namespace {

/// The folder of a part with its slash; empty for the package.
std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return std::string(part.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
}

/// "../notes/a.xml" seen from "ppt/slides/": "ppt/notes/a.xml".
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../") && !folder.empty()) {
    folder.pop_back();
    folder = folder_of(folder);
    target.remove_prefix(3);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

std::string last_word(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  return std::string(slash == std::string_view::npos ? address : address.substr(slash + 1));
}

}  // namespace

std::vector<Relationship> relationships_of(const ZipArchive& archive, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string path = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<Relationship> found;
  const auto xml = archive.read(path);
  if (!xml) return found;
  const auto document = parse_xml_part(*xml, path);
  for (const pugi::xml_node& node : document->document_element()) {
    if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
    found.push_back({.id = node.attribute("Id").value(),
                     .type = last_word(node.attribute("Type").value()),
                     .target = resolved(folder, node.attribute("Target").value())});
  }
  return found;
}

std::map<std::string, Relationship, std::less<>> by_id(const std::vector<Relationship>& all) {
  std::map<std::string, Relationship, std::less<>> found;
  for (const Relationship& relationship : all) found.emplace(relationship.id, relationship);
  return found;
}

std::string main_part_of(const ZipArchive& archive, const std::string& usual) {
  const std::vector<Relationship> all = relationships_of(archive, "");
  const auto found = std::ranges::find(all, "officeDocument", &Relationship::type);
  return found == all.end() ? usual : found->target;
}

}  // namespace calque::document
