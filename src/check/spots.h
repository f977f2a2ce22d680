#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "check/pair.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::check {

/// A character with those on its sides; 0 at the ends of the text.
struct Spot {
  std::size_t at = 0;
  std::size_t end = 0;
  char32_t before = 0;
  char32_t here = 0;
  char32_t after = 0;
};

/// Calls `visit` for each character that belongs to no protected text but names.
template <typename Visit>
void for_each_spot(const CheckedText& checked, Visit visit) {
  const std::string& text = checked.text;
  char32_t before = 0;
  auto part = checked.protected_texts.begin();
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded here = text::decode_at(text, at);
    const std::size_t end = at + here.length;
    const char32_t after = end < text.size() ? text::decode_at(text, end).code_point : 0;
    while (part != checked.protected_texts.end() && part->end <= at) ++part;
    const bool code = part != checked.protected_texts.end() && part->begin <= at &&
                      part->kind != text::ProtectedKind::name;
    if (!code) visit(Spot{at, end, before, here.code_point, after});
    before = here.code_point;
    at = end;
  }
}

inline bool is_any(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

inline bool is_space(char32_t c) {
  return c != 0 && text::kind_of(c) == text::CharacterKind::space;
}

inline bool is_letter(char32_t c) {
  return c != 0 && text::kind_of(c) == text::CharacterKind::letter;
}

/// Whether a letter begins there; false at the end of the text.
inline bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(text::decode_at(text, at).code_point);
}

inline bool is_ideograph(char32_t c) {
  return c != 0 && text::kind_of(c) == text::CharacterKind::ideograph;
}

/// The places of the characters of which `wrong` is true.
template <typename Wrong>
std::vector<text::ByteRange> places_where(const CheckedText& checked, Wrong wrong) {
  std::vector<text::ByteRange> ranges;
  for_each_spot(checked, [&](const Spot& spot) {
    if (wrong(spot)) ranges.push_back({spot.at, spot.end});
  });
  return ranges;
}

}  // namespace calque::check
