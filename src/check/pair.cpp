#include "check/pair.h"

#include <algorithm>

namespace calque::check {

CheckedText::CheckedText(const Variant& checked)
    : variant(checked),
      text(checked.segment.text),
      placeables(text::find_placeables(text, true)),
      tokens(text::tokenize(text)),
      blank(checked.segment.tags.empty() &&
            std::ranges::all_of(tokens, [](const text::Token& token) {
              return token.kind == text::TokenKind::space;
            })) {}

bool CheckedText::in_code(std::size_t at) const {
  return std::ranges::any_of(placeables, [at](const text::Placeable& placeable) {
    return placeable.kind != text::PlaceableKind::numeral && placeable.begin <= at &&
           at < placeable.end;
  });
}

}  // namespace calque::check
