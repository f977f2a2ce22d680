#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/desk_segment.h"
#include "sqlite/database.h"

namespace calque::desk {

/// Something that was done to segments and can be undone as one.
struct Action {
  ActionId id;
  std::string kind;  ///< "confirm", "unconfirm", "split", "merge", "replace".
  std::string by;
  std::string at;
  std::string undone;  ///< When; empty while it is in effect.
  std::vector<SegmentId> segments{};
};

struct Undone {
  Action action;
  std::vector<DeskSegment> segments;  ///< As they now are.
  std::vector<SegmentId> gone{};
  std::vector<SegmentId> kept{};  ///< Changed since, and left as they are.
};

/// Notes an action down while it is done.
class ActionRecord {
 public:
  ActionRecord(sqlite::Database& database, std::string_view kind, const Who& who,
               std::int64_t revision);

  ActionId id() const { return id_; }

  /// Keeps the segment as it is, before it is changed.
  void keep(SegmentId id);
  /// The segment as the action left it: its version, nothing where it is gone.
  void leave(SegmentId id, std::optional<std::int64_t> version);

 private:
  sqlite::Database& database_;
  ActionId id_;
};

}  // namespace calque::desk
