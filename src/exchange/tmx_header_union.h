#pragma once

#include <optional>

#include "exchange/tmx_header.h"
#include "model/ids.h"

namespace calque {

class Memory;

/// Notes, properties and user-defined encodings of the headers of all files that the memory
/// imported, or of the one that `batch` did; each once. Batches that were undone do not count.
TmxHeader union_of_headers(Memory& memory, const std::optional<BatchId>& batch = {});

}  // namespace calque
