#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace calque::server {

/// Threads that do what may wait: for a memory, or for the disk. Of slow work only some of them
/// take, so that there is always one for look-ups.
class Workers {
 public:
  /// `quick` of them, and two for slow work.
  explicit Workers(std::size_t quick);
  /// Waits for what runs; what waits is dropped.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// `work` must not throw.
  void add(bool slow, std::function<void()> work);

 private:
  struct Lane {
    std::condition_variable_any changed;
    std::deque<std::function<void()>> waiting;
  };
  void run(const std::stop_token& stop, Lane& lane);

  std::mutex mutex_;
  Lane quick_;
  Lane slow_;
  std::vector<std::jthread> threads_;
};

}  // namespace calque::server
