#include "glossary/datum_json.h"

#include <nlohmann/json.hpp>

#include "calque/error.h"

namespace calque::glossary {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

/// Keys without a value are left out: most data have an element, a type and a value.
Json to_json(const std::vector<Datum>& data) {
  Json array = Json::array();
  for (const Datum& datum : data) {
    Json object;
    put(object, "element", datum.element);
    put(object, "type", datum.type);
    object["value"] = datum.value;
    put(object, "target", datum.target);
    put(object, "lang", datum.language);
    if (!datum.details.empty()) object["details"] = to_json(datum.details);
    array.push_back(std::move(object));
  }
  return array;
}

/// `depth` counts the data that it stands in; what TBX brings is one deeper than kMaxDatumDepth.
std::vector<Datum> from_json(const Json& array, int depth) {
  // The memory's file may come from anyone; depth is recursion here.
  if (depth > kMaxDatumDepth + 1) {
    throw Error(
        "the memory holds glossary data that are nested too deep: restore the file from a backup");
  }
  std::vector<Datum> data;
  for (const Json& object : array) {
    data.push_back({.element = object.value("element", ""),
                    .type = object.value("type", ""),
                    .value = object.at("value"),
                    .target = object.value("target", ""),
                    .language = object.value("lang", ""),
                    .details = {}});
    if (object.contains("details")) {
      data.back().details = from_json(object.at("details"), depth + 1);
    }
  }
  return data;
}

/// What `read` makes of the column's array; nothing for an empty column.
template <typename Read>
auto parsed(std::string_view text, Read read) {
  try {
    return read(text.empty() ? Json::array() : Json::parse(text));
  } catch (const nlohmann::json::exception& e) {
    throw Error(std::string("the memory holds glossary data that are not readable (") + e.what() +
                "): restore the file from a backup");
  }
}

}  // namespace

std::string data_to_json(const std::vector<Datum>& data) {
  return data.empty() ? std::string() : to_json(data).dump();
}

std::vector<Datum> data_from_json(std::string_view json) {
  return parsed(json, [](const Json& array) { return from_json(array, 0); });
}

std::string sections_to_json(const std::vector<LanguageData>& sections) {
  if (sections.empty()) return {};
  Json array = Json::array();
  for (const LanguageData& section : sections) {
    array.push_back({{"lang", section.language.tag()}, {"data", to_json(section.data)}});
  }
  return array.dump();
}

std::vector<LanguageData> sections_from_json(std::string_view json) {
  return parsed(json, [](const Json& array) {
    std::vector<LanguageData> sections;
    for (const Json& object : array) {
      sections.push_back(
          {Language(object.at("lang").get<std::string>()), from_json(object.at("data"), 0)});
    }
    return sections;
  });
}

}  // namespace calque::glossary
