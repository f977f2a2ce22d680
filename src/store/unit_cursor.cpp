#include "calque/unit_cursor.h"

#include <cstdint>
#include <string>
#include <utility>

#include "sqlite/statement.h"
#include "store/batch_units.h"
#include "store/session_tools.h"

namespace calque {
namespace {

// Units read at once: the query costs as much as some of them.
constexpr std::int64_t kPage = 64;

/// The numbers above ?2 of units that the filter may take, at most ?3, in their order; ?1 is the
/// batch or the file.
sqlite::Statement page_query(sqlite::Database& database, const UnitFilter& filter) {
  if (filter.batch) {
    sqlite::Statement query(database, kUnitsOfBatch + " LIMIT ?3");
    query.bind(1, filter.batch->value);
    return query;
  }
  if (!filter.origin.empty()) {
    sqlite::Statement query(database,
                            "SELECT id FROM (" + kUnitsOfFile + ") WHERE id > ?2 LIMIT ?3");
    query.bind(1, std::string_view(filter.origin));
    return query;
  }
  sqlite::Statement query(database,
                          "SELECT id FROM unit WHERE ?1 IS NULL AND id > ?2 ORDER BY id LIMIT ?3");
  return query;
}

}  // namespace

UnitCursor::UnitCursor(UnitFilter filter) : filter_(std::move(filter)) {}

std::optional<TranslationUnit> UnitCursor::next(Session& session) {
  while (ahead_.empty() && !at_end_) read_ahead(session);
  if (ahead_.empty()) return std::nullopt;
  TranslationUnit unit = std::move(ahead_.front());
  ahead_.pop_front();
  return unit;
}

void UnitCursor::read_ahead(Session& session) {
  SessionTools& tools = session.tools();
  const auto reader = tools.reader();
  sqlite::Statement query = page_query(tools.database(), filter_);
  query.bind(2, last_.value).bind(3, kPage);
  std::int64_t read = 0;
  for (const sqlite::Row& row : query.rows()) {
    last_ = UnitId{row.column_int(0)};
    ++read;
    auto unit = reader->read(last_);
    if (unit) unit = apply(filter_, std::move(*unit));
    if (unit) ahead_.push_back(std::move(*unit));
  }
  at_end_ = read < kPage;
}

}  // namespace calque
