#include "memory/chunk_store.h"

#include <algorithm>

namespace calque {

ChunkStore::ChunkStore(sqlite::Database& database)
    : select_(database, "SELECT data FROM fuzzy_chunk WHERE id = ?") {}

void ChunkStore::read(std::int64_t run, RunStream stream, std::uint32_t offset,
                      std::uint32_t length, codec::Bytes& out) {
  while (length > 0) {
    select_.bind(1, chunk_row(run, stream, offset / kChunkBytes));
    if (!select_.step()) codec::fail_truncated();
    const std::span<const std::byte> chunk = select_.column_blob(0);
    const std::uint32_t within = offset % kChunkBytes;
    if (within >= chunk.size()) codec::fail_truncated();
    const auto taken = std::min(length, static_cast<std::uint32_t>(chunk.size()) - within);
    const auto part = chunk.subspan(within, taken);
    out.insert(out.end(), part.begin(), part.end());
    select_.reset();
    offset += taken;
    length -= taken;
  }
}

ChunkStore::Range ChunkStore::range(std::int64_t run, RunStream offsets, std::uint32_t index) {
  scratch_.clear();
  read(run, offsets, index * 4, 8, scratch_);
  const Range range{codec::get_u32(scratch_.data()), codec::get_u32(scratch_.data() + 4)};
  if (range.end < range.begin) codec::fail_truncated();
  return range;
}

}  // namespace calque
