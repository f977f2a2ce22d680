#include "check/pair.h"

#include <algorithm>

namespace calque::check {

CheckedText::CheckedText(const Variant& checked)
    : variant(checked),
      text(checked.segment.text),
      protected_texts(text::find_protected(text)),
      placeables(text::find_placeables(text, true)),
      tokens(text::tokenize(text)),
      blank(checked.segment.tags.empty() &&
            std::ranges::all_of(tokens, [](const text::Token& token) {
              return token.kind == text::TokenKind::space;
            })) {}

bool CheckedText::in_code(std::size_t at) const {
  const auto next = std::ranges::upper_bound(protected_texts, at, {}, &text::ProtectedText::begin);
  if (next == protected_texts.begin()) return false;
  const text::ProtectedText& part = *std::prev(next);
  return at < part.end && part.kind != text::ProtectedKind::name;
}

std::string CheckedText::prose() const {
  std::string prose;
  std::size_t at = 0;
  for (const text::ProtectedText& part : protected_texts) {
    prose.append(text, at, part.begin - at).append(1, ' ');
    at = part.end;
  }
  return prose.append(text, at);
}

}  // namespace calque::check
