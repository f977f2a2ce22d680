#include "memory/run_info.h"

#include <algorithm>

namespace calque {

DocumentNumber RunInfo::first_at_least(std::uint32_t weight) const {
  const auto found = std::ranges::lower_bound(weights, weight, {},
                                              &std::pair<std::uint32_t, DocumentNumber>::first);
  return found == weights.end() ? documents : found->second;
}

std::uint32_t RunInfo::weight_of(DocumentNumber document) const {
  const auto after = std::ranges::upper_bound(weights, document, {},
                                              &std::pair<std::uint32_t, DocumentNumber>::second);
  return after == weights.begin() ? 0 : std::prev(after)->first;
}

std::uint32_t dictionary_chunk(std::uint64_t hash, std::uint32_t chunks) {
  // The high 64 bits of the product; 32 × 64 bits, so two steps do.
  const std::uint64_t low = (hash & 0xFFFFFFFFU) * chunks;
  const std::uint64_t high = (hash >> 32U) * chunks;
  return static_cast<std::uint32_t>((high + (low >> 32U)) >> 32U);
}

codec::Bytes encode_weights(const RunInfo& run) {
  codec::Bytes out;
  std::uint32_t weight = 0;
  DocumentNumber first = 0;
  for (const auto& [next_weight, next_first] : run.weights) {
    codec::put_varint(out, next_weight - std::exchange(weight, next_weight));
    codec::put_varint(out, next_first - std::exchange(first, next_first));
  }
  return out;
}

void decode_weights(std::span<const std::byte> bytes, RunInfo& run) {
  codec::Reader reader(bytes);
  std::uint32_t weight = 0;
  DocumentNumber first = 0;
  while (!reader.at_end()) {
    weight += reader.varint32();
    first += reader.varint32();
    run.weights.emplace_back(weight, first);
  }
}

}  // namespace calque
