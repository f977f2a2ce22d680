#pragma once

#include <string>
#include <string_view>

namespace calque::segment {

/// The text in UTF-16, which ICU's regular expressions work on; U+FFFD for invalid bytes.
std::u16string to_utf16(std::string_view text);

/// Walks through the UTF-8 and the UTF-16 form of one text side by side.
class Utf8Position {
 public:
  /// `text` must outlive the object.
  explicit Utf8Position(std::string_view text) : text_(text) {}

  /// The byte offset that belongs to an offset in UTF-16; offsets must not decrease from call to
  /// call.
  std::size_t at(std::size_t utf16);

 private:
  std::string_view text_;
  std::size_t utf8_ = 0;
  std::size_t utf16_ = 0;
};

/// True for the second unit of a surrogate pair.
constexpr bool is_trail_unit(char16_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace calque::segment
