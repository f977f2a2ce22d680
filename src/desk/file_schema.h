#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "sqlite/database.h"

/// What the files of the desk have in common: SQLite files of a fixed schema, which may come from
/// strangers.
namespace calque::desk {

struct FileSchema {
  std::string_view what;         ///< In messages: "job".
  std::int64_t application = 0;  ///< SQLite's application_id.
  std::int64_t version = 0;      ///< That this program makes and reads.
  std::span<const char* const> statements;
};

/// Makes a new file. Throws UsageError where there is one, Error where it cannot be made.
sqlite::Database create_file(const std::filesystem::path& path, const FileSchema& schema);

/// Opens a file for changes. Throws InputError for one that is missing or none, was made by a newer
/// calque, or holds more than the tables of `schema`, word for word: triggers, views or generated
/// columns would run while it is used.
sqlite::Database open_file(const std::filesystem::path& path, const FileSchema& schema);

}  // namespace calque::desk
