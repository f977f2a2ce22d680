#include "memory/memory.h"

#include <system_error>
#include <utility>

#include "error.h"
#include "memory/index_check.h"
#include "memory/index_origin.h"
#include "memory/schema.h"
#include "memory/unit_reader.h"
#include "model/segment_markup.h"
#include "sqlite/statement.h"

namespace calque {
namespace {

constexpr const char* kConnectionSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA temp_store = FILE;"
    "PRAGMA cache_size = -65536;";  // 64 MiB: the working set of a large import

sqlite::OpenMode open_mode(Memory::Access access) {
  switch (access) {
    case Memory::Access::read_only:
      return sqlite::OpenMode::read_only;
    case Memory::Access::read_write:
      return sqlite::OpenMode::read_write;
    case Memory::Access::create:
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

void refuse_folder(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw InputError(path.string() + " is a folder: give a file with --memory");
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

std::unique_ptr<sqlite::Database> open(const std::filesystem::path& path, Memory::Access access) {
  refuse_folder(path);
  if (access == Memory::Access::create) {
    make_folder(path);
  } else {
    require_file(path);
  }
  auto database = std::make_unique<sqlite::Database>(path, open_mode(access));
  database->execute(kConnectionSettings);
  if (access == Memory::Access::read_only) {
    schema::require_current(*database);
  } else {
    schema::prepare(*database);
  }
  return database;
}

constexpr const char* kStoredTextSql = "SELECT unit, id, language, text, markup FROM variant";

StoredText stored_text_of_row(const sqlite::Statement& row) {
  return {.unit = UnitId{row.column_int(0)},
          .variant = VariantId{row.column_int(1)},
          .language = LanguageId{row.column_int(2)},
          .text = row.column_text(3),
          .markup = row.column_text(4)};
}

BatchRecord record_of_row(const sqlite::Statement& row) {
  BatchRecord record;
  record.id = BatchId{row.column_int(0)};
  record.info = {.kind = std::string(row.column_text(1)),
                 .source = std::string(row.column_text(2)),
                 .started = std::string(row.column_text(3)),
                 .header = std::string(row.column_text(4))};
  record.counts = {.added = row.column_int(5),
                   .replaced = row.column_int(6),
                   .removed = row.column_int(7),
                   .duplicates = row.column_int(8)};
  record.undone = row.column_text(9);
  return record;
}

}  // namespace

Segment stored_segment(std::string_view text, std::string_view markup) {
  return markup.empty() ? Segment{.text = std::string(text), .tags = {}} : from_markup(markup);
}

Segment StoredText::segment() const {
  return stored_segment(text, markup);
}

Memory::Memory(const std::filesystem::path& path, Access access) : Memory(open(path, access)) {
  if (access != Access::read_only && !index_is_current(*database_)) rebuild_index(*this);
}

Memory::Memory(std::unique_ptr<sqlite::Database> database)
    : database_(std::move(database)), languages_(std::make_unique<LanguageTable>(*database_)) {}

Memory Memory::temporary() {
  auto database = std::make_unique<sqlite::Database>("", sqlite::OpenMode::create);
  database->execute(kConnectionSettings);
  schema::prepare(*database);
  return Memory(std::move(database));
}

Batch Memory::begin(const BatchInfo& info) {
  return {*database_, *languages_, info};
}

std::optional<TranslationUnit> Memory::unit(UnitId id) {
  return UnitReader(*database_, *languages_).read(id);
}

void Memory::for_each_unit(const UnitFilter& filter,
                           const std::function<void(const TranslationUnit&)>& visit) {
  UnitReader reader(*database_, *languages_);
  sqlite::Statement ids(*database_, filter.batch ? "SELECT id FROM unit WHERE batch = ? ORDER BY id"
                                                 : "SELECT id FROM unit ORDER BY id");
  if (filter.batch) ids.bind(1, filter.batch->value);
  while (ids.step()) {
    auto unit = reader.read(UnitId{ids.column_int(0)});
    if (unit) unit = apply(filter, std::move(*unit));
    if (unit) visit(*unit);
  }
}

void Memory::for_each_variant(const std::optional<Language>& range,
                              const std::function<bool(const StoredText&)>& visit) {
  std::string sql = kStoredTextSql;
  if (range) sql += " WHERE language IN (" + sql_list(languages_->matching(*range)) + ")";
  sqlite::Statement query(*database_, sql + " ORDER BY id");
  while (query.step()) {
    if (!visit(stored_text_of_row(query))) return;
  }
}

MemoryStatistics Memory::statistics() {
  MemoryStatistics statistics;
  statistics.units = database_->query_int("SELECT count(*) FROM unit");
  sqlite::Statement query(
      *database_,
      "SELECT language, count(*) AS n, sum(length(CAST(text AS BLOB))) FROM variant "
      "GROUP BY language ORDER BY n DESC, language");
  while (query.step()) {
    statistics.languages.push_back({.language = language(LanguageId{query.column_int(0)}),
                                    .variants = query.column_int(1),
                                    .text_bytes = query.column_int(2)});
    statistics.variants += query.column_int(1);
  }
  statistics.file_bytes = database_->query_int(
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  return statistics;
}

std::vector<BatchRecord> Memory::batches() {
  sqlite::Statement query(*database_,
                          "SELECT id, kind, source, started, header, added, replaced, removed, "
                          "duplicates, undone FROM batch ORDER BY id");
  std::vector<BatchRecord> records;
  while (query.step()) records.push_back(record_of_row(query));
  return records;
}

}  // namespace calque
