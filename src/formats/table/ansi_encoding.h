#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

namespace calque {

/// The code page in which a spreadsheet on Windows has saved a table whose beginning is no UTF-8:
/// by its languages, which are those given or else those that its first row names. Empty for UTF-8,
/// for UTF-16, and where languages of two code pages stand in one table.
std::string encoding_of_spreadsheet(std::string_view beginning,
                                    const std::vector<Language>& languages);

/// The same for a file; empty for what is no regular one, as its beginning can be read once only.
std::string encoding_of_spreadsheet_file(const std::string& path,
                                         const std::vector<Language>& languages);

/// What to say of a table that is read in such an encoding.
std::string remark_on_encoding(const std::string& encoding);

}  // namespace calque
