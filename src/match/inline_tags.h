#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "calque/segment.h"

namespace calque {

/// What a tag does with the text after it.
enum class TagShape : std::uint8_t { opens, closes, stands };

/// An inline tag as comparing sees it. Values are hashes.
struct MatchTag {
  std::uint32_t at = 0;  ///< Byte in the text before which it stands.
  TagShape shape = TagShape::stands;
  std::uint64_t type = 0;     ///< Of its `type` ("bold", "x-code" as "code"); 0 without one.
  std::uint64_t code = 0;     ///< Of its native code; 0 without any.
  std::uint64_t surface = 0;  ///< Of all but its number, which is the business of its file.
  /// The keys of the words, numbers or marks before and after it; 0 where there is none.
  std::uint64_t before = 0;
  std::uint64_t after = 0;
};

/// All but its surroundings.
MatchTag match_tag(const InlineTag& tag);

/// Tags of one shape and type, or, where one of them has no type, of one native code. An end is
/// what its begin is, and has mostly no type of its own.
bool same_kind(const MatchTag& a, const MatchTag& b);

}  // namespace calque
