#pragma once

#include <memory>
#include <string_view>

#include "glossary/glossary_source.h"

namespace calque::text {
class ByteSource;
}

namespace calque::glossary {

/// True for TMX.
bool is_tmx_glossary(std::string_view beginning);

/// TMX as a glossary: a unit is an entry, a variant a term; a note of a unit is one.
std::unique_ptr<GlossarySource> read_tmx_glossary(text::ByteSource source,
                                                  std::string_view beginning,
                                                  const GlossaryReadOptions& options);

/// True for a zip file: the only one with terms is a workbook.
bool is_workbook(std::string_view beginning);

/// A workbook of Excel, whose first sheet is a table of terms.
std::unique_ptr<GlossarySource> read_workbook_glossary(text::ByteSource source,
                                                       std::string_view beginning,
                                                       const GlossaryReadOptions& options);

}  // namespace calque::glossary
