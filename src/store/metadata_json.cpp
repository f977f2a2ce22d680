#include "store/metadata_json.h"

#include <nlohmann/json.hpp>

#include "calque/error.h"

namespace calque {
namespace {

using nlohmann::json;

void put(json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

/// Calls `read` for each element of a column's array.
template <typename Read>
void for_each_element(std::string_view text, Read read) {
  if (text.empty()) return;
  try {
    for (const json& element : json::parse(text)) read(element);
  } catch (const json::exception& e) {
    throw Error(std::string("the memory holds notes or properties that are not readable (") +
                e.what() + "): restore the file from a backup");
  }
}

}  // namespace

std::string notes_to_json(const std::vector<Note>& notes) {
  if (notes.empty()) return {};
  json array = json::array();
  for (const Note& note : notes) {
    json object{{"text", note.text}};
    put(object, "lang", note.language);
    put(object, "encoding", note.encoding);
    array.push_back(std::move(object));
  }
  return array.dump();
}

std::vector<Note> notes_from_json(std::string_view text) {
  std::vector<Note> notes;
  for_each_element(text, [&notes](const json& element) {
    notes.push_back({.text = element.at("text"),
                     .language = element.value("lang", ""),
                     .encoding = element.value("encoding", "")});
  });
  return notes;
}

std::string properties_to_json(const std::vector<Property>& properties) {
  if (properties.empty()) return {};
  json array = json::array();
  for (const Property& property : properties) {
    json object{{"type", property.type}, {"value", property.value}};
    put(object, "lang", property.language);
    put(object, "encoding", property.encoding);
    array.push_back(std::move(object));
  }
  return array.dump();
}

std::vector<Property> properties_from_json(std::string_view text) {
  std::vector<Property> properties;
  for_each_element(text, [&properties](const json& element) {
    properties.push_back({.type = element.at("type"),
                          .value = element.at("value"),
                          .language = element.value("lang", ""),
                          .encoding = element.value("encoding", "")});
  });
  return properties;
}

}  // namespace calque
