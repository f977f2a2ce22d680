#pragma once

#include <cstdint>

#include "index/byte_codec.h"
#include "index/index_schema.h"
#include "sqlite/statement.h"

namespace calque {

/// Reads stretches of the streams of runs.
class ChunkStore {
 public:
  explicit ChunkStore(sqlite::Database& database);

  /// Appends `length` bytes from `offset` on to `out`, which grows with what is there. Throws Error
  /// when the stream is shorter.
  void read(std::int64_t run, RunStream stream, std::uint32_t offset, std::uint32_t length,
            codec::Bytes& out);

  /// Entries `index` and `index + 1` of a stream of four-byte offsets, the second no less than the
  /// first.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  Range range(std::int64_t run, RunStream offsets, std::uint32_t index);

 private:
  sqlite::Statement select_;
  codec::Bytes scratch_;
};

}  // namespace calque
