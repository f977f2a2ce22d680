#include "segment/speaker_turns.h"

#include "segment/characters.h"

namespace calque::segment {
namespace {

/// "JOHN:", "SPEAKER 2:", "DR. WHITE:" at `offset`.
bool speaker_at(std::string_view text, std::size_t offset) {
  // Characters: a title, a name and a first name.
  constexpr int kLongest = 30;
  int capitals = 0;
  for (int read = 0; read < kLongest && offset < text.size(); ++read) {
    const text::Decoded decoded = text::decode_at(text, offset);
    const char32_t c = decoded.code_point;
    offset += decoded.length;
    if (c == U':') return capitals >= 2 && is_space(char_at(text, offset));
    capitals += is_upper(c) ? 1 : 0;
    const bool belongs = is_upper(c) || is_digit(c) || c == U' ' || c == U'.' || c == U'\'' ||
                         c == U'’' || c == U'-';
    if (!belongs) return false;
  }
  return false;
}

bool may_end_turn(char32_t c) {
  return c == U']' || c == U')' || is_dash(c);
}

}  // namespace

SpeakerTurns::SpeakerTurns(std::string_view text) {
  if (!speaker_at(text, skip_spaces(text, 0))) return;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const char32_t before = decode_before(text, at).code_point;
    if (may_end_turn(before) && speaker_at(text, at + 1)) turns_.push_back(at + 1);
  }
}

std::size_t SpeakerTurns::next(std::size_t offset) {
  while (at_ < turns_.size() && turns_[at_] < offset) ++at_;
  return at_ < turns_.size() ? turns_[at_] : std::string_view::npos;
}

}  // namespace calque::segment
