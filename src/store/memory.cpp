#include "calque/memory.h"

#include <utility>

#include "index/run_cache.h"

namespace calque {

Memory::Memory(std::filesystem::path path, Session::Access access, const SessionSettings& settings,
               std::size_t cache_bytes)
    : path_(std::move(path)),
      access_(access),
      settings_(settings),
      runs_(std::make_shared<RunCache>(cache_bytes)) {
  settings_.runs = runs_;
  idle_.push_back(std::make_unique<Session>(path_, access_, settings_));
}

Memory::Lease Memory::session() {
  std::unique_ptr<Session> session = take();
  // Outside the lock: opening may wait for another program.
  if (session == nullptr) session = std::make_unique<Session>(path_, access_, settings_);
  return {session.release(), GiveBack{this}};
}

std::unique_ptr<Session> Memory::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Session> session = std::move(idle_.back());
  idle_.pop_back();
  return session;
}

void Memory::give_back(std::unique_ptr<Session> session) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(session));
}

void Memory::GiveBack::operator()(Session* session) const {
  memory->give_back(std::unique_ptr<Session>(session));
}

}  // namespace calque
