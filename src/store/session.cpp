#include "calque/session.h"

#include <system_error>
#include <utility>

#include "calque/error.h"
#include "index/index_origin.h"
#include "index/index_writer.h"
#include "model/segment_markup.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/batch_units.h"
#include "store/index_check.h"
#include "store/schema.h"
#include "store/stored_text.h"
#include "store/unit_reader.h"
#include "store/unit_uids.h"

namespace calque {
namespace {

// FULL: the log is on the disk before a batch is reported, so that it survives a power cut. A batch
// is one transaction: this is one sync more, of 13 that a small batch takes with the changes to the
// log and back (NORMAL without these: 4). "calque add" took 21 ms at best before and after, on a
// disk that syncs in 0.07 ms; where a sync takes 2 ms, 18 ms more. An import does not feel it.
constexpr const char* kConnectionSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = FILE;"
    "PRAGMA cache_size = -65536;";  // 64 MiB: the working set of a large import

sqlite::OpenMode open_mode(Session::Access access) {
  switch (access) {
    case Session::Access::read_only:
      return sqlite::OpenMode::read_only;
    case Session::Access::read_write:
      return sqlite::OpenMode::read_write;
    case Session::Access::create:
      return sqlite::OpenMode::create;
  }
  return sqlite::OpenMode::read_only;
}

void require_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw InputError("there is no memory at " + path.string() +
                     ": \"calque import FILE.tmx\" makes one, or give another with --memory");
  }
}

void require_plain_file(const std::filesystem::path& path) {
  if (path.empty()) throw InputError("a memory without a name: give a file with --memory");
  std::error_code error;
  const auto type = std::filesystem::status(path, error).type();
  if (type == std::filesystem::file_type::directory) {
    throw InputError(path.string() + " is a folder: give a file with --memory");
  }
  if (std::filesystem::exists(std::filesystem::file_status(type)) &&
      type != std::filesystem::file_type::regular) {
    throw InputError(path.string() + " is not a plain file: give another with --memory");
  }
}

void make_folder(const std::filesystem::path& path) {
  if (!path.has_parent_path()) return;
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) {
    throw InputError("cannot make the folder " + path.parent_path().string() + ": " +
                     error.message());
  }
}

std::unique_ptr<sqlite::Database> open_file(const std::filesystem::path& path,
                                            Session::Access access,
                                            const SessionSettings& settings) {
  require_plain_file(path);
  if (access == Session::Access::create) {
    make_folder(path);
  } else {
    require_file(path);
  }
  auto database =
      std::make_unique<sqlite::Database>(path, open_mode(access), settings.busy_timeout);
  database->execute(kConnectionSettings);
  if (access == Session::Access::read_only) {
    schema::prepare_reading(*database);
  } else {
    schema::prepare(*database, [&](int version) {
      const KeptCopy copy = keep_before_version(*database, version);
      if (settings.on_copy) settings.on_copy(copy);
    });
  }
  return database;
}

constexpr const char* kStoredTextSql = "SELECT unit, id, language, text, markup FROM variant";

StoredText stored_text_of_row(const sqlite::Row& row, std::string& scratch) {
  return {.unit = UnitId{row.column_int(0)},
          .variant = VariantId{row.column_int(1)},
          .language = LanguageId{row.column_int(2)},
          .text = stored_text(row.column_text(3), scratch),
          .markup = row.column_text(4)};
}

constexpr const char* kBatchSql =
    "SELECT id, kind, source, started, header, added, replaced, removed, duplicates, undone, "
    "author, sitting, uid, undoes FROM batch";

BatchRecord record_of_row(const sqlite::Row& row) {
  BatchRecord record;
  record.id = BatchId{row.column_int(0)};
  record.info = {.kind = stored_text(row, 1),
                 .source = stored_text(row, 2),
                 .started = stored_text(row, 3),
                 .header = stored_text(row, 4)};
  record.counts = {.added = row.column_int(5),
                   .replaced = row.column_int(6),
                   .removed = row.column_int(7),
                   .duplicates = row.column_int(8)};
  record.undone = stored_text(row, 9);
  record.info.author = stored_text(row, 10);
  record.info.sitting = stored_text(row, 11);
  if (const auto uid = Uid::from_bytes(row.column_blob(12))) record.info.uid = BatchUid::of(*uid);
  if (!row.column_is_null(13)) record.info.undoes = BatchId{row.column_int(13)};
  return record;
}

}  // namespace

Segment stored_segment(std::string_view text, std::string_view markup) {
  return markup.empty() ? Segment{.text = std::string(text), .tags = {}} : from_markup(markup);
}

Segment StoredText::segment() const {
  return stored_segment(text, markup);
}

Segment StoredText::segment_or_text() const {
  try {
    return segment();
  } catch (const Error&) {
    return {.text = std::string(text), .tags = {}};
  }
}

Session::Session(const std::filesystem::path& path, Access access, const SessionSettings& settings)
    : Session(open_file(path, access, settings), settings) {
  if (access != Access::read_only && !index_is_current(*database_)) rebuild_index(*this);
}

void Session::CloseFile::operator()(sqlite::Database* database) const {
  database->close_to_one_file();
  std::default_delete<sqlite::Database>()(database);
}

