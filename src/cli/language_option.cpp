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

std::vector<Language> language_options(const std::vector<std::string>& written) {
  std::vector<Language> languages;
  for (const std::string& one : written) languages.push_back(language_option(one));
  return languages;
}

}  // namespace calque::cli
