#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "calque/unit.h"
#include "index/chunk_store.h"
#include "index/document_codec.h"
#include "index/run_cache.h"

namespace calque {

/// Reads one run piece by piece through a connection; the pieces go to those that all searches of
/// the run share. For one thread.
class RunReader {
 public:
  RunReader(ChunkStore& store, std::shared_ptr<RunPieces> pieces)
      : store_(&store), pieces_(std::move(pieces)) {}

  const RunInfo& info() const { return pieces_->info(); }

  /// The list of a hash; an empty one when the run has none. Valid while the reader is.
  const RunList& list(std::uint64_t hash);

  /// What the variants of a document share; without these. Valid until the next call of either.
  const RunDocument& shared(DocumentNumber number);

  /// All of a document.
  const RunDocument& document(DocumentNumber number);

  /// What searches have kept of this run.
  RunPieces& pieces() { return *pieces_; }

 private:
  std::unique_ptr<const LoadedList> load_list(std::uint64_t hash);
  std::unique_ptr<const DocumentGroup> load_group(std::uint32_t number);
  std::span<const std::byte> bytes_of(DocumentNumber number);

  ChunkStore* store_;
  std::shared_ptr<RunPieces> pieces_;
  RunDocument document_;
};

}  // namespace calque
