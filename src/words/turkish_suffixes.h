#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque::words {

/// True when `rest` can follow a Turkish or Azerbaijani noun that ends in a vowel, or not, as a
/// chain of inflectional suffixes: plural, possessive, case, -ki, copula. Lower case; vowel harmony
/// is not checked. Sources: Göksel and Kerslake, Turkish: A Comprehensive Grammar, chapter 8.
bool is_turkish_suffix_chain(std::string_view rest, bool after_vowel);

/// The stems that a folded word may have with such a chain after them, the longest first, the word
/// itself left out; a softened final consonant (kitab-ı) gives its hard form (kitap) too. Stems
/// have at least two letters.
std::vector<std::string> turkish_stems(std::string_view word);

/// The stem of the last word of a compound, "banka" of "bankası", "başkan" of "başkanı"; empty when
/// it has no possessive ending.
std::vector<std::string> turkish_compound_stems(std::string_view word);

}  // namespace calque::words
