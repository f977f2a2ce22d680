#pragma once

#include <string>

#include "calque/align.h"
#include "calque/language.h"
#include "document/document.h"

namespace calque::cli {

/// A file of one sentence a line; what divides it into paragraphs is not known.
align::Side read_sentences(const std::string& path);

/// An article of any kind that documents are read from, split by the rules of its language.
align::Side read_article(const std::string& path, const Language& language,
                         const document::Include& include);

}  // namespace calque::cli
