#include "server/workers.h"

namespace calque::server {

Workers::Workers(std::size_t quick) {
  // Two for slow work, so that what takes minutes does not hold up what takes seconds.
  constexpr std::size_t kSlow = 2;
  for (std::size_t i = 0; i < quick + kSlow; ++i) {
    Lane& lane = i < quick ? quick_ : slow_;
    threads_.emplace_back([this, &lane](const std::stop_token& stop) { run(stop, lane); });
  }
}

Workers::~Workers() {
  for (std::jthread& thread : threads_) thread.request_stop();
}

void Workers::add(bool slow, std::function<void()> work) {
  Lane& lane = slow ? slow_ : quick_;
  {
    const std::lock_guard lock(mutex_);
    lane.waiting.push_back(std::move(work));
  }
  lane.changed.notify_one();
}

void Workers::run(const std::stop_token& stop, Lane& lane) {
  std::unique_lock lock(mutex_);
  while (true) {
    lane.changed.wait(lock, stop, [&lane] { return !lane.waiting.empty(); });
    if (stop.stop_requested()) return;
    const std::function<void()> work = std::move(lane.waiting.front());
    lane.waiting.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
}

}  // namespace calque::server
