#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Whether bytes begin like a presentation of PowerPoint.
bool is_pptx(std::string_view bytes);

/// The text of the slides in their order, each with its notes; then what is asked for: comments,
/// layouts, properties. Hidden slides are left out. `name` stands in messages.
Document read_pptx(const std::string& bytes, const std::string& name,
                   const ReadOptions& options = {});

}  // namespace calque::document
