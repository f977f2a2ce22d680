#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "memory/chunk_store.h"
#include "memory/posting_codec.h"
#include "memory/run_info.h"
#include "model/ids.h"

namespace calque {

/// A list as a run holds it.
struct RunList {
  PostingList postings;
  std::optional<std::uint32_t> key_id;
};

/// A document as a run holds it; the view is valid until the reader's next call of `document`.
struct RunDocument {
  VariantId variant;
  std::span<const std::uint32_t> key_ids;
};

/// Reads one run piece by piece and keeps the pieces until `forget`.
class RunReader {
 public:
  RunReader(ChunkStore& store, RunInfo info) : store_(&store), info_(std::move(info)) {}

  const RunInfo& info() const { return info_; }

  /// The list of a hash; an empty one when the run has none. Valid until `forget`.
  const RunList& list(std::uint64_t hash);

  RunDocument document(DocumentNumber number);

  /// Bytes kept, about.
  std::size_t cached_bytes() const { return cached_bytes_; }
  void forget();

 private:
  struct CachedList {
    codec::Bytes bytes;
    RunList list;
  };
  struct Group {
    codec::Bytes bytes;
    std::vector<std::uint32_t> offsets;
  };
  CachedList load_list(std::uint64_t hash);
  const Group& group(std::uint32_t number);
  Group load_group(std::uint32_t number);
  void count_loaded(std::size_t bytes);

  ChunkStore* store_;
  RunInfo info_;
  std::unordered_map<std::uint64_t, std::unique_ptr<CachedList>> lists_;
  std::vector<std::unique_ptr<Group>> groups_;
  std::vector<std::uint32_t> key_ids_;
  std::size_t cached_bytes_ = 0;
  std::uint64_t loaded_bytes_ = 0;
};

}  // namespace calque
