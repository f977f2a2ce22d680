#pragma once

#include <sys/stat.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/memory.h"

namespace calque::server {

/// A memory to serve.
struct MemoryToServe {
  std::string name;  ///< In addresses; the file's name without its ending where it is empty.
  std::filesystem::path path;
  int priority = 0;  ///< As in MemoryChoice.
  int penalty = 0;
  bool writable = true;
};

/// A memory that is served: sessions that are kept for the next request, and one writer at a time.
/// For any number of threads. Where another file takes the place of the memory's, or the file is
/// brought to another version, sessions that are lent from then on are of the new one.
class ServedMemory {
  struct Pools;

 public:
  /// A session that nobody else has, as long as this lives.
  class Lease {
   public:
    Session& operator*() const { return *session_; }
    Session* operator->() const { return session_.get(); }

   private:
    friend ServedMemory;
    std::unique_lock<std::timed_mutex> turn_;  // given back last
    std::shared_ptr<Pools> pools_;
    Memory::Lease session_;
  };

  /// Opens the memory, for writing where it is writable: then a file of an older version is brought
  /// up to date. Throws as Session does.
  ServedMemory(MemoryToServe memory, const SessionSettings& settings);
  ~ServedMemory();
  ServedMemory(const ServedMemory&) = delete;
  ServedMemory& operator=(const ServedMemory&) = delete;

  const std::string& name() const { return served_.name; }
  const std::filesystem::path& path() const { return served_.path; }
  int priority() const { return served_.priority; }
  int penalty() const { return served_.penalty; }
  bool writable() const { return served_.writable; }

  Lease read();
  /// Waits until no other request writes. Throws HttpError: 403 for a memory that is only read, and
  /// 503, "memory-busy", where the turn does not come for kLongestWait.
  Lease write();

  /// Grows with every change of the content, whoever makes it; begins anew with the program.
  std::uint64_t version();

  /// Another one for each file that has taken the memory's place.
  std::uint64_t file_number();

  /// Looks whether another file has taken the memory's place. Called by read() and write(), which
  /// look once a second.
  void look_at_file();

  /// Merges pieces of the match index that are due, where something was written since the last
  /// time. Takes as long as it takes: for a thread that has nothing else to do.
  void merge_index();

  static constexpr std::chrono::seconds kLongestWait{30};

 private:
  std::shared_ptr<Pools> open();
  std::shared_ptr<Pools> current();
  bool is_other_file() const;
  void put_away_log();
  void open_other_file();

  MemoryToServe served_;
  SessionSettings settings_;
  std::timed_mutex writing_;
  std::mutex mutex_;  ///< Guards what follows.
  std::shared_ptr<Pools> pools_;
  std::chrono::steady_clock::time_point looked_;
  std::uint64_t version_ = 1;
  std::uint64_t file_number_ = 1;
};

/// All memories of a server; at least one.
class Memories {
 public:
  /// Throws UsageError for two of one name, for none, and as Session does.
  Memories(std::vector<MemoryToServe> memories, const SessionSettings& settings);

  /// Null where there is none of this name; the first for an empty one.
  ServedMemory* find(std::string_view name) const;
  ServedMemory& first() const { return *served_.front(); }
  std::span<const std::unique_ptr<ServedMemory>> all() const { return served_; }

 private:
  std::vector<std::unique_ptr<ServedMemory>> served_;
};

}  // namespace calque::server
