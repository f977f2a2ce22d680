#include "transfer/header_json.h"

#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "store/metadata_json.h"

namespace calque {

using nlohmann::ordered_json;

std::string to_json(const FileHeader& header) {
  ordered_json object = ordered_json::object();
  if (!header.version.empty()) object["version"] = header.version;
  for (const Attribute& attribute : header.attributes) {
    object["attributes"][attribute.name] = attribute.value;
  }
  if (!header.notes.empty()) object["notes"] = ordered_json::parse(notes_to_json(header.notes));
  if (!header.properties.empty()) {
    object["props"] = ordered_json::parse(properties_to_json(header.properties));
  }
  if (!header.user_encodings.empty()) object["ude"] = header.user_encodings;
  return object.dump();
}

FileHeader header_from_json(std::string_view json) {
  FileHeader header;
  if (json.empty()) return header;
  try {
    const auto object = ordered_json::parse(json);
    header.present = object.contains("attributes");
    header.version = object.value("version", "");
    header.user_encodings = object.value("ude", "");
    if (header.present) {
      for (const auto& [name, value] : object["attributes"].items()) {
        header.attributes.push_back({name, value});
      }
    }
    if (object.contains("notes")) header.notes = notes_from_json(object["notes"].dump());
    if (object.contains("props")) header.properties = properties_from_json(object["props"].dump());
  } catch (const ordered_json::exception& e) {
    throw Error(std::string("the memory holds a header that is not readable: ") + e.what());
  }
  return header;
}

}  // namespace calque
