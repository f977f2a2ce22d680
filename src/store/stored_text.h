#pragma once

#include <string>
#include <string_view>

namespace calque::sqlite {
class Row;
}

namespace calque {

/// Texts of a memory's file as the rest of the program takes them: valid UTF-8. Where the file has
/// other bytes, U+FFFD stands for each of them.
std::string stored_text(const sqlite::Row& row, int column);

/// The same as a view of the row, or of `scratch` where something had to be replaced.
std::string_view stored_text(std::string_view text, std::string& scratch);

}  // namespace calque
