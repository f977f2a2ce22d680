#include "cli/help/old_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace calque::cli {
namespace {

/// An option that had another name once. One letter stands for the whole word alone: with its value
/// behind it ("-len") it was never documented.
struct OldName {
  std::string_view command;
  std::string_view old;
  std::string_view present;
};

constexpr std::array kOldNames{
    OldName{"align", "--source-language", "--source"},
    OldName{"align", "--target-language", "--target"},
    OldName{"segment", "--language", "--source"},
    OldName{"segment", "-l", "--source"},
    OldName{"words", "--language", "--source"},
    OldName{"words", "-l", "--source"},
    OldName{"finish", "--article-format", "--input-format"},
    OldName{"pretranslate", "--article-format", "--input-format"},
};

}  // namespace

std::vector<std::string> take_old_names(std::vector<std::string>& words) {
  std::vector<std::string> notes;
  for (std::string& word : words) {
    if (word == "--") break;  // from here on there are no options
    const std::string name = word.substr(0, word.find('='));
    const auto row = std::ranges::find_if(kOldNames, [&](const OldName& candidate) {
      return candidate.old == name && std::ranges::find(words, candidate.command) != words.end();
    });
    if (row == kOldNames.end()) continue;
    word.replace(0, name.size(), row->present);
    notes.push_back("note: " + name + " is called " + std::string(row->present) + " now");
  }
  return notes;
}

}  // namespace calque::cli
