#include "report/unit_change.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/segment_markup.h"
#include "report/table.h"
#include "report/unit_text.h"
#include "upkeep/changes.h"

namespace calque::report {
namespace {

using Json = nlohmann::ordered_json;

/// The variants of one unit that the other one does not have with the same language and segment.
std::vector<const Variant*> missing_from(const TranslationUnit* other,
                                         const TranslationUnit& unit) {
  std::vector<const Variant*> missing;
  for (const Variant& variant : unit.variants) {
    const bool present =
        other != nullptr && std::ranges::any_of(other->variants, [&](const Variant& candidate) {
          return candidate.language == variant.language && candidate.segment == variant.segment;
        });
    if (!present) missing.push_back(&variant);
  }
  return missing;
}

std::vector<const Variant*> taken_away(const UnitChange& change) {
  return missing_from(change.after, change.before);
}

std::vector<const Variant*> brought(const UnitChange& change) {
  if (change.after == nullptr) return {};
  return missing_from(&change.before, *change.after);
}

std::string heading(const UnitChange& change) {
  std::string line = "unit " + std::to_string(change.before.id.value);
  if (change.after != nullptr) return line;
  line += " goes";
  if (change.kept.value > 0) line += ", unit " + std::to_string(change.kept.value) + " stays";
  return line;
}

Json json_of(const std::vector<const Variant*>& variants) {
  Json array = Json::array();
  for (const Variant* variant : variants) {
    Json object{{"lang", variant->language.tag()}, {"text", variant->segment.text}};
    if (!variant->segment.tags.empty()) object["markup"] = to_markup(variant->segment);
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace

std::string change_text(const UnitChange& change, const Style& style) {
  Table table({Align::left, Align::left, Align::left});
  for (const Variant* variant : taken_away(change)) {
    table.add_row({"", style.text("- " + variant->language.tag(), Role::deleted),
                   segment_text(variant->segment, style)});
  }
  for (const Variant* variant : brought(change)) {
    table.add_row({"", style.text("+ " + variant->language.tag(), Role::inserted),
                   segment_text(variant->segment, style)});
  }
  return style.words(heading(change), Role::heading) + "\n" + table.to_string();
}

Json to_json(const UnitChange& change) {
  Json object{{"unit", change.before.id.value},
              {"change", change.after == nullptr ? "removed" : "replaced"}};
  if (change.kept.value > 0) object["kept"] = change.kept.value;
  object["before"] = json_of(taken_away(change));
  if (change.after != nullptr) object["after"] = json_of(brought(change));
  return object;
}

}  // namespace calque::report
