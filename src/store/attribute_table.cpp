#include "store/attribute_table.h"

#include "calque/error.h"
#include "sqlite/database.h"
#include "store/stored_text.h"

namespace calque {
namespace {

constexpr std::size_t kCacheLimit = 4096;  // sets kept in memory; beyond that the table is asked

constexpr std::array kMembers{
    &Metadata::datatype,      &Metadata::original_format,       &Metadata::original_encoding,
    &Metadata::creation_tool, &Metadata::creation_tool_version, &Metadata::creation_id,
    &Metadata::change_id};

constexpr const char* kInsert =
    "INSERT INTO attributes(segment_type, datatype, original_format, original_encoding, "
    "creation_tool, creation_tool_version, creation_id, change_id) VALUES(?,?,?,?,?,?,?,?) "
    "ON CONFLICT DO NOTHING";

constexpr const char* kFind =
    "SELECT id FROM attributes WHERE segment_type = ? AND datatype = ? AND original_format = ? AND "
    "original_encoding = ? AND creation_tool = ? AND creation_tool_version = ? AND "
    "creation_id = ? AND change_id = ?";

constexpr const char* kRead =
    "SELECT segment_type, datatype, original_format, original_encoding, creation_tool, "
    "creation_tool_version, creation_id, change_id FROM attributes WHERE id = ?";

void bind(sqlite::Statement& statement, const AttributeSet& attributes) {
  int parameter = 1;
  for (const std::string& value : attributes) statement.bind(parameter++, std::string_view(value));
}

}  // namespace

AttributeSet shared_attributes(const Metadata& metadata, const std::string& segment_type) {
  AttributeSet attributes{segment_type};
  for (std::size_t i = 0; i < kMembers.size(); ++i) attributes[i + 1] = metadata.*kMembers[i];
  return attributes;
}

void set_shared_attributes(Metadata& metadata, const AttributeSet& attributes) {
  for (std::size_t i = 0; i < kMembers.size(); ++i) metadata.*kMembers[i] = attributes[i + 1];
}

AttributeTable::AttributeTable(sqlite::Database& database)
    : database_(database),
      insert_(database, kInsert),
      find_(database, kFind),
      read_(database, kRead) {}

std::int64_t AttributeTable::intern(const AttributeSet& attributes) {
  if (const auto found = ids_.find(attributes); found != ids_.end()) return found->second;
  bind(insert_, attributes);
  insert_.run();
  const std::int64_t id = find(attributes);
  if (ids_.size() >= kCacheLimit) ids_.clear();
  ids_.emplace(attributes, id);
  return id;
}

std::int64_t AttributeTable::find(const AttributeSet& attributes) {
  bind(find_, attributes);
  sqlite::Rows rows = find_.rows();
  const sqlite::Row* row = rows.next();
  if (row == nullptr) {
    throw Error(
        database_.path().string() +
        ": attributes that were just written are not there: restore the file from a backup");
  }
  return row->column_int(0);
}

const AttributeSet& AttributeTable::attributes(std::int64_t id) {
  if (const auto found = sets_.find(id); found != sets_.end()) return found->second;
  sqlite::Rows rows = read_.rows(id);
  const sqlite::Row* row = rows.next();
  if (row == nullptr) {
    throw Error(database_.path().string() + ": a row names attributes " + std::to_string(id) +
                ", which are not there: restore the file from a backup");
  }
  AttributeSet attributes;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    attributes[i] = stored_text(*row, static_cast<int>(i));
  }
  if (sets_.size() >= kCacheLimit) sets_.clear();
  return sets_.emplace(id, std::move(attributes)).first->second;
}

}  // namespace calque
