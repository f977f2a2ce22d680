#pragma once

#include <string>
#include <vector>

#include "calque/language.h"

namespace calque::cli {

/// A language from the command line, read as those of files are (understand_language). Throws
/// UsageError for what is no language tag.
Language language_option(const std::string& written);

/// The same for each of several.
std::vector<Language> language_options(const std::vector<std::string>& written);

}  // namespace calque::cli
