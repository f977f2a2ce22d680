#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "calque/error.h"
#include "desk/alignment_file.h"
#include "desk/job.h"

namespace calque::server {

/// A job, or the review of an alignment, that is to be served.
struct WorkToServe {
  std::filesystem::path file;
  std::string memory{};   ///< The name of the memory that its units go to; empty: the first.
  std::string sitting{};  ///< BatchInfo::sitting.
};

/// Something of the desk that is served: for any number of threads, one at a time.
template <typename Work>
class ServedWork {
 public:
  explicit ServedWork(WorkToServe work) : served_(std::move(work)), work_(served_.file) {}

  /// Different for all of a server.
  const std::string& id() const { return work_.uid(); }
  const std::string& memory() const { return served_.memory; }
  const std::string& sitting() const { return served_.sitting; }
  /// To which its events are published.
  std::string topic() const { return "job/" + id(); }

  class Lease {
   public:
    explicit Lease(ServedWork& served) : turn_(served.mutex_), work_(&served.work_) {}
    Work& operator*() const { return *work_; }
    Work* operator->() const { return work_; }

   private:
    std::unique_lock<std::mutex> turn_;
    Work* work_;
  };
  Lease lend() { return Lease(*this); }

 private:
  WorkToServe served_;
  std::mutex mutex_;
  Work work_;
};

using ServedJob = ServedWork<desk::Job>;
using ServedAlignment = ServedWork<desk::DeskAlignment>;

/// All of one kind that a server has. For any number of threads.
template <typename Served>
class ServedList {
 public:
  /// Throws InputError for a file that is none, UsageError for one that is there already.
  Served& add(WorkToServe work) {
    auto served = std::make_unique<Served>(std::move(work));
    const std::lock_guard lock(mutex_);
    for (const auto& there : list_) {
      if (there->id() == served->id()) throw UsageError("that is served already");
    }
    list_.push_back(std::move(served));
    return *list_.back();
  }

  /// Null where there is none of this id.
  Served* find(std::string_view id) const {
    const std::lock_guard lock(mutex_);
    for (const auto& one : list_) {
      if (one->id() == id) return one.get();
    }
    return nullptr;
  }

  /// The newest first.
  std::vector<Served*> all() const {
    const std::lock_guard lock(mutex_);
    std::vector<Served*> all;
    for (auto one = list_.rbegin(); one != list_.rend(); ++one) all.push_back(one->get());
    return all;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Served>> list_;
};

using DeskJobs = ServedList<ServedJob>;
using DeskAlignments = ServedList<ServedAlignment>;

}  // namespace calque::server
