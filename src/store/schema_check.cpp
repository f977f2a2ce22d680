#include "store/schema_check.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "calque/error.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/schema_views.h"
#include "text/ascii.h"

namespace calque::schema {
namespace {

/// A table as PRAGMA table_xinfo tells it. In an archive, whose columns SQLite typed when it copied
/// the table, types are left out: they differ between versions of SQLite, and decide nothing there.
struct Table {
  std::string_view name;
  int since;  ///< The version that brought these columns.
  bool optional;
  std::string_view columns;
};

// A test holds this list to what the migrations make. Of a table that stands here twice, the later
// entry counts for later versions.
constexpr std::array<Table, 25> kTables{{
    {"language", 1, false, "id INTEGER PRIMARY KEY, tag TEXT NOT NULL"},
    {"batch", 1, false,
     "id INTEGER PRIMARY KEY, kind TEXT NOT NULL, source TEXT, started TEXT NOT NULL, undone TEXT, "
     "added INTEGER NOT NULL, replaced INTEGER NOT NULL, removed INTEGER NOT NULL, "
     "duplicates INTEGER NOT NULL, header TEXT"},
    {"batch", 4, false,
     "id INTEGER PRIMARY KEY, kind TEXT NOT NULL, source TEXT, started TEXT NOT NULL, undone TEXT, "
     "added INTEGER NOT NULL, replaced INTEGER NOT NULL, removed INTEGER NOT NULL, "
     "duplicates INTEGER NOT NULL, header TEXT, uid BLOB, author TEXT, sitting TEXT, "
     "undoes INTEGER, first_unit INTEGER, units INTEGER NOT NULL"},
    {"topic", 4, false, "id INTEGER PRIMARY KEY, client TEXT NOT NULL, domain TEXT NOT NULL"},
    {"attributes", 1, false,
     "id INTEGER PRIMARY KEY, segment_type TEXT NOT NULL, datatype TEXT NOT NULL, "
     "original_format TEXT NOT NULL, original_encoding TEXT NOT NULL, "
     "creation_tool TEXT NOT NULL, creation_tool_version TEXT NOT NULL, "
     "creation_id TEXT NOT NULL, change_id TEXT NOT NULL"},
    {"unit", 1, false,
     "id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, origin INTEGER NOT NULL, "
     "fingerprint INTEGER NOT NULL, source_language INTEGER, attributes INTEGER NOT NULL, "
     "tuid TEXT, creation_date TEXT, change_date TEXT, last_usage_date TEXT, usage_count TEXT, "
     "notes TEXT, properties TEXT"},
    {"unit", 2, false,
     "id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, origin INTEGER NOT NULL, "
     "fingerprint INTEGER NOT NULL, source_language INTEGER, attributes INTEGER NOT NULL, "
     "tuid TEXT, creation_date TEXT, change_date TEXT, last_usage_date TEXT, usage_count TEXT, "
     "notes TEXT, properties TEXT, first_variant INTEGER NOT NULL, variants INTEGER NOT NULL"},
    {"unit", 4, false,
     "id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, origin INTEGER NOT NULL, "
     "fingerprint INTEGER NOT NULL, source_language INTEGER, attributes INTEGER NOT NULL, "
     "tuid TEXT, creation_date TEXT, change_date TEXT, last_usage_date TEXT, usage_count TEXT, "
     "notes TEXT, properties TEXT, first_variant INTEGER NOT NULL, variants INTEGER NOT NULL, "
     "fingerprint2 INTEGER NOT NULL, uid BLOB, confirmed INTEGER, topic INTEGER"},
    {"variant", 1, false,
     "id INTEGER PRIMARY KEY, unit INTEGER NOT NULL, language INTEGER NOT NULL, "
     "text TEXT NOT NULL, markup TEXT, previous TEXT, next TEXT, attributes INTEGER NOT NULL, "
     "creation_date TEXT, change_date TEXT, last_usage_date TEXT, usage_count TEXT, notes TEXT, "
     "properties TEXT"},
    {"variant", 4, false,
     "id INTEGER PRIMARY KEY, unit INTEGER NOT NULL, language INTEGER NOT NULL, "
     "text TEXT NOT NULL, markup TEXT, previous TEXT, next TEXT, attributes INTEGER NOT NULL, "
     "creation_date TEXT, change_date TEXT, last_usage_date TEXT, usage_count TEXT, notes TEXT, "
     "properties TEXT, key TEXT, base INTEGER"},
    {"archived_unit", 1, false,
     "id, batch, origin, fingerprint, source_language, attributes, tuid, creation_date, "
     "change_date, last_usage_date, usage_count, notes, properties, removed_by"},
    {"archived_unit", 2, false,
     "id, batch, origin, fingerprint, source_language, attributes, tuid, creation_date, "
     "change_date, last_usage_date, usage_count, notes, properties, removed_by, "
     "first_variant NOT NULL, variants NOT NULL"},
    {"archived_unit", 4, false,
     "id, batch, origin, fingerprint, source_language, attributes, tuid, creation_date, "
     "change_date, last_usage_date, usage_count, notes, properties, first_variant, variants, "
     "fingerprint2, uid, confirmed, topic, removed_by"},
    {"archived_variant", 1, false,
     "id, unit, language, text, markup, previous, next, attributes, creation_date, change_date, "
     "last_usage_date, usage_count, notes, properties, removed_by"},
    {"archived_variant", 4, false,
     "id, unit, language, text, markup, previous, next, attributes, creation_date, change_date, "
     "last_usage_date, usage_count, notes, properties, removed_by, key, base"},
    {"fuzzy_run", 1, false,
     "id INTEGER PRIMARY KEY, language TEXT NOT NULL, documents INTEGER NOT NULL, "
     "dictionary_chunks INTEGER NOT NULL, weights BLOB NOT NULL"},
    {"fuzzy_chunk", 1, false, "id INTEGER PRIMARY KEY, data BLOB NOT NULL"},
    {"fuzzy_recent", 1, false,
     "variant INTEGER PRIMARY KEY, language TEXT NOT NULL, document BLOB NOT NULL"},
    {"fuzzy_removed", 1, false, "variant INTEGER PRIMARY KEY, below_run INTEGER NOT NULL"},
    {"fuzzy_origin", 1, true, "rules INTEGER NOT NULL"},
    {"concept", 3, false,
     "id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, origin INTEGER NOT NULL, "
     "fingerprint INTEGER NOT NULL, identifier TEXT, data TEXT, language_data TEXT"},
    {"term", 3, false,
     "id INTEGER PRIMARY KEY, concept INTEGER NOT NULL, language INTEGER NOT NULL, "
     "text TEXT NOT NULL, identifier TEXT, status TEXT, part_of_speech TEXT, data TEXT"},
    {"archived_concept", 3, false,
     "id, batch, origin, fingerprint, identifier, data, language_data, removed_by"},
    {"archived_term", 3, false,
     "id, concept, language, text, identifier, status, part_of_speech, data, removed_by"},
    {"learnt_words", 1, true,
     "source TEXT NOT NULL, target TEXT NOT NULL, without TEXT NOT NULL, rules INTEGER NOT NULL, "
     "batch INTEGER NOT NULL, undone INTEGER NOT NULL, pairs INTEGER NOT NULL, "
     "last_variant INTEGER NOT NULL, terms INTEGER NOT NULL, checksum INTEGER NOT NULL, "
     "words BLOB NOT NULL"},
}};

/// Indexes of calque's that do more than list columns.
struct Index {
  std::string_view name;
  std::string_view sql;
};
constexpr std::array<Index, 6> kIndexes{{
    {"concept_identifier",
     "CREATE INDEX concept_identifier ON concept(identifier) WHERE identifier IS NOT NULL"},
    {"unit_changed", "CREATE INDEX unit_changed ON unit(batch) WHERE batch <> origin"},
    {"unit_uid", "CREATE INDEX unit_uid ON unit(uid) WHERE uid IS NOT NULL"},
    {"unit_topic", "CREATE INDEX unit_topic ON unit(topic) WHERE topic IS NOT NULL"},
    {"archived_unit_uid",
     "CREATE INDEX archived_unit_uid ON archived_unit(uid) WHERE uid IS NOT NULL"},
    {"batch_uid", "CREATE UNIQUE INDEX batch_uid ON batch(uid)"},
}};

/// The words that calque's tables consist of, besides the names of tables and columns.
constexpr std::array<std::string_view, 18> kKeywords{
    "create", "table",         "integer", "int",  "text",    "blob",       "num", "real", "primary",
    "key",    "autoincrement", "not",     "null", "default", "references", "0",   "id",   "unique"};

bool is_word_character(char c) {
  return text::is_ascii_alphanumeric(c) || c == '_' || !text::is_ascii({&c, 1});
}

/// Calls `take` for each word of a statement, in lower case and without quotes around names, and
/// for each other character that is not blank.
template <typename Take>
void for_each_token(std::string_view sql, Take take) {
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t end = at;
    while (end < sql.size() && is_word_character(sql[end])) ++end;
    if (end == at) ++end;
    const std::string token = text::lower_ascii(sql.substr(at, end - at));
    if (token.find_first_of(" \t\r\n\"`[]") == std::string::npos) take(token);
    at = end;
  }
}

std::set<std::string, std::less<>> words_of_tables() {
  std::set<std::string, std::less<>> words(kKeywords.begin(), kKeywords.end());
  for (const Table& table : kTables) {
    words.emplace(table.name);
    for_each_token(table.columns, [&words](const std::string& token) { words.insert(token); });
  }
  return words;
}

/// True for a table that says nothing that calque's do not say: no checks, no generated columns, no
/// actions on conflict or deletion.
bool says_what_ours_say(std::string_view sql) {
  static const auto kWords = words_of_tables();
  bool ours = true;
  for_each_token(sql, [&ours](const std::string& token) {
    ours = ours && (token == "(" || token == ")" || token == "," || kWords.contains(token));
  });
  return ours;
}

/// True for "CREATE INDEX name ON table(column, ...)": no expression, no condition, not unique.
bool only_lists_columns(std::string_view sql) {
  std::size_t opened = 0;
  bool plain = true;
  std::string before;
  for_each_token(sql, [&](const std::string& token) {
    if (token == "(") ++opened;
    const bool call = token == "(" && opened > 1;
    const bool known = token == "(" || token == ")" || token == "," || is_word_character(token[0]);
    plain = plain && known && !call && before != ")" && token != "unique" && token != "like" &&
            token != "collate";
    before = token;
  });
  return plain && opened == 1;
}

class SchemaChecker {
 public:
  SchemaChecker(sqlite::Database& database, int version) : database_(database) {
    for (const Table& table : kTables) {
      if (table.since <= version) tables_[table.name] = &table;
    }
  }

