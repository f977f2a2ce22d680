#pragma once

namespace calque::sqlite {
class Database;
}

namespace calque {

/// Notes in the file by what rules its match index is made: the format of the index, and how this
/// program cuts texts into words and finds their stems.
void record_index_origin(sqlite::Database& database);

/// False when the index was made by other rules, by another version of calque, ICU or Snowball,
/// say: then its keys are not those of a query. The first versions noted nothing; theirs were
/// others.
bool index_is_current(sqlite::Database& database);

}  // namespace calque
