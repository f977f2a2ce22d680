#include "text/xml_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

enum class Place { content, attribute };

/// Marks the bytes that cannot simply be copied: the markup characters, the control characters and
/// 0xEF, which may begin U+FFFE or U+FFFF.
constexpr std::array<bool, 256> special_bytes(Place place) {
  std::array<bool, 256> special{};
  // XML 1.0 has no character below U+0020 but TAB, LF and CR (2.2). In attributes these would be
  // read as spaces (3.3.3), and CR as LF everywhere (2.11).
  for (std::size_t c = 0; c < 0x20; ++c) special[c] = true;
  special['\t'] = special['\n'] = place == Place::attribute;
  special['&'] = special['<'] = special['>'] = special[0xEF] = true;
  special['"'] = place == Place::attribute;
  return special;
}

constexpr std::array<bool, 256> kSpecialInContent = special_bytes(Place::content);
constexpr std::array<bool, 256> kSpecialInAttribute = special_bytes(Place::attribute);

std::string_view reference_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return {};
  }
}

/// Stretches without special bytes are copied at once: they are nearly everything.
void append_escaped(std::string& out, std::string_view text, const std::array<bool, 256>& special) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!special[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    out.append(text, copied, i - copied);
    const Decoded decoded = decode_at(text, i);
    const std::string_view reference = reference_for(text[i]);
    if (!reference.empty()) {
      out.append(reference);
    } else {
      append_utf8(
          out, is_xml_character(decoded.code_point) ? decoded.code_point : kReplacementCharacter);
    }
    i += decoded.length;
    copied = i;
  }
  out.append(text, copied);
}

/// Of characters beyond ASCII all are taken: XML leaves out few, and none that matters here.
bool is_name_start(char c) {
  return is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void append_xml_content(std::string& out, std::string_view text) {
  append_escaped(out, text, kSpecialInContent);
}

void append_xml_attribute(std::string& out, std::string_view text) {
  append_escaped(out, text, kSpecialInAttribute);
}

std::optional<std::size_t> find_non_xml(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool control =
        static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (control || (c == '\xEF' && !is_xml_character(decode_at(text, i).code_point))) return i;
  }
  return std::nullopt;
}

std::string replace_non_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    append_utf8(out,
                is_xml_character(decoded.code_point) ? decoded.code_point : kReplacementCharacter);
    i += decoded.length;
  }
  return out;
}

bool is_xml_name(std::string_view text) {
  if (text.empty() || !is_name_start(text.front())) return false;
  return std::ranges::all_of(
      text, [](char c) { return is_name_start(c) || is_ascii_digit(c) || c == '-' || c == '.'; });
}

}  // namespace calque::text
