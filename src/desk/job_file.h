#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "sqlite/database.h"

/// The SQLite file of a job (docs/desk.md).
namespace calque::desk {

/// SQLite's application_id of a job: "calj" in ASCII. DO NOT CHANGE.
inline constexpr std::int64_t kJobApplicationId = 0x63616C6A;

/// The version of the tables that this program makes and reads.
inline constexpr std::int64_t kJobVersion = 1;

/// Makes an empty job in a new file. Throws Error where the file exists or cannot be made.
sqlite::Database create_job_file(const std::filesystem::path& path);

/// Opens the file of a job. Throws InputError for a file that is none, was made by a newer calque,
/// or holds more than the tables of a job: it may come from a stranger.
sqlite::Database open_job_file(const std::filesystem::path& path);

/// Columns of `segment`, in their order, but for the id.
inline constexpr std::string_view kSegmentColumns =
    "position, rev, version, slot, span_begin, span_end, paragraph, kind, source, target, state, "
    "touched, origin, grp, words, payable, errors, warnings, remarks, by, at, unit, tuid, "
    "properties, chain, before";

/// A value that the job has under a name; "" where there is none.
std::string job_value(sqlite::Database& database, std::string_view key);
void set_job_value(sqlite::Database& database, std::string_view key, std::string_view value);

/// The number of the latest change of the job, and the next one, which is taken.
std::int64_t revision(sqlite::Database& database);
std::int64_t next_revision(sqlite::Database& database);

}  // namespace calque::desk
