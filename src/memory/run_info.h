#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "memory/byte_codec.h"
#include "memory/posting_codec.h"
#include "model/language.h"

namespace calque {

/// An immutable part of the index: documents of one language, numbered in order of weight.
///
/// Its streams (index_schema.h):
/// - dictionary: chunks of lists, in order of their hash. Chunk c of n holds the hashes h with
///   ⌊h × n / 2^64⌋ = c. A chunk is: place of its first list in `postings` (varint), then for each
///   list: difference of the hash to the one before (varint), number of documents (varint), length
///   in bytes of its postings (varint), id + 1 of its key in documents, or 0 (varint).
/// - postings: the lists (posting_codec.h) in the same order.
/// - documents: groups of 64. A group is: length in bytes of each document (varints), then the
///   documents: variant (varint), then the key ids in order of the text (varints). Ids 0 to 2 are
///   numbers, punctuation and tags; then the keys from frequent to rare.
/// - dictionary_offsets, document_offsets: where each chunk and each group begins, and the end, as
///   four-byte numbers.
struct RunInfo {
  std::int64_t id = 0;
  Language language;
  std::uint32_t documents = 0;
  std::uint32_t dictionary_chunks = 0;
  /// Each weight that occurs, ascending, with the first document that has it.
  std::vector<std::pair<std::uint32_t, DocumentNumber>> weights;

  /// The first document that weighs `weight` or more; `documents` when there is none.
  DocumentNumber first_at_least(std::uint32_t weight) const;

  /// The weight of a document: that of the last entry that begins at or before it.
  std::uint32_t weight_of(DocumentNumber document) const;
};

inline constexpr std::uint32_t kGroup = 64;

/// The dictionary chunk of a hash.
std::uint32_t dictionary_chunk(std::uint64_t hash, std::uint32_t chunks);

codec::Bytes encode_weights(const RunInfo& run);
void decode_weights(std::span<const std::byte> bytes, RunInfo& run);

}  // namespace calque
