#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "calque/unit.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque {

/// The values of one row of the table `attributes`, in the order of its columns: segment_type
/// (units only), datatype, original_format, original_encoding, creation_tool,
/// creation_tool_version, creation_id, change_id.
using AttributeSet = std::array<std::string, 8>;

AttributeSet shared_attributes(const Metadata& metadata, const std::string& segment_type = {});

/// Puts all but the segment type into `metadata`.
void set_shared_attributes(Metadata& metadata, const AttributeSet& attributes);

/// Finds and makes rows of the table `attributes`, which keeps what many units share only once.
class AttributeTable {
 public:
  explicit AttributeTable(sqlite::Database& database);

  /// The id of the row with these values, inserted when it is new; within a transaction.
  std::int64_t intern(const AttributeSet& attributes);

  /// The values of a row. Throws Error for an id that the table does not have (a damaged file).
  const AttributeSet& attributes(std::int64_t id);

 private:
  std::int64_t find(const AttributeSet& attributes);

  sqlite::Database& database_;
  sqlite::Statement insert_;
  sqlite::Statement find_;
  sqlite::Statement read_;
  std::map<AttributeSet, std::int64_t> ids_;
  std::map<std::int64_t, AttributeSet> sets_;
};

}  // namespace calque
