#include "text/decoder_window.h"

#include <algorithm>

namespace calque::text {

/// What was passed is dropped only when more is read: views given out stay valid until then.
bool DecoderWindow::grow() {
  buffer_.erase(0, anchor_);
  anchor_ = 0;
  const std::size_t before = buffer_.size();
  while (buffer_.size() == before) {
    if (!decoder_.read(buffer_)) return false;
  }
  for (const BadBytes& bad : decoder_.take_bad_bytes()) bad_bytes_.push_back(bad);
  return true;
}

void DecoderWindow::advance(std::size_t count) {
  const std::string_view passed = view().substr(0, count);
  line_ += static_cast<std::uint64_t>(std::ranges::count(passed, '\n'));
  anchor_ += passed.size();
  offset_ += passed.size();
}

/// Those before the view were passed without anybody asking: they are counted.
DecoderWindow::BadPlaces DecoderWindow::take_bad_places(std::size_t end) {
  BadPlaces places;
  while (!bad_bytes_.empty() && bad_bytes_.front().text_offset < offset_ + end) {
    const std::uint64_t at = bad_bytes_.front().text_offset;
    if (at < offset_) {
      ++places.passed;
    } else {
      places.in_view.push_back(static_cast<std::size_t>(at - offset_));
    }
    bad_bytes_.pop_front();
  }
  return places;
}

}  // namespace calque::text
