#include "text/plural_category.h"

#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>

#include <algorithm>
#include <array>
#include <memory>

namespace calque::text {
namespace {

constexpr std::array<std::string_view, 6> kCategories{"zero", "one", "two", "few", "many", "other"};

}  // namespace

bool is_plural_category(std::string_view word) {
  return std::ranges::find(kCategories, word) != kCategories.end();
}

std::vector<std::string> plural_categories(std::string_view language) {
  std::vector<std::string> used;
  UErrorCode error = U_ZERO_ERROR;
  const std::string tag(language);
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, error);
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, error));
  if (U_SUCCESS(error) != 0 && rules != nullptr) {
    const std::unique_ptr<icu::StringEnumeration> names(rules->getKeywords(error));
    std::int32_t length = 0;
    while (U_SUCCESS(error) != 0 && names != nullptr) {
      const char* name = names->next(&length, error);
      if (name == nullptr) break;
      used.emplace_back(name, static_cast<std::size_t>(length));
    }
  }
  if (std::ranges::find(used, "other") == used.end()) used.emplace_back("other");
  std::ranges::sort(used, {}, [](const std::string& name) {
    return std::ranges::find(kCategories, name) - kCategories.begin();
  });
  return used;
}

}  // namespace calque::text
