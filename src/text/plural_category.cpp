#include "text/plural_category.h"

#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace calque::text {
namespace {

constexpr std::array<std::string_view, 6> kCategories{"zero", "one", "two", "few", "many", "other"};

}  // namespace

bool is_plural_category(std::string_view word) {
  return std::ranges::find(kCategories, word) != kCategories.end();
}

namespace {

std::unique_ptr<icu::PluralRules> rules_of(std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string tag(language);
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, error);
  std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, error));
  return U_SUCCESS(error) != 0 ? std::move(rules) : nullptr;
}

void sort(std::vector<std::string>& categories) {
  std::ranges::sort(categories, {}, [](const std::string& name) {
    return std::ranges::find(kCategories, name) - kCategories.begin();
  });
}

}  // namespace

std::vector<std::string> plural_categories(std::string_view language) {
  std::vector<std::string> used;
  if (const auto rules = rules_of(language)) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> names(rules->getKeywords(error));
    std::int32_t length = 0;
    while (U_SUCCESS(error) != 0 && names != nullptr) {
      const char* name = names->next(&length, error);
      if (name == nullptr) break;
      used.emplace_back(name, static_cast<std::size_t>(length));
    }
  }
  if (std::ranges::find(used, "other") == used.end()) used.emplace_back("other");
  sort(used);
  return used;
}

std::vector<std::string> plural_categories_of_counts(std::string_view language) {
  // Rules look at the last two digits, and at whether there are more.
  constexpr std::int32_t kEnough = 1000;
  const auto rules = rules_of(language);
  if (rules == nullptr) return {"other"};
  std::vector<std::string> used;
  for (std::int32_t number = 0; number < kEnough; ++number) {
    std::string name;
    rules->select(number).toUTF8String(name);
    if (std::ranges::find(used, name) == used.end()) used.push_back(std::move(name));
  }
  sort(used);
  return used;
}

}  // namespace calque::text
