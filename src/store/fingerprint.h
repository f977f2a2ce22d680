#pragma once

#include <cstdint>

namespace calque {

struct TranslationUnit;

/// A 64-bit hash (FNV-1a) of all that TranslationUnit::same_content compares: equal units have
/// equal fingerprints. Stored in memories: DO NOT CHANGE what goes in, nor its order.
std::int64_t fingerprint_of(const TranslationUnit& unit);

}  // namespace calque
