#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "error.h"

struct sqlite3;

/// A thin layer over SQLite: handles that close themselves, and failures as exceptions.
namespace calque::sqlite {

/// A failed SQLite call. `code()` is the extended result code (https://sqlite.org/rescode.html).
class Error : public calque::Error {
 public:
  Error(int code, const std::string& message) : calque::Error(message), code_(code) {}
  int code() const { return code_; }

 private:
  int code_;
};

enum class OpenMode { read_only, read_write, create };

/// One connection. Not for use by two threads at once.
class Database {
 public:
  /// Opens `path`; with OpenMode::create the file is made when it is missing.
  /// Throws Error when the file cannot be opened.
  Database(const std::filesystem::path& path, OpenMode mode);

  /// Runs one or more statements that give no rows back.
  void execute(std::string_view sql);

  /// Runs a query and returns the first column of its first row, 0 where there is no row.
  std::int64_t query_int(std::string_view sql);

  std::int64_t last_insert_rowid() const;

  /// Rows changed by the most recent INSERT, UPDATE or DELETE.
  std::int64_t changes() const;

  /// Rows changed through this connection since it was opened.
  std::int64_t total_changes() const;

  /// True while a transaction is open.
  bool in_transaction() const;

  /// True when the file was opened for reading, or cannot be written.
  bool read_only() const;

  sqlite3* handle() const { return handle_.get(); }
  const std::filesystem::path& path() const { return path_; }

  /// Throws Error for `code` with SQLite's own message and the file's name.
  [[noreturn]] void fail(int code, std::string_view doing) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::filesystem::path path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace calque::sqlite
