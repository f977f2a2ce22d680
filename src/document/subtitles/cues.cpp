#include "document/subtitles/cues.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/trim.h"

namespace calque::document {
namespace {

std::vector<SourceRange> lines_of(std::string_view file) {
  std::vector<SourceRange> lines;
  std::size_t begin = 0;
  while (begin < file.size()) {
    const std::size_t end = std::min(file.find_first_of("\r\n", begin), file.size());
    lines.push_back({begin, end});
    begin = end + (file.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

/// The number before a line of times.
bool is_number(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(" \t") + 1);
  return !line.empty() && std::ranges::all_of(line, text::is_ascii_digit);
}

}  // namespace

bool has_times(std::string_view text) {
  const std::size_t arrow = text.find("-->");
  return arrow != std::string_view::npos &&
         text.substr(0, arrow).find_first_of("0123456789") != std::string_view::npos;
}

Cues find_cues(std::string_view file, SubtitleKind kind) {
  const std::vector<SourceRange> lines = lines_of(file);
  const auto text = [&](std::size_t i) { return file.substr(lines[i].begin, lines[i].size()); };
  Cues found;
  for (std::size_t i = 0; i < lines.size();) {
    if (kind == SubtitleKind::webvtt && text(i).starts_with("NOTE")) ++found.notes;
    if (!has_times(text(i++))) continue;
    Cue cue;
    for (; i < lines.size() && !has_times(text(i)); ++i) {
      const bool blank = text::is_blank(text(i), " \t");
      // Of SubRip only a number and times end a cue, as writers leave lines blank within it.
      if (blank && kind == SubtitleKind::webvtt) break;
      const bool number = is_number(text(i)) && i + 1 < lines.size() && has_times(text(i + 1));
      if (!blank && !number) cue.lines.push_back(lines[i]);
    }
    if (!cue.lines.empty()) found.cues.push_back(std::move(cue));
  }
  return found;
}

}  // namespace calque::document
