#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

/// Tables of the documentation, to be compared with those of the code.
namespace doc_table {

/// The rows of the table of a Markdown file whose head begins so; empty when there is none.
inline std::vector<std::string> rows_after(const std::string& path, std::string_view head) {
  std::vector<std::string> rows;
  std::ifstream in(path);
  bool found = false;
  for (std::string line; std::getline(in, line);) {
    if (found && !line.starts_with('|')) break;
    if (found && !line.starts_with("|-")) rows.push_back(line);
    found = found || line.starts_with(head);
  }
  return rows;
}

}  // namespace doc_table
