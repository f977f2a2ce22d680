#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/source_map.h"

namespace calque::document {

/// The two formats write cues alike: a number or a name, a line of times, lines of text. What
/// differs is where a cue ends.
enum class SubtitleKind { subrip, webvtt };

/// Lines of text that are shown at a time; blank ones are left out.
struct Cue {
  std::vector<SourceRange> lines;
};

struct Cues {
  std::vector<Cue> cues;
  std::size_t notes = 0;  ///< Remarks between them, which are never shown.
};

/// All cues of a file that have text.
Cues find_cues(std::string_view file, SubtitleKind kind);

/// Whether a line or a stretch of a file has the mark between two times.
bool has_times(std::string_view text);

}  // namespace calque::document
