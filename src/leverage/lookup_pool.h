#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

#include "memory/lookup.h"

namespace calque::leverage {

/// Looks many segments up in one memory, on several threads with a connection each.
class LookupPool {
 public:
  /// Called on the thread that called `run`, now and then, with the number of items done; may throw
  /// to end the work.
  using Progress = std::function<void(std::size_t)>;

  LookupPool(std::filesystem::path memory, LookupOptions options, unsigned threads)
      : memory_(std::move(memory)), options_(std::move(options)), threads_(threads) {}

  /// Calls `work` once for each of the numbers 0 to `count` - 1, in no order, from several threads
  /// at a time. The first exception ends the work and is thrown again.
  void run(std::size_t count, const std::function<void(Lookup&, std::size_t)>& work,
           const Progress& progress = {}) const;

 private:
  std::filesystem::path memory_;
  LookupOptions options_;
  unsigned threads_;
};

}  // namespace calque::leverage
