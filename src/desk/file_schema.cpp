#include "desk/file_schema.h"

#include <chrono>
#include <set>
#include <string>

#include "calque/error.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/stored_text.h"

namespace calque::desk {
namespace {

/// How long a change waits for another program that writes to the file: each takes milliseconds.
constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(10);

void check_schema(sqlite::Database& database, const FileSchema& schema) {
  const std::set<std::string_view> known(schema.statements.begin(), schema.statements.end());
  std::size_t found = 0;
  sqlite::Statement all(database,
                        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL OR type NOT IN "
                        "('table', 'index')");
  for (const sqlite::Row& row : all.rows()) {
    if (!known.contains(row.column_text(1))) {
      throw InputError(database.path().string() + ": " + stored_text(row, 0) + " is no part of a " +
                       std::string(schema.what) + ": the file was altered, or is not calque's");
    }
    ++found;
  }
  if (found != known.size()) {
    throw InputError(database.path().string() + ": it lacks parts of a " +
                     std::string(schema.what));
  }
}

void prepare(sqlite::Database& database) {
  database.use_write_ahead_log();
  // What was answered must be there after a power cut too.
  database.execute("PRAGMA synchronous = FULL");
}

}  // namespace

sqlite::Database create_file(const std::filesystem::path& path, const FileSchema& schema) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    throw UsageError(path.string() + " is there already");
  }
  sqlite::Database database(path, sqlite::OpenMode::create, kPatience);
  prepare(database);
  sqlite::Transaction transaction(database);
  database.execute("PRAGMA application_id = " + std::to_string(schema.application));
  database.execute("PRAGMA user_version = " + std::to_string(schema.version));
  for (const char* const statement : schema.statements) database.execute(statement);
  transaction.commit();
  return database;
}

sqlite::Database open_file(const std::filesystem::path& path, const FileSchema& schema) {
  std::error_code error;
  const std::string what(schema.what);
  if (!std::filesystem::exists(path, error)) {
    throw InputError(path.string() + ": there is no such " + what);
  }
  sqlite::Database database(path, sqlite::OpenMode::read_write, kPatience);
  try {
    if (database.query_int("PRAGMA application_id") != schema.application) {
      throw InputError(path.string() + " is no " + what + " of calque");
    }
    if (database.query_int("PRAGMA user_version") > schema.version) {
      throw InputError(path.string() + " was made by a newer calque: use that one");
    }
    check_schema(database, schema);
  } catch (const sqlite::Error& failure) {
    throw InputError(failure.what());
  }
  prepare(database);
  return database;
}

}  // namespace calque::desk
