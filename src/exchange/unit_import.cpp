#include "exchange/unit_import.h"

#include <atomic>
#include <filesystem>

#include "exchange/delimited_reader.h"
#include "exchange/read_ahead.h"
#include "exchange/tmx_header_json.h"
#include "exchange/tmx_reader.h"
#include "memory/memory.h"

namespace calque {
namespace {

std::string source_name(const std::string& path) {
  return path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
}

template <typename Reader>
void store_all(Reader& reader, Batch& batch, const ImportOptions& options) {
  constexpr std::int64_t kUnitsPerProgress = 256;
  std::atomic<std::uint64_t> bytes = 0;
  ReadAhead units([&reader, &bytes](TranslationUnit& unit) {
    const bool more = reader.next(unit);
    bytes = reader.source().consumed();
    return more;
  });
  std::int64_t stored = 0;
  while (const TranslationUnit* unit = units.next()) {
    batch.add(*unit);
    if (options.progress && ++stored % kUnitsPerProgress == 0) options.progress(stored, bytes);
  }
}

/// Stores what `reader` gives; for readers of all formats.
template <typename Reader>
ImportReport import_from(Reader& reader, Memory& memory, const BatchInfo& info,
                         const ImportOptions& options) {
  ImportReport report;
  {
    Batch batch = memory.begin(info);
    store_all(reader, batch, options);
    report.counts = batch.counts();
    if (report.counts.added > 0 && !options.dry_run) {
      batch.commit();
      report.batch = batch.id();
    }
  }
  report.issues = reader.issues();
  report.skipped = reader.skipped_units();
  return report;
}

}  // namespace

ImportReport import_units(Memory& memory, const std::string& path, const ImportOptions& options) {
  BatchInfo info{
      .kind = "import", .source = source_name(path), .started = options.started, .header = {}};
  if (options.format == FileFormat::tmx) {
    TmxReader reader(text::ByteSource::open(path),
                     {.lenient = options.lenient, .encoding = options.encoding});
    info.header = to_json(reader.header());
    ImportReport report = import_from(reader, memory, info, options);
    report.repaired = reader.repaired_units();
    report.truncated = reader.truncated();
    return report;
  }
  DelimitedReader reader(text::ByteSource::open(path), {.languages = options.languages,
                                                        .separator = separator_of(options.format),
                                                        .lenient = options.lenient,
                                                        .encoding = options.encoding});
  return import_from(reader, memory, info, options);
}

}  // namespace calque
