#include "match/inline_tags.h"

#include <algorithm>
#include <string_view>

#include "text/hash.h"

namespace calque {
namespace {

std::string_view attribute(const InlineTag& tag, std::string_view name) {
  const auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? std::string_view() : std::string_view(found->value);
}

TagShape shape_of(const InlineTag& tag) {
  switch (tag.kind) {
    case TagKind::begin_pair:
    case TagKind::begin_highlight:
      return TagShape::opens;
    case TagKind::end_pair:
    case TagKind::end_highlight:
      return TagShape::closes;
    case TagKind::isolated:
      return attribute(tag, "pos") == "end" ? TagShape::closes : TagShape::opens;
    case TagKind::placeholder:
      break;
  }
  return TagShape::stands;
}

std::uint64_t hash_code(const CodePart& part, std::uint64_t seed) {
  if (const auto* native = std::get_if<std::string>(&part)) return text::hash_bytes(*native, seed);
  return text::hash_bytes(std::get<SubFlow>(part).segment.text, seed + 1);
}

std::uint64_t hash_codes(const InlineTag& tag, std::uint64_t hash) {
  for (const CodePart& part : tag.code) hash = hash_code(part, hash);
  return hash;
}

/// XLIFF 1.2 asks for "x-" before the types that it does not know.
std::uint64_t hash_type(std::string_view type) {
  if (type.starts_with("x-")) type.remove_prefix(2);
  return type.empty() ? 0 : text::hash_bytes(type);
}

}  // namespace

MatchTag match_tag(const InlineTag& tag) {
  const std::string_view type = attribute(tag, "type");
  std::uint64_t surface = text::hash_combine(0, static_cast<std::uint64_t>(tag.kind));
  if (!type.empty()) surface = text::hash_bytes(type, surface);
  return {.at = static_cast<std::uint32_t>(tag.offset),
          .shape = shape_of(tag),
          .type = hash_type(type),
          .code = tag.code.empty() ? 0 : hash_codes(tag, 0),
          .surface = hash_codes(tag, surface)};
}

bool same_kind(const MatchTag& a, const MatchTag& b) {
  if (a.shape != b.shape) return false;
  if (a.type != 0 && b.type != 0) return a.type == b.type;
  return a.shape == TagShape::closes || a.code == b.code;
}

}  // namespace calque
