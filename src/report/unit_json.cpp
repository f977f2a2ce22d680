#include "report/unit_json.h"

#include <nlohmann/json.hpp>

#include "calque/unit.h"
#include "model/segment_markup.h"

namespace calque::report {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

void put(Json& object, const Metadata& metadata) {
  put(object, "creationdate", metadata.creation_date);
  put(object, "creationid", metadata.creation_id);
  put(object, "changedate", metadata.change_date);
  put(object, "changeid", metadata.change_id);
  put(object, "lastusagedate", metadata.last_usage_date);
  put(object, "usagecount", metadata.usage_count);
  put(object, "creationtool", metadata.creation_tool);
  put(object, "creationtoolversion", metadata.creation_tool_version);
  put(object, "datatype", metadata.datatype);
  put(object, "o-tmf", metadata.original_format);
  put(object, "o-encoding", metadata.original_encoding);
}

void put(Json& object, const std::vector<Note>& notes) {
  if (notes.empty()) return;
  Json& array = object["notes"] = Json::array();
  for (const Note& note : notes) {
    Json entry{{"text", note.text}};
    put(entry, "lang", note.language);
    put(entry, "encoding", note.encoding);
    array.push_back(std::move(entry));
  }
}

void put(Json& object, const std::vector<Property>& properties) {
  if (properties.empty()) return;
  Json& array = object["props"] = Json::array();
  for (const Property& property : properties) {
    Json entry{{"type", property.type}, {"value", property.value}};
    put(entry, "lang", property.language);
    put(entry, "encoding", property.encoding);
    array.push_back(std::move(entry));
  }
}

Json to_json(const Variant& variant) {
  Json object{{"lang", variant.language.tag()}, {"text", variant.segment.text}};
  if (!variant.segment.tags.empty()) object["markup"] = to_markup(variant.segment);
  put(object, "previous", variant.context.previous);
  put(object, "next", variant.context.next);
  put(object, variant.metadata);
  put(object, variant.notes);
  put(object, variant.properties);
  return object;
}

}  // namespace

Json to_json(const TranslationUnit& unit) {
  Json object{{"unit", unit.id.value}};
  put(object, "tuid", unit.tuid);
  object["srclang"] = unit.source_language ? unit.source_language->tag() : "*all*";
  put(object, "segtype", unit.segment_type);
  put(object, "origin", unit.origin);
  if (unit.confirmation == Confirmation::missing) object["confirmed"] = false;
  put(object, unit.metadata);
  put(object, unit.notes);
  put(object, unit.properties);
  Json& variants = object["variants"] = Json::array();
  for (const Variant& variant : unit.variants) variants.push_back(to_json(variant));
  return object;
}

}  // namespace calque::report
