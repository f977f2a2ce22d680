#include "glossary/glossary_import.h"

namespace calque::glossary {

ImportReport import_glossary(Session& session, GlossarySource& source,
                             const GlossaryImportOptions& options) {
  // Often enough for a display that moves ten times a second; asking at each entry would cost more
  // than it shows.
  constexpr std::int64_t kEntriesPerProgress = 256;
  ImportReport report;
  {
    Batch batch = session.begin({.kind = "glossary import",
                                 .source = options.file_name,
                                 .started = options.started,
                                 .header = source.header_json()});
    GlossaryWriter writer(session, batch);
    Entry entry;
    for (std::int64_t read = 1; source.next(entry); ++read) {
      writer.add(entry, options.known);
      if (options.progress && read % kEntriesPerProgress == 0) {
        options.progress(read, source.bytes_read());
      }
    }
    report.counts = batch.counts();
    if (report.counts.added + report.counts.replaced > 0 && !options.dry_run) {
      batch.commit();
      report.batch = batch.id();
    }
  }
  report.read = source.summary();
  return report;
}

}  // namespace calque::glossary
