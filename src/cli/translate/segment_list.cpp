#include "cli/translate/segment_list.h"

#include <algorithm>
#include <cstdint>

#include "cli/console.h"
#include "formats/xml/xml_piece_parser.h"

namespace calque::cli {

void say_segments(const Globals& globals, const std::vector<std::size_t>& numbers,
                  const std::vector<leverage::Pretranslated>& segments, const std::string& what) {
  // Segments in messages; the rest is counted.
  constexpr std::size_t kNamed = 10;
  for (std::size_t i = 0; i < std::min(numbers.size(), kNamed); ++i) {
    say(globals, "segment " + std::to_string(numbers[i] + 1) + " (" +
                     shown_in_message(segments[numbers[i]].segment.source.text) + ") " + what);
  }
  if (numbers.size() < 2) return;
  say(globals, counted(static_cast<std::int64_t>(numbers.size()), "segment") + " " + what);
}

}  // namespace calque::cli
