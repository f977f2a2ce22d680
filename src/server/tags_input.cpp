#include "server/tags_input.h"

#include <algorithm>

namespace calque::server {
namespace {

/// More than any sentence has; each is compared with others.
constexpr std::size_t kMostTags = 1'000;

TagKind kind_of(const std::string& name) {
  if (name == "open") return TagKind::begin_pair;
  if (name == "close") return TagKind::end_pair;
  if (name != "alone") refuse("\"kind\" of a tag is open, close or alone");
  return TagKind::placeholder;
}

/// An id is a number or a text.
std::string id_of(const Json& tag) {
  const auto found = tag.find("id");
  if (found == tag.end()) return {};
  return found->is_number_integer() ? found->dump() : text_in(tag, "id");
}

}  // namespace

std::vector<InlineTag> tags_in(const Json& list, std::string_view text, Offsets offsets) {
  if (!list.is_array() || list.size() > kMostTags) refuse("\"tags\" is no list of tags");
  std::vector<InlineTag> tags;
  for (const Json& json : list) {
    if (!json.is_object()) refuse("\"tags\" holds what is no JSON object");
    const auto at = static_cast<std::size_t>(number_in(json, "at", 0, 0, INT32_MAX));
    InlineTag tag;
    tag.kind = kind_of(text_in(json, "kind", "alone"));
    tag.offset = offsets == Offsets::utf16 ? bytes_before(text, at) : at;
    if (tag.offset > text.size()) refuse("\"at\": the text ends before the tag");
    const bool paired = tag.kind != TagKind::placeholder;
    if (const std::string id = id_of(json); !id.empty()) {
      tag.attributes.push_back({.name = paired ? "i" : "x", .value = id});
    }
    const std::string type = text_in(json, "type");
    if (!type.empty() && tag.kind != TagKind::end_pair) {
      tag.attributes.push_back({.name = "type", .value = type});
    }
    if (std::string code = text_in(json, "code"); !code.empty()) tag.code = {std::move(code)};
    tags.push_back(std::move(tag));
  }
  std::ranges::stable_sort(tags, {}, &InlineTag::offset);
  return tags;
}

}  // namespace calque::server
