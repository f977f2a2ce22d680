#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/source_map.h"

struct yaml_parser_s;

namespace calque::document {

/// Something in a YAML file.
struct YamlEvent {
  enum class Kind { scalar, alias, begin_mapping, end_mapping, begin_list, end_list, end_document };
  enum class Style { plain, single_quoted, double_quoted, literal, folded };
  Kind kind = Kind::end_document;
  Style style = Style::plain;
  std::string value;     ///< Of a scalar.
  bool tagged = false;   ///< It says of what type it is, other than a string.
  bool in_flow = false;  ///< Of a mapping or list: it stands in brackets.
  SourceRange range;     ///< In bytes, without anchor and tag.
};

/// Reads the events of libyaml, whose marks count characters.
class YamlEvents {
 public:
  /// `file` must outlive the object. @throws InputError when libyaml cannot be started.
  explicit YamlEvents(std::string_view file);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// Nothing at the end of the file. @throws InputError, which names the line.
  std::optional<YamlEvent> next();

 private:
  std::size_t byte_at(std::size_t character);
  SourceRange without_properties(SourceRange range) const;

  std::string_view file_;
  std::unique_ptr<yaml_parser_s> parser_;
  std::size_t character_ = 0;
  std::size_t byte_ = 0;
};

}  // namespace calque::document
