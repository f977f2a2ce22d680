#include "formats/xliff/xliff_types.h"

#include <algorithm>
#include <array>

#include "text/xml_text.h"

namespace calque {
namespace {

constexpr std::string_view kPrivate1 = "x-";
constexpr std::string_view kPrivate2 = "calque:";

struct TypeName {
  std::string_view type;
  std::string_view type2;  ///< In XLIFF 2.1.
  std::string_view sub_type2;
};

// Read back by the first line that has the same values.
constexpr std::array<TypeName, 7> kTypes2{{
    {"bold", "fmt", "xlf:b"},
    {"italic", "fmt", "xlf:i"},
    {"underlined", "fmt", "xlf:u"},
    {"ulined", "fmt", "xlf:u"},
    {"lb", "fmt", "xlf:lb"},
    {"link", "link", ""},
    {"image", "image", ""},
}};

std::string attributes(std::string_view type, std::string_view sub_type) {
  std::string out = " type=\"" + std::string(type) + "\"";
  if (sub_type.empty()) return out;
  out += " subType=\"";
  text::append_xml_attribute(out, sub_type);
  return out + "\"";
}

}  // namespace

std::string xliff1_ctype(std::string_view type) {
  constexpr std::array<std::string_view, 7> kKnown{"bold",  "italic", "underlined", "link",
                                                   "image", "lb",     "pb"};
  if (type.empty() || type.starts_with(kPrivate1)) return std::string(type);
  const bool known = std::ranges::find(kKnown, type) != kKnown.end();
  return (known ? "" : std::string(kPrivate1)) + std::string(type);
}

std::string xliff2_type_attributes(std::string_view type) {
  const auto known = std::ranges::find(kTypes2, type, &TypeName::type);
  if (known != kTypes2.end()) return attributes(known->type2, known->sub_type2);
  if (type.empty() || type.find_first_of(": \t\r\n") != std::string_view::npos) return {};
  return attributes("other", std::string(kPrivate2).append(type));
}

std::string type_of_inline(const XmlNode& node) {
  for (const std::string_view name : {"ctype", "mtype"}) {
    std::string_view type = node.attribute(name);
    if (type.empty()) continue;
    if (type.starts_with(kPrivate1)) type.remove_prefix(kPrivate1.size());
    return std::string(type);
  }
  const std::string_view type = node.attribute("type");
  const std::string_view sub_type = node.attribute("subType");
  if (sub_type.starts_with(kPrivate2)) return std::string(sub_type.substr(kPrivate2.size()));
  const auto known = std::ranges::find_if(kTypes2, [&](const TypeName& name) {
    return name.type2 == type && name.sub_type2 == sub_type;
  });
  return std::string(known == kTypes2.end() ? type : known->type);
}

}  // namespace calque
