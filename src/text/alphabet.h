#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque::text {

/// The text as somebody types it who leaves the marks out: letter case, accents and points taken
/// away as by fold_spelling, and the strokes and dots of letters that Unicode does not take apart
/// ("ı", "ł", "ø", "đ").
std::string plain_spelling(std::string_view text);

/// The letters of a language in small: those that it is written with, and those of the words that
/// it borrows (CLDR's main and auxiliary exemplar characters). None for a language that CLDR does
/// not know.
std::vector<std::string> letters_of_language(const std::string& primary_language);

}  // namespace calque::text
