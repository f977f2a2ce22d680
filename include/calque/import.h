#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/session.h"
#include "calque/unit.h"

namespace calque {

/// What an import of units, or of the entries of a glossary, has read and stored.
struct ImportReport {
  std::optional<BatchId> batch;  ///< Nothing when nothing new was stored.
  BatchCounts counts;
  ReadSummary read;
};

class Session;

struct ImportOptions {
  bool dry_run = false;  ///< Read and compare everything, store nothing.
  /// Units take the place of older ones: see Predecessors.
  bool replace = false;
  std::vector<Property> set{};  ///< Given to each unit, in the place of those of the same type.
  std::string started;          ///< TMX date of the batch.
  std::string author{};         ///< Of the batch, as its sitting: see BatchInfo.
  std::string sitting{};
  /// Called every now and then with the units stored or compared so far and the bytes of the file
  /// read so far; it may throw to end the import, which then leaves no trace.
  std::function<void(std::int64_t units, std::uint64_t bytes)> progress{};
};

/// Stores all units of a source as one batch. Throws InputError when it cannot be read to its end,
/// Error when the memory cannot be written; the memory is then as it was.
ImportReport import_units(Session& session, UnitSource& source, const ImportOptions& options);

}  // namespace calque
