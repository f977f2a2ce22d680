#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>

#include "exchange/delimited_writer.h"
#include "exchange/tmx_writer.h"
#include "memory/filter.h"

namespace calque {

class Memory;

/// Called for each unit with the number of units so far; it may throw to end the export.
using ExportProgress = std::function<void(std::int64_t units)>;

/// Writes the units that the filter takes as TMX. Notes and properties of the headers of imported
/// files are written to the new header, each once.
TmxWriteReport export_tmx(Memory& memory, const UnitFilter& filter, TmxWriteOptions options,
                          std::ostream& out, const ExportProgress& progress = {});

/// Writes the units that the filter takes as a table, a language a column.
DelimitedWriteReport export_table(Memory& memory, const UnitFilter& filter,
                                  DelimitedWriteOptions options, std::ostream& out,
                                  const ExportProgress& progress = {});

}  // namespace calque
