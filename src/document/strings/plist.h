#pragma once

#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Whether bytes begin like a property list in XML.
bool is_plist(std::string_view text);

/// The plural rules of an Apple program (.stringsdict): the texts of their forms, and formats in
/// which there is more than variables. @throws InputError where it is no property list in XML.
Document read_stringsdict(std::string_view text);

/// All texts of a property list in XML.
Document read_plist(std::string_view text);

}  // namespace calque::document
