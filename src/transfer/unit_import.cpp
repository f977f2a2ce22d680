#include "calque/import.h"

#include <atomic>
#include <optional>

#include "calque/session.h"
#include "store/batch_writer.h"
#include "transfer/header_json.h"
#include "transfer/predecessors.h"
#include "transfer/read_ahead.h"

namespace calque {
namespace {

/// Puts a unit in the place of an older one. One that the memory has counts as a duplicate,
/// whichever way that was found.
void store_newer(const TranslationUnit& unit, Predecessors& predecessors, Batch& batch,
                 const ImportOptions& options) {
  const auto older = predecessors.take(unit, batch);
  const bool known = put(batch, unit, older, options.started) == Stored::known;
  if (known && older) batch.writer().count({.duplicates = 1});
}

void store_all(UnitSource& source, Batch& batch, Predecessors* predecessors,
               const ImportOptions& options) {
  constexpr std::int64_t kUnitsPerProgress = 256;  // about 5 ms of an import
  std::atomic<std::uint64_t> bytes = 0;
  ReadAhead units([&source, &bytes](TranslationUnit& unit) {
    const bool more = source.next(unit);
    bytes = source.bytes_read();
    return more;
  });
  std::int64_t stored = 0;
  while (const TranslationUnit* read = units.next()) {
    const TranslationUnit* unit = read;
    TranslationUnit changed;
    if (!options.set.empty()) {
      changed = *read;
      set_properties(changed, options.set);
      unit = &changed;
    }
    if (predecessors) {
      store_newer(*unit, *predecessors, batch, options);
    } else {
      batch.add(*unit);
    }
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
    std::optional<Predecessors> predecessors;
    if (options.replace) predecessors.emplace(session, source.name());
    store_all(source, batch, predecessors ? &*predecessors : nullptr, options);
    report.counts = batch.counts();
    if (report.counts.added + report.counts.replaced > 0 && !options.dry_run) {
      batch.commit();
      report.batch = batch.id();
    }
  }
  report.read = source.summary();
  return report;
}

}  // namespace calque
