#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace calque {

struct RecoverOptions {
  std::string started;  ///< TMX date, for the list of batches.
  /// Called every now and then with the number of units looked at; it may throw to end the work,
  /// which then leaves nothing.
  std::function<void(std::int64_t)> progress;
};

/// What became of the units of a damaged memory, or of its glossary's entries.
struct RecoverCounts {
  std::int64_t whole = 0;    ///< As they were written, by their fingerprint.
  std::int64_t partial = 0;  ///< With a text or another part missing or made up for.
  std::int64_t lost = 0;     ///< Known by their number alone.
};

struct RecoverReport {
  RecoverCounts units;
  RecoverCounts entries;
  /// The first that are partial or lost, each with what is wrong with it.
  std::vector<std::string> problems;
  /// True when a part of the file that names all units cannot be read either: others may be lost.
  bool more_may_be_lost = false;
  /// Tags that stand for languages whose name is lost: "x-lost-1".
  std::vector<std::string> lost_languages;

  bool complete() const;
};

/// Rescues what can be read of the memory at `damaged`, and of the write-ahead log beside it, into
/// a new one at `rescued`: units and glossary entries under their numbers, with their batches. Rows
/// are taken from each page that can be read, whether or not the rest of the file leads to it (see
/// sqlite/damaged_file.h). A unit of which a part is lost keeps the rest; a batch of kind "recover"
/// stands in the list as the point before which nothing can be undone.
///
/// `damaged` is only read; no other program may write to it meanwhile. Nothing is left at `rescued`
/// unless all of it was written.
/// @throws UsageError when `rescued` exists, InputError when nothing of a memory can be read.
RecoverReport recover_memory(const std::filesystem::path& damaged,
                             const std::filesystem::path& rescued, const RecoverOptions& options);

}  // namespace calque
