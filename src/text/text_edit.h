#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace calque::text {

/// The bytes [begin, end) of a text become `replacement`.
struct TextEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement;
  bool operator==(const TextEdit&) const = default;
};

/// `text` with the edits, which are in order and do not overlap.
std::string edited(std::string_view text, std::span<const TextEdit> edits);

}  // namespace calque::text
