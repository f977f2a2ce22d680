#pragma once

#include <string>
#include <string_view>

namespace calque::align {

/// The consonants of a word in the letters a to z, with those that languages exchange made one (c,
/// k and q; z, x and s; v, f, p and b; d and t), doubled ones once: "denmark" and "danmork" are
/// both "tnmrk".
std::string consonants(std::string_view latin);

}  // namespace calque::align
