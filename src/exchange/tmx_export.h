#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>

#include "exchange/tmx_writer.h"
#include "memory/filter.h"

namespace calque {

class Memory;

/// Writes the units that the filter takes as TMX. Notes and properties of the headers of imported
/// files are written to the new header, each once. `progress` is called for each unit; it may
/// throw.
TmxWriteReport export_tmx(Memory& memory, const UnitFilter& filter, TmxWriteOptions options,
                          std::ostream& out,
                          const std::function<void(std::int64_t units)>& progress = {});

}  // namespace calque
