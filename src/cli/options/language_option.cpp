#include "cli/options/language_option.h"

#include <utility>

#include "calque/error.h"
#include "model/language_reading.h"

namespace calque::cli {

Language language_option(const std::string& written) {
  auto language = understand_language(written);
  if (written.empty() || !language) {
    throw UsageError("\"" + written + "\" is no language tag: write it as en, pt-BR or zh-Hans");
  }
  return *std::move(language);
}

std::vector<Language> language_options(const std::vector<std::string>& written) {
  std::vector<Language> languages;
  for (const std::string& one : written) languages.push_back(language_option(one));
  return languages;
}

}  // namespace calque::cli
