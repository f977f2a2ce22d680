#pragma once

namespace calque::sqlite {
class Database;
}

namespace calque::schema {

/// Makes a file of version 3 look like one of version 4 to the queries of this connection: views
/// that go with it and bear the names of tables, which they hide, give the further columns. Nothing
/// is written to the file.
///
/// What version 3 does not know is NULL, but for
/// - `unit.confirmed`, -1: the unit's properties tell (told_by_properties.h);
/// - `unit.fingerprint2`, NULL: it has not been made;
/// - `batch.first_unit` and `batch.units`: any unit may be one of the batch's.
void read_as_version_4(sqlite::Database& database);

/// The same of units and their archive alone, while a file is brought up to date.
void read_units_as_version_4(sqlite::Database& database);

/// Ends read_units_as_version_4.
void read_units_as_they_are(sqlite::Database& database);

}  // namespace calque::schema
