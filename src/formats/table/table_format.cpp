#include "formats/table/table_format.h"

#include <utility>

#include "calque/error.h"
#include "calque/format.h"
#include "formats/table/delimited_reader.h"
#include "formats/table/delimited_writer.h"

namespace calque {
namespace {

class TableSource : public UnitSource {
 public:
  TableSource(text::ByteSource source, const UnitSourceOptions& options)
      : name_(source_name(source.name())),
        reader_(std::move(source),
                {.languages = options.languages,
                 .separator = '\0',  // told by the first line
                 .lenient = options.lenient,
                 .encoding = options.encoding,
                 .quotes = options.quotes_are_text ? DelimitedRecords::Quotes::text
                                                   : DelimitedRecords::Quotes::around_fields}) {}

  bool next(TranslationUnit& unit) override { return reader_.next(unit); }
  std::uint64_t line() const override { return reader_.place().line; }
  std::string name() const override { return name_; }
  std::uint64_t bytes_read() const override { return reader_.source().consumed(); }
  ReadSummary summary() const override {
    return {.issues = reader_.issues(), .skipped = reader_.skipped_units()};
  }

 private:
  std::string name_;
  DelimitedReader reader_;
};

class TableSink : public UnitSink {
 public:
  TableSink(std::ostream& out, DelimitedWriteOptions options) : writer_(out, std::move(options)) {}

  void write(const TranslationUnit& unit) override { writer_.write(unit); }
  UnitSinkReport finish() override {
    const DelimitedWriteReport& report = writer_.finish();
    return {.written = report.rows, .losses = report.losses()};
  }

 private:
  DelimitedWriter writer_;
};

std::unique_ptr<UnitSink> write_table(std::ostream& out, const UnitSinkOptions& options,
                                      char separator) {
  DelimitedWriteOptions table;
  table.separator = separator;
  if (options.source) table.languages.push_back(*options.source);
  if (options.target) table.languages.push_back(*options.target);
  if (table.languages.empty()) table.languages = options.languages;
  if (table.languages.size() < 2) {
    throw UsageError("a table needs languages for its columns: give -s and -t, or -l en,tr,de");
  }
  return std::make_unique<TableSink>(out, std::move(table));
}

}  // namespace

std::unique_ptr<UnitSource> read_table(text::ByteSource source, const UnitSourceOptions& options) {
  return std::make_unique<TableSource>(std::move(source), options);
}

std::unique_ptr<UnitSink> write_csv(std::ostream& out, const UnitSinkOptions& options) {
  return write_table(out, options, ',');
}

std::unique_ptr<UnitSink> write_tsv(std::ostream& out, const UnitSinkOptions& options) {
  return write_table(out, options, '\t');
}

}  // namespace calque
