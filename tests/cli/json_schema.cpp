#include "cli/json_schema.h"

#include <set>
#include <sstream>

namespace {

constexpr std::string_view kList = "list of ";
constexpr std::string_view kMap = "map of ";

/// What stands between backticks.
std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find('`'); at != std::string::npos;) {
    const std::size_t end = text.find('`', at + 1);
    if (end == std::string::npos) break;
    words.push_back(text.substr(at + 1, end - at - 1));
    at = text.find('`', end + 1);
  }
  return words;
}

/// The cell of a row of a table, from 1.
std::string cell(const std::string& row, int number) {
  std::size_t begin = 0;
  for (int i = 0; i < number; ++i) begin = row.find('|', begin) + 1;
  const std::string text = row.substr(begin, row.find('|', begin) - begin);
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_range(const nlohmann::json& value) {
  return value.is_array() && value.size() == 2 && value[0].is_number_integer() &&
         value[1].is_number_integer();
}

const std::set<std::string> kPlain{"text", "whole", "number", "yes/no", "range"};

bool fits(const nlohmann::json& value, const std::string& type) {
  if (type == "text") return value.is_string();
  if (type == "whole") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "yes/no") return value.is_boolean();
  return type == "range" && is_range(value);
}

}  // namespace

JsonSchema::JsonSchema(const std::string& document) {
  std::istringstream lines(document);
  std::vector<std::string> of_commands;
  std::string object;
  Table table;
  bool in_table = false;
  const auto finish = [&] {
    if (!in_table) return;
    in_table = false;
    if (!object.empty()) {
      objects_[object] = table;
    } else {
      for (const std::string& command : of_commands) commands_[command].push_back(table);
    }
    table.clear();
  };
  for (std::string line; std::getline(lines, line);) {
    if (in_table && line.starts_with("| `")) {
      add_row(table, line);
      continue;
    }
    if (line.starts_with("|---")) continue;
    finish();
    if (line.starts_with("## ")) {
      object.clear();
      of_commands = quoted_in(line);
    } else if (line.starts_with("### ")) {
      object = line.substr(4);
    } else if (line == "| key | type | value |") {
      in_table = true;
    }
  }
  finish();
}

void JsonSchema::add_row(Table& table, const std::string& row) {
  Key key{.type = cell(row, 2)};
  key.optional = key.type.ends_with('?');
  if (key.optional) key.type.pop_back();
  for (const std::string& name : quoted_in(cell(row, 1))) table[name] = key;
}

std::string JsonSchema::problem(const std::string& command, const nlohmann::json& line) const {
  const auto tables = commands_.find(command);
  if (tables == commands_.end()) return "the document has nothing of " + command;
  std::string all;
  for (const Table& table : tables->second) {
    const std::string problem = problem_in(line, table, "");
    if (problem.empty()) return "";
    all += problem + "; ";
  }
  return all;
}

std::string JsonSchema::problem_in(const nlohmann::json& object, const Table& table,
                                   const std::string& where) const {
  if (!object.is_object()) return where + " is no object";
  for (const auto& [name, key] : table) {
    if (!key.optional && !object.contains(name)) return where + "." + name + " is missing";
  }
  for (const auto& [name, value] : object.items()) {
    const auto key = table.find(name);
    if (key == table.end()) return where + "." + name + " is not documented";
    const std::string problem = problem_of(value, key->second.type, where + "." + name);
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string JsonSchema::problem_of(const nlohmann::json& value, const std::string& type,
                                   const std::string& where) const {
  const bool list = type.starts_with(kList);
  if (list || type.starts_with(kMap)) {
    if (list ? !value.is_array() : !value.is_object()) return where + " is no " + type;
    const std::string inner = type.substr(list ? kList.size() : kMap.size());
    for (const auto& [name, element] : value.items()) {
      const std::string problem = problem_of(element, inner, where + "[" + name + "]");
      if (!problem.empty()) return problem;
    }
    return "";
  }
  const auto object = objects_.find(type);
  if (object != objects_.end()) return problem_in(value, object->second, where);
  return fits(value, type) ? "" : where + " is no " + type;
}

std::vector<std::string> JsonSchema::commands() const {
  std::vector<std::string> names;
  for (const auto& [name, tables] : commands_) names.push_back(name);
  return names;
}

std::vector<std::string> JsonSchema::unknown_types() const {
  std::vector<std::string> unknown;
  const auto look_at = [&](const Table& table) {
    for (const auto& [name, key] : table) {
      std::string type = key.type;
      for (const std::string_view prefix : {kList, kMap}) {
        if (type.starts_with(prefix)) type.erase(0, prefix.size());
      }
      if (!kPlain.contains(type) && !objects_.contains(type)) unknown.push_back(type);
    }
  };
  for (const auto& [name, table] : objects_) look_at(table);
  for (const auto& [name, tables] : commands_) {
    for (const Table& table : tables) look_at(table);
  }
  return unknown;
}
