#include "memory/memory_pool.h"

#include <utility>

namespace calque {

MemoryPool::MemoryPool(std::filesystem::path path, Memory::Access access,
                       const SessionSettings& settings, std::size_t cache_bytes)
    : path_(std::move(path)),
      access_(access),
      settings_(settings),
      runs_(std::make_shared<RunCache>(cache_bytes)) {
  settings_.runs = runs_;
  idle_.push_back(std::make_unique<Memory>(path_, access_, settings_));
}

MemoryPool::Session MemoryPool::session() {
  std::unique_ptr<Memory> session = take();
  // Outside the lock: opening may wait for another program.
  if (session == nullptr) session = std::make_unique<Memory>(path_, access_, settings_);
  return {session.release(), GiveBack{this}};
}

std::unique_ptr<Memory> MemoryPool::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Memory> session = std::move(idle_.back());
  idle_.pop_back();
  return session;
}

void MemoryPool::give_back(std::unique_ptr<Memory> session) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(session));
}

void MemoryPool::GiveBack::operator()(Memory* session) const {
  pool->give_back(std::unique_ptr<Memory>(session));
}

}  // namespace calque
