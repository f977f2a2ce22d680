#include "store/backup.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "file/output_file.h"
#include "sqlite/backup.h"
#include "sqlite/database.h"
#include "text/ascii.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBatch = ".before-batch-";
constexpr std::string_view kUndo = ".before-undo-";

/// The file itself where the memory's name is a link: copies stand beside it.
fs::path plain_path(const sqlite::Database& database) {
  std::error_code error;
  const fs::path plain = fs::canonical(database.path(), error);
  return error ? database.path() : plain;
}

fs::path beside(const fs::path& memory, const std::string& ending) {
  fs::path out = memory;
  return out += ending;
}

/// By a connection of its own: the caller's has changes that are not to be in the copy.
void copy_committed(const fs::path& memory, const fs::path& to) {
  // Where there is no write-ahead log the caller's own changes may keep readers out for ever.
  constexpr std::chrono::seconds kPatience(5);
  try {
    sqlite::Database reading(memory, sqlite::OpenMode::read_only, kPatience);
    back_up(reading, to);
  } catch (const Error& error) {
    throw Error(
        "nothing was changed: this changes so much that a copy of the memory is kept "
        "before, and that failed: " +
        std::string(error.what()));
  }
}

bool is_copy_of_batch(std::string_view name, std::string_view memory) {
  if (!name.starts_with(memory)) return false;
  name.remove_prefix(memory.size());
  for (const std::string_view kind : {kBatch, kUndo}) {
    if (!name.starts_with(kind) || name.size() == kind.size()) continue;
    return std::ranges::all_of(name.substr(kind.size()), text::is_ascii_digit);
  }
  return false;
}

/// What cannot be listed or removed stays: it is only in the way of space.
void remove_older_copies(const fs::path& memory) {
  const std::string name = memory.filename().string();
  std::vector<std::pair<fs::file_time_type, fs::path>> copies;
  std::error_code error;
  for (fs::directory_iterator file(memory.parent_path(), error), end; !error && file != end;
       file.increment(error)) {
    std::error_code unknown;
    const auto time = fs::last_write_time(file->path(), unknown);
    if (!unknown && is_copy_of_batch(file->path().filename().string(), name)) {
      copies.emplace_back(time, file->path());
    }
  }
  std::ranges::sort(copies, std::greater());
  for (std::size_t i = kCopiesOfBatches; i < copies.size(); ++i) {
    fs::remove(copies[i].second, error);
  }
}

KeptCopy keep(const sqlite::Database& database, std::string_view kind, BatchId batch) {
  const fs::path memory = plain_path(database);
  const fs::path copy = beside(memory, std::string(kind) + std::to_string(batch.value));
  copy_committed(memory, copy);
  remove_older_copies(memory);
  return {.file = copy, .version = 0, .batch = batch};
}

}  // namespace

void back_up(sqlite::Database& database, const fs::path& to, const std::function<void()>& between) {
  std::error_code error;
  if (fs::equivalent(database.path(), to, error)) {
    throw UsageError(to.string() + " is the memory itself: give another name");
  }
  file::OutputFile copy(to, database.path());
  if (copy.unfinished().empty()) {
    throw UsageError(to.string() + " is not a plain file: give another name");
  }
  sqlite::copy_database(database, copy.unfinished(), between);
  copy.commit();
}

KeptCopy keep_before_version(const sqlite::Database& database, int version) {
  const fs::path memory = plain_path(database);
  const std::string ending = ".before-version-" + std::to_string(version);
  fs::path copy = beside(memory, ending);
  std::error_code error;
  for (int n = 2; fs::exists(fs::symlink_status(copy, error)); ++n) {
    copy = beside(memory, ending + "-" + std::to_string(n));
  }
  copy_committed(memory, copy);
  return {.file = copy, .version = version, .batch = {}};
}

KeptCopy keep_before_batch(const sqlite::Database& database, BatchId batch) {
  return keep(database, kBatch, batch);
}

KeptCopy keep_before_undo(const sqlite::Database& database, BatchId batch) {
  return keep(database, kUndo, batch);
}

}  // namespace calque
