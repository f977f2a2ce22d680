#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "calque/unit.h"

namespace calque {

/// Runs a reader of units on a thread of its own, some way ahead of the one who stores them, so
/// that reading and storing use two processors. What the reader throws comes out of `next`.
class ReadAhead {
 public:
  /// `read` replaces its argument by the next unit, or returns false at the end. It is called on
  /// the other thread only, until it returns false, throws, or this object ends.
  explicit ReadAhead(std::function<bool(TranslationUnit&)> read);
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// The next unit, valid until the next call; null at the end.
  const TranslationUnit* next();

 private:
  using Chunk = std::vector<TranslationUnit>;

  void run(const std::function<bool(TranslationUnit&)>& read);
  bool push(Chunk chunk);
  bool pull();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Chunk> ready_;
  std::exception_ptr failure_;
  bool finished_ = false;
  bool abandoned_ = false;
  Chunk current_;
  std::size_t at_ = 0;
  std::thread reader_;  // last: starts when all of the above is there
};

}  // namespace calque
