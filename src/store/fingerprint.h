#pragma once

#include <cstdint>

namespace calque {

struct TranslationUnit;

/// A hash of 128 bits, in two halves that are made in different ways.
struct Fingerprint {
  std::int64_t first = 0;   ///< FNV-1a; all that files of versions before 4 hold.
  std::int64_t second = 0;  ///< text::hash_bytes

  bool operator==(const Fingerprint&) const = default;
};

/// A hash of all that TranslationUnit::same_content compares: equal units have equal fingerprints.
/// It guards against mix-ups, not against those who look for two contents with one fingerprint.
/// Stored in memories: DO NOT CHANGE what goes in, nor its order.
Fingerprint fingerprint_of(const TranslationUnit& unit);

}  // namespace calque
