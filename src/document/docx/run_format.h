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

  bool plain() const { return !bold && !italic && !underlined && !strike && position.empty(); }
  bool operator==(const RunFormat&) const = default;
};

/// The format of a run of Word, a `w:r`; it lives as long as the XML.
RunFormat format_of_run(const pugi::xml_node& run);

/// TMX has one type for a tag: of several formats the most visible names it. The code holds all.
std::string_view type_of(const RunFormat& format);
std::string code_of(const RunFormat& format);

}  // namespace calque::document
