#include "store/topic_table.h"

#include "sqlite/database.h"

namespace calque {
namespace {

constexpr std::size_t kCacheLimit = 4096;  // topics kept in memory; beyond that the table is asked

}  // namespace

TopicTable::TopicTable(sqlite::Database& database)
    : insert_(database, "INSERT INTO topic(client, domain) VALUES(?,?) ON CONFLICT DO NOTHING"),
      find_(database, "SELECT id FROM topic WHERE client = ? AND domain = ?") {}

std::optional<std::int64_t> TopicTable::intern(const Topic& topic) {
  if (topic.empty()) return std::nullopt;
  if (const auto found = ids_.find(topic); found != ids_.end()) return found->second;
  insert_.bind(1, std::string_view(topic.client)).bind(2, std::string_view(topic.domain)).run();
  for (const sqlite::Row& row :
       find_.rows(std::string_view(topic.client), std::string_view(topic.domain))) {
    if (ids_.size() >= kCacheLimit) ids_.clear();
    return ids_.emplace(topic, row.column_int(0)).first->second;
  }
  return std::nullopt;
}

}  // namespace calque
