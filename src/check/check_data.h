#pragma once

#include <span>
#include <string_view>

#include "text/embedded_file.h"

namespace calque::check {

/// The files of src/check/data.
std::span<const text::EmbeddedFile> data_files();

/// The text of one of them. REQUIRES: there is such a file.
std::string_view data_file(std::string_view name);

/// Calls `visit(name, word)` for each word of each line "name word word ..."; "#" begins a line of
/// remarks. An underscore in a word stands for a blank.
template <typename Visit>
void for_each_entry(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, line_end - at);
    at = line_end + 1;
    if (line.starts_with('#')) continue;
    const std::size_t name_end = std::min(line.find(' '), line.size());
    for (std::size_t word = name_end; word < line.size();) {
      const std::size_t begin = line.find_first_not_of(' ', word);
      if (begin == std::string_view::npos) break;
      word = std::min(line.find(' ', begin), line.size());
      visit(line.substr(0, name_end), line.substr(begin, word - begin));
    }
  }
}

}  // namespace calque::check
