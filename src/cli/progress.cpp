#include "cli/progress.h"

#include <algorithm>

#include "cli/command.h"
#include "cli/console.h"

namespace calque::cli {
namespace {

/// Work that is done sooner needs no line; ten times a second looks steady and costs nothing beside
/// the work.
constexpr auto kFirstAfter = std::chrono::milliseconds(500);
constexpr auto kInterval = std::chrono::milliseconds(100);

std::string bar(std::uint64_t done, std::uint64_t total) {
  // Columns: with a short text around it the line fits into 80.
  constexpr std::uint64_t kWidth = 30;
  const std::uint64_t filled = std::min(kWidth, done * kWidth / total);
  std::string out = "[";
  for (std::uint64_t i = 0; i < kWidth; ++i) out += i < filled ? "#" : " ";
  // The size may be out of date: a file can grow while it is read.
  return out + "] " + std::to_string(std::min<std::uint64_t>(100, done * 100 / total)) + "% ";
}

}  // namespace

Progress::Progress(const Globals& globals, std::string doing, std::string noun,
                   std::uint64_t total_bytes)
    : shown_(!globals.quiet && stderr_is_terminal()),
      doing_(std::move(doing)),
      noun_(std::move(noun)),
      total_bytes_(total_bytes),
      next_(Clock::now() + kFirstAfter) {}

Progress::~Progress() {
  if (drawn_) draw_line({});
}

void Progress::update(std::int64_t count, std::uint64_t bytes_done) {
  if (!shown_ || Clock::now() < next_) return;
  next_ = Clock::now() + kInterval;
  drawn_ = true;
  draw_line(doing_ + " " + (total_bytes_ > 0 ? bar(bytes_done, total_bytes_) : "") +
            counted(count, noun_));
}

}  // namespace calque::cli
