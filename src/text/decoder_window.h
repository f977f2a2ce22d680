#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/decoder.h"

namespace calque::text {

/// The stretch of a decoded text that a reader looks at: it grows at its end on demand and is given
/// up at its start, so that no more is held than the reader needs, and one chunk of the decoder.
class DecoderWindow {
 public:
  explicit DecoderWindow(Decoder decoder) : decoder_(std::move(decoder)) {}

  /// Valid until the window grows.
  std::string_view view() const { return std::string_view(buffer_).substr(anchor_); }

  /// Lets the window grow; false at the end of the text. ByteSource's and Decoder's errors pass.
  bool grow();

  /// Sees to it that `size` bytes are in view, or all that are left of the text; false then.
  bool need(std::size_t size) {
    while (view().size() < size) {
      if (!grow()) return false;
    }
    return true;
  }

  /// Gives up the first `count` bytes of the view, or all of it when it has fewer.
  void advance(std::size_t count);

  /// The line of the view's start, from 1.
  std::uint64_t line() const { return line_; }

  const Decoder& decoder() const { return decoder_; }

  /// Where U+FFFD stands for bytes that could not be decoded.
  struct BadPlaces {
    std::uint64_t passed = 0;          ///< Before the view.
    std::vector<std::size_t> in_view;  ///< Offsets in the view.
  };

  /// The places before offset `end` of the view that have not been taken yet.
  BadPlaces take_bad_places(std::size_t end);

 private:
  Decoder decoder_;
  std::string buffer_;
  std::size_t anchor_ = 0;    ///< Of the view in the buffer.
  std::uint64_t offset_ = 0;  ///< Of the view in the text.
  std::uint64_t line_ = 1;
  std::deque<BadBytes> bad_bytes_;  ///< Not yet taken.
};

}  // namespace calque::text
