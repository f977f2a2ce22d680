#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "server/events.h"

namespace calque::server {

/// Work that takes longer than a request may: it is begun by one request, watched by others, and
/// its result is asked for. (Not to be mixed up with a translator's jobs.) Done one after the other
/// on a thread of its own, so that look-ups have the rest of the machine.
class Tasks {
 public:
  /// What a task has for its work.
  class Run {
   public:
    Run(Tasks& tasks, std::string id, const std::atomic<bool>& cancelled)
        : tasks_(tasks), id_(std::move(id)), cancelled_(cancelled) {}
    /// Tells how far it has come, at most some times a second; throws Cancelled when it is to end.
    void progress(std::int64_t done, std::int64_t all = 0);

   private:
    Tasks& tasks_;
    std::string id_;
    const std::atomic<bool>& cancelled_;
    std::chrono::steady_clock::time_point told_{};
  };
  class Cancelled : public Error {
   public:
    Cancelled() : Error("cancelled") {}
  };

  /// Gives the result, as JSON of an object.
  using Work = std::function<std::string(Run&)>;

  enum class State : std::uint8_t { waiting, running, done, failed, cancelled };
  struct Report {
    std::string id;
    std::string kind;    ///< "import", "check", …
    std::string memory;  ///< That it is about; may be empty.
    std::string owner;   ///< Identity::name of who began it.
    State state = State::waiting;
    std::int64_t done = 0;
    std::int64_t all = 0;  ///< 0: not known.
    std::string result{};  ///< JSON, once it is done.
    std::string error{};   ///< For people, where it failed.
  };

  /// Publishes "task" to the topic "memory/NAME" when a task changes.
  explicit Tasks(EventHub& events);
  /// Cancels what runs and waits for its end.
  ~Tasks();
  Tasks(const Tasks&) = delete;
  Tasks& operator=(const Tasks&) = delete;

  /// Returns the id. Throws HttpError (503 with Retry-After) where kMostWaiting wait already.
  std::string begin(std::string kind, std::string memory, std::string owner, Work work);
  std::optional<Report> find(std::string_view id) const;
  /// False where there is none of this id, or it has ended.
  bool cancel(std::string_view id);

  static constexpr std::size_t kMostWaiting = 64;
  /// Results of the last ones are kept.
  static constexpr std::size_t kKept = 256;

 private:
  struct Entry;
  Entry* first_waiting() const;
  void work(const std::stop_token& stop);
  void run(Entry& entry);
  void tell(const Entry& entry) const;
  void forget_oldest();

  EventHub& events_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
  std::deque<std::string> order_;
  std::jthread thread_;
};

std::string_view name_of(Tasks::State state);

}  // namespace calque::server
