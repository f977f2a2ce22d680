#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calque/language.h"

/// Languages as clients write them and want them listed.
namespace calque::server {

/// The language of a code in whichever spelling: "pt_br", "EN-US", "deu", "sr_RS@latin". Nothing
/// for an empty code and for "auto", which leave it to the server. A code that cannot be read gives
/// "und", which no memory answers for.
std::optional<Language> asked_language(std::string_view code);

/// Languages to list: those of the memories, and of each the language alone without its region, so
/// that a client that knows no regions may ask as well. Each once, in the order of the alphabet.
std::vector<Language> listed_languages(std::vector<Language> languages);

/// From each of them to each of another language.
std::vector<std::pair<Language, Language>> pairs_of(const std::vector<Language>& languages);

/// "pt_br": as Weblate writes them to tmserver.
std::string posix_code(const Language& language);

/// "PT-BR": as DeepL lists them.
std::string capital_code(const Language& language);

}  // namespace calque::server
