#pragma once

#include <string>
#include <string_view>

#include "document/inline_edits.h"

namespace calque::document {

/// Whether bytes begin like a package that calls itself an OpenDocument text, spreadsheet or
/// presentation.
bool is_odt(std::string_view bytes);
bool is_ods(std::string_view bytes);
bool is_odp(std::string_view bytes);

/// The text of an OpenDocument package; `name` stands in messages. Of a spreadsheet the cells with
/// text, without numbers and results of formulas; of a presentation the slides, then their notes.
Document read_odt(const std::string& bytes, const std::string& name,
                  const ReadOptions& options = {});
Document read_ods(const std::string& bytes, const std::string& name,
                  const ReadOptions& options = {});
Document read_odp(const std::string& bytes, const std::string& name,
                  const ReadOptions& options = {});

/// Runs of spaces, tabs and line feeds become the elements that OpenDocument has for them.
std::string escape_odt(std::string_view text, const TextPlace& place);

}  // namespace calque::document
