#include "upkeep/compact.h"

#include <filesystem>
#include <system_error>

#include "memory/index_writer.h"
#include "memory/memory.h"
#include "sqlite/transaction.h"

namespace calque {
namespace {

std::int64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

std::int64_t stored_bytes(const Memory& memory) {
  std::filesystem::path log = memory.path();
  log += "-wal";
  return size_of(memory.path()) + size_of(log);
}

std::int64_t run_count(Memory& memory) {
  return memory.database().query_int("SELECT count(*) FROM fuzzy_run");
}

/// The batch stands in the list as the point before which nothing can be undone (see Memory::undo).
BatchId forget_undo(Memory& memory, const BatchInfo& info) {
  Batch batch = memory.begin(info);
  memory.database().execute("DELETE FROM archived_unit; DELETE FROM archived_variant");
  batch.commit();
  return batch.id();
}

void compact_index(Memory& memory) {
  sqlite::Transaction transaction(memory.database());
  IndexWriter(memory.database()).compact();
  transaction.commit();
}

}  // namespace

CompactReport compact_memory(Memory& memory, const CompactOptions& options) {
  sqlite::Database& database = memory.database();
  CompactReport report;
  report.bytes_before = report.bytes_after = stored_bytes(memory);
  report.free_bytes = database.query_int(
      "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size");
  report.archived_units = database.query_int("SELECT count(*) FROM archived_unit");
  report.runs_before = report.runs_after = run_count(memory);
  if (options.dry_run) return report;
  if (options.forget_undo) report.batch = forget_undo(memory, options.batch);
  compact_index(memory);
  database.execute("VACUUM");
  database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  report.runs_after = run_count(memory);
  report.bytes_after = stored_bytes(memory);
  return report;
}

}  // namespace calque
