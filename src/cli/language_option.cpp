#include "cli/language_option.h"

#include "error.h"

namespace calque::cli {

Language language_option(const std::string& written) {
  Language language(written);
  if (written.empty() || !language.well_formed()) {
    throw UsageError("\"" + written + "\" is no language tag: write it as en, pt-BR or zh-Hans");
  }
  return language;
}

}  // namespace calque::cli
