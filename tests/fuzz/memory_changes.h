#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "require.h"

/// What a stranger may have done to a memory's file.
namespace memory_fuzz {

inline constexpr int kPageBytes = 4096;
inline constexpr int kMostChanges = 16;

/// Reads an input; zeros after its end.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool at_end() const { return at_ >= size_; }
  std::uint8_t byte() { return at_end() ? 0 : data_[at_++]; }
  std::uint32_t number() {
    const std::uint32_t low = byte();
    return low | std::uint32_t{byte()} << 8U;
  }
  std::int64_t wide() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 8) value |= std::uint64_t{byte()} << shift;
    return static_cast<std::int64_t>(value);
  }
  std::string bytes() {
    std::string out(byte() % 64, '\0');
    for (char& c : out) c = static_cast<char>(byte());
    return out;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

inline constexpr std::array kTables{"language",
                                    "batch",
                                    "attributes",
                                    "unit",
                                    "variant",
                                    "archived_unit",
                                    "archived_variant",
                                    "concept",
                                    "term",
                                    "archived_concept",
                                    "archived_term",
                                    "fuzzy_run",
                                    "fuzzy_chunk",
                                    "fuzzy_recent",
                                    "fuzzy_removed",
                                    "fuzzy_origin",
                                    "learnt_words",
                                    "sqlite_sequence",
                                    "topic"};

/// What a stranger may put into the schema.
inline constexpr std::array kHostileSql{
    "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM variant; END",
    "CREATE TRIGGER t AFTER INSERT ON batch BEGIN INSERT INTO language(tag) WITH RECURSIVE c(x) AS "
    "(SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'x-' || x FROM c; END",
    "ALTER TABLE variant RENAME TO variant0; CREATE VIEW variant AS WITH RECURSIVE c(x) AS (SELECT "
    "1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id, 1 AS unit, 1 AS language, 't' AS text FROM c",
    "DROP VIEW translation_pair; CREATE VIEW translation_pair AS SELECT 1",
    "CREATE INDEX other ON variant(language, text)",
    "CREATE INDEX other ON variant(replace(text, 'a', hex(text)))",
    "CREATE INDEX other ON variant(text) WHERE length(text) > 1",
    "CREATE TABLE other(x)",
    "CREATE VIRTUAL TABLE other USING fts5(x)",
    "ALTER TABLE unit ADD COLUMN other TEXT AS (hex(tuid))",
    "DROP TABLE fuzzy_removed",
    "DROP TABLE learnt_words; CREATE TABLE learnt_words(source TEXT CHECK(length(source) < 1))",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = -5",
    "UPDATE unit SET first_variant = 1, variants = 1152921504606846976",
    "UPDATE variant SET text = CAST(zeroblob(70000) AS TEXT) WHERE id < 10",
    "DELETE FROM language",
    "ANALYZE; UPDATE sqlite_stat1 SET stat = '9223372036854775807 1 1'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE unit(id, "
    "batch)' WHERE name = 'unit'",
    "UPDATE batch SET first_unit = -9223372036854775807, units = 9223372036854775807",
    "UPDATE batch SET uid = NULL; UPDATE unit SET uid = x'00', confirmed = 99, topic = 99",
    "PRAGMA user_version = 3",
};

/// The file as others see it, without the guards of calque.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path) {
    require(sqlite3_open(path.c_str(), &database_) == SQLITE_OK, "the template opens");
    // Hostile views and triggers may take for ever here, too.
    constexpr int kMostSteps = 1'000'000;
    sqlite3_progress_handler(database_, kMostSteps, [](void*) { return 1; }, nullptr);
  }
  ~OpenFile() { sqlite3_close_v2(database_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// What cannot be done (a row is not there, a constraint holds) is not done.
  void run(const std::string& sql) {
    sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  }

  std::int64_t number(const std::string& sql) {
    sqlite3_stmt* query = nullptr;
    sqlite3_prepare_v2(database_, sql.c_str(), -1, &query, nullptr);
    const bool found = query != nullptr && sqlite3_step(query) == SQLITE_ROW;
    const std::int64_t value = found ? sqlite3_column_int64(query, 0) : 0;
    sqlite3_finalize(query);
    return value;
  }

  std::string text(const std::string& sql) {
    sqlite3_stmt* query = nullptr;
    sqlite3_prepare_v2(database_, sql.c_str(), -1, &query, nullptr);
    std::string value;
    if (query != nullptr && sqlite3_step(query) == SQLITE_ROW) {
      const auto* data = static_cast<const char*>(sqlite3_column_blob(query, 0));
      if (data != nullptr)
        value.assign(data, static_cast<std::size_t>(sqlite3_column_bytes(query, 0)));
    }
    sqlite3_finalize(query);
    return value;
  }

 private:
  sqlite3* database_ = nullptr;
};

inline std::string hex_of(const std::string& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

/// The changes that an input asks for: to cells, rows and the schema by SQL, then to pages.
class Changes {
 public:
  Changes(Input& input, std::filesystem::path path) : input_(input), path_(std::move(path)) {}

  void make() {
    {
      OpenFile file(path_);
      file.run("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN");
      for (int i = 0; i < kMostChanges && !input_.at_end(); ++i) change(file);
      file.run("COMMIT");
    }
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    for (const PageBytes& change : pages_) {
      file.seekp(change.place);
      file.write(change.bytes.data(), static_cast<std::streamsize>(change.bytes.size()));
    }
  }

 private:
  struct PageBytes {
    std::int64_t place = 0;
    std::string bytes;
  };

  void change(OpenFile& file) {
    switch (input_.byte() % 8) {
      case 0:
        return set_cell(file, std::to_string(input_.wide()));
      case 1:
        return set_cell(file, "x'" + hex_of(input_.bytes()) + "'");
      case 2:
        return set_cell(file, "CAST(x'" + hex_of(input_.bytes()) + "' AS TEXT)");
      case 3:
        return set_cell(file, input_.byte() % 2 == 0 ? "NULL" : "1e300");
      case 4:
        return patch_cell(file);
      case 5:
        choose(file);
        return file.run("DELETE FROM " + table_ + " WHERE rowid = " + row_);
      case 6:
        return file.run(kHostileSql[input_.byte() % kHostileSql.size()]);
      default:
        pages_.push_back(
            {std::int64_t{input_.number()} * kPageBytes / 16 + input_.byte(), input_.bytes()});
    }
  }

  void choose(OpenFile& file) {
    table_ = kTables[input_.byte() % kTables.size()];
    const std::int64_t rows = file.number("SELECT count(*) FROM " + table_);
    const std::int64_t columns =
        file.number("SELECT count(*) FROM pragma_table_info('" + table_ + "')");
    const std::int64_t row = rows == 0 ? 0 : input_.number() % rows;
    row_ = std::to_string(file.number("SELECT rowid FROM " + table_ +
                                      " ORDER BY rowid LIMIT 1 OFFSET " + std::to_string(row)));
    const std::int64_t column = columns == 0 ? 0 : input_.byte() % columns;
    column_ = file.text("SELECT name FROM pragma_table_info('" + table_ +
                        "') WHERE cid = " + std::to_string(column));
  }

  void set_cell(OpenFile& file, const std::string& value) {
    choose(file);
    file.run("UPDATE " + table_ + " SET \"" + column_ + "\" = " + value + " WHERE rowid = " + row_);
  }

  void patch_cell(OpenFile& file) {
    choose(file);
    std::string cell =
        file.text("SELECT \"" + column_ + "\" FROM " + table_ + " WHERE rowid = " + row_);
    const std::string bytes = input_.bytes();
    const std::size_t place = cell.empty() ? 0 : input_.number() % cell.size();
    if (input_.byte() % 4 == 0) {
      cell.resize(place);
    } else {
      cell.replace(place, std::min(bytes.size(), cell.size() - place), bytes);
    }
    file.run("UPDATE " + table_ + " SET \"" + column_ + "\" = x'" + hex_of(cell) +
             "' WHERE rowid = " + row_);
  }

  Input& input_;
  std::filesystem::path path_;
  std::vector<PageBytes> pages_;
  std::string table_;
  std::string row_;
  std::string column_;
};

}  // namespace memory_fuzz
