#pragma once

#include "check/pair.h"

namespace calque::check {

/// The mark at the end, white space, closing quotation marks and brackets set aside: a question
/// stays a question, and a sentence a sentence, in the marks of each language. Not for languages
/// that have no such marks (Thai, Lao, Khmer, Burmese, Tibetan).
void check_end_mark(const CheckedText& source, const CheckedText& target, const Report& report);

/// Spanish ¿ and ¡ where ? and ! end a sentence.
void check_inverted_marks(const CheckedText& source, const CheckedText& target,
                          const Report& report);

/// Marks of another writing system: ? for ; in Greek, ?,; for ؟،؛ in Arabic script, half-width
/// marks after Chinese characters and Kana, full-width ones and digits elsewhere.
void check_marks_of_language(const CheckedText& target, const Report& report);

/// Spaces inside « » and before : ; ! ? in French (of Canada: only inside « » and before :).
void check_french_spaces(const CheckedText& target, const Report& report);

/// Brackets and quotation marks that have a partner in the source but not in the target.
void check_partners(const CheckedText& source, const CheckedText& target, const Report& report);

/// White space at one end that the other text has not, and double spaces.
void check_spaces(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
