#include "match/tag_repair.h"

#include <algorithm>
#include <string_view>

namespace calque {
namespace {

using Tags = std::vector<InlineTag>;

std::string_view attribute(const InlineTag& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? std::string_view() : std::string_view(found->value);
}

bool same_tag(const InlineTag& a, const InlineTag& b) {
  return a.kind == b.kind && a.code == b.code && attribute(a, "type") == attribute(b, "type");
}

bool same_number(const InlineTag& a, const InlineTag& b) {
  return a.kind == b.kind && !attribute(a, "x").empty() && attribute(a, "x") == attribute(b, "x");
}

bool begins(const InlineTag& tag) {
  return tag.kind == TagKind::begin_pair || tag.kind == TagKind::begin_highlight;
}

bool ends(const InlineTag& tag) {
  return tag.kind == TagKind::end_pair || tag.kind == TagKind::end_highlight;
}

bool formatting_only(const Tags& tags) {
  return std::ranges::all_of(tags, [](const InlineTag& tag) { return begins(tag) || ends(tag); });
}

/// The tag of `source` that `wanted` is, not `taken` yet. Several that are alike will do only if
/// the query's tags in their places are alike too.
std::optional<std::size_t> counterpart(const InlineTag& wanted, const Tags& source,
                                       const Tags& query, const std::vector<bool>& taken) {
  for (const auto alike : {same_tag, same_number}) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (taken[i] || !alike(source[i], wanted)) continue;
      if (first && !same_tag(query[*first], query[i])) return std::nullopt;
      if (!first) first = i;
    }
    if (first) return first;
  }
  return std::nullopt;
}

InlineTag moved(InlineTag tag, std::size_t offset) {
  tag.offset = offset;
  return tag;
}

std::optional<PairTags> replaced(const Tags& query, const Tags& source, const Tags& target) {
  if (query.size() != source.size() || query.size() != target.size()) return std::nullopt;
  if (!std::ranges::equal(query, source, {}, &InlineTag::kind, &InlineTag::kind)) {
    return std::nullopt;
  }
  PairTags out;
  for (std::size_t i = 0; i < query.size(); ++i) {
    out.source.push_back(moved(query[i], source[i].offset));
  }
  std::vector<bool> taken(source.size(), false);
  for (const InlineTag& tag : target) {
    const auto found = counterpart(tag, source, query, taken);
    if (!found) return std::nullopt;
    taken[*found] = true;
    out.target.push_back(moved(query[*found], tag.offset));
  }
  return out;
}

}  // namespace

std::optional<PairTags> repair_tags(const Segment& query, const Segment& source,
                                    const Segment& target) {
  if (std::ranges::equal(query.tags, source.tags, same_tag)) return std::nullopt;
  if (query.tags.empty() && formatting_only(source.tags) && formatting_only(target.tags)) {
    return PairTags{};
  }
  return replaced(query.tags, source.tags, target.tags);
}

}  // namespace calque
