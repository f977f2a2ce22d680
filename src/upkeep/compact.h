#pragma once

#include <cstdint>
#include <optional>

#include "calque/session.h"

namespace calque {

class Session;

struct CompactOptions {
  /// Also delete what edits and deletions have replaced, of units and of the glossary, so that
  /// nothing of it is left in the memory's files. No batch up to now can be undone then.
  bool forget_undo = false;
  bool dry_run = false;  ///< Only measure; a memory opened for reading is enough.
  BatchInfo batch{};     ///< For the list of batches, with forget_undo.
};

struct CompactReport {
  std::int64_t bytes_before = 0;    ///< Of the file and its write-ahead log.
  std::int64_t bytes_after = 0;     ///< The same as before in a dry run.
  std::int64_t free_bytes = 0;      ///< Pages that the file held unused, at the start.
  std::int64_t archived_units = 0;  ///< Replaced and removed versions held for undo, at the start.
  std::int64_t archived_entries = 0;  ///< The same of the glossary.
  std::int64_t runs_before = 0;       ///< Pieces of the match index.
  std::int64_t runs_after = 0;
  std::optional<BatchId> batch;  ///< Of forget_undo.
};

/// Merges the match index into one piece a language, and writes the file anew without unused pages
/// (SQLite's VACUUM, which needs as much free disk space as the memory takes). Cannot be undone,
/// but with forget_undo only changes the file's form. Throws sqlite::Error when the disk is full or
/// another program keeps the memory busy; what it holds is then as it was, but for what forget_undo
/// may have deleted.
CompactReport compact_memory(Session& session, const CompactOptions& options);

}  // namespace calque
