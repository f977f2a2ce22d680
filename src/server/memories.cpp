#include "server/memories.h"

#include <algorithm>

#include "calque/error.h"
#include "server/message.h"
#include "store/session_tools.h"

namespace calque::server {
namespace {

/// Which file stands under a name.
struct FileMark {
  dev_t device = 0;
  ino_t number = 0;
  bool operator==(const FileMark&) const = default;
};

std::optional<FileMark> mark_of(const std::filesystem::path& path) {
  struct stat found{};
  if (stat(path.c_str(), &found) != 0) return std::nullopt;
  return FileMark{.device = found.st_dev, .number = found.st_ino};
}

/// How often to look: a replaced memory is noticed by the next request a second later, and a
/// look-up takes a tenth of a millisecond, so that looking each time would cost some per cent.
constexpr std::chrono::seconds kBetweenLooks{1};

}  // namespace

/// Sessions of one file; another one has others.
struct ServedMemory::Pools {
  Pools(const std::filesystem::path& path, bool writable, const SessionSettings& settings)
      : file(mark_of(path)) {
    if (writable) writer.emplace(path, Session::Access::read_write, settings);
    // After the writer, which brings the file up to date.
    reader.emplace(path, Session::Access::read_only, settings);
    watcher.emplace(path, Session::Access::read_only, settings);
    schema = schema_now();
    data = data_now();
  }

  std::int64_t schema_now() { return database().query_int("PRAGMA schema_version"); }
  /// Another number after each commit of another connection (sqlite.org/pragma.html).
  std::int64_t data_now() { return database().query_int("PRAGMA data_version"); }
  sqlite::Database& database() { return watcher->tools().database(); }

  std::optional<FileMark> file;
  std::optional<Memory> writer;
  std::optional<Memory> reader;
  std::optional<Session> watcher;  ///< Guarded by the memory's mutex, as what follows.
  std::int64_t schema = 0;
  std::int64_t data = 0;
  std::int64_t merged = 0;  ///< `data` when the index was merged last.
};

ServedMemory::ServedMemory(MemoryToServe memory, const SessionSettings& settings)
    : served_(std::move(memory)), settings_(settings), pools_(open()) {
  looked_ = std::chrono::steady_clock::now();
}

ServedMemory::~ServedMemory() = default;

std::shared_ptr<ServedMemory::Pools> ServedMemory::open() {
  SessionSettings settings = settings_;
  settings.busy_timeout = kLongestWait;
  // Confirmations at a desk are batches of one unit: none is to wait for a merge.
  settings.merge_in_batches = false;
  return std::make_shared<Pools>(served_.path, served_.writable, settings);
}

bool ServedMemory::is_other_file() const {
  const auto mark = mark_of(served_.path);
  // Nothing there: it is being replaced, or gone; what is open is still whole.
  if (!mark) return false;
  return mark != pools_->file || pools_->schema_now() != pools_->schema;
}

std::shared_ptr<ServedMemory::Pools> ServedMemory::current() {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - looked_ >= kBetweenLooks) {
    looked_ = now;
    try {
      open_other_file();
    } catch (const Error&) {
      // What stands there now is no memory, or is being written: what is open is still whole.
    }
  }
  return pools_;
}

void ServedMemory::look_at_file() {
  const std::lock_guard lock(mutex_);
  looked_ = std::chrono::steady_clock::now();
  open_other_file();
}

/// The log of the file that was there stands beside the new one, which would take it for its own
/// (sqlite.org/howtocorrupt.html, 4.1). It cannot be written into a file that was moved, so it gets
/// another name, under which the old file, where it was kept, can have it back. Connections that
/// are open have it open.
void ServedMemory::put_away_log() {
  const std::string path = served_.path.string();
  std::error_code error;
  std::filesystem::rename(path + "-wal", path + "-replaced-wal", error);
  std::filesystem::remove(path + "-shm", error);
}

void ServedMemory::open_other_file() {
  if (!is_other_file()) return;
  if (mark_of(served_.path) != pools_->file) put_away_log();
  pools_ = open();
  ++version_;
  ++file_number_;
}

std::uint64_t ServedMemory::file_number() {
  const auto pools = current();
  const std::lock_guard lock(mutex_);
  return file_number_;
}

ServedMemory::Lease ServedMemory::read() {
  Lease lease;
  lease.pools_ = current();
  lease.session_ = lease.pools_->reader->session();
  return lease;
}

ServedMemory::Lease ServedMemory::write() {
  if (!served_.writable) {
    throw HttpError({.status = 403,
                     .code = "read-only",
                     .title = "The memory is only read",
                     .detail = "the memory " + served_.name + " is served for reading only"});
  }
  Lease lease;
  lease.turn_ = std::unique_lock(writing_, kLongestWait);
  if (!lease.turn_.owns_lock()) {
    throw HttpError({.status = 503,
                     .code = "memory-busy",
                     .title = "The memory is busy",
                     .detail = "another request writes to the memory " + served_.name +
                               ": try again in a while"});
  }
  lease.pools_ = current();
  lease.session_ = lease.pools_->writer->session();
  return lease;
}

std::uint64_t ServedMemory::version() {
  const auto pools = current();
  const std::lock_guard lock(mutex_);
  const std::int64_t data = pools->data_now();
  if (data != pools->data) {
    pools->data = data;
    ++version_;
  }
  return version_;
}

void ServedMemory::merge_index() {
  if (!served_.writable) return;
  const auto pools = current();
  {
    const std::lock_guard lock(mutex_);
    const std::int64_t data = pools->data_now();
    if (data == pools->merged) return;
    pools->merged = data;
  }
  const Lease session = write();
  session->merge_index();
}

Memories::Memories(std::vector<MemoryToServe> memories, const SessionSettings& settings) {
  if (memories.empty()) throw UsageError("there is no memory to serve");
  for (MemoryToServe& memory : memories) {
    if (memory.name.empty()) memory.name = memory.path.stem().string();
    if (find(memory.name) != nullptr) {
      throw UsageError("two memories are called " + memory.name +
                       ": name one of them otherwise, NAME=FILE");
    }
    served_.push_back(std::make_unique<ServedMemory>(std::move(memory), settings));
  }
}

ServedMemory* Memories::find(std::string_view name) const {
  if (served_.empty()) return nullptr;
  if (name.empty()) return served_.front().get();
  const auto found = std::ranges::find(
      served_, name, [](const auto& memory) -> const std::string& { return memory->name(); });
  return found == served_.end() ? nullptr : found->get();
}

}  // namespace calque::server
