#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace calque::cli {

struct Globals;

/// A line on a terminal that tells how far long work has come; nothing in a pipe or with --quiet.
/// It appears after half a second, is drawn at most ten times a second, and is wiped at the end.
class Progress {
 public:
  /// `doing` and `noun` make "importing: 12,000 units"; with a `total` of bytes a bar is drawn.
  Progress(const Globals& globals, std::string doing, std::string noun,
           std::uint64_t total_bytes = 0);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::int64_t count, std::uint64_t bytes_done = 0);

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  std::string doing_;
  std::string noun_;
  std::uint64_t total_bytes_;
  Clock::time_point next_;
};

}  // namespace calque::cli
