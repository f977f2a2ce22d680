#pragma once

#include "check/pair.h"

namespace calque::check {

/// Characters that could not be read (U+FFFD), UTF-8 that was read in another encoding ("Ã¤"),
/// letters of another script within a word (a Cyrillic "а" in "pаge"), and characters that nobody
/// sees; where the source has none of them.
void check_characters(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
