#pragma once

#include "check/check.h"

namespace calque::check {

/// Placeholders and markup in the text, which a program or a reader of the result needs: each must
/// be there, and those without a name or number in the same order ("placeholders").
void check_placeholders(const CheckedPair& pair, const Report& report);

}  // namespace calque::check
