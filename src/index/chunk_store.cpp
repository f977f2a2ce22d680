#include "index/chunk_store.h"

#include <algorithm>

namespace calque {

ChunkStore::ChunkStore(sqlite::Database& database)
    : select_(database, "SELECT data FROM fuzzy_chunk WHERE id = ?") {}

void ChunkStore::read(std::int64_t run, RunStream stream, std::uint32_t offset,
                      std::uint32_t length, codec::Bytes& out) {
  if (length > UINT32_MAX - offset) codec::fail_damaged();
  while (length > 0) {
    sqlite::Rows rows = select_.rows(chunk_row(run, stream, offset / kChunkBytes));
    const sqlite::Row* row = rows.next();
    if (row == nullptr) codec::fail_damaged();
    const std::span<const std::byte> chunk = row->column_blob(0);
    const std::uint32_t within = offset % kChunkBytes;
    if (within >= chunk.size() || chunk.size() > kChunkBytes) codec::fail_damaged();
    const auto taken = std::min(length, static_cast<std::uint32_t>(chunk.size()) - within);
    const auto part = chunk.subspan(within, taken);
    out.insert(out.end(), part.begin(), part.end());
    offset += taken;
    length -= taken;
  }
}

ChunkStore::Range ChunkStore::range(std::int64_t run, RunStream offsets, std::uint32_t index) {
  if (index > UINT32_MAX / 4 - 2) codec::fail_damaged();
  scratch_.clear();
  read(run, offsets, index * 4, 8, scratch_);
  const Range range{codec::get_u32(scratch_.data()), codec::get_u32(scratch_.data() + 4)};
  if (range.end < range.begin) codec::fail_damaged();
  return range;
}

}  // namespace calque
