#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/segment_source.h"

namespace calque::document {

/// Whether a file begins with a number and a line of times, or says that it is WebVTT.
bool is_subrip(std::string_view bytes);
bool is_webvtt(std::string_view bytes);

/// A paragraph is the text of a cue, or of several where a sentence goes on from one to the next;
/// each speaker of a dialogue has one of their own. What stands between cues is white space there.
Document read_subrip(std::string_view text);
Document read_webvtt(std::string_view text);

/// Text of several cues is divided among them by the lengths of what was there; a line longer than
/// 42 characters is broken near its middle.
std::optional<SegmentEditing> write_subrip(std::string_view file, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& render);
std::optional<SegmentEditing> write_webvtt(std::string_view file, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
