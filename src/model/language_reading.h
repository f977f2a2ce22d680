#pragma once

#include <optional>
#include <string_view>

#include "calque/language.h"

/// Language tags as others write them.
namespace calque {

/// The language that `written` stands for, in the form of BCP 47 with the shortest code (RFC 5646,
/// section 4.5): besides well-formed tags, known or not ("EN-us", "x-lolcat"), there are read
/// - ISO 639-2 and 3166 codes of three letters: "ger", "deu-DEU" are "de", "de-DE";
/// - tags and codes that were replaced: "iw" is "he", "zh-CHS" is "zh-Hans", "sr-SP-Latn" is
///   "sr-Latn-RS", "i-klingon" is "tlh";
/// - POSIX locales: "en_US.UTF-8" is "en-US", "sr_RS@latin" is "sr-Latn-RS";
/// - names in English and in the language itself: "English (United States)" is "en-US", "Deutsch"
///   is "de".
/// An empty or blank text gives "und"; nothing is what cannot be read.
std::optional<Language> understand_language(std::string_view written);

/// What the heading of a table's column says of its language.
struct HeadingLanguage {
  Language language;
  bool sure = true;  ///< False for codes that no list of languages has, and may be words.
};

/// The language that a heading names, by a tag ("EN-us", "deu"), by its name in English or its own
/// ("German", "Deutsch", "English_United_States", "Portuguese (Brazil)"), or by a tag in brackets
/// ("English(en)", "Target [de-DE]"). Nothing for other words.
std::optional<HeadingLanguage> language_of_heading(std::string_view heading);

/// The same as `understand_language` for a tag in a file. Throws InputError, which names the tag
/// and not the place, for what cannot be read.
Language language_in_file(std::string_view written);

}  // namespace calque
