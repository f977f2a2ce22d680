#include "check/tags.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace calque::check {
namespace {

std::string_view attribute(const InlineTag& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? std::string_view() : found->value;
}

/// "<b" of `<b class="k">`, "</b" of `</b>`; other codes as they are.
std::string name_of_code(std::string_view code) {
  if (!code.starts_with('<')) return std::string(code);
  return std::string(code.substr(0, std::min(code.find_first_of(" \t\n>", 1), code.size())));
}

std::string key_of(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    if (const auto* text = std::get_if<std::string>(&part)) code += *text;
  }
  if (!code.empty()) return name_of_code(code);
  const std::string_view x = attribute(tag, "x");
  return "tag " + std::string(x.empty() ? attribute(tag, "i") : x);
}

using Counts = std::map<std::string, int>;

/// What is in the first and not in the second, as a list.
std::string surplus(const Counts& first, const Counts& second) {
  std::string list;
  for (const auto& [key, count] : first) {
    const auto other = second.find(key);
    const int times = count - (other == second.end() ? 0 : other->second);
    for (int i = 0; i < times; ++i) list += (list.empty() ? "" : " ") + key;
  }
  return list;
}

std::string difference(const Counts& source, const Counts& target) {
  const std::string missing = surplus(source, target);
  const std::string added = surplus(target, source);
  if (missing.empty()) return added.empty() ? "" : "added: " + added;
  return "missing: " + missing + (added.empty() ? "" : "; added: " + added);
}

bool single_half(const InlineTag& tag) {
  return tag.kind == TagKind::isolated;
}

/// Tags of one language, counted by what they are. The end of a pair counts with its beginning.
Counts counts_of(const Segment& segment) {
  Counts counts;
  for (const InlineTag& tag : segment.tags) {
    const bool half = tag.kind == TagKind::end_pair || tag.kind == TagKind::end_highlight;
    if (!half) ++counts[tag.kind == TagKind::begin_highlight ? "highlight" : key_of(tag)];
  }
  return counts;
}

/// Keys that are numbers say less than those with a code; then only how many there are counts.
bool only_numbers_differ(const Counts& source, const Counts& target) {
  int total = 0;
  for (const auto& [key, count] : source) total += key.starts_with("tag ") ? count : 1 << 20;
  for (const auto& [key, count] : target) total -= key.starts_with("tag ") ? count : 1 << 20;
  const auto named = [](const Counts& counts) {
    return std::ranges::any_of(counts,
                               [](const auto& entry) { return !entry.first.starts_with("tag "); });
  };
  return total == 0 && !named(source) && !named(target);
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

/// Placeholders may be put in another order by their numbers: %1$s and %s are the same.
std::string placeholder_key(std::string_view text) {
  if (text.starts_with('<')) return name_of_code(text);
  std::string key(text);
  const std::size_t dollar = key.find('$');
  if (key.starts_with('%') && dollar != std::string::npos) key.erase(1, dollar);
  return key;
}

/// "<All images>" is text: an element has attributes, closes itself, or is closed in the text.
bool is_markup(std::string_view written, const std::set<std::string>& closed) {
  constexpr std::array<std::string_view, 5> kVoid{"<br", "<hr", "<img", "<p", "<li"};
  if (!written.starts_with('<') || written.starts_with("</")) return true;
  const std::string name = name_of_code(written);
  return written.ends_with("/>") || written.find('=') != std::string_view::npos ||
         std::ranges::find(kVoid, name) != kVoid.end() || closed.contains(name);
}

Counts placeholders_of(const CheckedText& text) {
  std::vector<std::string_view> placeholders;
  std::set<std::string> closed;
  for (const text::Placeable& placeable : text.placeables) {
    if (placeable.kind != text::PlaceableKind::tag) continue;
    const std::string_view written = placeable.of(text.text);
    placeholders.push_back(written);
    if (written.starts_with("</")) closed.insert("<" + name_of_code(written).substr(2));
  }
  Counts counts;
  for (const std::string_view written : placeholders) {
    if (is_markup(written, closed)) ++counts[placeholder_key(written)];
  }
  return counts;
}

std::ptrdiff_t addresses_of(const CheckedText& text) {
  return std::ranges::count(text.placeables, text::PlaceableKind::address, &text::Placeable::kind);
}

}  // namespace

void check_tags(const CheckedText& source, const CheckedText& target, const Report& report) {
  const Segment& a = source.variant.segment;
  const Segment& b = target.variant.segment;
  if (a.tags.empty() && b.tags.empty()) return;
  const Counts in_source = counts_of(a);
  const Counts in_target = counts_of(b);
  const std::string differs = difference(in_source, in_target);
  if (!differs.empty() && !only_numbers_differ(in_source, in_target)) {
    report("tags", "inline tags " + differs, {});
    return;
  }
  if (std::ranges::count_if(a.tags, single_half) != std::ranges::count_if(b.tags, single_half)) {
    report("tags", "a tag is opened or closed only", {});
    return;
  }
  if (overlaps(b) && !overlaps(a)) report("tag-order", "tags overlap that are nested", {});
}

void check_placeholders(const CheckedText& source, const CheckedText& target,
                        const Report& report) {
  const std::string differs = difference(placeholders_of(source), placeholders_of(target));
  if (!differs.empty()) report("placeholders", differs, {});
}

void check_addresses(const CheckedText& source, const CheckedText& target, const Report& report) {
  const std::ptrdiff_t difference = addresses_of(target) - addresses_of(source);
  if (difference != 0) {
    report("addresses",
           std::string(difference < 0 ? "missing: " : "added: ") +
               std::to_string(difference < 0 ? -difference : difference) +
               " of the URLs and e-mail addresses",
           {});
  }
}

}  // namespace calque::check
