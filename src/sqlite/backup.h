#pragma once

#include <filesystem>
#include <functional>

namespace calque::sqlite {

class Database;

/// Copies all of a database, as it is at one moment, to an empty file, while others may write to
/// it; needs no lock that they would wait for where it has a write-ahead log. The copy is one file
/// in rollback mode, and not yet on the disk for sure. Calls `between` every some megabytes; it may
/// throw to end the work. Throws Error; what the file holds then is of no use.
void copy_database(Database& from, const std::filesystem::path& to,
                   const std::function<void()>& between = {});

}  // namespace calque::sqlite
