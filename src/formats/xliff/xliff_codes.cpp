#include "formats/xliff/xliff_codes.h"

#include <algorithm>

#include "model/tag_placement.h"

namespace calque {
/// Both halves of a pair have one id, unique in the unit.
std::vector<std::size_t> XliffCodes::number(const Segment& source) {
  const std::vector<std::size_t> pairs = find_pairs(source.tags);
  std::vector<std::size_t> ids(source.tags.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool second_half = ends_pair(source.tags[i]) && pairs[i] != kNoTag;
    ids[i] = second_half ? ids[pairs[i]] : next_++;
  }
  return ids;
}

/// A tag of a target has the id of the source's tag that it stands for; a tag that the source has
/// not gets a new one.
std::vector<std::size_t> XliffCodes::number_like(const Segment& segment, const Segment& source,
                                                 const std::vector<std::size_t>& source_ids) {
  const std::vector<std::size_t> places =
      place_tags(segment, source, [](std::size_t) { return false; });
  const std::vector<std::size_t> pairs = find_pairs(segment.tags);
  std::vector<std::size_t> ids(segment.tags.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool second_half = ends_pair(segment.tags[i]) && pairs[i] != kNoTag;
    ids[i] = places[i] != kNoTag ? source_ids[places[i]] : second_half ? ids[pairs[i]] : next_++;
  }
  return ids;
}

/// A stack of begins. A pair whose end meets another begin on top crosses that one; it is taken off
/// when it comes up, and only pairs that met their own begin are nested.
std::vector<bool> find_nested(const std::vector<InlineTag>& tags,
                              const std::vector<std::size_t>& pairs) {
  std::vector<bool> nested(tags.size(), false);
  std::vector<std::size_t> open;
  std::vector<bool> crossed(tags.size(), false);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (pairs[i] == kNoTag) continue;
    if (begins_pair(tags[i])) {
      open.push_back(i);
      continue;
    }
    while (crossed[open.back()]) open.pop_back();
    if (open.back() == pairs[i]) {
      nested[i] = nested[pairs[i]] = true;
      open.pop_back();
    } else {
      crossed[pairs[i]] = true;
    }
  }
  return nested;
}

std::string_view attribute_of(const InlineTag& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? std::string_view{} : std::string_view(found->value);
}

std::string native_code(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    const auto* sub = std::get_if<SubFlow>(&part);
    code += sub == nullptr ? std::get<std::string>(part) : sub->segment.text;
  }
  return code;
}

}  // namespace calque
