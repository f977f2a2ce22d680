#include "lookup/parallel_lookup.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "calque/error.h"

namespace calque {
namespace {

/// Queries on their way to the threads, and answers on their way back into order.
class Exchange {
 public:
  explicit Exchange(const AnswerDone& done) : done_(done) {}

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
  void work(std::span<const LookupMemory> memories, const LookupOptions& options) {
    try {
      while (auto job = take()) {
        LookupAnswer found = answer(memories, job->query, options);
        give(std::move(*job), std::move(found));
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void rethrow_failure() const {
    if (failure_ != nullptr) std::rethrow_exception(failure_);
  }

 private:
  /// Enough that no thread waits while the slowest answer of a text is looked for, and few enough
  /// that their texts and answers take some megabytes at most.
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

  /// Hands an answer in, and out all whose turn has come, unless another thread is at that: it then
  /// takes this one along. `done_` runs without the lock, as it may take its time.
  void give(Job job, LookupAnswer found) {
    std::unique_lock lock(mutex_);
    finished_.emplace(job.number, Finished{std::move(job.query), std::move(found)});
    if (std::exchange(giving_, true)) return;
    while (failure_ == nullptr && !finished_.empty() && finished_.begin()->first == given_) {
      const auto next = finished_.extract(finished_.begin());
      lock.unlock();
      done_(next.mapped().query, next.mapped().answer);
      lock.lock();
      ++given_;
      --in_flight_;
      room_.notify_one();
    }
    giving_ = false;
  }

  void fail(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    if (failure_ == nullptr) failure_ = std::move(failure);
    work_.notify_all();
    room_.notify_all();
  }

  const AnswerDone& done_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable room_;
  std::deque<Job> waiting_;
  std::map<std::size_t, Finished> finished_;
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
  std::size_t in_flight_ = 0;
  bool giving_ = false;
  bool closed_ = false;
  std::exception_ptr failure_;
};

/// Threads that work; they finish what they have, however the scope of this is left.
class Workers {
 public:
  Workers(Exchange& exchange, std::span<const MemorySet::Sessions> sessions,
          const LookupOptions& options)
      : exchange_(exchange) {
    threads_.reserve(sessions.size());
    try {
      for (const MemorySet::Sessions& own : sessions) {
        threads_.emplace_back([&] { exchange.work(own.memories(), options); });
      }
    } catch (const std::system_error&) {
      // The system gives no more threads: those that there are do all the work.
    }
  }
  ~Workers() {
    exchange_.close();
    for (std::thread& thread : threads_) thread.join();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  bool any() const { return !threads_.empty(); }

 private:
  Exchange& exchange_;
  std::vector<std::thread> threads_;
};

void look_up_here(std::span<const LookupMemory> memories, const LookupOptions& options,
                  const NextQuery& next, const AnswerDone& done) {
  while (const auto query = next()) done(*query, answer(memories, *query, options));
}

}  // namespace

void look_up_all(std::span<const MemorySet::Sessions> sessions, const LookupOptions& options,
                 const NextQuery& next, const AnswerDone& done) {
  if (sessions.empty()) throw UsageError("a lookup needs a thread at least");
  const std::span<const LookupMemory> first = sessions.front().memories();
  if (sessions.size() == 1) return look_up_here(first, options, next, done);
  Exchange exchange(done);
  {
    const Workers workers(exchange, sessions, options);
    if (!workers.any()) return look_up_here(first, options, next, done);
    while (auto query = next()) {
      if (!exchange.put(std::move(*query))) break;
    }
  }
  exchange.rethrow_failure();
}

}  // namespace calque
