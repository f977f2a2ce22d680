#pragma once

#include <memory>

#include "check/check.h"

namespace calque::check {

/// A sentence that denies something, and a translation with no word that does ("negation"). Told
/// from lists of words (data/negation.txt); nothing is said of languages without one.
std::unique_ptr<Check> make_negation_check(const CheckerOptions& options);

}  // namespace calque::check
