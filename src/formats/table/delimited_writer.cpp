#include "formats/table/delimited_writer.h"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <utility>

#include "calque/error.h"
#include "text/counted.h"

namespace calque {
namespace {

using Cells = std::vector<const Segment*>;

/// The segments of each column, those of the first language first.
std::vector<Cells> arrange(const TranslationUnit& unit, const std::vector<Language>& languages,
                           DelimitedWriteReport& report) {
  std::vector<Cells> columns(languages.size());
  for (const Variant& variant : unit.variants) {
    const auto column = closest_range(languages, variant.language);
    if (!column) {
      ++report.variants_left_out;
    } else if (!variant.segment.text.empty()) {
      columns[*column].push_back(&variant.segment);
    }
  }
  return columns;
}

const Segment* cell(const Cells& column, std::size_t row) {
  if (column.empty()) return nullptr;
  // A language with fewer alternatives repeats its first one, so that each row is a pair.
  return row < column.size() ? column[row] : column.front();
}

}  // namespace

std::vector<std::string> DelimitedWriteReport::losses() const {
  std::vector<std::string> lines;
  const auto add = [&lines](std::uint64_t count, std::string_view noun, std::string_view what) {
    if (count > 0) lines.push_back(text::counted(count, noun).append(what));
  };
  add(units_left_out, "unit", " left out: text in fewer than two of the languages");
  add(variants_left_out, "variant", " left out: in other languages");
  add(tags_left_out, "inline tag", " left out: a table holds text alone");
  return lines;
}

DelimitedWriter::DelimitedWriter(std::ostream& out, DelimitedWriteOptions options)
    : out_(out), options_(std::move(options)) {
  if (options_.languages.size() < 2) {
    throw UsageError("name at least two languages for the columns");
  }
  if (!options_.header) return;
  for (const Language& language : options_.languages) field(language.tag());
  end_row();
}

/// A unit takes as many rows as its language with the most alternatives.
void DelimitedWriter::write(const TranslationUnit& unit) {
  ++report_.units;
  const std::vector<Cells> columns = arrange(unit, options_.languages, report_);
  const auto filled = std::ranges::count_if(columns, [](const Cells& c) { return !c.empty(); });
  if (filled < 2) {
    ++report_.units_left_out;
    return;
  }
  const std::size_t rows = std::ranges::max_element(columns, {}, &Cells::size)->size();
  for (std::size_t row = 0; row < rows; ++row) {
    for (const Cells& column : columns) {
      const Segment* const segment = cell(column, row);
      field(segment == nullptr ? std::string_view{} : std::string_view(segment->text));
      if (segment != nullptr) report_.tags_left_out += segment->tags.size();
    }
    end_row();
    ++report_.rows;
  }
}

void append_delimited_field(std::string& row, std::string_view text, char separator) {
  const bool plain = text.find('"') == std::string_view::npos &&
                     text.find(separator) == std::string_view::npos &&
                     text.find_first_of("\r\n") == std::string_view::npos;
  if (plain) {
    row.append(text);
    return;
  }
  row.push_back('"');
  for (const char c : text) {
    if (c == '"') row.push_back('"');
    row.push_back(c);
  }
  row.push_back('"');
}

void DelimitedWriter::field(std::string_view text) {
  if (row_begun_) row_.push_back(options_.separator);
  row_begun_ = true;
  append_delimited_field(row_, text, options_.separator);
}

void DelimitedWriter::end_row() {
  // RFC 4180 has CR LF.
  row_ += options_.separator == '\t' ? "\n" : "\r\n";
  out_.write(row_.data(), static_cast<std::streamsize>(row_.size()));
  row_.clear();
  row_begun_ = false;
  if (!out_) throw Error("the table cannot be written: the disk may be full");
}

const DelimitedWriteReport& DelimitedWriter::finish() {
  out_.flush();
  if (!out_) throw Error("the table cannot be written: the disk may be full");
  return report_;
}

}  // namespace calque
