#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// The tables of docs/json.md as a schema.
class JsonSchema {
 public:
  /// Reads the document: `## Words: \`command\`, \`command\`` begins what commands print, `###
  /// name` an object within that, and `| key | type | value |` a table of it.
  explicit JsonSchema(const std::string& document);

  /// What of a line that `command` printed is not as a table of it says; empty when all is.
  std::string problem(const std::string& command, const nlohmann::json& line) const;

  /// The commands that the document names.
  std::vector<std::string> commands() const;

  /// Types that are named in a table and stand nowhere.
  std::vector<std::string> unknown_types() const;

 private:
  struct Key {
    std::string type;
    bool optional = false;
  };
  using Table = std::map<std::string, Key>;

  static void add_row(Table& table, const std::string& row);
  std::string problem_in(const nlohmann::json& object, const Table& table,
                         const std::string& where) const;
  std::string problem_of(const nlohmann::json& value, const std::string& type,
                         const std::string& where) const;

  std::map<std::string, Table> objects_;
  std::map<std::string, std::vector<Table>> commands_;
};
