#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "exchange/file_format.h"
#include "exchange/read_issue.h"
#include "memory/batch.h"
#include "model/ids.h"
#include "model/language.h"

namespace calque {

class Memory;

struct ImportOptions {
  FileFormat format = FileFormat::tmx;
  std::vector<Language> languages;  ///< Of a table's columns; empty: its first row names them.
  std::string encoding;             ///< Used instead of what the file says, unless empty.
  bool lenient = false;             ///< See TmxReadOptions and DelimitedReadOptions.
  bool dry_run = false;             ///< Read and compare everything, store nothing.
  std::string started;              ///< TMX date of the batch.
  /// Called every now and then with the units stored or compared so far and the bytes of the file
  /// read so far; it may throw to end the import, which then leaves no trace.
  std::function<void(std::int64_t units, std::uint64_t bytes)> progress;
};

struct ImportReport {
  std::optional<BatchId> batch;  ///< Nothing when nothing new was stored.
  BatchCounts counts;
  std::vector<ReadIssue> issues;
  std::uint64_t skipped = 0;   ///< Units left out by lenient reading.
  std::uint64_t repaired = 0;  ///< Units in which characters were replaced.
  bool truncated = false;      ///< The file ended early; what came before was read.
};

/// Stores all units of a file ("-": standard input) as one batch. Throws InputError when the file
/// cannot be read, sqlite::Error when the memory cannot be written; the memory is then as it was.
ImportReport import_units(Memory& memory, const std::string& path, const ImportOptions& options);

}  // namespace calque
