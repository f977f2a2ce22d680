#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "calque/session.h"

namespace calque {

class Session;

/// What decides into which part a unit goes.
enum class SplitKey {
  file,  ///< The file that it came from.
  year,  ///< Of its latest change or creation, as is the month.
  month,
  property,  ///< The first value of a property of the unit.
  language   ///< Each language beside the source: a unit goes into several parts, a pair into each.
};

struct SplitOptions {
  SplitKey key = SplitKey::file;
  std::string property;  ///< For SplitKey::property
  Language source;       ///< For SplitKey::language
  UnitFilter filter;
  std::filesystem::path folder;  ///< Made when it is missing.
  bool dry_run = false;          ///< Only tell which files would be made.
  /// Called every now and then with the number of units read; it may throw to end the work, which
  /// then leaves no trace.
  std::function<void(std::int64_t)> progress;
};

struct SplitPart {
  std::string value;  ///< "none" where a unit has no file, date or property.
  std::filesystem::path file;
  std::int64_t units = 0;
};

struct SplitReport {
  std::vector<SplitPart> parts;
  std::int64_t left_out = 0;  ///< Units without the source, or with nothing beside it.
};

/// At most so many files are made.
inline constexpr std::size_t kMaxSplitParts = 1000;

/// Writes the units of a memory to several new ones, named after what decides; the memory stays as
/// it is. All files are written, or none. What their list of batches says about a unit's origin is
/// what this memory's says. Throws InputError when a file exists already, UsageError when there
/// would be more than kMaxSplitParts.
SplitReport split_memory(Session& session, const SplitOptions& options);

/// The parts' name for a file: letters, digits, `-`, `_` and `.` of `value`, other characters as
/// `_`, at most 100 bytes.
std::string file_stem(const std::string& value);

}  // namespace calque
