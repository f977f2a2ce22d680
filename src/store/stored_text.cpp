#include "store/stored_text.h"

#include "sqlite/statement.h"
#include "text/utf8.h"

namespace calque {

std::string stored_text(const sqlite::Row& row, int column) {
  std::string scratch;
  return std::string(stored_text(row.column_text(column), scratch));
}

std::string_view stored_text(std::string_view text, std::string& scratch) {
  if (!text::find_invalid_utf8(text)) return text;
  scratch = text::replace_invalid_utf8(text);
  return scratch;
}

}  // namespace calque
