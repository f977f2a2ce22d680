#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "formats/file_header.h"
#include "formats/read_issue.h"
#include "formats/unit_format.h"
#include "model/language.h"
#include "model/translation_unit.h"

namespace calque {

struct UnitSourceOptions {
  /// Of a table's columns, where its first row does not name them; of the source and the target of
  /// a bilingual file, where it names none.
  std::vector<Language> languages = {};
  std::string encoding = {};  ///< Used instead of what the file says, unless empty.
  bool lenient = false;       ///< See the options of the readers.
  bool drafts = false;        ///< Of a bilingual file, take translations marked as drafts.
};

/// What was met while reading.
struct ReadSummary {
  std::vector<ReadIssue> issues;
  std::uint64_t skipped = 0;   ///< Units left out by lenient reading.
  std::uint64_t repaired = 0;  ///< Units in which characters were replaced.
  bool truncated = false;      ///< The file ended early; what came before was read.
};

/// A file of units, whatever its format.
class UnitSource {
 public:
  UnitSource() = default;
  UnitSource(const UnitSource&) = delete;
  UnitSource& operator=(const UnitSource&) = delete;
  virtual ~UnitSource() = default;

  /// Replaces `unit` by the next one; false at the end. Throws InputError.
  virtual bool next(TranslationUnit& unit) = 0;

  /// The line of the file, from 1, in which the unit given last begins.
  virtual std::uint64_t line() const = 0;

  /// Name of the file, without its folders.
  virtual std::string name() const = 0;

  /// Nothing where the format has none.
  virtual std::optional<FileHeader> header() const { return std::nullopt; }

  /// Bytes of the file read so far, for progress.
  virtual std::uint64_t bytes_read() const = 0;

  virtual ReadSummary summary() const = 0;
};

/// The name under which a file is recorded as the origin of what it holds: without its folders, and
/// UTF-8 whatever it is in the file system. "-" is the standard input, as
/// is text::kStandardInput.
std::string source_name(const std::string& path);

/// Opens a file ("-": standard input) and reads up to its first unit. Throws InputError, and
/// UsageError for a format that is not read.
std::unique_ptr<UnitSource> open_units(const std::string& path, const UnitFormat& format,
                                       const UnitSourceOptions& options = {});

}  // namespace calque
