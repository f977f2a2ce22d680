#include "index/hash_ids.h"

namespace calque {

std::size_t HashIds::slot_of(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != kNone && hashes_[slots_[slot]] != hash) slot = (slot + 1) & mask;
  return slot;
}

std::uint32_t HashIds::find(std::uint64_t hash) const {
  return slots_[slot_of(hash)];
}

std::uint32_t HashIds::id(std::uint64_t hash) {
  const std::size_t slot = slot_of(hash);
  if (slots_[slot] != kNone) return slots_[slot];
  const auto id = static_cast<std::uint32_t>(hashes_.size());
  hashes_.push_back(hash);
  slots_[slot] = id;
  if (2 * hashes_.size() > slots_.size()) grow();
  return id;
}

void HashIds::grow() {
  slots_.assign(2 * slots_.size(), kNone);
  for (std::uint32_t id = 0; id < hashes_.size(); ++id) slots_[slot_of(hashes_[id])] = id;
}

}  // namespace calque
