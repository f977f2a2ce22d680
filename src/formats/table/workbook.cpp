#include "formats/table/workbook.h"

#include <algorithm>
#include <vector>

#include "calque/error.h"
#include "document/xlsx/xlsx_rows.h"
#include "formats/table/table_format.h"
#include "text/byte_source.h"
#include "text/whole_file.h"

namespace calque {
namespace {

void append_field(std::string& row, const std::string& field) {
  row += '"';
  for (const char c : field) row.append(c == '"' ? 2 : 1, c);
  row += '"';
}

}  // namespace

std::string csv_of_workbook(text::ByteSource& source) {
  const std::string bytes = text::read_whole(source, text::kLargestDocument);
  const auto rows = document::read_xlsx_rows(bytes, source.name());
  if (rows.empty()) throw InputError(source.name() + ": its sheets are empty");
  std::size_t columns = 0;
  for (const auto& row : rows) columns = std::max(columns, row.size());
  std::string csv;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      if (i > 0) csv += ',';
      if (i < row.size()) append_field(csv, row[i]);
    }
    csv += "\r\n";
  }
  return csv;
}

std::unique_ptr<UnitSource> read_workbook(text::ByteSource source,
                                          const UnitSourceOptions& options) {
  const std::string name = source.name();
  UnitSourceOptions table = options;
  table.encoding.clear();
  table.quotes_are_text = false;
  return read_table(text::ByteSource::from_memory(csv_of_workbook(source), name), table);
}

}  // namespace calque
