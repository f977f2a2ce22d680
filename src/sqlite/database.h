#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "calque/error.h"

struct sqlite3;

/// A thin layer over SQLite: handles that close themselves, and failures as exceptions.
namespace calque::sqlite {

/// A failed SQLite call. `code()` is the extended result code (https://sqlite.org/rescode.html).
class Error : public calque::Error {
 public:
  Error(int code, const std::string& message) : calque::Error(message), code_(code) {}
  int code() const { return code_; }

  /// True when the file, not the program, is at fault: pages of it cannot be read, or hold what
  /// SQLite would not have written.
  bool is_damage() const;

 private:
  int code_;
};

enum class OpenMode { read_only, read_write, create };

/// One connection. Not for use by two threads at once.
///
/// The file may come from a stranger: what its schema says is not trusted. Triggers and views of
/// the file do not run, its schema may call no function that does more than compute, and texts,
/// blobs and statements have limits.
class Database {
 public:
  /// Long enough for another process to finish a large import; SQLite sleeps and retries meanwhile.
  static constexpr std::chrono::milliseconds kBusyTimeout = std::chrono::minutes(5);

  /// Opens `path`, always as the name of a plain file; with OpenMode::create the file is made when
  /// it is missing. A file on a file system that cannot be written is taken to stay as it is.
  /// Waits for other programs up to `busy_timeout`. Throws Error when the file cannot be opened.
  Database(const std::filesystem::path& path, OpenMode mode,
           std::chrono::milliseconds busy_timeout = kBusyTimeout);

  /// A database in a file of SQLite's own that goes with it.
  static Database temporary();

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

  /// True while a transaction is open that has changed something, or was begun to.
  bool in_write_transaction() const;

  /// Ends the open transaction without its changes; does nothing where there is none.
  void roll_back() noexcept;

  /// True when the file was opened for reading, or cannot be written.
  bool read_only() const;

  /// Turns write-ahead logging on, so that others can read while a transaction is written. That
  /// needs the file for itself for a moment; returns false when others keep it for a fifth of a
  /// second: all works without the log as well, but readers and writers then wait for each other.
  bool use_write_ahead_log();

  /// Closes the connection. When it was the last one, nothing stays beside the file, which can then
  /// be read where nothing can be written: the log's content goes into it, and write-ahead logging
  /// is off. Never throws: where that fails, the next to close the file does it.
  void close_to_one_file() noexcept;

  sqlite3* handle() const { return handle_.get(); }
  const std::filesystem::path& path() const { return path_; }

  /// Throws Error for `code` with SQLite's own message and the file's name.
  [[noreturn]] void fail(int code, std::string_view doing) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  Database() = default;
  void open(const std::string& name, int flags);
  void harden();
  bool set_journal_mode(const char* mode);
  bool read_left_open() const;

  std::filesystem::path path_;
  OpenMode mode_ = OpenMode::create;
  std::chrono::milliseconds busy_timeout_ = kBusyTimeout;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace calque::sqlite
