#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calque/unit.h"
#include "text/folded_search.h"
#include "text/placeable.h"
#include "text/protected_text.h"
#include "text/tokens.h"

namespace calque::check {

/// A text with what several checks need of it.
struct CheckedText {
  explicit CheckedText(const Variant& variant);

  const Variant& variant;
  const std::string& text;
  std::vector<text::ProtectedText> protected_texts;
  std::vector<text::Placeable> placeables;  ///< Of which the numerals are of interest.
  std::vector<text::Token> tokens;
  bool blank = false;  ///< Nothing but white space, and no tags.

  std::string_view language() const { return variant.language.primary(); }

  /// True when the byte belongs to protected text other than a name.
  bool in_code(std::size_t at) const;

  /// True when the byte belongs to protected text, names among it.
  bool is_protected(std::size_t at) const;

  /// The text without protected text: a blank in its place.
  std::string prose() const;
};

/// Where in the two texts something is.
struct Places {
  std::vector<text::ByteRange> target = {};
  std::vector<text::ByteRange> source = {};
};

/// What a check says about a target.
using Report =
    std::function<void(std::string_view check, std::string message, const Places& places)>;

}  // namespace calque::check
