#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "calque/language.h"

namespace calque {

/// Whether text of another region of the same language will do: to look texts up, but not to take
/// them for translations.
enum class OtherRegions : std::uint8_t { refused, accepted };

/// The range that comes nearest to `wanted` of the languages that are there, best first:
/// - `wanted` itself, where it takes one of them in ("en" takes in "en-US");
/// - the longest range that takes `wanted` in ("en" for "en-US"; RFC 4647, section 3.4);
/// - a language that is the same when what goes without saying is said ("zh-Hant" for "zh-TW");
/// - where other regions are accepted, the first of the same language and script.
/// Nothing when none of them will do. Another script is another language here: "zh-Hans" does not
/// stand for "zh-TW".
std::optional<Language> closest_language(const Language& wanted, std::span<const Language> there,
                                         OtherRegions regions = OtherRegions::refused);

}  // namespace calque
