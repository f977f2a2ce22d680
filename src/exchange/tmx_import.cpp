#include "exchange/tmx_import.h"

#include <atomic>
#include <filesystem>

#include "exchange/read_ahead.h"
#include "exchange/tmx_header_json.h"
#include "exchange/tmx_reader.h"
#include "memory/memory.h"

namespace calque {
namespace {

std::string source_name(const std::string& path) {
  return path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
}

void store_all(TmxReader& reader, Batch& batch, const ImportOptions& options) {
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

}  // namespace

ImportReport import_tmx(Memory& memory, const std::string& path, const ImportOptions& options) {
  TmxReader reader(text::ByteSource::open(path), {.lenient = options.lenient, .encoding = {}});
  ImportReport report;
  {
    Batch batch = memory.begin({.kind = "import",
                                .source = source_name(path),
                                .started = options.started,
                                .header = to_json(reader.header())});
    store_all(reader, batch, options);
    report.counts = batch.counts();
    if (report.counts.added > 0 && !options.dry_run) {
      batch.commit();
      report.batch = batch.id();
    }
  }
  report.issues = reader.issues();
  report.skipped = reader.skipped_units();
  report.repaired = reader.repaired_units();
  report.truncated = reader.truncated();
  return report;
}

}  // namespace calque
