#pragma once

#include <string>
#include <string_view>

/// Text that a terminal can be given without it doing anything but show it.
namespace calque::text {

/// True for characters that steer a terminal, or move what stands beside them, instead of showing
/// something: controls (C0, DEL, C1), bidirectional controls (UAX #9: marks, embeddings, overrides,
/// isolates), line and paragraph separators, U+FEFF, annotation and tag characters. Joiners, soft
/// hyphens and variation selectors, which words and emoji need, are not among them.
bool is_steering(char32_t character);

/// A copy that is safe on a terminal: C0 controls (escape sequences, line breaks and tabs among
/// them) and DEL become symbols of the Control Pictures block, other steering characters their
/// number ("<U+202E>"), invalid bytes U+FFFD.
std::string make_printable(std::string_view text);

/// The same, but line feeds and tabs stay.
std::string make_lines_printable(std::string_view text);

}  // namespace calque::text
