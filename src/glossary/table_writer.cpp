#include "glossary/table_writer.h"

#include <ostream>

#include "calque/error.h"
#include "formats/table/delimited_writer.h"

namespace calque::glossary {

void TableWriter::write_names() {
  if (has_names_) return;
  has_names_ = true;
  write_row(layout_.names());
}

void TableWriter::write(const Entry& entry) {
  write_names();
  write_row(layout_.fields(entry));
  data_left_out_ += layout_.left_out(entry);
  ++written_;
}

void TableWriter::finish() {
  write_names();
}

std::vector<std::string> TableWriter::losses() const {
  if (data_left_out_ == 0) return {};
  return {std::to_string(data_left_out_) + " data left out: a table has no place for them"};
}

void TableWriter::write_row(const std::vector<std::string>& fields) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row.push_back(separator_);
    append_delimited_field(row, fields[i], separator_);
  }
  // RFC 4180 ends the lines of CSV with CR LF; tab-separated files have line feeds.
  out_ << row << (separator_ == '\t' ? "\n" : "\r\n");
  if (!out_) throw Error("the glossary cannot be written: the disk may be full");
}

}  // namespace calque::glossary
