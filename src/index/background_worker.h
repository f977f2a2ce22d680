#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace calque {

/// A thread that does one task at a time for its owner. The thread begins with the first task.
class BackgroundWorker {
 public:
  BackgroundWorker() = default;
  ~BackgroundWorker();
  BackgroundWorker(const BackgroundWorker&) = delete;
  BackgroundWorker& operator=(const BackgroundWorker&) = delete;

  /// Waits for the last task, then starts this one. What it uses is the task's until `wait`.
  void start(std::function<void()> task);

  /// Returns when the last task is done; throws what it has thrown.
  void wait();

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void()> task_;  ///< Empty when there is nothing to do.
  std::exception_ptr failure_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace calque
