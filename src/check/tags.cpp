#include "check/tags.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "check/difference.h"

namespace calque::check {
namespace {

std::string_view attribute(const InlineTag& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? std::string_view() : found->value;
}

std::string code_of(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    if (const auto* text = std::get_if<std::string>(&part)) code += *text;
  }
  return code;
}

/// "<b" of `<b class="k">`; other codes as they are.
std::string name_of_code(const std::string& code) {
  if (!code.starts_with('<')) return code;
  return code.substr(0, std::min(code.find_first_of(" \t\n/>", 1), code.size()));
}

std::string key_of(const InlineTag& tag) {
  if (tag.kind == TagKind::begin_highlight) return "highlight";
  if (const std::string code = code_of(tag); !code.empty()) return name_of_code(code);
  const std::string_view x = attribute(tag, "x");
  return x.empty() ? "tag" : "tag " + std::string(x);
}

/// How a tag is named to people; what they see of it in an editor is its code or its number.
std::string name_of(const InlineTag& tag) {
  if (tag.kind == TagKind::begin_highlight) return "highlight";
  if (std::string code = code_of(tag); !code.empty()) return code;
  const std::string_view x = attribute(tag, "x");
  const std::string number(x.empty() ? attribute(tag, "i") : x);
  return number.empty() ? "a tag" : "tag " + number;
}

/// The tags of one text with their names. The end of a pair counts with its beginning.
class TagList {
 public:
  explicit TagList(const Segment& segment) {
    names_.reserve(segment.tags.size());  // the comparables view into it
    for (const InlineTag& tag : segment.tags) {
      if (tag.kind == TagKind::end_pair || tag.kind == TagKind::end_highlight) continue;
      names_.push_back(name_of(tag));
      tags_.push_back({key_of(tag), names_.back(), {tag.offset, tag.offset}});
    }
  }

  const std::vector<Comparable>& tags() const { return tags_; }

 private:
  std::vector<std::string> names_;
  std::vector<Comparable> tags_;
};

bool single_half(const InlineTag& tag) {
  return tag.kind == TagKind::isolated;
}

bool overlaps(const Segment& segment) {
  std::vector<std::string_view> open;
  for (const InlineTag& tag : segment.tags) {
    if (tag.kind == TagKind::begin_pair) open.push_back(attribute(tag, "i"));
    if (tag.kind != TagKind::end_pair) continue;
    if (open.empty() || open.back() != attribute(tag, "i")) return true;
    open.pop_back();
  }
  return false;
}

/// Pairs of tags that have no text between them.
std::ptrdiff_t empty_pairs(const Segment& segment) {
  std::ptrdiff_t empty = 0;
  for (std::size_t i = 0; i + 1 < segment.tags.size(); ++i) {
    const InlineTag& begin = segment.tags[i];
    const InlineTag& end = segment.tags[i + 1];
    const bool pair = begin.kind == TagKind::begin_pair && end.kind == TagKind::end_pair;
    if (pair && begin.offset == end.offset && attribute(begin, "i") == attribute(end, "i")) ++empty;
  }
  return empty;
}

}  // namespace

void check_tags(const CheckedText& source, const CheckedText& target, const Report& report) {
  const Segment& a = source.variant.segment;
  const Segment& b = target.variant.segment;
  if (a.tags.empty() && b.tags.empty()) return;
  const TagList in_source(a);
  const TagList in_target(b);
  const Difference difference = difference_of(in_source.tags(), in_target.tags());
  if (!difference.empty()) {
    report("tags", "inline tags " + difference.message(), {});
    return;
  }
  if (std::ranges::count_if(a.tags, single_half) != std::ranges::count_if(b.tags, single_half)) {
    report("tags", "a tag is opened or closed only", {});
    return;
  }
  if (overlaps(b) && !overlaps(a)) report("tag-order", "tags overlap that are nested", {});
  if (empty_pairs(b) > empty_pairs(a)) report("tag-order", "a pair of tags holds no text", {});
}

}  // namespace calque::check
