#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "desk/job.h"
#include "server/role.h"

namespace calque::server {

/// A job that is to be served.
struct JobToServe {
  std::filesystem::path file;
  std::string memory{};   ///< The name of the memory that its units go to; empty: the first.
  std::string sitting{};  ///< BatchInfo::sitting.
};

/// A job that is served: for any number of threads, one at a time.
class ServedJob {
 public:
  explicit ServedJob(JobToServe job) : served_(std::move(job)), job_(served_.file) {}

  /// Different for all jobs of a server.
  const std::string& id() const { return job_.uid(); }
  const std::string& memory() const { return served_.memory; }
  const std::string& sitting() const { return served_.sitting; }
  /// To which its events are published.
  std::string topic() const { return "job/" + id(); }

  class Lease {
   public:
    explicit Lease(ServedJob& job) : turn_(job.mutex_), job_(&job.job_) {}
    desk::Job& operator*() const { return *job_; }
    desk::Job* operator->() const { return job_; }

   private:
    std::unique_lock<std::mutex> turn_;
    desk::Job* job_;
  };
  Lease lend() { return Lease(*this); }

 private:
  JobToServe served_;
  std::mutex mutex_;
  desk::Job job_;
};

/// The jobs of a server. For any number of threads.
class DeskJobs {
 public:
  /// Throws InputError for a file that is no job, UsageError for one that is there already.
  ServedJob& add(JobToServe job);

  /// Null where there is none of this id.
  ServedJob* find(std::string_view id) const;

  /// The newest first.
  std::vector<ServedJob*> all() const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<ServedJob>> jobs_;
};

}  // namespace calque::server
