#pragma once

#include <functional>
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
inline constexpr int kVersion = 4;

/// The oldest version that is read without being brought up to date (see older_schema.h).
inline constexpr int kOldestRead = 3;

/// Creates the tables in an empty file, or brings those of an older version up to date, in one
/// transaction; makes views anew that are not calque's; and turns write-ahead logging on. Calls
/// `before_migration` with the version of a file that is about to be brought up to date, while
/// nobody else can write to it. Throws InputError for a file that is no memory, that a newer
/// version wrote, or that holds what is not calque's (schema_check.h).
void prepare(sqlite::Database& database, const std::function<void(int version)>& before_migration);

/// Makes a file ready to be read, without a change to it: one of an older version is read as if it
/// were up to date. Throws InputError unless the file is a memory of kOldestRead or later, with
/// nothing in it that is not calque's but views.
void prepare_reading(sqlite::Database& database);

/// The index that finds equal units by their fingerprints. Its places are random: to fill it row by
/// row costs an import more than to make it once when all rows are there.
void drop_fingerprint_index(sqlite::Database& database);
void create_fingerprint_index(sqlite::Database& database);

/// The names of a table's columns with commas between; an archive has these and one more.
std::string columns_of(sqlite::Database& database, std::string_view table);

}  // namespace calque::schema
