#pragma once

#include <cstdint>

namespace calque::text {

/// Tells one set of rules for tokens and their keys from another: the Unicode version of ICU, and
/// the tokens and keys of sample texts in all languages that have a stemmer. Keys that were stored
/// under one value must not be compared with keys made under another.
std::uint64_t word_rules_fingerprint();

}  // namespace calque::text
