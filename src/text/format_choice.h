#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

/// Which row of a table of file formats a file belongs to.
///
/// A row has `endings` of names (see has_ending) and a function `recognise` for the first bytes of
/// a file, which is null where these cannot tell (plain text, a table).
namespace calque::text {

/// The ending of a file's name in lower case with its dot, `.gz` left aside; empty for none.
std::string format_ending(const std::filesystem::path& path);

/// True when `ending` is one of `endings`, which are set apart by blanks: ".xlf .*xliff". What
/// begins with ".*" takes in all that end so (".sdlxliff").
bool has_ending(std::string_view endings, std::string_view ending);

/// The row for files with this ending, or null. Of several that share it: the first that recognises
/// `head`, the first bytes of the file; else the first that is not known by content; else the
/// first.
template <typename Row>
const Row* format_by_name(std::span<const Row> rows, std::string_view ending,
                          std::string_view head) {
  const Row* found = nullptr;
  for (const Row& row : rows) {
    if (!has_ending(row.endings, ending)) continue;
    if (row.recognise != nullptr && row.recognise(head)) return &row;
    if (found == nullptr || (found->recognise != nullptr && row.recognise == nullptr)) found = &row;
  }
  return found;
}

/// The first row that recognises `head`, or null.
template <typename Row>
const Row* format_by_content(std::span<const Row> rows, std::string_view head) {
  for (const Row& row : rows) {
    if (row.recognise != nullptr && row.recognise(head)) return &row;
  }
  return nullptr;
}

}  // namespace calque::text
