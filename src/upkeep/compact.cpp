#include "upkeep/compact.h"

#include <filesystem>
#include <system_error>

#include "calque/session.h"
#include "index/index_writer.h"
#include "lexicon/learnt_words.h"
#include "sqlite/checkpoint.h"
#include "sqlite/transaction.h"
#include "store/session_tools.h"

namespace calque {
namespace {

std::int64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

std::int64_t stored_bytes(const Session& session) {
  std::filesystem::path log = session.path();
  log += "-wal";
  return size_of(session.path()) + size_of(log);
}

std::int64_t run_count(Session& session) {
  return session.tools().database().query_int("SELECT count(*) FROM fuzzy_run");
}

// What was replaced and removed, and what was kept for that alone: sets of names that no unit has,
// headers of files of which no unit is left. The highest set only loses its values, as its number
// must not be given to another while somebody may still have it in mind.
constexpr const char* kForget = R"sql(
DELETE FROM archived_unit;
DELETE FROM archived_variant;
DELETE FROM archived_concept;
DELETE FROM archived_term;
CREATE TEMP TABLE used_attributes AS
  SELECT attributes AS id FROM unit UNION SELECT attributes FROM variant;
DELETE FROM attributes WHERE id NOT IN (SELECT id FROM temp.used_attributes)
  AND id < (SELECT max(id) FROM attributes);
UPDATE attributes SET segment_type = '', datatype = '', original_format = '',
    original_encoding = '', creation_tool = '', creation_tool_version = 'forgotten ' || id,
    creation_id = '', change_id = ''
  WHERE id NOT IN (SELECT id FROM temp.used_attributes);
DROP TABLE temp.used_attributes;
DELETE FROM topic WHERE id NOT IN (SELECT topic FROM unit WHERE topic IS NOT NULL);
UPDATE batch SET header = NULL
  WHERE header IS NOT NULL AND id NOT IN (SELECT origin FROM unit UNION SELECT batch FROM unit);
)sql";

/// The batch stands in the list as the point before which nothing can be undone (see
/// Session::undo). Lexicons learnt before it would be learnt anew in any case; they hold words of
/// what goes.
BatchId forget_undo(Session& session, const BatchInfo& info) {
  session.tools().database().execute("PRAGMA secure_delete = ON");
  Batch batch = session.begin(info);
  session.tools().database().execute(kForget);
  batch.commit();
  forget_learnt_words(session);
  return batch.id();
}

void compact_index(Session& session) {
  sqlite::Transaction transaction(session.tools().database());
  IndexWriter(session.tools().database()).compact();
  transaction.commit();
}

}  // namespace

CompactReport compact_memory(Session& session, const CompactOptions& options) {
  sqlite::Database& database = session.tools().database();
  CompactReport report;
  report.bytes_before = report.bytes_after = stored_bytes(session);
  report.free_bytes = database.query_int(
      "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size");
  report.archived_units = database.query_int("SELECT count(*) FROM archived_unit");
  report.archived_entries = database.query_int("SELECT count(*) FROM archived_concept");
  report.runs_before = report.runs_after = run_count(session);
  if (options.dry_run) return report;
  if (options.forget_undo) report.batch = forget_undo(session, options.batch);
  compact_index(session);
  database.execute("VACUUM");
  sqlite::checkpoint(database);
  report.runs_after = run_count(session);
  report.bytes_after = stored_bytes(session);
  return report;
}

}  // namespace calque
