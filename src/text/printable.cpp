#include "text/printable.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "text/utf8.h"

namespace calque::text {
namespace {

/// Below it are C0 controls; kDelete begins the row to which C1 controls belong.
constexpr char32_t kFirstPrintable = 0x20;
constexpr char32_t kDelete = 0x7F;

struct CharacterRange {
  char32_t first;
  char32_t last;
};

constexpr std::array<CharacterRange, 9> kSteering{
    {{kDelete, 0x9F},       // DEL and the C1 controls
     {0x061C, 0x061C},      // Arabic letter mark
     {0x200E, 0x200F},      // left-to-right and right-to-left mark
     {0x2028, 0x2029},      // line and paragraph separator
     {0x202A, 0x202E},      // embeddings and overrides
     {0x2066, 0x206F},      // isolates, and deprecated format characters
     {0xFEFF, 0xFEFF},      // byte order mark
     {0xFFF9, 0xFFFB},      // interlinear annotation
     {0xE0000, 0xE007F}}};  // tags

void append_visible(std::string& out, char32_t character) {
  // The block of Unicode with a picture for each control character, in their order.
  constexpr char32_t kControlPictures = 0x2400;
  constexpr char32_t kDeletePicture = 0x2421;
  if (character < kFirstPrintable) {
    append_utf8(out, kControlPictures + character);
  } else if (character == kDelete) {
    append_utf8(out, kDeletePicture);
  } else {
    // "<U+10FFFF>" and the final zero.
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "<U+%04X>", static_cast<unsigned>(character));
    out += number.data();
  }
}

/// What could steer becomes visible rather than vanishing: the reader sees that something was
/// there.
std::string printable(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    i += decoded.length;
    const bool kept = keep_lines && (decoded.code_point == '\n' || decoded.code_point == '\t');
    if (!kept && is_steering(decoded.code_point)) {
      append_visible(out, decoded.code_point);
    } else {
      append_utf8(out, decoded.code_point);
    }
  }
  return out;
}

}  // namespace

bool is_steering(char32_t character) {
  if (character < kFirstPrintable) return true;
  if (character < kDelete) return false;
  return std::ranges::any_of(kSteering, [character](const CharacterRange& range) {
    return character >= range.first && character <= range.last;
  });
}

std::string make_printable(std::string_view text) {
  return printable(text, false);
}

std::string make_lines_printable(std::string_view text) {
  return printable(text, true);
}

}  // namespace calque::text
