#include "memory/parallel_lookup.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "error.h"

namespace calque {
namespace {

/// Queries on their way to the threads, and answers on their way back into order.
class Exchange {
 public:
  explicit Exchange(const ParallelLookup::Done& done) : done_(done) {}

  /// Waits for room. False when a thread has failed.
  bool put(LookupQuery query) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return in_flight_ < kMostInFlight || failure_ != nullptr; });
    if (failure_ != nullptr) return false;
    ++in_flight_;
    waiting_.push_back({taken_++, std::move(query)});
    work_.notify_one();
    return true;
  }

  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    work_.notify_all();
  }

  /// What a thread does until there is no more.
  void work(MultiLookup& lookup) {
    try {
      while (auto job = take()) {
        LookupAnswer answer = lookup.answer(job->query);
        give(std::move(*job), std::move(answer));
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void rethrow_failure() const {
    if (failure_ != nullptr) std::rethrow_exception(failure_);
  }

 private:
  static constexpr std::size_t kMostInFlight = 256;

  struct Job {
    std::size_t number = 0;
    LookupQuery query;
  };
  struct Finished {
    LookupQuery query;
    LookupAnswer answer;
  };

  std::optional<Job> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [this] { return closed_ || failure_ != nullptr || !waiting_.empty(); });
    if (failure_ != nullptr || waiting_.empty()) return std::nullopt;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    return job;
  }

  void give(Job job, LookupAnswer answer) {
    const std::scoped_lock lock(mutex_);
    finished_.emplace(job.number, Finished{std::move(job.query), std::move(answer)});
    for (auto first = finished_.begin();
         first != finished_.end() && first->first == given_ && failure_ == nullptr;
         first = finished_.erase(first)) {
      done_(first->second.query, first->second.answer);
      ++given_;
      --in_flight_;
    }
    room_.notify_one();
  }

  void fail(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    if (failure_ == nullptr) failure_ = std::move(failure);
    work_.notify_all();
    room_.notify_all();
  }

  const ParallelLookup::Done& done_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable room_;
  std::deque<Job> waiting_;
  std::map<std::size_t, Finished> finished_;
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
  std::size_t in_flight_ = 0;
  bool closed_ = false;
  std::exception_ptr failure_;
};

/// Lets the threads finish what they have, however its scope is left.
class Workers {
 public:
  Workers(Exchange& exchange, std::span<const std::unique_ptr<MultiLookup>> lookups)
      : exchange_(exchange) {
    for (const auto& lookup : lookups) {
      threads_.emplace_back([&exchange, one = lookup.get()] { exchange.work(*one); });
    }
  }
  ~Workers() {
    exchange_.close();
    for (std::thread& thread : threads_) thread.join();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

 private:
  Exchange& exchange_;
  std::vector<std::thread> threads_;
};

}  // namespace

ParallelLookup::ParallelLookup(std::span<const MemoryChoice> memories, const LookupOptions& options,
                               std::size_t threads) {
  if (threads == 0) throw UsageError("a lookup needs a thread at least");
  for (std::size_t i = 0; i < threads; ++i) {
    lookups_.push_back(std::make_unique<MultiLookup>(memories, options));
  }
}

void ParallelLookup::run(const Next& next, const Done& done) {
  Exchange exchange(done);
  {
    const Workers workers(exchange, lookups_);
    while (auto query = next()) {
      if (!exchange.put(std::move(*query))) break;
    }
  }
  exchange.rethrow_failure();
}

}  // namespace calque
