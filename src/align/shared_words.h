#pragma once

#include <set>
#include <string>
#include <unordered_map>

namespace calque::align {

/// The token that a word of one side shares with words of the other side.
using SharedWords = std::unordered_map<std::string, std::string>;

/// Words that both sides have: names and loan words. Those spelt the same share their spelling;
/// others of one script share the first consonants, if words of both sides have these and are
/// similar letter by letter (Danmörk and Denmark). Words are folded, of more than five letters.
SharedWords find_shared_words(const std::set<std::string>& source,
                              const std::set<std::string>& target);

}  // namespace calque::align