  Views check() {
    sqlite::Statement schema(database_, "SELECT type, name, sql FROM sqlite_schema");
    for (const sqlite::Row& row : schema.rows()) {
      check_object(row.column_text(0), row.column_text(1), row.column_text(2));
    }
    check_columns();
    return own_views_ == kViews.size() ? Views::own : Views::altered;
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw InputError(database_.path().string() + ": " + what +
                     ". It is not used as it is: \"calque recover\" writes its units into a new "
                     "memory");
  }

  void check_object(std::string_view type, std::string_view name, std::string_view sql) {
    const bool known = type == "table"   ? is_known_table(name, sql)
                       : type == "index" ? is_known_index(name, sql)
                       : type == "view"  ? is_known_view(name, sql)
                                         : false;
    if (known) return;
    refuse("this memory has the " + std::string(type) + " \"" + std::string(name) +
           "\", which calque does not make so, and which could do harm");
  }

  bool is_known_table(std::string_view name, std::string_view sql) {
    if (name == "sqlite_sequence") return sql == "CREATE TABLE sqlite_sequence(name,seq)";
    if (name.starts_with("sqlite_stat")) return true;
    return tables_.contains(name) && says_what_ours_say(sql);
  }

  static bool is_known_index(std::string_view name, std::string_view sql) {
    const auto* const own = std::ranges::find(kIndexes, name, &Index::name);
    if (own != kIndexes.end()) return own->sql == sql;
    return sql.empty() || only_lists_columns(sql);
  }

