#include "desk/action.h"

#include "desk/job_file.h"
#include "sqlite/statement.h"

namespace calque::desk {

ActionRecord::ActionRecord(sqlite::Database& database, std::string_view kind, const Who& who,
                           std::int64_t revision)
    : database_(database) {
  sqlite::Statement(database, "INSERT INTO action(kind, by, at, rev) VALUES(?, ?, ?, ?)")
      .bind(1, kind)
      .bind_or_null(2, who.name)
      .bind(3, std::string_view(who.at))
      .bind(4, revision)
      .run();
  id_ = ActionId{database.last_insert_rowid()};
}

void ActionRecord::keep(SegmentId id) {
  const std::string columns(kSegmentColumns);
  sqlite::Statement(database_, "INSERT INTO kept(action, id, " + columns + ") SELECT ?, id, " +
                                   columns + " FROM segment WHERE id = ?")
      .bind(1, id_.value)
      .bind(2, id.value)
      .run();
}

void ActionRecord::leave(SegmentId id, std::optional<std::int64_t> version) {
  sqlite::Statement statement(database_,
                              "INSERT INTO touched(action, segment, after) VALUES(?, ?, ?)");
  statement.bind(1, id_.value).bind(2, id.value);
  if (version) statement.bind(3, *version);
  statement.run();
}

}  // namespace calque::desk
