#pragma once

#include <string>

#include "model/language.h"

namespace calque::cli {

/// A language from the command line. Throws UsageError for what is no language tag.
Language language_option(const std::string& written);

}  // namespace calque::cli