Session::Session(std::unique_ptr<sqlite::Database> database, const SessionSettings& settings)
    : database_(database.release()),
      languages_(std::make_unique<LanguageTable>(*database_)),
      tools_(std::make_unique<Tools>()),
      on_copy_(settings.on_copy),
      merge_in_batches_(settings.merge_in_batches) {
  tools_->runs = settings.runs ? settings.runs : std::make_shared<RunCache>();
}

Session Session::temporary() {
  auto database = std::make_unique<sqlite::Database>(sqlite::Database::temporary());
  database->execute(kConnectionSettings);
  schema::prepare(*database, [](int) {});
  return {std::move(database), SessionSettings()};
}

Spares<sqlite::Statement>::Lease Session::statement(const char* sql) {
  auto spares = tools_->statements.find(std::string_view(sql));
  if (spares == tools_->statements.end()) spares = tools_->statements.try_emplace(sql).first;
  return spares->second.take([&] { return std::make_unique<sqlite::Statement>(*database_, sql); });
}

Spares<UnitReader>::Lease Session::reader() {
  return tools_->readers.take(
      [this] { return std::make_unique<UnitReader>(*database_, *languages_); });
}

Spares<IndexSearcher>::Lease Session::searcher() {
  return tools_->searchers.take(
      [this] { return std::make_unique<IndexSearcher>(*database_, tools_->runs); });
}

MatchAnalyzer& Session::analyzer(std::string_view primary_language) {
  auto found = tools_->analyzers.find(primary_language);
  if (found == tools_->analyzers.end()) {
    found = tools_->analyzers.try_emplace(std::string(primary_language), primary_language).first;
  }
  return found->second;
}

BatchSettings Session::batch_settings() const {
  BatchSettings settings;
  settings.index.merge = merge_in_batches_;
  if (path().empty()) return settings;
  settings.keep_copy = [database = database_.get(), on_copy = on_copy_](BatchId id) {
    const KeptCopy copy = keep_before_batch(*database, id);
    if (on_copy) on_copy(copy);
  };
  return settings;
}

Batch Session::begin(const BatchInfo& info) {
  return {*database_, *languages_, info, batch_settings()};
}

void Session::merge_index() {
  sqlite::Transaction transaction(*database_);
  IndexWriter(*database_).merge_all_due();
  transaction.commit();
}

std::optional<UnitId> Session::find_unit(UnitUid uid) {
  return UnitUids(*database_).find(uid);
}

std::optional<TranslationUnit> Session::unit(UnitId id) {
  return UnitReader(*database_, *languages_).read(id);
}

void Session::for_each_unit(const UnitFilter& filter,
                            const std::function<void(const TranslationUnit&)>& visit) {
  UnitReader reader(*database_, *languages_);
  sqlite::Statement ids(*database_,
                        filter.batch ? kUnitsOfBatch : "SELECT id FROM unit ORDER BY id");
  if (filter.batch) ids.bind(1, filter.batch->value).bind(2, 0);
  for (const sqlite::Row& row : ids.rows()) {
    auto unit = reader.read(UnitId{row.column_int(0)});
    if (unit) unit = apply(filter, std::move(*unit));
    if (unit) visit(*unit);
  }
}

void Session::for_each_variant(const std::optional<Language>& range,
                               const std::function<bool(const StoredText&)>& visit) {
  std::string sql = kStoredTextSql;
  if (range) sql += " WHERE language IN (" + sql_list(languages_->matching(*range)) + ")";
  sqlite::Statement query(*database_, sql + " ORDER BY id");
  std::string scratch;
  for (const sqlite::Row& row : query.rows()) {
    if (!visit(stored_text_of_row(row, scratch))) return;
  }
}

MemoryStatistics Session::statistics() {
  MemoryStatistics statistics;
  statistics.units = database_->query_int("SELECT count(*) FROM unit");
  statistics.unconfirmed =
      database_->query_int("SELECT count(*) FROM unit WHERE confirmed IS NULL");
  sqlite::Statement query(
      *database_,
      "SELECT language, count(*) AS n, sum(length(CAST(text AS BLOB))) FROM variant "
      "GROUP BY language ORDER BY n DESC, language");
  for (const sqlite::Row& row : query.rows()) {
    statistics.languages.push_back({.language = language(LanguageId{row.column_int(0)}),
                                    .variants = row.column_int(1),
                                    .text_bytes = row.column_int(2)});
    statistics.variants += row.column_int(1);
  }
  statistics.file_bytes = database_->query_int(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  return statistics;
}

std::optional<BatchRecord> Session::batch(BatchId id) {
  sqlite::Statement query(*database_, std::string(kBatchSql) + " WHERE id = ?");
  for (const sqlite::Row& row : query.rows(id.value)) return record_of_row(row);
  return std::nullopt;
}

std::vector<BatchRecord> Session::batches() {
  sqlite::Statement query(*database_, std::string(kBatchSql) + " ORDER BY id");
  std::vector<BatchRecord> records;
  for (const sqlite::Row& row : query.rows()) records.push_back(record_of_row(row));
  return records;
}

}  // namespace calque
