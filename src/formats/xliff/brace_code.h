#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "calque/segment.h"

namespace calque {

/// A tag of Phrase (formerly Memsource), which stands as text: `{1}` is a placeholder, `{b>` and
/// `<b}` are a pair; a pair is named by a number, or by its formats: `b`, `i`, `u`, `_` (subscript)
/// and `^` (superscript).
struct BraceCode {
  TagKind kind = TagKind::placeholder;
  std::string_view name;  ///< "b" of `{b>`.
  std::size_t length = 0;
};

/// The one that `text` begins with, if it begins with one.
std::optional<BraceCode> brace_code_at(std::string_view text);

}  // namespace calque
