#include "calque/session.h"

#include <utility>

#include "calque/error.h"
#include "index/index_origin.h"
#include "index/index_writer.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/batch_units.h"
#include "store/batch_writer.h"
#include "store/index_check.h"
#include "store/session_tools.h"
#include "store/stored_text.h"
#include "store/unit_reader.h"
#include "store/unit_uids.h"

namespace calque {
namespace {

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

Session::Session(const std::filesystem::path& path, Access access, const SessionSettings& settings)
    : Session(std::make_unique<SessionTools>(path, access, settings)) {
  if (access != Access::read_only && !index_is_current(tools_->database())) rebuild_index(*this);
}

Session::Session(std::unique_ptr<SessionTools> tools) : tools_(std::move(tools)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Session Session::temporary() {
  return Session(std::make_unique<SessionTools>());
}

const std::filesystem::path& Session::path() const {
  return tools_->database().path();
}

Batch Session::begin(const BatchInfo& info) {
  return Batch(std::make_unique<BatchWriter>(tools_->database(), tools_->languages(), info,
                                             tools_->batch_settings()));
}

void Session::merge_index() {
  sqlite::Transaction transaction(tools_->database());
  IndexWriter(tools_->database()).merge_all_due();
  transaction.commit();
}

std::optional<UnitId> Session::find_unit(UnitUid uid) {
  return UnitUids(tools_->database()).find(uid);
}

std::optional<TranslationUnit> Session::unit(UnitId id) {
  return UnitReader(tools_->database(), tools_->languages()).read(id);
}

void Session::for_each_unit(const UnitFilter& filter,
                            const std::function<void(const TranslationUnit&)>& visit) {
  UnitReader reader(tools_->database(), tools_->languages());
  const bool of_file = !filter.batch && !filter.origin.empty();
  const std::string of_all = "SELECT id FROM unit ORDER BY id";
  sqlite::Statement ids(tools_->database(), filter.batch ? kUnitsOfBatch
                                            : of_file    ? kUnitsOfFile
                                                         : of_all);
  if (filter.batch) ids.bind(1, filter.batch->value).bind(2, 0);
  if (of_file) ids.bind(1, std::string_view(filter.origin));
  for (const sqlite::Row& row : ids.rows()) {
    auto unit = reader.read(UnitId{row.column_int(0)});
    if (unit) unit = apply(filter, std::move(*unit));
    if (unit) visit(*unit);
  }
}

MemoryStatistics Session::statistics() {
  MemoryStatistics statistics;
  statistics.units = tools_->database().query_int("SELECT count(*) FROM unit");
  statistics.unconfirmed =
      tools_->database().query_int("SELECT count(*) FROM unit WHERE confirmed IS NULL");
  sqlite::Statement query(
      tools_->database(),
      "SELECT language, count(*) AS n, sum(length(CAST(text AS BLOB))) FROM variant "
      "GROUP BY language ORDER BY n DESC, language");
  for (const sqlite::Row& row : query.rows()) {
    statistics.languages.push_back(
        {.language = tools_->languages().language(LanguageId{row.column_int(0)}),
         .variants = row.column_int(1),
         .text_bytes = row.column_int(2)});
    statistics.variants += row.column_int(1);
  }
  statistics.file_bytes = tools_->database().query_int(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  return statistics;
}

std::optional<BatchRecord> Session::batch(BatchId id) {
  sqlite::Statement query(tools_->database(), std::string(kBatchSql) + " WHERE id = ?");
  for (const sqlite::Row& row : query.rows(id.value)) return record_of_row(row);
  return std::nullopt;
}

std::vector<BatchRecord> Session::batches() {
  sqlite::Statement query(tools_->database(), std::string(kBatchSql) + " ORDER BY id");
  std::vector<BatchRecord> records;
  for (const sqlite::Row& row : query.rows()) records.push_back(record_of_row(row));
  return records;
}

}  // namespace calque
