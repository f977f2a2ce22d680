#include "transfer/unit_source.h"

#include <filesystem>

#include "formats/table/delimited_reader.h"
#include "formats/tmx/tmx_reader.h"
#include "text/utf8.h"
#include "transfer/bilingual_units.h"
#include "transfer/tmx_header_json.h"

namespace calque {
namespace {

class TmxSource : public UnitSource {
 public:
  TmxSource(const std::string& path, const UnitSourceOptions& options)
      : name_(source_name(path)),
        reader_(text::ByteSource::open(path),
                {.lenient = options.lenient, .encoding = options.encoding}) {}

  bool next(TranslationUnit& unit) override { return reader_.next(unit); }
  std::uint64_t line() const override { return reader_.place().line; }
  std::string name() const override { return name_; }
  std::string header_json() const override { return to_json(reader_.header()); }
  std::uint64_t bytes_read() const override { return reader_.source().consumed(); }
  ReadSummary summary() const override {
    return {.issues = reader_.issues(),
            .skipped = reader_.skipped_units(),
            .repaired = reader_.repaired_units(),
            .truncated = reader_.truncated()};
  }

 private:
  std::string name_;
  TmxReader reader_;
};

class TableSource : public UnitSource {
 public:
  TableSource(const std::string& path, const UnitSourceOptions& options)
      : name_(source_name(path)),
        reader_(text::ByteSource::open(path), {.languages = options.languages,
                                               .separator = '\0',  // told by the first line
                                               .lenient = options.lenient,
                                               .encoding = options.encoding}) {}

  bool next(TranslationUnit& unit) override { return reader_.next(unit); }
  std::uint64_t line() const override { return reader_.place().line; }
  std::string name() const override { return name_; }
  std::string header_json() const override { return {}; }
  std::uint64_t bytes_read() const override { return reader_.source().consumed(); }
  ReadSummary summary() const override {
    return {.issues = reader_.issues(), .skipped = reader_.skipped_units()};
  }

 private:
  std::string name_;
  DelimitedReader reader_;
};

std::unique_ptr<UnitSource> open_bilingual_units(const std::string& path,
                                                 const UnitSourceOptions& options) {
  BilingualOptions bilingual;
  bilingual.format = options.format;
  bilingual.encoding = options.encoding;
  bilingual.lenient = options.lenient;
  if (!options.languages.empty()) bilingual.source_language = options.languages[0];
  if (options.languages.size() > 1) bilingual.target_language = options.languages[1];
  return std::make_unique<BilingualSource>(open_bilingual(path, bilingual), source_name(path),
                                           options.drafts);
}

}  // namespace

std::string source_name(const std::string& path) {
  if (path == "-") return "standard input";
  return text::replace_invalid_utf8(std::filesystem::path(path).filename().string());
}

std::unique_ptr<UnitSource> open_units(const std::string& path, const UnitSourceOptions& options) {
  if (options.format == FileFormat::tmx) return std::make_unique<TmxSource>(path, options);
  if (is_bilingual(options.format)) return open_bilingual_units(path, options);
  return std::make_unique<TableSource>(path, options);
}

}  // namespace calque
