#pragma once

#include <optional>

#include "exchange/unit_source.h"
#include "memory/batch.h"
#include "model/ids.h"

namespace calque {

/// What an import of units, or of the entries of a glossary, has read and stored.
struct ImportReport {
  std::optional<BatchId> batch;  ///< Nothing when nothing new was stored.
  BatchCounts counts;
  ReadSummary read;
};

}  // namespace calque
