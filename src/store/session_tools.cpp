#include "store/session_tools.h"

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "calque/error.h"
#include "calque/format.h"
#include "store/backup.h"
#include "store/schema.h"

namespace calque {
namespace {

// FULL: the log is on the disk before a batch is reported, so that it survives a power cut. A batch
// is one transaction: this is one sync more, of 13 that a small batch takes with the changes to the
// log and back (NORMAL without these: 4). "calque add" took 21 ms at best before and after, on a
// disk that syncs in 0.07 ms; where a sync takes 2 ms, 18 ms more. An import does not feel it.
constexpr const char* kConnectionSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = FILE;";
// 64 MiB, the working set of a large import.
constexpr const char* kPagesOfWriters = "PRAGMA cache_size = -65536;";
// 24 MiB: what readers of the index decode is kept beside (RunCache), and a server has a session
// for each of its threads.
constexpr const char* kPagesOfReaders = "PRAGMA cache_size = -24576;";

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

/// A file of another kind is no damaged memory: says what becomes of it.
void refuse_other_file(const std::filesystem::path& path) {
  // The first bytes of every SQLite file (https://sqlite.org/fileformat.html, 1.3.1).
  constexpr std::string_view kMagic = "SQLite format 3";
  std::string head(kMagic.size(), '\0');
  std::ifstream(path, std::ios::binary).read(head.data(), std::ssize(head));
  const UnitFormat* const format = head == kMagic ? nullptr : known_format(path.string());
  if (format == nullptr) return;
  throw InputError(path.string() + " is no memory, but a file of units (" +
                   std::string(format->name) + "): \"calque import " + path.string() +
                   "\" puts them into the memory");
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
  refuse_other_file(path);
  auto database =
      std::make_unique<sqlite::Database>(path, open_mode(access), settings.busy_timeout);
  database->execute(kConnectionSettings);
  const bool reads = access == Session::Access::read_only;
  database->execute(reads ? kPagesOfReaders : kPagesOfWriters);
  if (reads) {
    schema::prepare_reading(*database);
  } else {
    schema::prepare(*database, [&](int version) {
      const KeptCopy copy = keep_before_version(*database, version);
      if (settings.on_copy) settings.on_copy(copy);
    });
  }
  return database;
}

std::unique_ptr<sqlite::Database> temporary_file() {
  auto database = std::make_unique<sqlite::Database>(sqlite::Database::temporary());
  database->execute(kConnectionSettings);
  database->execute(kPagesOfWriters);
  schema::prepare(*database, [](int) {});
  return database;
}

}  // namespace

// The public header names the figures, and not the classes that they are of.
static_assert(kDefaultBusyTimeout == sqlite::Database::kBusyTimeout);
static_assert(kDefaultCacheBytes == RunCache::kDefaultLimit);

SessionTools::SessionTools(const std::filesystem::path& path, Session::Access access,
                           const SessionSettings& settings)
    : SessionTools(open_file(path, access, settings), settings) {}

SessionTools::SessionTools() : SessionTools(temporary_file(), SessionSettings()) {}

SessionTools::SessionTools(std::unique_ptr<sqlite::Database> database,
                           const SessionSettings& settings)
    : database_(database.release()),
      languages_(*database_),
      on_copy_(settings.on_copy),
      merge_in_batches_(settings.merge_in_batches),
      runs_(settings.runs ? settings.runs : std::make_shared<RunCache>()) {}

void SessionTools::CloseFile::operator()(sqlite::Database* database) const {
  database->close_to_one_file();
  std::default_delete<sqlite::Database>()(database);
}

void SessionTools::tell(const KeptCopy& copy) const {
  if (on_copy_) on_copy_(copy);
}

Spares<sqlite::Statement>::Lease SessionTools::statement(const char* sql) {
  auto spares = statements_.find(std::string_view(sql));
  if (spares == statements_.end()) spares = statements_.try_emplace(sql).first;
  return spares->second.take([&] { return std::make_unique<sqlite::Statement>(*database_, sql); });
}

Spares<UnitReader>::Lease SessionTools::reader() {
  return readers_.take([this] { return std::make_unique<UnitReader>(*database_, languages_); });
}

Spares<IndexSearcher>::Lease SessionTools::searcher() {
  return searchers_.take([this] { return std::make_unique<IndexSearcher>(*database_, runs_); });
}

MatchAnalyzer& SessionTools::analyzer(std::string_view primary_language) {
  auto found = analyzers_.find(primary_language);
  if (found == analyzers_.end()) {
    found = analyzers_.try_emplace(std::string(primary_language), primary_language).first;
  }
  return found->second;
}

const words::WordForms& SessionTools::word_forms(std::string_view primary_language) {
  auto found = word_forms_.find(primary_language);
  if (found == word_forms_.end()) {
    found = word_forms_.try_emplace(std::string(primary_language), primary_language).first;
  }
  return found->second;
}

BatchSettings SessionTools::batch_settings() {
  BatchSettings settings;
  settings.index.merge = merge_in_batches_;
  if (database_->path().empty()) return settings;
  settings.keep_copy = [database = database_.get(), on_copy = on_copy_](BatchId id) {
    const KeptCopy copy = keep_before_batch(*database, id);
    if (on_copy) on_copy(copy);
  };
  return settings;
}

}  // namespace calque
