#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "calque/session.h"

namespace calque {

/// A translation memory: one SQLite file of multilingual units, for any number of threads. It lends
/// sessions, and keeps what they share.
class Memory {
 public:
  /// Opens a first session, so that a file that is no memory is refused here: throws as Session
  /// does. `settings.runs` is not looked at: all sessions share one cache of `cache_bytes`.
  Memory(std::filesystem::path path, Session::Access access, const SessionSettings& settings = {},
         std::size_t cache_bytes = kDefaultCacheBytes);

  const std::filesystem::path& path() const { return path_; }
  const RunCache& runs() const { return *runs_; }

  struct GiveBack {
    Memory* memory = nullptr;
    void operator()(Session* session) const;
  };
  using Lease = std::unique_ptr<Session, GiveBack>;

  /// A session that nobody else has, for any thread; it goes back when the lease ends, which must
  /// be before the memory does. Opens another where all are in use: throws as Session does.
  Lease session();

 private:
  std::unique_ptr<Session> take();
  void give_back(std::unique_ptr<Session> session);

  std::filesystem::path path_;
  Session::Access access_;
  SessionSettings settings_;
  std::shared_ptr<RunCache> runs_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Session>> idle_;
};

}  // namespace calque
