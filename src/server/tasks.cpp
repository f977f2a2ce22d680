#include "server/tasks.h"

#include <nlohmann/json.hpp>

#include "server/random.h"

namespace calque::server {
namespace {

constexpr std::chrono::milliseconds kBetweenTelling{250};

bool has_ended(Tasks::State state) {
  return state != Tasks::State::waiting && state != Tasks::State::running;
}

}  // namespace

struct Tasks::Entry {
  Report report;
  Work work;
  std::atomic<bool> cancelled = false;
};

std::string_view name_of(Tasks::State state) {
  switch (state) {
    case Tasks::State::waiting:
      return "waiting";
    case Tasks::State::running:
      return "running";
    case Tasks::State::done:
      return "done";
    case Tasks::State::failed:
      return "failed";
    case Tasks::State::cancelled:
      return "cancelled";
  }
  return "";
}

void Tasks::Run::progress(std::int64_t done, std::int64_t all) {
  if (cancelled_) throw Cancelled();
  const auto now = std::chrono::steady_clock::now();
  if (now - told_ < kBetweenTelling) return;
  told_ = now;
  const std::lock_guard lock(tasks_.mutex_);
  const auto found = tasks_.entries_.find(id_);
  if (found == tasks_.entries_.end()) return;
  found->second->report.done = done;
  found->second->report.all = all;
  tasks_.tell(*found->second);
}

Tasks::Tasks(EventHub& events)
    : events_(events), thread_([this](const std::stop_token& stop) { work(stop); }) {}

Tasks::~Tasks() {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, entry] : entries_) entry->cancelled = true;
  }
  thread_.request_stop();
}

std::string Tasks::begin(std::string kind, std::string memory, std::string owner, Work work) {
  auto entry = std::make_unique<Entry>();
  entry->report = {.id = random_name(),
                   .kind = std::move(kind),
                   .memory = std::move(memory),
                   .owner = std::move(owner)};
  entry->work = std::move(work);
  const std::string id = entry->report.id;
  const std::lock_guard lock(mutex_);
  std::size_t waiting = 0;
  for (const auto& [name, other] : entries_) {
    if (other->report.state == State::waiting) ++waiting;
  }
  if (waiting >= kMostWaiting) {
    throw HttpError({.status = 503,
                     .code = "busy",
                     .title = "Too much work waits",
                     .detail = "many tasks wait already: try again in a while"});
  }
  entries_.emplace(id, std::move(entry));
  order_.push_back(id);
  forget_oldest();
  changed_.notify_all();
  return id;
}

std::optional<Tasks::Report> Tasks::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  return found == entries_.end() ? std::nullopt : std::optional(found->second->report);
}

bool Tasks::cancel(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  if (found == entries_.end() || has_ended(found->second->report.state)) return false;
  found->second->cancelled = true;
  return true;
}

/// With the mutex held, as tell().
void Tasks::forget_oldest() {
  while (order_.size() > kKept) {
    const auto oldest = entries_.find(order_.front());
    if (!has_ended(oldest->second->report.state)) return;
    entries_.erase(oldest);
    order_.pop_front();
  }
}

void Tasks::tell(const Entry& entry) const {
  const Report& report = entry.report;
  nlohmann::ordered_json json{
      {"task", report.id}, {"state", name_of(report.state)}, {"done", report.done}};
  if (report.all > 0) json["all"] = report.all;
  events_.publish("memory/" + report.memory, "task", json.dump());
}

/// The one that waits longest; null where none does. With the mutex held.
Tasks::Entry* Tasks::first_waiting() const {
  for (const std::string& id : order_) {
    Entry& entry = *entries_.find(id)->second;
    if (entry.report.state == State::waiting) return &entry;
  }
  return nullptr;
}

void Tasks::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, stop, [this] { return first_waiting() != nullptr; });
    if (stop.stop_requested()) return;
    Entry& waiting = *first_waiting();
    waiting.report.state = State::running;
    tell(waiting);
    lock.unlock();
    run(waiting);
    lock.lock();
  }
}

void Tasks::run(Entry& entry) {
  Run run(*this, entry.report.id, entry.cancelled);
  State state = State::done;
  std::string result;
  std::string error;
  try {
    if (entry.cancelled) throw Cancelled();
    result = entry.work(run);
  } catch (const Cancelled&) {
    state = State::cancelled;
  } catch (const std::exception& failure) {
    state = State::failed;
    error = failure.what();
  }
  entry.work = {};  // what it holds may be large
  const std::lock_guard lock(mutex_);
  entry.report.state = state;
  entry.report.result = std::move(result);
  entry.report.error = std::move(error);
  tell(entry);
}

}  // namespace calque::server