  bool is_known_view(std::string_view name, std::string_view sql) {
    const auto* const own = std::ranges::find(kViews, name, &View::name);
    if (own == kViews.end()) return false;
    if (own->sql == sql) ++own_views_;
    return true;
  }

  /// Asks SQLite for the columns; after check_object, so that no virtual table is woken.
  void check_columns() {
    std::map<std::string, std::string, std::less<>> found;
    sqlite::Statement columns(
        database_,
        "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk, c.hidden FROM sqlite_schema t "
        "CROSS JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' ORDER BY t.rowid, c.cid");
    for (const sqlite::Row& row : columns.rows()) {
      std::string& of_table = found[std::string(row.column_text(0))];
      if (!of_table.empty()) of_table += ", ";
      of_table += column_of(row);
    }
    for (const auto& [name, table] : tables_) {
      const auto columns_found = found.find(name);
      if (columns_found == found.end()) {
        if (!table->optional) refuse("this memory lacks the table \"" + std::string(name) + "\"");
      } else if (columns_found->second != table->columns) {
        refuse("the table \"" + std::string(name) +
               "\" of this memory has other columns than "
               "calque makes");
      }
    }
  }

  static std::string column_of(const sqlite::Row& row) {
    std::string column(row.column_text(1));
    const bool archive = row.column_text(0).starts_with("archived_");
    const std::string type = text::upper_ascii(row.column_text(2));
    if (!archive && !type.empty()) column.append(" ").append(type);
    if (row.column_int(3) != 0) column += " NOT NULL";
    if (row.column_int(4) != 0) column += " PRIMARY KEY";
    if (row.column_int(5) != 0) column += " hidden";
    return column;
  }

  sqlite::Database& database_;
  std::map<std::string_view, const Table*> tables_;
  std::size_t own_views_ = 0;
};

}  // namespace

Views check_schema(sqlite::Database& database, int version) {
  return SchemaChecker(database, version).check();
}

}  // namespace calque::schema
