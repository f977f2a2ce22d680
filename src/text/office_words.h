#pragma once

#include <cstdint>
#include <string_view>

namespace calque::text {

/// The words of a text as office programs count them: what stands between white space is one, be it
/// a word, a number or a dash ("3.5 % – well-known" has four). Of the East Asian scripts but Hangul
/// each character is one by itself, punctuation and full-width forms among them, and of Thai, Lao,
/// Khmer and Burmese each character with its marks. `text` is valid UTF-8.
std::int64_t count_office_words(std::string_view text);

}  // namespace calque::text
