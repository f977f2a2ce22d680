#pragma once

#include "check/check.h"

namespace calque::check {

/// Placeholders, which a program needs: each must be there, and those without a name or number in
/// the same order ("placeholders").
void check_placeholders(const CheckedPair& pair, const Report& report);

/// Elements in the text itself ("markup"), compared by name. An end must not stand before its
/// beginning.
void check_markup(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
