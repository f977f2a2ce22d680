#include "server/unit_input.h"

#include <algorithm>
#include <array>

#include "report/unit_json.h"
#include "server/precondition.h"
#include "upkeep/unit_edit.h"

namespace calque::server {
namespace {

/// As many as a unit has at all likely; each is compared with all others.
constexpr std::size_t kMostVariants = 500;

/// Throws for what TMX cannot carry.
std::string carried(const Json& object, std::string_view name) {
  std::string text = text_in(object, name);
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      refuse("\"" + std::string(name) + "\" has a control character, which TMX cannot carry");
    }
  }
  return text;
}

const Json& list_in(const Json& object, std::string_view name) {
  static const Json kNone = Json::array();
  const auto found = object.find(std::string(name));
  if (found == object.end() || found->is_null()) return kNone;
  if (!found->is_array()) refuse("\"" + std::string(name) + "\" is no list");
  for (const Json& item : *found) {
    if (!item.is_object()) refuse("\"" + std::string(name) + "\" holds what is no JSON object");
  }
  return *found;
}

std::vector<Note> notes_in(const Json& object) {
  std::vector<Note> notes;
  for (const Json& note : list_in(object, "notes")) {
    notes.push_back(
        {.text = carried(note, "text"), .language = carried(note, "lang"), .encoding = {}});
  }
  return notes;
}

std::vector<Property> properties_in(const Json& object) {
  std::vector<Property> properties;
  for (const Json& property : list_in(object, "props")) {
    if (text_in(property, "type").empty()) refuse("\"props\": a property needs a \"type\"");
    properties.push_back({.type = carried(property, "type"),
                          .value = carried(property, "value"),
                          .language = carried(property, "lang"),
                          .encoding = {}});
  }
  return properties;
}

Variant variant_in(const Json& json) {
  Variant variant;
  variant.language = language_in(json, "lang");
  variant.segment = segment_in(json);
  if (variant.segment.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    refuse("the text for " + variant.language.tag() + " is empty");
  }
  variant.context = {.previous = carried(json, "previous"), .next = carried(json, "next")};
  variant.notes = notes_in(json);
  variant.properties = properties_in(json);
  return variant;
}

std::vector<Variant> variants_in(const Json& json) {
  const Json& list = list_in(json, "variants");
  if (list.size() > kMostVariants) {
    refuse("\"variants\": more than " + std::to_string(kMostVariants));
  }
  std::vector<Variant> variants;
  for (const Json& variant : list) variants.push_back(variant_in(variant));
  return variants;
}

std::optional<Language> source_in(const Json& json, const std::vector<Variant>& variants) {
  const std::string written = text_in(json, "srclang");
  if (written.empty()) return variants.front().language;
  if (written == "*all*") return std::nullopt;
  return language_of(written, "srclang");
}

}  // namespace

TranslationUnit unit_in(const Json& json) {
  TranslationUnit unit;
  unit.variants = variants_in(json);
  if (unit.variants.size() < 2) refuse("\"variants\": a unit takes two texts or more");
  unit.source_language = source_in(json, unit.variants);
  unit.tuid = carried(json, "tuid");
  unit.segment_type = "sentence";
  unit.notes = notes_in(json);
  unit.properties = properties_in(json);
  unit.confirmation =
      flag_in(json, "confirmed", true) ? Confirmation::given : Confirmation::missing;
  return unit;
}

void change_unit(TranslationUnit& unit, const Json& change, const std::string& date,
                 const std::string& user) {
  constexpr std::array<std::string_view, 7> kKnown{"variants", "remove", "notes",    "props",
                                                   "tuid",     "beside", "confirmed"};
  for (const auto& [name, value] : change.items()) {
    if (std::ranges::find(kKnown, name) == kKnown.end()) {
      refuse("\"" + name + "\" is nothing that can be changed");
    }
  }
  const EditStamp stamp{.date = date, .user = user};
  const PutRules rules{.beside = flag_in(change, "beside", false), .tags_may_go = true};
  std::vector<Variant> variants = variants_in(change);
  const bool texts = !variants.empty();
  for (Variant& variant : variants) put_variant(unit, std::move(variant), rules, stamp);
  if (const auto removed = change.find("remove"); removed != change.end()) {
    if (!removed->is_array()) refuse("\"remove\" is no list of languages");
    for (const Json& language : *removed) {
      if (!language.is_string()) refuse("\"remove\" is no list of languages");
      remove_language(unit, language_of(language.get<std::string>(), "remove"));
    }
  }
  if (change.contains("notes")) unit.notes = notes_in(change);
  if (change.contains("props")) unit.properties = properties_in(change);
  if (change.contains("tuid")) unit.tuid = carried(change, "tuid");
  if (texts || change.contains("confirmed")) {
    unit.confirmation =
        flag_in(change, "confirmed", true) ? Confirmation::given : Confirmation::missing;
    unit.confirmed_by = {};
  }
  unit.metadata.change_date = date;
  unit.metadata.change_id = user;
}

Json unit_json(const TranslationUnit& unit) {
  Json json = report::to_json(unit);
  if (unit.uid) json["uid"] = unit.uid->value.text();
  Json content = json;
  content.erase("unit");  // local to a file
  json["version"] = content_version(content.dump());
  return json;
}

std::string etag_of(const TranslationUnit& unit) {
  return "\"" + unit_json(unit)["version"].get<std::string>() + "\"";
}

}  // namespace calque::server
