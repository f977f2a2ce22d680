#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "memory/chunk_store.h"
#include "memory/posting_codec.h"
#include "memory/run_info.h"
#include "model/ids.h"

namespace calque {

/// The runs of a language (all languages without one), in order of their numbers.
std::vector<RunInfo> load_run_infos(sqlite::Database& database, const Language* language = nullptr);

/// Walks through the documents of a run in order, a group at a time in memory.
class DocumentCursor {
 public:
  DocumentCursor(ChunkStore& store, const RunInfo& run) : store_(&store), run_(&run) { advance(); }

  bool at_end() const { return number_ >= run_->documents; }
  DocumentNumber number() const { return number_; }
  VariantId variant() const { return variant_; }
  std::uint32_t weight() const { return run_->weights[weight_index_].first; }
  std::span<const std::uint32_t> key_ids() const { return key_ids_; }
  void advance();

 private:
  void load_group();

  ChunkStore* store_;
  const RunInfo* run_;
  DocumentNumber number_ = UINT32_MAX;  // advance() makes it 0
  std::size_t weight_index_ = 0;
  VariantId variant_;
  std::vector<std::uint32_t> key_ids_;
  codec::Bytes group_;
  std::vector<std::uint32_t> lengths_;
  std::size_t place_ = 0;
};

/// Walks through the lists of a run in order of their hash, a dictionary chunk at a time in memory.
class ListCursor {
 public:
  ListCursor(ChunkStore& store, const RunInfo& run) : store_(&store), run_(&run) { advance(); }

  bool at_end() const { return at_end_; }
  std::uint64_t hash() const { return hash_; }
  std::size_t size() const { return size_; }
  std::optional<std::uint32_t> key_id() const { return key_id_; }
  /// Appends the documents of the list.
  void read(std::vector<DocumentNumber>& out);
  void advance();

 private:
  bool load_chunk();

  ChunkStore* store_;
  const RunInfo* run_;
  std::uint32_t next_chunk_ = 0;
  codec::Bytes chunk_;
  std::size_t place_ = 0;
  std::uint32_t next_postings_ = 0;
  std::uint64_t hash_ = 0;
  std::size_t size_ = 0;
  std::uint32_t postings_ = 0;
  std::uint32_t length_ = 0;
  std::optional<std::uint32_t> key_id_;
  codec::Bytes scratch_;
  bool at_end_ = false;
};

}  // namespace calque
