#include "leverage/lookup_pool.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "memory/memory.h"

namespace calque::leverage {
namespace {

/// What the threads share.
struct Shared {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;

  void fail(std::size_t count) {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::current_exception();
    next = count;
  }
};

/// Joins its threads whatever happens.
class Threads {
 public:
  Threads() = default;
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() {
    for (std::thread& thread : threads_) thread.join();
  }
  template <typename Work>
  void start(Work work) {
    threads_.emplace_back(std::move(work));
  }

 private:
  std::vector<std::thread> threads_;
};

}  // namespace

void LookupPool::run(std::size_t count, const std::function<void(Lookup&, std::size_t)>& work,
                     const Progress& progress) const {
  if (progress) progress(0);
  Shared shared;
  const auto take_part = [&](const Progress& tell) {
    try {
      Memory memory(memory_, Memory::Access::read_only);
      Lookup lookup(memory, options_);
      for (std::size_t i = shared.next++; i < count; i = shared.next++) {
        if (tell) tell(i);
        work(lookup, i);
      }
    } catch (...) {
      shared.fail(count);
    }
  };
  {
    Threads threads;
    const std::size_t wanted = std::min<std::size_t>(threads_, count);
    for (std::size_t i = 1; i < wanted; ++i) threads.start([&] { take_part({}); });
    take_part(progress);
  }
  if (shared.failure) std::rethrow_exception(shared.failure);
}

}  // namespace calque::leverage
