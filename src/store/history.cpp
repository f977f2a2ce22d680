#include "store/history.h"

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"

namespace calque {

HistoryPoint history_point(Session& session) {
  sqlite::Statement query(session.tools().database(),
                          "SELECT coalesce(max(id), 0), count(undone) FROM batch");
  for (const sqlite::Row& row : query.rows()) {
    return {.batch = row.column_int(0), .undone = row.column_int(1)};
  }
  return {};
}

}  // namespace calque
