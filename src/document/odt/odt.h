#pragma once

#include <string>
#include <string_view>

#include "document/inline_edits.h"

namespace calque::document {

/// Whether bytes begin like a package that calls itself OpenDocument.
bool is_odt(std::string_view bytes);

/// The text of an OpenDocument package; `name` stands in messages.
Document read_odt(const std::string& bytes, const std::string& name,
                  const ReadOptions& options = {});

/// Runs of spaces, tabs and line feeds become the elements that OpenDocument has for them.
std::string escape_odt(std::string_view text, const TextPlace& place);

}  // namespace calque::document
