#pragma once

namespace calque::sqlite {
class Database;
}

namespace calque::schema {

/// Brings a file of version 3 to version 4, within the caller's transaction, which must not check
/// references. What a unit cannot be read of stays as it is. Needs memory for the list of batches;
/// the file grows by what the new columns take: rows move into new tables a page of them at a time,
/// so that the places of those moved are used again.
void migrate_to_version_4(sqlite::Database& database);

/// Gives the batches that have none a uid made of what they hold, so that two copies of a file give
/// the same, and the range of numbers of the units that they brought where it is not known or too
/// small.
void complete_batches(sqlite::Database& database);

}  // namespace calque::schema
