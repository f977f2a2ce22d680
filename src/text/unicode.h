#pragma once

#include <string>
#include <string_view>

/// The door to ICU for whole strings. Everything in and out is valid UTF-8.
namespace calque::text {

/// How upper and lower case correspond: Turkish and Azerbaijani pair I/ı and İ/i.
enum class CaseRules { standard, turkic };

/// The rules of the language with this primary subtag ("tr", "az": turkic).
CaseRules case_rules_of(std::string_view primary_language);

/// Full case folding (Unicode Standard, section 3.13).
std::string fold_case(std::string_view text, CaseRules rules = CaseRules::standard);

/// Normalization Form C (UAX #15).
std::string to_nfc(std::string_view text);

/// Terminal columns that the text takes: 2 for East Asian wide and full-width characters, 0 for
/// combining marks and format characters, 1 for all others (UAX #11).
std::size_t display_width(std::string_view text);

/// True when the text holds a letter of a right-to-left script (UAX #9 classes R and AL).
bool has_right_to_left(std::string_view text);

/// How a character takes part in the order of a line (UAX #9).
enum class Direction {
  neutral,        ///< No strong direction: spaces, marks, digits.
  left_to_right,  ///< Class L.
  right_to_left,  ///< Classes R and AL.
  mark            ///< Class NSM: goes with the character before it.
};
Direction direction_of(char32_t character);

/// True for languages that are written from right to left: by the script of the tag, or the one
/// that the language mostly has (CLDR).
bool is_right_to_left(const std::string& language_tag);

/// The version of the Unicode data that this program uses, such as "15.0 (ICU 72.1)".
std::string unicode_version();

}  // namespace calque::text
