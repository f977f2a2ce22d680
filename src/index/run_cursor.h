#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "calque/unit.h"
#include "index/chunk_store.h"
#include "index/document_codec.h"
#include "index/posting_codec.h"
#include "index/run_info.h"

namespace calque {

/// Walks through the documents of a run in order, a group at a time in memory. Groups that do not
/// follow each other without gaps are damaged: a group that is read twice could make a small file
/// endless.
class DocumentCursor {
 public:
  DocumentCursor(ChunkStore& store, const RunInfo& run) : store_(&store), run_(&run) { advance(); }

  bool at_end() const { return number_ >= run_->documents; }
  DocumentNumber number() const { return number_; }
  std::uint32_t weight() const { return run_->weights[weight_index_].first; }
  const RunDocument& document() const { return document_; }
  void advance();

 private:
  void load_group();

  ChunkStore* store_;
  const RunInfo* run_;
  DocumentNumber number_ = UINT32_MAX;  // advance() makes it 0
  std::size_t weight_index_ = 0;
  RunDocument document_;
  codec::Bytes group_;
  std::uint32_t next_group_ = 0;  ///< Where it begins.
  std::vector<std::uint32_t> lengths_;
  std::size_t place_ = 0;
};

/// Walks through the lists of a run in order of their hash, a dictionary chunk at a time in memory.
/// Chunks and lists that do not follow each other without gaps are damaged, as above.
class ListCursor {
 public:
  ListCursor(ChunkStore& store, const RunInfo& run) : store_(&store), run_(&run) { advance(); }

  bool at_end() const { return at_end_; }
  std::uint64_t hash() const { return hash_; }
  std::size_t size() const { return size_; }
  /// Less than most_key_ids() of the run.
  std::optional<std::uint32_t> key_id() const { return key_id_; }
  /// Appends the documents of the list.
  void read(std::vector<DocumentNumber>& out);
  void advance();

 private:
  bool load_chunk();
  void check_hash(std::uint64_t difference) const;

  ChunkStore* store_;
  const RunInfo* run_;
  std::uint32_t next_chunk_ = 0;
  std::uint32_t next_entries_ = 0;  ///< Where those of the next chunk begin.
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
