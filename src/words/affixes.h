#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.h"

/// Endings and proclitics of languages that Snowball does not serve well. Words are folded, unless
/// it says otherwise; see WordForms.
namespace calque::words {

/// Where the word may begin after proclitics, as byte offsets into the unfolded word, 0 left out:
/// vav, she- (ke-she-, mi-she-, le-khe-she-), be/le/ke/mi and ha- in Hebrew; wa/fa, bi/ka/li and
/// al- in Arabic. At least two letters remain.
std::vector<std::size_t> hebrew_proclitic_ends(std::string_view word);
std::vector<std::size_t> arabic_proclitic_ends(std::string_view word);

/// Every row of such proclitics, the empty one among them.
std::vector<std::string> hebrew_proclitics();
std::vector<std::string> arabic_proclitics();

/// What may stand behind a word in a text: the endings of arabic_text_stems, and particles without
/// and with -deul.
std::vector<std::string> arabic_endings();
std::vector<std::string> korean_particles();

/// The word with its construct, plural and possessive forms. Words of two letters have none.
std::vector<std::string> hebrew_forms(std::string_view word);

/// One spelling for letters that are confused in writing: alif with and without hamza, ta marbuta
/// and ha, alif maqsura and ya, Persian ya and kaf.
std::string normalize_arabic(std::string_view folded);

/// What is left of a normalized word without al-, and without the endings of gender and number.
std::vector<std::string> arabic_term_stems(std::string_view word);

/// The same, without the endings of pronouns too.
std::vector<std::string> arabic_text_stems(std::string_view word);

/// The word without particles, and without -deul.
std::vector<std::string> korean_stems(std::string_view word);

}  // namespace calque::words
