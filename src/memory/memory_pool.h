#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "memory/memory.h"
#include "memory/run_cache.h"

namespace calque {

/// A memory file for many threads: lends sessions, and keeps what they share.
class MemoryPool {
 public:
  /// Opens a first session, so that a file that is no memory is refused here: throws as Memory
  /// does. `settings.runs` is not looked at: all sessions share one cache of `cache_bytes`.
  MemoryPool(std::filesystem::path path, Memory::Access access,
             const SessionSettings& settings = {},
             std::size_t cache_bytes = RunCache::kDefaultLimit);

  const std::filesystem::path& path() const { return path_; }
  const RunCache& runs() const { return *runs_; }

  struct GiveBack {
    MemoryPool* pool = nullptr;
    void operator()(Memory* session) const;
  };
  using Session = std::unique_ptr<Memory, GiveBack>;

  /// A session that nobody else has, for any thread; it goes back when the lease ends, which must
  /// be before the pool does. Opens another where all are in use: throws as Memory does.
  Session session();

 private:
  std::unique_ptr<Memory> take();
  void give_back(std::unique_ptr<Memory> session);

  std::filesystem::path path_;
  Memory::Access access_;
  SessionSettings settings_;
  std::shared_ptr<RunCache> runs_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Memory>> idle_;
};

}  // namespace calque
