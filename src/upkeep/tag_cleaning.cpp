#include "upkeep/tag_cleaning.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/segment_tags.h"

namespace calque {
namespace {

std::string_view attribute(const InlineTag& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? std::string_view() : found->value;
}

/// True when the attribute was not so before.
bool set_attribute(InlineTag& tag, const std::string& name, const std::string& value) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  if (found == tag.attributes.end()) {
    tag.attributes.insert(tag.attributes.begin(), {name, value});
    return true;
  }
  return std::exchange(found->value, value) != value;
}

/// The native code, without sub-flows.
std::string code_text(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    if (const auto* text = std::get_if<std::string>(&part)) code += *text;
  }
  return code;
}

/// What a single code opens or closes.
struct Half {
  bool opening = false;
  std::string name;
};

bool is_name_character(char c) {
  return c != ' ' && c != '>' && c != '/' && c != '\t' && c != '\n';
}

/// "b" of `<b class="k">` and of `</b>`; nothing for `<br/>` and for what is no element's tag.
std::optional<Half> half_by_code(const InlineTag& tag) {
  const std::string code = code_text(tag);
  if (code.size() < 3 || code.front() != '<' || code.back() != '>') return std::nullopt;
  if (code[1] == '!' || code[1] == '?' || code[code.size() - 2] == '/') return std::nullopt;
  Half half{.opening = code[1] != '/', .name = {}};
  for (std::size_t i = half.opening ? 1 : 2; i < code.size() && is_name_character(code[i]); ++i) {
    half.name += code[i];
  }
  if (half.name.empty()) return std::nullopt;
  return half;
}

std::optional<Half> half_of(const InlineTag& tag) {
  if (tag.kind != TagKind::isolated && tag.kind != TagKind::placeholder) return std::nullopt;
  if (auto half = half_by_code(tag)) return half;
  const std::string_view x = attribute(tag, "x");
  if (tag.kind != TagKind::isolated || x.empty()) return std::nullopt;
  // A space cannot be in an element's name: numbers and names do not mix.
  return Half{.opening = attribute(tag, "pos") == "begin", .name = "x " + std::string(x)};
}

void make_half(InlineTag& tag, TagKind kind, const std::string& pair) {
  tag.kind = kind;
  set_attribute(tag, "i", pair);
}

/// A number that no pair of the segment has.
int free_pair_number(const Segment& segment) {
  int highest = 0;
  for (const InlineTag& tag : segment.tags) {
    const std::string_view i = attribute(tag, "i");
    if (i.size() < 9 && i.find_first_not_of("0123456789") == std::string_view::npos && !i.empty()) {
      highest = std::max(highest, std::stoi(std::string(i)));
    }
  }
  return highest + 1;
}

/// For each tag the place of its other half; its own where there is none.
std::vector<std::size_t> partners_of(const Segment& segment) {
  std::vector<std::size_t> partners;
  std::map<std::string, std::size_t, std::less<>> begun;
  std::vector<std::size_t> highlights;
  for (std::size_t i = 0; i < segment.tags.size(); ++i) {
    const InlineTag& tag = segment.tags[i];
    partners.push_back(i);
    if (tag.kind == TagKind::begin_pair)
      begun.insert_or_assign(std::string(attribute(tag, "i")), i);
    if (tag.kind == TagKind::begin_highlight) highlights.push_back(i);
    std::size_t other = i;
    if (tag.kind == TagKind::end_highlight && !highlights.empty()) {
      other = highlights.back();
      highlights.pop_back();
    } else if (tag.kind == TagKind::end_pair) {
      const auto begin = begun.find(attribute(tag, "i"));
      if (begin != begun.end()) other = begin->second;
    }
    partners[i] = other;
    partners[other] = i;
  }
  return partners;
}

/// Codes that mean the same: kind, type and native code.
std::string signature(const InlineTag& tag) {
  const bool pair = tag.kind == TagKind::begin_pair;
  return std::string(pair ? "pair" : "single") + '\n' + std::string(attribute(tag, "type")) + '\n' +
         code_text(tag);
}

