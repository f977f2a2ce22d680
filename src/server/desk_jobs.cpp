#include "server/desk_jobs.h"

#include "calque/error.h"

namespace calque::server {

ServedJob& DeskJobs::add(JobToServe job) {
  auto served = std::make_unique<ServedJob>(std::move(job));
  const std::lock_guard lock(mutex_);
  for (const auto& there : jobs_) {
    if (there->id() == served->id()) throw UsageError("that job is served already");
  }
  jobs_.push_back(std::move(served));
  return *jobs_.back();
}

ServedJob* DeskJobs::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& job : jobs_) {
    if (job->id() == id) return job.get();
  }
  return nullptr;
}

std::vector<ServedJob*> DeskJobs::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<ServedJob*> all;
  for (auto job = jobs_.rbegin(); job != jobs_.rend(); ++job) all.push_back(job->get());
  return all;
}

}  // namespace calque::server
