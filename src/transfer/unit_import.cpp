#include "transfer/unit_import.h"

#include <atomic>

#include "store/session.h"
#include "transfer/header_json.h"
#include "transfer/read_ahead.h"

namespace calque {
namespace {

void store_all(UnitSource& source, Batch& batch, const ImportOptions& options) {
  constexpr std::int64_t kUnitsPerProgress = 256;
  std::atomic<std::uint64_t> bytes = 0;
  ReadAhead units([&source, &bytes](TranslationUnit& unit) {
    const bool more = source.next(unit);
    bytes = source.bytes_read();
    return more;
  });
  std::int64_t stored = 0;
  while (const TranslationUnit* unit = units.next()) {
    batch.add(*unit);
    if (options.progress && ++stored % kUnitsPerProgress == 0) options.progress(stored, bytes);
  }
}

}  // namespace

ImportReport import_units(Session& session, UnitSource& source, const ImportOptions& options) {
  ImportReport report;
  const std::optional<FileHeader> header = source.header();
  {
    Batch batch = session.begin({.kind = "import",
                                 .source = source.name(),
                                 .started = options.started,
                                 .header = header ? to_json(*header) : std::string(),
                                 .author = options.author,
                                 .sitting = options.sitting});
    store_all(source, batch, options);
    report.counts = batch.counts();
    if (report.counts.added > 0 && !options.dry_run) {
      batch.commit();
      report.batch = batch.id();
    }
  }
  report.read = source.summary();
  return report;
}

}  // namespace calque
