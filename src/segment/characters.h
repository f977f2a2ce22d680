#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.h"

/// What segmentation needs to know of single characters, by Unicode properties.
namespace calque::segment {

/// What a mark that may end a sentence is.
enum class MarkKind {
  none,
  period,     ///< `.`, which also ends abbreviations and ordinals.
  strong,     ///< `!` and `?` and their relatives, which also stand inside a sentence.
  ellipsis,   ///< `…`, two or more periods, or periods apart by spaces.
  full_stop,  ///< A mark that does nothing but end a sentence: `。`, `।`, `؟`, `։`.
  picture     ///< A picture of a mood without a mark before it.
};

/// The kind of one character; `;` and `:` are none, as they end sentences in few languages only.
MarkKind mark_kind(char32_t c);

/// White space, no-break and ideographic spaces included.
bool is_space(char32_t c);

/// A character without width: bidirectional controls, joiners, soft hyphen, byte order mark.
bool is_invisible(char32_t c);

/// Letters and combining marks: what a word is made of.
bool is_word_character(char32_t c);

bool is_digit(char32_t c);
bool is_upper(char32_t c);  ///< Upper or title case.
bool is_lower(char32_t c);

/// A letter of a script written without spaces between words (Han, Kana, Thai, Lao, Khmer,
/// Burmese).
bool is_unspaced_letter(char32_t c);

/// A syllable of the Korean script.
bool is_hangul(char32_t c);

/// Han ideographs, Kana and their punctuation, where full stops need no space after them.
bool is_east_asian(char32_t c);

/// Closing brackets, and quotation marks that close in some language.
bool may_close(char32_t c);

/// Quotation marks that open in one language and close in another, or that do both: `"`, `“`, `»`.
bool is_ambiguous_quote(char32_t c);

/// Opening brackets and quotation marks, `¿` and `¡` included.
bool may_open(char32_t c);

/// Letters of Hebrew, Arabic and other scripts written from right to left.
bool is_right_to_left(char32_t c);

/// Superscript digits and the signs that mark notes: ¹ † ‡ *.
bool is_note_mark(char32_t c);

/// Emoji and other pictures, with what modifies them.
bool is_picture(char32_t c);

/// A picture of a mood, which stands for a mark at the end of a sentence: 😀 👍 🎉. Others may
/// stand for a word ("I ❤ New York", a flag).
bool is_mood(char32_t c);

bool is_dash(char32_t c);
bool is_bullet(char32_t c);

/// The character that ends before `offset`; U+0000 of length 0 at the start of the text.
text::Decoded decode_before(std::string_view text, std::size_t offset);

/// The character at `offset`, or U+0000 at the end.
char32_t char_at(std::string_view text, std::size_t offset);

/// The first offset at or after `offset` that is no white space and nothing invisible.
std::size_t skip_spaces(std::string_view text, std::size_t offset);

}  // namespace calque::segment
