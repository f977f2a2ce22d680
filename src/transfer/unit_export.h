#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "formats/table/delimited_writer.h"
#include "formats/tmx/tmx_writer.h"
#include "store/filter.h"

namespace calque {

class Session;

/// What an export tells while it works; each may be missing, and may throw to end the export.
struct ExportEvents {
  /// Called for each unit with the number of units so far.
  std::function<void(std::int64_t units)> progress{};
  /// Called for what of a damaged memory cannot be read, and is left out. Without it the export
  /// throws there.
  std::function<void(const std::string& what)> left_out{};
};

/// Writes the units that the filter takes as TMX. Notes and properties of the headers of imported
/// files are written to the new header, each once.
TmxWriteReport export_tmx(Session& session, const UnitFilter& filter, TmxWriteOptions options,
                          std::ostream& out, const ExportEvents& events = {});

/// Writes the units that the filter takes as a table, a language a column.
DelimitedWriteReport export_table(Session& session, const UnitFilter& filter,
                                  DelimitedWriteOptions options, std::ostream& out,
                                  const ExportEvents& events = {});

}  // namespace calque
