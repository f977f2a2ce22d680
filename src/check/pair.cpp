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

namespace {

/// The protected text that a byte belongs to; null for none.
const text::ProtectedText* part_at(const std::vector<text::ProtectedText>& parts, std::size_t at) {
  const auto next = std::ranges::upper_bound(parts, at, {}, &text::ProtectedText::begin);
  if (next == parts.begin() || at >= std::prev(next)->end) return nullptr;
  return &*std::prev(next);
}

}  // namespace

bool CheckedText::is_protected(std::size_t at) const {
  return part_at(protected_texts, at) != nullptr;
}

bool CheckedText::in_code(std::size_t at) const {
  const text::ProtectedText* part = part_at(protected_texts, at);
  return part != nullptr && part->kind != text::ProtectedKind::name;
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
