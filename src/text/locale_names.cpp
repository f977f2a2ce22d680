#include "text/locale_names.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace calque::text {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;
using Pair = std::pair<std::string_view, std::string_view>;

/// ISO 639-2/B, where it differs from /T.
constexpr std::array<Pair, 20> kBibliographicCodes{
    {{"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"},
     {"cze", "cs"}, {"dut", "nl"}, {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"},
     {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"}, {"may", "ms"},
     {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"}}};

/// Codes that ICU lists, but that the IANA registry replaced by others.
constexpr std::array<std::string_view, 5> kReplacedCodes{"in", "iw", "ji", "jw", "mo"};

/// Names in use that CLDR has not, or has otherwise.
constexpr std::array<Pair, 11> kFurtherLanguages{{{"american english", "en-US"},
                                                  {"brazilian portuguese", "pt-BR"},
                                                  {"british english", "en-GB"},
                                                  {"european portuguese", "pt-PT"},
                                                  {"farsi", "fa"},
                                                  {"flemish", "nl-BE"},
                                                  {"mandarin", "zh"},
                                                  {"modern greek", "el"},
                                                  {"norwegian bokmal", "nb"},
                                                  {"simplified chinese", "zh-Hans"},
                                                  {"traditional chinese", "zh-Hant"}}};

constexpr std::array<Pair, 11> kFurtherCountries{{{"hong kong", "HK"},
                                                  {"korea", "KR"},
                                                  // UN M.49.
                                                  {"latin america", "419"},
                                                  {"macao", "MO"},
                                                  {"prc", "CN"},
                                                  {"people's republic of china", "CN"},
                                                  {"turkey", "TR"},
                                                  {"türkiye", "TR"},
                                                  {"uk", "GB"},
                                                  {"us", "US"},
                                                  {"usa", "US"}}};

constexpr std::array<Pair, 7> kScripts{{{"arabic", "Arab"},
                                        {"cyrillic", "Cyrl"},
                                        {"devanagari", "Deva"},
                                        {"latin", "Latn"},
                                        {"roman", "Latn"},
                                        {"simplified", "Hans"},
                                        {"traditional", "Hant"}}};

/// Asks ICU for a name, folded.
template <typename Ask>
std::string folded_name(Ask ask) {
  // A longer name is left out, with a warning that counts as a failure here; none is.
  std::array<char16_t, 256> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = ask(buffer.data(), static_cast<std::int32_t>(buffer.size()), &status);
  // Without a name ICU gives the code itself, and says so by a warning.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  std::string name;
  icu::UnicodeString(buffer.data(), length).toUTF8String(name);
  return fold_case(name);
}

/// Calls `visit` with each code of a list that ends with null.
template <typename Visit>
void for_each_code(const char* const* codes, Visit visit) {
  for (; *codes != nullptr; ++codes) visit(*codes);
}

Names make_language_codes() {
  // These first: a code that both lists had would keep its bibliographic meaning.
  Names codes(kBibliographicCodes.begin(), kBibliographicCodes.end());
  for_each_code(uloc_getISOLanguages(), [&codes](const std::string& code) {
    // Only codes of ISO 639-1: BCP 47 has the shortest code for a language.
    if (code.size() != 2 || std::ranges::find(kReplacedCodes, code) != kReplacedCodes.end()) return;
    codes.emplace(uloc_getISO3Language(code.c_str()), code);
  });
  return codes;
}

Names make_country_codes() {
  Names codes;
  for_each_code(uloc_getISOCountries(), [&codes](const std::string& code) {
    codes.emplace(lower_ascii(uloc_getISO3Country(("und_" + code).c_str())), code);
  });
  return codes;
}

/// In English.
Names make_language_names() {
  Names names(kFurtherLanguages.begin(), kFurtherLanguages.end());
  for_each_code(uloc_getISOLanguages(), [&names](const std::string& code) {
    if (std::ranges::find(kReplacedCodes, code) != kReplacedCodes.end()) return;
    names.emplace(folded_name([&code](char16_t* out, std::int32_t size, UErrorCode* status) {
                    return uloc_getDisplayLanguage(code.c_str(), "en", out, size, status);
                  }),
                  code);
  });
  return names;
}

Names make_own_names() {
  Names names;
  for_each_code(uloc_getISOLanguages(), [&names](const std::string& code) {
    if (std::ranges::find(kReplacedCodes, code) != kReplacedCodes.end()) return;
    names.emplace(folded_name([&code](char16_t* out, std::int32_t size, UErrorCode* status) {
                    return uloc_getDisplayLanguage(code.c_str(), code.c_str(), out, size, status);
                  }),
                  code);
  });
  return names;
}

Names make_country_names() {
  Names names(kFurtherCountries.begin(), kFurtherCountries.end());
  for_each_code(uloc_getISOCountries(), [&names](const std::string& code) {
    // ICU asks for a locale, not for a country.
    const std::string locale = "und_" + code;
    names.emplace(folded_name([&locale](char16_t* out, std::int32_t size, UErrorCode* status) {
                    return uloc_getDisplayCountry(locale.c_str(), "en", out, size, status);
                  }),
                  code);
  });
  return names;
}

icu::Locale locale_of(std::string_view tag, UErrorCode& status) {
  return icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
}

std::set<std::string, std::less<>> make_known_codes() {
  std::set<std::string, std::less<>> codes;
  for_each_code(uloc_getISOLanguages(), [&codes](const std::string& code) {
    codes.insert(code);
    codes.insert(uloc_getISO3Language(code.c_str()));
  });
  for (const auto& [bibliographic, code] : kBibliographicCodes) codes.emplace(bibliographic);
  codes.erase(std::string());
  return codes;
}

std::string find_in(const Names& names, const std::string& name) {
  const auto found = names.find(name);
  return name.empty() || found == names.end() ? std::string() : found->second;
}

}  // namespace

std::string short_language_code(std::string_view three_letters) {
  static const Names codes = make_language_codes();
  return find_in(codes, lower_ascii(three_letters));
}

std::string long_language_code(std::string_view two_letters) {
  return uloc_getISO3Language(std::string(two_letters).c_str());
}

std::string short_country_code(std::string_view three_letters) {
  static const Names codes = make_country_codes();
  return find_in(codes, lower_ascii(three_letters));
}

std::string language_named(std::string_view name) {
  static const Names names = make_language_names();
  return find_in(names, fold_case(name));
}

std::string language_calling_itself(std::string_view name) {
  static const Names names = make_own_names();
  return find_in(names, fold_case(name));
}

std::string english_name(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  if (U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == '\0') return tag;
  icu::UnicodeString name;
  std::string utf8;
  locale.getDisplayName(icu::Locale::getEnglish(), name).toUTF8String(utf8);
  return utf8;
}

bool is_language_code(std::string_view code) {
  static const std::set<std::string, std::less<>> codes = make_known_codes();
  return codes.contains(lower_ascii(code));
}

std::string region_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = locale_of(tag, status);
  return U_FAILURE(status) ? std::string() : std::string(locale.getCountry());
}

std::string likely_script(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = locale_of(tag, status);
  locale.addLikelySubtags(status);
  return U_FAILURE(status) ? std::string() : std::string(locale.getScript());
}

std::string country_named(std::string_view name) {
  static const Names names = make_country_names();
  return find_in(names, fold_case(name));
}

std::string script_named(std::string_view name) {
  const std::string folded = lower_ascii(name);
  const auto* const found = std::ranges::find(kScripts, folded, &Pair::first);
  return found == kScripts.end() ? std::string() : std::string(found->second);
}

}  // namespace calque::text
