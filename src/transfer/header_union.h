#pragma once

#include <optional>

#include "calque/format.h"
#include "calque/unit.h"

namespace calque {

class Session;

/// Notes, properties and user-defined encodings of the headers of all files that the memory
/// imported, or of the one that `batch` did; each once. Batches that were undone do not count.
FileHeader union_of_headers(Session& session, const std::optional<BatchId>& batch = {});

}  // namespace calque
