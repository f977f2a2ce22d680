#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "calque/language.h"
#include "index/byte_codec.h"
#include "index/posting_codec.h"

namespace calque::sqlite {
class Database;
class Row;
}  // namespace calque::sqlite

namespace calque {

/// An immutable part of the index: documents of one language, numbered in order of weight. A
/// document is what variants have in common that differ in numbers alone (document_codec.h).
///
/// Its streams (index_schema.h):
/// - dictionary: chunks of lists, in order of their hash. Chunk c of n holds the hashes h with
///   ⌊h × n / 2^64⌋ = c. A chunk is: place of its first list in `postings` (varint), then for each
///   list: difference of the hash to the one before (varint), number of documents (varint), length
///   in bytes of its postings (varint), id + 1 of its key in documents, or 0 (varint).
/// - postings: the lists (posting_codec.h) in the same order.
/// - documents: groups of 64. A group is: length in bytes of each document (varints), then the
///   documents. Ids of keys 0 to 2 are numbers, punctuation and tags; then the keys from frequent
///   to rare.
/// - dictionary_offsets, document_offsets: where each chunk and each group begins, and the end, as
///   four-byte numbers.
struct RunInfo {
  std::int64_t id = 0;
  Language language;
  std::uint32_t documents = 0;
  std::uint32_t dictionary_chunks = 0;
  /// Each weight that occurs, ascending, with the first document that has it.
  std::vector<std::pair<std::uint32_t, DocumentNumber>> weights;
  /// Bytes of the file that the run is in: no part of the run can be larger.
  std::uint64_t file_bytes = 0;

  /// The first document that weighs `weight` or more; `documents` when there is none.
  DocumentNumber first_at_least(std::uint32_t weight) const;

  /// The weight of a document: that of the last entry that begins at or before it.
  std::uint32_t weight_of(DocumentNumber document) const;
};

inline constexpr std::uint32_t kGroup = 64;

/// Ids of keys in documents are below this: a list takes four bytes of a dictionary at least.
std::uint64_t most_key_ids(const RunInfo& run);

/// The dictionary chunk of a hash.
std::uint32_t dictionary_chunk(std::uint64_t hash, std::uint32_t chunks);

codec::Bytes encode_weights(const RunInfo& run);

/// Fills `run.weights`. Throws Error unless they are those of `run.documents` documents.
void decode_weights(std::span<const std::byte> bytes, RunInfo& run);

/// The columns of `fuzzy_run` that RunInfoReader reads.
inline constexpr const char* kRunColumns = "id, language, documents, dictionary_chunks, weights";

/// Rows of `fuzzy_run` → RunInfo. Throws Error for runs that cannot be in a file of this size: so
/// what is kept in memory for each document, dictionary chunk or key takes no more than a few times
/// the size of the file, whatever the rows say.
class RunInfoReader {
 public:
  explicit RunInfoReader(sqlite::Database& database);

  RunInfo read(const sqlite::Row& row);

 private:
  std::uint64_t file_bytes_;
  std::uint64_t documents_ = 0;  ///< Of all runs that have been read.
  std::uint64_t chunks_ = 0;
};

/// The runs of a language (all languages without one), in order of their numbers.
std::vector<RunInfo> load_run_infos(sqlite::Database& database, const Language* language = nullptr);

}  // namespace calque
