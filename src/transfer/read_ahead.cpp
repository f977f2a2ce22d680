#include "transfer/read_ahead.h"

#include <utility>

namespace calque {
namespace {

constexpr std::size_t kUnitsPerChunk = 256;  // a lock for each would cost more than the reading
// Some MB: the reader seldom waits, and memory stays bounded.
constexpr std::size_t kChunksAhead = 8;

}  // namespace

ReadAhead::ReadAhead(std::function<bool(TranslationUnit&)> read)
    : reader_([this, read = std::move(read)] { run(read); }) {}

ReadAhead::~ReadAhead() {
  {
    const std::scoped_lock lock(mutex_);
    abandoned_ = true;
  }
  changed_.notify_all();
  reader_.join();
}

void ReadAhead::run(const std::function<bool(TranslationUnit&)>& read) {
  std::exception_ptr failure;
  try {
    for (bool more = true; more;) {
      Chunk chunk;
      chunk.reserve(kUnitsPerChunk);
      while (more && chunk.size() < kUnitsPerChunk) {
        TranslationUnit unit;
        more = read(unit);
        if (more) chunk.push_back(std::move(unit));
      }
      if (!push(std::move(chunk))) return;
    }
  } catch (...) {
    failure = std::current_exception();
  }
  {
    const std::scoped_lock lock(mutex_);
    failure_ = failure;
    finished_ = true;
  }
  changed_.notify_all();
}

/// False when nobody wants any more.
bool ReadAhead::push(Chunk chunk) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return abandoned_ || ready_.size() < kChunksAhead; });
  if (abandoned_) return false;
  ready_.push_back(std::move(chunk));
  lock.unlock();
  changed_.notify_all();
  return true;
}

/// Waits for the next chunk; false at the end.
bool ReadAhead::pull() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return finished_ || !ready_.empty(); });
  if (ready_.empty()) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    return false;
  }
  current_ = std::move(ready_.front());
  ready_.pop_front();
  at_ = 0;
  lock.unlock();
  changed_.notify_all();
  return true;
}

const TranslationUnit* ReadAhead::next() {
  while (at_ == current_.size()) {
    if (!pull()) return nullptr;
  }
  return &current_[at_++];
}

}  // namespace calque
