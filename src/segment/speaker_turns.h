#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace calque::segment {

/// Follows the turns of a transcript that is written in one line: "JOHN: Well [laughs] MARY: No."
/// Only where a paragraph begins with a speaker in capitals are others looked for, after what may
/// end a turn without a mark: a bracket or a dash.
class SpeakerTurns {
 public:
  /// Time is linear in the text.
  explicit SpeakerTurns(std::string_view text);

  /// The first turn at or after `offset`, or npos. Offsets must not decrease.
  std::size_t next(std::size_t offset);

 private:
  std::vector<std::size_t> turns_;
  std::size_t at_ = 0;
};

}  // namespace calque::segment