bool has_number(const InlineTag& tag) {
  return tag.kind != TagKind::end_pair && tag.kind != TagKind::end_highlight;
}

/// Numbers that the source gave, to be given again to tags alike.
class TagNumbers {
 public:
  void number_source(Segment& segment, bool& changed) {
    for (InlineTag& tag : segment.tags) {
      if (!has_number(tag)) continue;
      const std::string x = std::to_string(++last_);
      by_signature_[signature(tag)].push_back(x);
      changed |= set_attribute(tag, "x", x);
    }
  }

  void number_other(Segment& segment, bool& changed) const {
    std::map<std::string, std::size_t> used;
    int last = last_;
    for (InlineTag& tag : segment.tags) {
      if (!has_number(tag)) continue;
      const std::string key = signature(tag);
      const auto known = by_signature_.find(key);
      const std::size_t n = used[key]++;
      const bool again = known != by_signature_.end() && n < known->second.size();
      changed |= set_attribute(tag, "x", again ? known->second[n] : std::to_string(++last));
    }
  }

 private:
  int last_ = 0;
  std::map<std::string, std::vector<std::string>> by_signature_;
};

bool number_pairs(Segment& segment) {
  std::map<std::string, std::string, std::less<>> numbers;
  bool changed = false;
  for (InlineTag& tag : segment.tags) {
    if (tag.kind != TagKind::begin_pair && tag.kind != TagKind::end_pair) continue;
    const std::string old(attribute(tag, "i"));
    const auto [at, fresh] = numbers.emplace(old, std::to_string(numbers.size() + 1));
    changed |= set_attribute(tag, "i", at->second);
  }
  return changed;
}

}  // namespace

void remove_outer_tags(Segment& segment) {
  std::vector<bool> outer;
  for (const InlineTag& tag : segment.tags) {
    outer.push_back(tag.offset == 0 || tag.offset == segment.text.size());
  }
  const std::vector<std::size_t> partners = partners_of(segment);
  std::vector<InlineTag> kept;
  for (std::size_t i = 0; i < segment.tags.size(); ++i) {
    if (!outer[i] || !outer[partners[i]]) kept.push_back(segment.tags[i]);
  }
  segment.tags = std::move(kept);
}

void pair_tags(Segment& segment) {
  int number = free_pair_number(segment);
  std::vector<std::pair<std::string, InlineTag*>> open;
  std::map<std::string, int> open_names;  // so that a lone end costs no search
  bool changed = false;
  for (InlineTag& tag : segment.tags) {
    const auto half = half_of(tag);
    if (!half) continue;
    if (half->opening) {
      open.emplace_back(half->name, &tag);
      ++open_names[half->name];
      continue;
    }
    if (open_names[half->name] == 0) continue;
    // What was opened inside and never closed is passed over.
    for (; open.back().first != half->name; open.pop_back()) --open_names[open.back().first];
    const std::string pair = std::to_string(number++);
    make_half(*open.back().second, TagKind::begin_pair, pair);
    make_half(tag, TagKind::end_pair, pair);
    --open_names[half->name];
    open.pop_back();
    changed = true;
  }
  if (changed) normalise_tags(segment);
}

bool number_tags(TranslationUnit& unit) {
  const bool any = std::ranges::any_of(
      unit.variants, [](const Variant& variant) { return !variant.segment.tags.empty(); });
  if (!any) return false;
  bool changed = false;
  TagNumbers numbers;
  Variant& source =
      unit.variants[static_cast<std::size_t>(unit.source_variant() - unit.variants.data())];
  numbers.number_source(source.segment, changed);
  for (Variant& variant : unit.variants) {
    if (&variant != &source) numbers.number_other(variant.segment, changed);
    changed |= number_pairs(variant.segment);
  }
  return changed;
}

}  // namespace calque
