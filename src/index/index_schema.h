#pragma once

#include <cstdint>

namespace calque::sqlite {
class Database;
}

namespace calque {

/// The version of the index format: of its blobs, and of all that decides keys and weights (tokens,
/// keys, CostModel). An index of another version is to be rebuilt.
inline constexpr int kIndexFormat = 5;

/// The parts of a run, each a stream of bytes cut into rows of `fuzzy_chunk`.
enum class RunStream : std::uint8_t {
  dictionary = 0,
  dictionary_offsets = 1,
  postings = 2,
  documents = 3,
  document_offsets = 4,
};

/// Bytes of a stream in one row: a row then fills one SQLite page of 4,096 bytes and is read in
/// place.
inline constexpr std::uint32_t kChunkBytes = 4000;

/// Numbers of runs are below this, so that the numbers of their chunks fit into 63 bits.
inline constexpr std::int64_t kMostRuns = std::int64_t{1} << 27U;

/// The row of `fuzzy_chunk` with chunk `number` of a stream.
constexpr std::int64_t chunk_row(std::int64_t run, RunStream stream, std::uint32_t number) {
  return run << 36U | static_cast<std::int64_t>(stream) << 32U | number;
}

/// Creates the tables of the match index. To be called in a migration's transaction.
void create_index_tables(sqlite::Database& database);

}  // namespace calque
