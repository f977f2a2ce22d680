#pragma once

#include <cstdint>
#include <vector>

namespace calque {

/// Numbers hashes from 0 in the order in which they come; open addressing, 12 bytes a hash. The
/// hashes may be a stranger's: where they stand in the table depends on a number that is drawn anew
/// for each run of the program, so that nobody can write a file whose hashes all collide.
class HashIds {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  HashIds();

  /// The number of `hash`, a new one when it has not been seen.
  std::uint32_t id(std::uint64_t hash);

  /// The number of `hash`, or kNone.
  std::uint32_t find(std::uint64_t hash) const;

  std::uint64_t hash(std::uint32_t id) const { return hashes_[id]; }
  std::size_t size() const { return hashes_.size(); }

 private:
  static constexpr int kFirstBits = 6;
  std::size_t slot_of(std::uint64_t hash) const;
  void grow();

  std::uint64_t multiplier_;
  int shift_ = 64 - kFirstBits;  ///< Of a product, these bits are dropped.
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace calque
