#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calque/unit.h"
#include "text/folded_search.h"
#include "text/placeable.h"
#include "text/tokens.h"

namespace calque::check {

/// A text with what several checks need of it.
struct CheckedText {
  explicit CheckedText(const Variant& variant);

  const Variant& variant;
  const std::string& text;
  std::vector<text::Placeable> placeables;
  std::vector<text::Token> tokens;
  bool blank = false;  ///< Nothing but white space, and no tags.

  std::string_view language() const { return variant.language.primary(); }

  /// True when the byte belongs to a placeholder, a tag in the text or an address.
  bool in_code(std::size_t at) const;
};

/// What a check says about a target.
using Report = std::function<void(std::string_view check, std::string message,
                                  std::vector<text::ByteRange> ranges)>;

}  // namespace calque::check
