#pragma once

#include "check/pair.h"

namespace calque::check {

/// A text without text beside one that has some.
void check_empty(const CheckedText& source, const CheckedText& target, const Report& report);

/// A word twice in a row, where no word of the source is. Not in languages that form words by
/// doubling them.
void check_doubled_words(const CheckedText& source, const CheckedText& target,
                         const Report& report);

}  // namespace calque::check
