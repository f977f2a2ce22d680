#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

/// A file as other programs open it: without the guards of sqlite::Database.
class PlainDatabase {
 public:
  explicit PlainDatabase(const std::filesystem::path& path) {
    check(sqlite3_open(path.c_str(), &handle_));
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  }
  ~PlainDatabase() { sqlite3_close_v2(handle_); }
  PlainDatabase(const PlainDatabase&) = delete;
  PlainDatabase& operator=(const PlainDatabase&) = delete;

  void run(const std::string& sql) {
    check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
  }

  /// The first column of the first row as text; empty where there is none.
  std::string text(const std::string& sql) {
    std::string value;
    const auto take = [](void* out, int, char** columns, char**) {
      if (columns[0] != nullptr) *static_cast<std::string*>(out) = columns[0];
      return 1;  // no further row
    };
    const int code = sqlite3_exec(handle_, sql.c_str(), take, &value, nullptr);
    if (code != SQLITE_ABORT) check(code);
    return value;
  }

  std::int64_t number(const std::string& sql) {
    const std::string value = text(sql);
    return value.empty() ? 0 : std::stoll(value);
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  }

  sqlite3* handle_ = nullptr;
};
