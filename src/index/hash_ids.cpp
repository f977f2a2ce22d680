#include "index/hash_ids.h"

#include <random>

namespace calque {
namespace {

/// Of multiplicative hashing (Dietzfelbinger et al., "A reliable randomized algorithm for the
/// closest-pair problem", 1997): the highest bits of the product with a random odd number collide
/// for any two hashes with a probability of at most 2 / slots.
std::uint64_t draw_multiplier() {
  std::random_device device;
  return (std::uint64_t{device()} << 32 | device()) | 1;
}

/// One for all tables of a run of the program: drawing takes a call of the system.
std::uint64_t multiplier() {
  static const std::uint64_t kMultiplier = draw_multiplier();
  return kMultiplier;
}

}  // namespace

HashIds::HashIds() : multiplier_(multiplier()), slots_(std::size_t{1} << kFirstBits, kNone) {}

std::size_t HashIds::slot_of(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = (hash * multiplier_) >> shift_;
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
  --shift_;
  for (std::uint32_t id = 0; id < hashes_.size(); ++id) slots_[slot_of(hashes_[id])] = id;
}

}  // namespace calque
