#pragma once

#include <optional>

#include "formats/unit_source.h"
#include "model/ids.h"
#include "store/batch.h"

namespace calque {

/// What an import of units, or of the entries of a glossary, has read and stored.
struct ImportReport {
  std::optional<BatchId> batch;  ///< Nothing when nothing new was stored.
  BatchCounts counts;
  ReadSummary read;
};

}  // namespace calque
