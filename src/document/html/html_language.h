#pragma once

#include <string_view>
#include <vector>

#include "calque/language.h"
#include "document/rebuild.h"

namespace calque::document {

/// The edits that make `language` that of an HTML page, in the start tag of `html`: `lang`, and
/// `xml:lang` where there is one; `dir` where it is there or the language is written from right to
/// left. None for a page without that tag. Parts that say a language themselves keep it.
std::vector<text::TextEdit> html_language_edits(std::string_view html, const Language& language);

}  // namespace calque::document
