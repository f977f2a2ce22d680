#pragma once

#include <string>
#include <string_view>

namespace calque::sqlite {
class Database;
}

/// The memory's tables. docs/schema.md describes them for those who query the file.
namespace calque::schema {

/// SQLite's application_id of a memory: "calq" in ASCII. DO NOT CHANGE.
inline constexpr int kApplicationId = 0x63616C71;

/// The version that this program writes, kept in SQLite's user_version.
inline constexpr int kVersion = 3;

/// Creates the tables in an empty file, or brings those of an older version up to date, in one
/// transaction; makes views anew that are not calque's; and turns write-ahead logging on. Throws
/// InputError for a file that is no memory, that a newer version wrote, or that holds what is not
/// calque's (schema_check.h).
void prepare(sqlite::Database& database);

/// Throws InputError unless the file is a memory of this version, with nothing in it that is not
/// calque's but views: what a read-only open can do.
void require_current(sqlite::Database& database);

/// The names of a table's columns with commas between; an archive has these and one more.
std::string columns_of(sqlite::Database& database, std::string_view table);

}  // namespace calque::schema
