#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace calque::document {

/// What a reader sees as emphasis: fonts, sizes and colours change from run to run for no reason,
/// and would cut texts to pieces.
struct RunFormat {
  bool bold = false;
  bool italic = false;
  bool underlined = false;
  bool strike = false;
  std::string_view position{};  ///< "superscript", "subscript" or nothing.
  std::string_view link{};      ///< The relationship of a link that is a property of the run.

  bool plain() const { return *this == RunFormat(); }
  bool operator==(const RunFormat&) const = default;
};

/// The format of a run of Word or, without the prefix "w:", of Excel, by its properties; it lives
/// as long as the XML.
RunFormat format_by_elements(const pugi::xml_node& properties, const std::string& prefix);

/// The same of DrawingML, which has attributes for it.
RunFormat format_by_attributes(const pugi::xml_node& properties);

/// TMX has one type for a tag: of several formats the most visible names it. The code holds all.
std::string_view type_of(const RunFormat& format);
std::string code_of(const RunFormat& format, const std::string& prefix);

}  // namespace calque::document
