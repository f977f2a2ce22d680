#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Whether bytes begin like a workbook of Excel.
bool is_xlsx(std::string_view bytes);

/// The cells with text, sheet by sheet, each text that cells share once; then text in shapes, and
/// what is asked for: comments, properties. Numbers, formulas and their results, the headings of
/// tables, and hidden cells are left out. `name` stands in messages.
Document read_xlsx(const std::string& bytes, const std::string& name,
                   const ReadOptions& options = {});

}  // namespace calque::document
