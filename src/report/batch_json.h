#pragma once

#include <nlohmann/json_fwd.hpp>

#include "calque/glossary.h"
#include "calque/session.h"

namespace calque::report {

/// A batch as docs/json.md describes it.
nlohmann::ordered_json to_json(const BatchRecord& batch);

/// The sizes of a memory and of its glossary as docs/json.md describes them, without its name.
nlohmann::ordered_json to_json(const MemoryStatistics& statistics,
                               const glossary::GlossaryStatistics& terms);

}  // namespace calque::report
