#pragma once

namespace calque::sqlite {

class Database;

/// Moves all that the write-ahead log holds into the file itself and empties the log. Throws Error
/// when another connection that has the file open keeps it from that.
void checkpoint(Database& database);

}  // namespace calque::sqlite
