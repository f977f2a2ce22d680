#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "model/told_by_properties.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque {

/// Finds and makes rows of the table `topic`: clients and domains, each pair once. For use within
/// one write transaction.
class TopicTable {
 public:
  explicit TopicTable(sqlite::Database& database);

  /// The row's id, inserted when it is new; nothing for a topic that says nothing.
  std::optional<std::int64_t> intern(const Topic& topic);

 private:
  sqlite::Statement insert_;
  sqlite::Statement find_;
  std::map<Topic, std::int64_t> ids_;
};

}  // namespace calque
