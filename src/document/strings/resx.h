#pragma once

#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Whether bytes begin like a file of .NET resources.
bool is_resx(std::string_view bytes);

/// The texts of a file of .NET resources (.resx, .resw): the values of `data` that are strings.
/// @throws InputError where it is no XML, or none of these.
Document read_resx(std::string_view text);

}  // namespace calque::document
