#pragma once

#include <string>
#include <vector>

namespace calque::document {

/// The rows of the first visible sheet of a workbook that has any, as what its cells show: texts,
/// and numbers as they are stored. Cells between those that are filled are empty; empty rows are
/// left out. `name` stands in messages.
/// @throws InputError where it is no workbook, or of more than a million rows or four million
/// cells.
std::vector<std::vector<std::string>> read_xlsx_rows(const std::string& bytes,
                                                     const std::string& name);

}  // namespace calque::document
