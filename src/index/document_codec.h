#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "calque/unit.h"
#include "index/byte_codec.h"
#include "index/index_document.h"

namespace calque {

/// A document of a run: the variants whose texts differ in numbers alone.
///
/// Its bytes: pattern (five bytes), number of keys (varint), the keys' ids in order of the text
/// (varints; 0 is a number), then for each variant its number less that of the one before (varint)
/// and the hashes of its numbers (two bytes each).
struct RunDocument {
  std::uint64_t pattern = 0;
  std::vector<std::uint32_t> key_ids;
  std::vector<VariantId> variants;  ///< Ascending, one at least.
  std::vector<NumberHash> numbers;  ///< Those of each variant, as many as there are among the keys.

  std::size_t numbers_each() const { return numbers.size() / variants.size(); }
};

void encode_document(const RunDocument& document, codec::Bytes& out);

/// Reads what all variants of a document share; returns the bytes of the variants. Throws Error for
/// bytes that hold no document.
std::span<const std::byte> decode_shared(std::span<const std::byte> bytes, RunDocument& out);

/// Reads the variants; `out` must have the keys.
void decode_variants(std::span<const std::byte> bytes, RunDocument& out);

}  // namespace calque
