#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace calque::sqlite {

class Database;

/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
///
/// Bound text and blobs are not copied: they must stay alive until the statement has been stepped
/// to its end or reset. Views returned by the column functions are valid until the next step or
/// reset.
class Statement {
 public:
  /// Throws Error when `sql` does not compile. The database must outlive the statement.
  Statement(Database& database, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::span<const std::byte> blob);
  Statement& bind_null(int parameter);
  /// Binds NULL for an empty text: an absent value is NULL in a memory's columns.
  Statement& bind_or_null(int parameter, std::string_view text);

  /// Advances to the next row; false when there is none. Throws Error on failure.
  bool step();

  /// Steps a statement that gives no rows back to its end, and resets it for its next use.
  void run();

  /// Makes the statement ready to be stepped again; bindings stay.
  void reset();

  /// Sets all parameters to NULL, so that only those with a value need binding.
  void clear_bindings();

  std::int64_t column_int(int column) const;
  std::string_view column_text(int column) const;
  std::span<const std::byte> column_blob(int column) const;
  bool column_is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace calque::sqlite
