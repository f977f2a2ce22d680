#include "calque/unit.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace calque {
namespace {

/// A kind of keys, and the properties that make up one; those that are not there are empty.
struct KeyKind {
  std::string_view name;
  std::array<std::string_view, 3> types;
};

/// Alone it tells where a text comes from, and is no key.
constexpr std::string_view kWhereFrom = "file";

constexpr char kBetween = '\x1f';  // ASCII "unit separator": stands in no text of XML

// - gettext: the context and the plural tell messages apart (GNU gettext manual, "Contexts",
//   "Plural forms"), the form tells the translations of one message apart.
// - resname: XLIFF 1.2 "resname", XLIFF 2 "name".
// - trados, structure: properties of Trados Studio, whose names end with a type (":SingleString").
// - context: memoQ's id-based context; Weblate and Transifex write the same.
// - key: of files of strings, as several tools write it.
// - omegat: an alternative translation has the file and the id or path of its text; a default one
//   has none of them (OmegaT manual, "Project TMX").
constexpr std::array<KeyKind, 7> kKinds{{
    {kMessageKey, {"x-msgctxt", "x-msgid-plural", "x-plural-form"}},
    {"resname", {"x-resname", "", ""}},
    {"trados", {"x-IdContext", "", ""}},
    {"structure", {"x-StructureContext", "", ""}},
    {"context", {"x-context", "", ""}},
    {"key", {"x-key", "", ""}},
    {"omegat", {"file", "id", "path"}},
}};

/// "x-IdContext" of "x-IdContext:SingleString".
std::string_view without_type(std::string_view property) {
  return property.substr(0, property.find(':'));
}

using Properties = std::span<const Property>;

const std::string* find(Properties properties, std::string_view type) {
  const auto found = std::ranges::find_if(
      properties, [type](const Property& p) { return without_type(p.type) == type; });
  return found == properties.end() ? nullptr : &found->value;
}

/// The key of this kind that the properties make up, if they do.
std::optional<std::string> key_of(const KeyKind& kind, Properties properties) {
  std::string value;
  bool any = false;
  for (const std::string_view type : kind.types) {
    if (type.empty()) break;
    if (type != kind.types.front()) value.push_back(kBetween);
    const std::string* part = find(properties, type);
    if (part == nullptr) continue;
    value.append(*part);
    any = any || type != kWhereFrom;
  }
  return any ? std::optional(std::move(value)) : std::nullopt;
}

void add_keys(Properties properties, Identity& out) {
  if (properties.empty()) return;
  for (const KeyKind& kind : kKinds) {
    const bool known = std::ranges::find(out.keys, kind.name, &ContextKey::kind) != out.keys.end();
    if (known) continue;
    if (auto value = key_of(kind, properties)) out.keys.push_back({kind.name, *std::move(value)});
  }
}

}  // namespace

Identity identity_of(std::string_view id, Properties properties) {
  Identity identity;
  identity.id = id;
  add_keys(properties, identity);
  return identity;
}

Identity identity_of(const TranslationUnit& unit, const Variant& variant) {
  Identity identity;
  identity.id = unit.tuid;
  add_keys(variant.properties, identity);
  add_keys(unit.properties, identity);
  return identity;
}

KeyAgreement agreement(const Identity& wanted, const Identity& stored) {
  bool equal = !wanted.id.empty() && wanted.id == stored.id;
  for (const ContextKey& key : wanted.keys) {
    const auto other = std::ranges::find(stored.keys, key.kind, &ContextKey::kind);
    if (other == stored.keys.end()) continue;
    if (other->value != key.value) return KeyAgreement::other;
    equal = true;
  }
  return equal ? KeyAgreement::right : KeyAgreement::unknown;
}

std::string name_of(const ContextKey& key) {
  std::string name;
  for (std::size_t begin = 0; begin <= key.value.size();) {
    const std::size_t end = std::min(key.value.find(kBetween, begin), key.value.size());
    if (end > begin && !name.empty()) name += " | ";
    name.append(key.value, begin, end - begin);
    begin = end + 1;
  }
  return name;
}

}  // namespace calque
