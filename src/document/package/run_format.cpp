#include "document/package/run_format.h"

#include <algorithm>
#include <array>

namespace calque::document {
namespace {

/// A toggle property without a value is on (ECMA-376, ST_OnOff); "none" is the value of an
/// underline that is off.
bool is_on(std::string_view value) {
  constexpr auto kOff = std::to_array<std::string_view>({"0", "false", "none", "off", "noStrike"});
  return std::ranges::find(kOff, value) == kOff.end();
}

}  // namespace

RunFormat format_by_elements(const pugi::xml_node& properties, const std::string& prefix) {
  const std::string value = prefix + "val";
  const auto on = [&](const char* name) {
    const pugi::xml_node property = properties.child((prefix + name).c_str());
    return property && is_on(property.attribute(value.c_str()).value());
  };
  RunFormat format{
      .bold = on("b"),
      .italic = on("i"),
      .underlined = on("u"),
      .strike = on("strike"),
      .position = properties.child((prefix + "vertAlign").c_str()).attribute(value.c_str()).value(),
      .link = {}};
  if (format.position == "baseline") format.position = {};
  return format;
}

RunFormat format_by_attributes(const pugi::xml_node& properties) {
  const auto on = [&](const char* name) {
    const pugi::xml_attribute property = properties.attribute(name);
    return property && is_on(property.value());
  };
  // Thousandths of the size by which the text is raised.
  const int raised = properties.attribute("baseline").as_int(0);
  const pugi::xml_node link = properties.child("a:hlinkClick");
  return {.bold = on("b"),
          .italic = on("i"),
          .underlined = on("u") && !link,
          .strike = on("strike"),
          .position = raised == 0 ? "" : (raised > 0 ? "superscript" : "subscript"),
          .link = link.attribute("r:id").value()};
}

std::string_view type_of(const RunFormat& format) {
  if (!format.link.empty()) return "link";
  if (format.bold) return "bold";
  if (format.italic) return "italic";
  if (format.underlined) return "underlined";
  if (format.strike) return "strike";
  return format.position;
}

std::string code_of(const RunFormat& format, const std::string& prefix) {
  std::string code = "<" + prefix + "rPr>";
  const auto add = [&](bool on, const std::string& name) {
    if (on) code += "<" + prefix + name + "/>";
  };
  add(format.bold, "b");
  add(format.italic, "i");
  add(format.underlined, "u");
  add(format.strike, "strike");
  add(!format.position.empty(),
      "vertAlign " + prefix + "val=\"" + std::string(format.position) + "\"");
  add(!format.link.empty(), "hlinkClick r:id=\"" + std::string(format.link) + "\"");
  return code + "</" + prefix + "rPr>";
}

}  // namespace calque::document
