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
/// - names in English: "English (United States)" is "en-US".
/// An empty or blank text gives "und"; nothing is what cannot be read.
std::optional<Language> understand_language(std::string_view written);

/// The same for a tag in a file. Throws InputError, which names the tag and not the place, for what
/// cannot be read.
Language language_in_file(std::string_view written);

}  // namespace calque
