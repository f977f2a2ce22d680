#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/paragraph_builder.h"
#include "document/strings/yaml_events.h"

namespace calque::document {

/// Whether a scalar without quotes is a string, and no number, date or constant (YAML 1.1, types;
/// Ruby and many others still read so).
bool is_plain_string(std::string_view value);

/// The text of a scalar with its bytes.
void add_scalar(std::string_view file, const YamlEvent& scalar, ParagraphBuilder& builder);

/// Where a text is written.
struct YamlPlace {
  YamlEvent::Style style = YamlEvent::Style::plain;
  bool in_flow = false;     ///< In brackets.
  bool whole = true;        ///< It is all of the scalar, so that quotes may be put around it.
  std::string indentation;  ///< Of further lines.
};

/// Nothing where the text cannot stand there.
std::optional<std::string> write_scalar(std::string_view text, const YamlPlace& place);

}  // namespace calque::document
