#pragma once

#include <vector>

#include "align/translation_table.h"

namespace calque::align {

/// A source and a target token that look alike, and the count that this is worth.
struct Cognate {
  TokenId source = 0;
  TokenId target = 0;
  float count = 0;
};

/// Tokens spelt the same (numbers, marks and names), and tokens whose romanised beginnings or
/// consonants agree. Sorted by source, then target; a pair comes once.
std::vector<Cognate> find_cognates(const Vocabulary& source, const Vocabulary& target);

}  // namespace calque::align
