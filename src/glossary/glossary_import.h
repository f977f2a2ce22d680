#pragma once

#include <functional>
#include <string>

#include "calque/import.h"
#include "glossary/glossary_source.h"
#include "glossary/glossary_writer.h"

namespace calque::glossary {

struct GlossaryImportOptions {
  std::string file_name;  ///< For the list of batches, and the origin of the entries.
  GlossaryWriter::Known known = GlossaryWriter::Known::keep_both;
  bool dry_run = false;  ///< Read and compare everything, store nothing.
  std::string started;   ///< TMX date of the batch.
  /// Called every now and then with the entries stored or compared so far and the bytes of the file
  /// read so far; it may throw to end the import, which then leaves no trace.
  std::function<void(std::int64_t entries, std::uint64_t bytes)> progress;
};

/// Stores all entries of a source as one batch. Throws InputError when it cannot be read to its
/// end; the memory is then as it was.
ImportReport import_glossary(Session& session, GlossarySource& source,
                             const GlossaryImportOptions& options);

}  // namespace calque::glossary
