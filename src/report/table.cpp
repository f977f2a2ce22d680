#include "report/table.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"

namespace calque::report {
namespace {

constexpr std::string_view kGap = "  ";

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      // SGR sequences, the only ones here, end with "m".
      i = std::min(text.find('m', i), text.size() - 1);
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::size_t width_of(std::string_view cell) {
  return text::display_width(cell.find('\x1b') == std::string_view::npos ? std::string(cell)
                                                                         : without_escapes(cell));
}

}  // namespace

std::string Table::to_string() const {
  std::vector<std::size_t> widths(columns_.size());
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      widths[c] = std::max(widths[c], width_of(row[c]));
    }
  }
  std::string out;
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string padding(widths[c] - width_of(row[c]), ' ');
      const bool last = c + 1 == columns_.size();
      if (columns_[c] == Align::right) out += padding;
      out += row[c];
      // No blanks at the end of a line.
      if (columns_[c] == Align::left && !last) out += padding;
      if (!last) out += kGap;
    }
    out += '\n';
  }
  return out;
}

}  // namespace calque::report
