#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a character is, and spelling reduced to what helps to compare across languages.
namespace calque::text {

/// `ideograph` stands for every script that is written without spaces between words and whose
/// characters carry meaning alone or nearly so (Han, Hiragana, Thai, Lao, Khmer, Burmese).
enum class CharacterKind { space, letter, ideograph, digit, other };

CharacterKind kind_of(char32_t code_point);

/// The value 0 to 9 of a decimal digit of any script, or -1.
int digit_value(char32_t code_point);

/// Compatibility forms, letter case and the marks of Latin, Greek, Cyrillic, Hebrew and Arabic
/// (accents, points, harakat) taken away. Vowel signs of Indic scripts stay. Valid UTF-8 in and
/// out.
std::string fold_spelling(std::string_view text);

/// A rough ASCII spelling (a to z) of each word by ICU's Any-Latin; empty where there is none.
/// Words hold no line breaks.
std::vector<std::string> romanise(std::span<const std::string> words);

}  // namespace calque::text
