#include "server/client_languages.h"

#include <algorithm>

#include "model/language_reading.h"
#include "text/ascii.h"

namespace calque::server {

std::optional<Language> asked_language(std::string_view code) {
  // A name in words may be long, and is looked for in tables.
  constexpr std::size_t kLongestCode = 100;
  if (code.empty() || text::equals_ignoring_case(code, "auto")) return std::nullopt;
  if (code.size() > kLongestCode) return Language();
  return understand_language(code).value_or(Language());
}

std::vector<Language> listed_languages(std::vector<Language> languages) {
  const std::size_t count = languages.size();
  for (std::size_t i = 0; i < count; ++i) {
    languages.emplace_back(std::string(languages[i].primary()));
  }
  std::erase_if(languages, [](const Language& language) { return language.undetermined(); });
  std::ranges::sort(languages);
  languages.erase(std::ranges::unique(languages).begin(), languages.end());
  return languages;
}

std::vector<std::pair<Language, Language>> pairs_of(const std::vector<Language>& languages) {
  std::vector<std::pair<Language, Language>> pairs;
  for (const Language& source : languages) {
    for (const Language& target : languages) {
      if (source.primary() != target.primary()) pairs.emplace_back(source, target);
    }
  }
  return pairs;
}

std::string posix_code(const Language& language) {
  std::string code = text::lower_ascii(language.tag());
  std::ranges::replace(code, '-', '_');
  return code;
}

std::string capital_code(const Language& language) {
  return text::upper_ascii(language.tag());
}

}  // namespace calque::server
