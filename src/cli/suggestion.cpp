#include "cli/suggestion.h"

#include "match/character_rate.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

// Longer words are no slips of names, and the distance of two long ones takes a while.
constexpr std::size_t kLongest = 64;
// Two letters begin too many names.
constexpr std::size_t kShortestStart = 3;

}  // namespace

std::string closest(std::string_view written, const std::vector<std::string>& known) {
  if (written.size() > kLongest || text::find_invalid_utf8(written)) return {};
  const std::u32string characters = to_characters(written);
  std::string best;
  // Two letters that changed places are two other characters.
  std::size_t least = (characters.size() <= 3 ? 1 : characters.size() / 3 + 1) + 1;
  for (const std::string& word : known) {
    if (characters.size() >= kShortestStart && word.starts_with(written)) return word;
    const std::size_t distance = character_distance(characters, to_characters(word));
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& known) {
  const std::string word = closest(written, known);
  return word.empty() ? word : ": did you mean \"" + word + "\"?";
}

}  // namespace calque::cli
