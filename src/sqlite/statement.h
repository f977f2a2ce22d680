#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace calque::sqlite {

class Database;
class Statement;

/// A row that a statement gives. Columns count from 0. Views are valid until the next row.
class Row {
 public:
  std::int64_t column_int(int column) const;
  std::string_view column_text(int column) const;
  std::span<const std::byte> column_blob(int column) const;
  bool column_is_null(int column) const;

 private:
  friend class Rows;
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

  sqlite3_stmt* statement_;
};

/// The rows of a statement, one after the other, once. The statement is ready for its next use when
/// the range goes, whether the rows were read to the end or an exception ended it: a statement that
/// stays open would refuse its next use, and keep the file from being changed.
class Rows {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    explicit Iterator(Rows& rows) : rows_(&rows), row_(rows.next()) {}
    const Row& operator*() const { return *row_; }
    Iterator& operator++() {
      row_ = rows_->next();
      return *this;
    }
    bool operator==(std::default_sentinel_t) const { return row_ == nullptr; }

   private:
    Rows* rows_;
    const Row* row_;
  };

  explicit Rows(Statement& statement);
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  /// The next row, or null after the last. Throws Error on failure.
  const Row* next();

  Iterator begin() { return Iterator(*this); }
  static std::default_sentinel_t end() { return {}; }

 private:
  Statement& statement_;
  Row row_;
};

/// A prepared statement. Parameters count from 1, as in SQLite.
///
/// Bound text and blobs are not copied: they must stay alive until the rows have been read or the
/// statement has been run.
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

  /// Binds the values to the parameters from the first on, and gives the rows. One range at a time.
  template <typename... Values>
  Rows rows(const Values&... values) {
    int parameter = 0;  // NOLINT(misc-const-correctness): not changed where there are no values
    (bind(++parameter, values), ...);
    return Rows(*this);
  }

  /// Carries a statement out that gives no rows back, or whose rows are not wanted.
  void run();

  /// Sets all parameters to NULL, so that only those with a value need binding.
  void clear_bindings();

 private:
  friend class Rows;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace calque::sqlite
