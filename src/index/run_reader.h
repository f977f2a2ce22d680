#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "calque/unit.h"
#include "index/chunk_store.h"
#include "index/run_cache.h"

namespace calque {

/// A document as a run holds it; the view is valid until the reader's next call of `document`.
struct RunDocument {
  VariantId variant;
  std::span<const std::uint32_t> key_ids;
};

/// Reads one run piece by piece through a connection; the pieces go to those that all searches of
/// the run share. For one thread.
class RunReader {
 public:
  RunReader(ChunkStore& store, std::shared_ptr<RunPieces> pieces)
      : store_(&store), pieces_(std::move(pieces)) {}

  const RunInfo& info() const { return pieces_->info(); }

  /// The list of a hash; an empty one when the run has none. Valid while the reader is.
  const RunList& list(std::uint64_t hash);

  RunDocument document(DocumentNumber number);

 private:
  std::unique_ptr<const LoadedList> load_list(std::uint64_t hash);
  std::unique_ptr<const DocumentGroup> load_group(std::uint32_t number);

  ChunkStore* store_;
  std::shared_ptr<RunPieces> pieces_;
  std::vector<std::uint32_t> key_ids_;
};

}  // namespace calque
