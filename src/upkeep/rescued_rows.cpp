#include "upkeep/rescued_rows.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/shapes.h"
#include "sqlite/damaged_file.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "text/utf8.h"

namespace calque {
namespace {

using sqlite::PageRow;
using sqlite::PageValue;

// Numbers beyond it are no memory's: they would leave none for new rows.
constexpr std::int64_t kGreatestId = std::int64_t{1} << 53U;

/// How a table's rows are told from those of others where no tree says whose they are: by the kinds
/// of their first values (n NULL, i number, t text, ? any) and their number. The rowid of a table
/// with an INTEGER PRIMARY KEY stands in the row as NULL; those of the archive have none.
struct Shape {
  std::string_view table;
  std::string_view first;
  /// Of versions of the schema in which it had fewer columns; rows of these may stand in newer
  /// files, too. 0: none.
  std::array<std::size_t, 2> older_columns{};
};

constexpr std::array<Shape, 7> kShapes{Shape{"language", "nt"},
                                       {"batch", "nt?t", {10}},
                                       {"attributes", "ntttttttt"},
                                       {"unit", "niii", {13, 15}},
                                       {"variant", "niit", {14}},
                                       {"concept", "niii"},
                                       {"term", "niit"}};

bool is_of_kind(const PageValue& value, char kind) {
  switch (kind) {
    case 'n':
      return std::holds_alternative<std::monostate>(value);
    case 'i':
      return std::holds_alternative<std::int64_t>(value);
    case 't':
      return std::holds_alternative<std::string>(value);
    default:
      return true;
  }
}

bool begins_as(const PageRow& row, std::string_view kinds) {
  return row.values.size() >= kinds.size() &&
         std::ranges::equal(row.values | std::views::take(kinds.size()), kinds, is_of_kind);
}

/// One of the memory's tables, to put rows into.
class Table {
 public:
  Table(sqlite::Database& database, const Shape& shape)
      : shape_(shape), insert_(database, insert_sql(database, shape.table, columns_)) {}

  bool takes(std::string_view tree, const PageRow& row) const {
    if (row.rowid < 1 || row.rowid > kGreatestId) return false;
    if (!tree.empty()) return tree == shape_.table && begins_as(row, "n");
    const std::size_t count = row.values.size();
    const bool of_older =
        std::ranges::find(shape_.older_columns, count) != shape_.older_columns.end();
    return (count == columns_.size() || of_older) && begins_as(row, shape_.first);
  }

  /// A row with a number that is taken already is left out.
  void add(const PageRow& row) {
    texts_.clear();
    insert_.clear_bindings();
    insert_.bind(1, row.rowid);
    for (std::size_t i = 1; i < columns_.size(); ++i) {
      bind(i, i < row.values.size() ? row.values[i] : PageValue());
    }
    insert_.run();
  }

 private:
  struct Column {
    std::string type;
    bool needed = false;
  };

  static std::string insert_sql(sqlite::Database& database, std::string_view table,
                                std::vector<Column>& columns) {
    sqlite::Statement query(database, "SELECT name, type, \"notnull\" FROM pragma_table_info(?)");
    std::string names;
    std::string values;
    for (const sqlite::Row& row : query.rows(table)) {
      names += (names.empty() ? "" : ", ") + std::string(row.column_text(0));
      values += values.empty() ? "?" : ", ?";
      columns.push_back({std::string(row.column_text(1)), row.column_int(2) != 0});
    }
    return "INSERT OR IGNORE INTO " + std::string(table) + "(" + names + ") VALUES(" + values + ")";
  }

  void bind(std::size_t column, const PageValue& value) {
    const auto parameter = static_cast<int>(column + 1);
    const Column& kind = columns_[column];
    if (const auto* text = std::get_if<std::string>(&value);
        text != nullptr && kind.type == "TEXT") {
      texts_.push_back(text::replace_invalid_utf8(*text));
      insert_.bind(parameter, std::string_view(texts_.back()));
    } else if (const auto* number = std::get_if<std::int64_t>(&value);
               number != nullptr && kind.type == "INTEGER") {
      insert_.bind(parameter, *number);
    } else if (const auto* blob = std::get_if<sqlite::Blob>(&value);
               blob != nullptr && kind.type == "BLOB") {
      texts_.push_back(blob->bytes);
      insert_.bind_blob(parameter, std::as_bytes(std::span(texts_.back())));
    } else if (kind.needed && kind.type == "TEXT") {
      insert_.bind(parameter, std::string_view());
    } else if (kind.needed) {
      insert_.bind(parameter, 0);
    }
  }

  Shape shape_;
  std::vector<Column> columns_;
  sqlite::Statement insert_;
  std::deque<std::string> texts_;  ///< What is bound: it must stay where it is.
};

/// The row of a table whose index holds all its columns, in their order.
PageRow row_of_key(const PageRow& key) {
  PageRow row{key.rowid, {PageValue()}};
  row.values.insert(row.values.end(), key.values.begin(), key.values.end() - 1);
  return row;
}

/// Of the indexes with keys of two numbers it alone begins with one that is no row's: a
/// fingerprint, of which one in a thousand is as small as those.
bool is_key_of_unit(const PageRow& key) {
  if (key.values.size() != 3 || !begins_as(key, "iii")) return false;
  const std::int64_t first = std::get<std::int64_t>(key.values.front());
  return first < -kGreatestId || first > kGreatestId;
}

class Copier {
 public:
  Copier(sqlite::DamagedFile& from, sqlite::Database& to) : from_(from) {
    to.execute(
        "CREATE TEMP TABLE named_unit(id INTEGER PRIMARY KEY);"
        "CREATE TEMP TABLE named_concept(id INTEGER PRIMARY KEY)");
    for (const Shape& shape : kShapes) tables_.emplace_back(to, shape);
    name_unit_.emplace(to, "INSERT OR IGNORE INTO named_unit VALUES(?)");
    name_concept_.emplace(to, "INSERT OR IGNORE INTO named_concept VALUES(?)");
  }

  void copy() {
    from_.for_each_row([this](std::string_view tree, const PageRow& row) {
      const auto table = std::ranges::find_if(
          tables_, [&](const Table& candidate) { return candidate.takes(tree, row); });
      if (table != tables_.end()) table->add(row);
    });
    from_.for_each_key([this](std::string_view tree, const PageRow& key) { add_key(tree, key); });
  }

 private:
  void add_key(std::string_view tree, const PageRow& key) {
    if (key.rowid < 1 || key.rowid > kGreatestId) return;
    const bool of_unit = tree.empty() ? is_key_of_unit(key) : tree == "unit_fingerprint";
    if (of_unit) name_unit_->bind(1, key.rowid).run();
    if (tree == "concept_fingerprint") name_concept_->bind(1, key.rowid).run();
    if (tree == "sqlite_autoindex_language_1" && begins_as(key, "ti")) {
      tables_[0].add(row_of_key(key));
    }
    if (tree == "sqlite_autoindex_attributes_1" && begins_as(key, "tttttttti")) {
      tables_[2].add(row_of_key(key));
    }
  }

  sqlite::DamagedFile& from_;
  std::deque<Table> tables_;
  std::optional<sqlite::Statement> name_unit_;
  std::optional<sqlite::Statement> name_concept_;
};

}  // namespace

void copy_rescued_rows(sqlite::DamagedFile& from, sqlite::Database& to) {
  Copier(from, to).copy();
}

}  // namespace calque
