#pragma once

#include <string>
#include <string_view>

/// Codes and English names of languages, countries and scripts, as ICU has them (ISO 639, 3166,
/// 15924; CLDR). All answers are empty for what is not known; letters may be in any case.
namespace calque::text {

/// "de" for "deu" and "ger" (ISO 639-2/T and /B): the code of two letters that BCP 47 prefers.
std::string short_language_code(std::string_view three_letters);

/// "deu" for "de" (ISO 639-2/T).
std::string long_language_code(std::string_view two_letters);

/// "US" for "USA" (ISO 3166-1).
std::string short_country_code(std::string_view three_letters);

/// "de" for "German", "pt-BR" for "Brazilian Portuguese".
std::string language_named(std::string_view name);

/// "de" for "Deutsch", "tr" for "Türkçe": what the speakers of a language call it.
std::string language_calling_itself(std::string_view name);

/// "English" for "en", "Portuguese (Brazil)" for "pt-BR": what a tag (BCP 47) is called in English.
/// The tag itself where it is not known.
std::string english_name(const std::string& tag);

/// True for a code of two or three letters that is of a language with a name in English.
bool is_language_code(std::string_view code);

/// "Latn" for "en-US", "Hant" for "zh-TW": the script of a tag (BCP 47) that names none is the one
/// that its language is most likely written in (CLDR, "Likely Subtags").
std::string likely_script(std::string_view tag);

/// "US" for "en-Latn-US"; empty for a tag that names no region.
std::string region_of(std::string_view tag);

/// "US" for "United States"; "419" for "Latin America".
std::string country_named(std::string_view name);

/// "Hans" for "Simplified", "Cyrl" for "Cyrillic".
std::string script_named(std::string_view name);

}  // namespace calque::text
