#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "store/batch.h"

namespace calque {

class Session;

struct MergeOptions {
  BatchInfo batch;
  /// Called every now and then with the number of units read; it may throw to end the merge, which
  /// then leaves no trace.
  std::function<void(std::int64_t)> progress;
};

struct MergeReport {
  BatchCounts counts;
  std::optional<BatchId> batch;  ///< Nothing for a preview, and when nothing new was stored.
};

/// Stores the units of `from` that `into` does not have, as one batch; so a merge that is repeated
/// adds nothing. Notes, properties and user-defined encodings of the headers of the files that
/// `from` imported are kept with the batch. Throws UsageError when both are the same file.
MergeReport merge_memory(Session& into, Session& from, const MergeOptions& options);

/// What merge_memory would do; writes nothing. `into` may be opened for reading.
MergeReport preview_merge(Session& into, Session& from, const MergeOptions& options);

}  // namespace calque
