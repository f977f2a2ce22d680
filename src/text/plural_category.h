#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Plural forms as CLDR has them.
namespace calque::text {

/// Whether `word` is one of "zero", "one", "two", "few", "many" and "other".
bool is_plural_category(std::string_view word);

/// The categories that a language (BCP 47) uses for numbers of things, in the order above: "one"
/// and "other" of "en", "other" of "ja". What is not known has "other".
std::vector<std::string> plural_categories(std::string_view language);

/// Those of them that whole numbers below a thousand have, as programs that count with them know
/// no others: not "many" of "fr" (millions), nor "other" of "pl" (fractions).
std::vector<std::string> plural_categories_of_counts(std::string_view language);

}  // namespace calque::text
