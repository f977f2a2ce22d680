#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "calque/format.h"
#include "calque/session.h"

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

/// Writes the units that the filter takes, in a format that is written. Notes and properties of the
/// headers of imported files are written to the new header, each once, where the format has one.
/// Throws UsageError for options that the format cannot take.
UnitSinkReport export_units(Session& session, const UnitFilter& filter, const UnitFormat& format,
                            UnitSinkOptions options, std::ostream& out,
                            const ExportEvents& events = {});

}  // namespace calque
