#include "formats/xliff/xliff_space.h"

#include <algorithm>
#include <array>

#include "model/segment_edit.h"
#include "text/text_edit.h"

namespace calque {
namespace {

constexpr std::string_view kXmlSpaces = " \t\r\n";
/// A text of more sentences is no segment, and what is kept of it must not outgrow the file.
constexpr std::size_t kMostRuns = 1000;

struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

template <std::size_t N>
std::size_t length_of_last(const std::array<std::string_view, N>& marks, std::string_view text) {
  const auto found =
      std::ranges::find_if(marks, [text](std::string_view mark) { return text.ends_with(mark); });
  return found == marks.end() ? 0 : found->size();
}

/// True when the text ends with a mark that ends a sentence, and maybe quotes or brackets behind
/// it.
bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 9> kMarks{".", "!", "?", ":", ";", "…", "。", "！", "？"};
  constexpr std::array<std::string_view, 7> kClosing{")", "]", "\"", "'", "”", "’", "»"};
  while (const std::size_t length = length_of_last(kClosing, text)) text.remove_suffix(length);
  return length_of_last(kMarks, text) > 0;
}

/// The white space between sentences; not that at the ends.
std::vector<Run> runs_between_sentences(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = text.find_first_of(kXmlSpaces); at != std::string_view::npos;) {
    const std::size_t end = text.find_first_not_of(kXmlSpaces, at);
    if (end == std::string_view::npos) break;
    if (ends_sentence(text.substr(0, at))) runs.push_back({at, end});
    at = text.find_first_of(kXmlSpaces, end);
  }
  return runs;
}

}  // namespace

LooseSpace loose_space_of(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kXmlSpaces);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find_last_not_of(kXmlSpaces) + 1;
  LooseSpace space{std::string(text.substr(0, begin)), std::string(text.substr(end)), {}};
  const std::vector<Run> runs = runs_between_sentences(text);
  const bool plain = std::ranges::all_of(
      runs, [&](const Run& run) { return run.end == run.begin + 1 && text[run.begin] == ' '; });
  if (plain || runs.size() > kMostRuns) return space;
  for (const Run& run : runs) {
    space.between.emplace_back(text.substr(run.begin, run.end - run.begin));
  }
  return space;
}

std::string with_single_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = kXmlSpaces.find(c) != std::string_view::npos;
    if (space && out.ends_with(' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

void trim_ends(Segment& segment) {
  const std::string& text = segment.text;
  std::size_t begin = std::min(text.find_first_not_of(kXmlSpaces), text.size());
  if (!segment.tags.empty()) begin = std::min(begin, segment.tags.front().offset);
  std::size_t end = text.find_last_not_of(kXmlSpaces) + 1;
  if (!segment.tags.empty()) end = std::max(end, segment.tags.back().offset);
  segment.text = text.substr(begin, std::max(begin, end) - begin);
  for (InlineTag& tag : segment.tags) tag.offset -= begin;
}

void put_back_between(const LooseSpace& space, Segment& segment) {
  const std::vector<Run> runs = runs_between_sentences(segment.text);
  if (runs.size() != space.between.size()) return;
  std::vector<text::TextEdit> edits;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    edits.push_back({runs[i].begin, runs[i].end, space.between[i]});
  }
  apply_edits(segment, edits);
}

}  // namespace calque
