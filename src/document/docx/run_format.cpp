#include "document/docx/run_format.h"

namespace calque::document {
namespace {

/// A toggle property without a value is on (ECMA-376, ST_OnOff); "none" is the value of an
/// underline that is off.
bool is_on(const pugi::xml_node& property) {
  const std::string_view value = property.attribute("w:val").value();
  return property && value != "0" && value != "false" && value != "none" && value != "off";
}

}  // namespace

RunFormat format_of_run(const pugi::xml_node& run) {
  const pugi::xml_node properties = run.child("w:rPr");
  RunFormat format{.bold = is_on(properties.child("w:b")),
                   .italic = is_on(properties.child("w:i")),
                   .underlined = is_on(properties.child("w:u")),
                   .strike = is_on(properties.child("w:strike")),
                   .position = properties.child("w:vertAlign").attribute("w:val").value()};
  if (format.position == "baseline") format.position = {};
  return format;
}

std::string_view type_of(const RunFormat& format) {
  if (format.bold) return "bold";
  if (format.italic) return "italic";
  if (format.underlined) return "underlined";
  if (format.strike) return "strike";
  return format.position;
}

std::string code_of(const RunFormat& format) {
  std::string code = "<w:rPr>";
  if (format.bold) code += "<w:b/>";
  if (format.italic) code += "<w:i/>";
  if (format.underlined) code += "<w:u/>";
  if (format.strike) code += "<w:strike/>";
  if (!format.position.empty()) {
    code += "<w:vertAlign w:val=\"" + std::string(format.position) + "\"/>";
  }
  return code + "</w:rPr>";
}

}  // namespace calque::document
