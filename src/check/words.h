#pragma once

#include "check/pair.h"

namespace calque::check {

/// A text without text beside one that has some.
void check_empty(const CheckedText& source, const CheckedText& target, const Report& report);

/// A word twice in a row, where no word of the source is. Not in languages that form words by
/// doubling them.
void check_doubled_words(const CheckedText& source, const CheckedText& target,
                         const Report& report);

/// A target of three words or more that is the source.
void check_untranslated(const CheckedText& source, const CheckedText& target, const Report& report);

/// A target in another script or language than its own. Says nothing where it is the source.
void check_language(const CheckedText& source, const CheckedText& target, const Report& report);

/// Characters that could not be read (U+FFFD), and UTF-8 that was read as Windows-1252 ("Ã¤").
void check_characters(const CheckedText& source, const CheckedText& target, const Report& report);

/// Lengths so different that chance hardly explains it (see docs/checks.md).
void check_length(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
