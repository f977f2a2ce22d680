#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "calque/session.h"

namespace calque {

class Session;

struct MergeOptions {
  BatchInfo batch;
  bool dry_run = false;  ///< Do everything, then take it back: the counts are those of a merge.
  /// Called every now and then with the number of units read; it may throw to end the merge, which
  /// then leaves no trace.
  std::function<void(std::int64_t)> progress;
};

struct MergeReport {
  BatchCounts counts;
  std::optional<BatchId> batch;  ///< Nothing for a dry run, and when nothing new was stored.
};

/// Stores the units of `from` that `into` does not have, as one batch; so a merge that is repeated
/// adds nothing. Notes, properties and user-defined encodings of the headers of the files that
/// `from` imported are kept with the batch. Throws UsageError when both are the same file.
MergeReport merge_memory(Session& into, Session& from, const MergeOptions& options);

}  // namespace calque
