#pragma once

#include <optional>

#include "model/ids.h"
#include "store/batch.h"
#include "transfer/unit_source.h"

namespace calque {

/// What an import of units, or of the entries of a glossary, has read and stored.
struct ImportReport {
  std::optional<BatchId> batch;  ///< Nothing when nothing new was stored.
  BatchCounts counts;
  ReadSummary read;
};

}  // namespace calque
