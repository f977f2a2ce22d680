#include "server/offsets.h"

#include <algorithm>

#include "text/utf8.h"

namespace calque::server {
namespace {

/// Of a character: two where UTF-16 needs a pair of surrogates.
std::size_t units_of(const text::Decoded& character) {
  return character.code_point > 0xFFFF ? 2 : 1;
}

std::size_t units_before(std::string_view text, std::size_t bytes) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < std::min(bytes, text.size());) {
    const text::Decoded character = text::decode_at(text, at);
    units += units_of(character);
    at += character.length;
  }
  return units;
}

}  // namespace

Offsets offsets_of(const Request& request) {
  const std::string written = request.query.get("offsets", "utf8");
  if (written == "utf16") return Offsets::utf16;
  if (written != "utf8") refuse("\"offsets\" is utf8 or utf16");
  return Offsets::utf8;
}

std::size_t bytes_before(std::string_view text, std::size_t units) {
  std::size_t at = 0;
  for (std::size_t counted = 0; at < text.size();) {
    const text::Decoded character = text::decode_at(text, at);
    counted += units_of(character);
    if (counted > units) break;
    at += character.length;
  }
  return at;
}

void recount(Json& ranges, std::string_view text, Offsets offsets) {
  if (offsets == Offsets::utf8) return;
  if (ranges.is_number()) {
    ranges = units_before(text, ranges.get<std::size_t>());
    return;
  }
  // Lists of pairs, or a pair: two levels.
  for (Json& range : ranges) {
    if (range.is_number()) {
      range = units_before(text, range.get<std::size_t>());
      continue;
    }
    for (Json& place : range) place = units_before(text, place.get<std::size_t>());
  }
}

}  // namespace calque::server
