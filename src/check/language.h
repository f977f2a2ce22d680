#pragma once

#include "check/pair.h"

namespace calque::check {

/// A target of three words or more that is the source, or has a stretch of it as it was
/// ("untranslated").
void check_untranslated(const CheckedText& source, const CheckedText& target, const Report& report);

/// A target in another script or language than its own. Told from the words that the source does
/// not have, and nothing is said where it is the source.
void check_language(const CheckedText& source, const CheckedText& target, const Report& report);

/// Lengths so different that chance hardly explains it (see docs/checks.md).
void check_length(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
