#pragma once

namespace calque::sqlite {
class Database;
}

namespace calque::schema {

/// Whether the views that bear the names of calque's are calque's.
enum class Views { own, altered };

/// Compares what the file says it holds with what calque makes: a memory is exchanged between
/// strangers, and what else stands in its schema could run while it is used.
/// - Tables must be those of `version`, column by column, and say nothing that calque's do not say.
/// - Indexes of others are let be when they only list columns: those help their queries and compute
///   nothing. The statistics of ANALYZE are let be.
/// - calque's views may have been altered: calque does not use them, and its writers make them
/// anew. Throws InputError, with the name, for anything else: triggers, further tables and views,
/// virtual tables, generated columns, checks. Takes a third of a millisecond.
Views check_schema(sqlite::Database& database, int version);

}  // namespace calque::schema
