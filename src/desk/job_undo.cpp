#include <algorithm>
#include <functional>
#include <utility>

#include "calque/error.h"
#include "desk/job.h"
#include "desk/job_change.h"
#include "desk/stored_unit.h"
#include "store/stored_text.h"

namespace calque::desk {
namespace {

bool is_structural(const Action& action) {
  return action.kind == "split" || action.kind == "merge";
}

std::vector<SegmentId> segments_of(sqlite::Database& database, ActionId action) {
  std::vector<SegmentId> ids;
  sqlite::Statement query(database,
                          "SELECT segment FROM touched WHERE action = ? ORDER BY segment");
  for (const sqlite::Row& row : query.rows(action.value)) {
    ids.push_back(SegmentId{row.column_int(0)});
  }
  return ids;
}

constexpr std::string_view kActionColumns = "SELECT id, kind, by, at, undone FROM action ";

Action action_of(const sqlite::Row& row) {
  return {.id = ActionId{row.column_int(0)},
          .kind = stored_text(row, 1),
          .by = stored_text(row, 2),
          .at = stored_text(row, 3),
          .undone = stored_text(row, 4)};
}

Action find_action(sqlite::Database& database, ActionId id) {
  std::optional<Action> found;
  sqlite::Statement query(database, std::string(kActionColumns) + "WHERE id = ?");
  for (const sqlite::Row& row : query.rows(id.value)) found = action_of(row);
  if (!found) throw NotThere("there is no action " + std::to_string(id.value));
  found->segments = segments_of(database, id);
  return *std::move(found);
}

/// The segments as they were before the action: of one that came with it, nothing.
std::optional<DeskSegment> segment_before(sqlite::Database& database, SegmentTable& table,
                                          const Action& action, SegmentId id) {
  const std::string columns(kSegmentColumns);
  // The table reads what stands in it: the row takes the place of the one that is there.
  sqlite::Statement restore(database, "INSERT OR REPLACE INTO segment(id, " + columns +
                                          ") SELECT id, " + columns +
                                          " FROM kept WHERE action = ? AND id = ?");
  restore.bind(1, action.id.value).bind(2, id.value).run();
  if (database.changes() == 0) return std::nullopt;
  return table.find(id);
}

}  // namespace

std::vector<Action> Job::actions(std::int64_t count) {
  std::vector<Action> actions;
  sqlite::Statement query(database_, std::string(kActionColumns) + "ORDER BY id DESC LIMIT ?");
  for (const sqlite::Row& row : query.rows(count)) actions.push_back(action_of(row));
  for (Action& action : actions) action.segments = segments_of(database_, action.id);
  return actions;
}

/// Whether nobody has changed the segment since; `there` tells whether it is there now.
bool Job::is_as_left(const Action& action, SegmentId id, bool& there) {
  const auto now = table_.find(id);
  there = now.has_value();
  sqlite::Statement query(database_, "SELECT after FROM touched WHERE action = ? AND segment = ?");
  for (const sqlite::Row& row : query.rows(action.id.value, id.value)) {
    if (row.column_is_null(0)) return !there;
    return there && now->version == row.column_int(0);
  }
  return false;
}

void Job::restore(Change& change, const Action& action, SegmentId id, bool there, Undone& out) {
  std::optional<DeskSegment> now;
  if (there) now = table_.find(id);
  auto before = segment_before(database_, table_, action, id);
  if (!before) {
    // It came with the action.
    if (now) table_.remove(*now, change.revision());
    out.gone.push_back(id);
    return;
  }
  if (now) {
    archive(*now, "undo");
    before->number = now->number;
    before->version = now->version;
  } else {
    // It comes back behind the one that it was merged into, wherever that stands by now.
    sqlite::Statement(database_, "DELETE FROM segment WHERE id = ?").bind(1, id.value).run();
    before->number = out.segments.front().number + 1;
    table_.insert(*before, change.revision());
  }
  save(change, *before);
  out.segments.push_back(*std::move(before));
}

void Job::undo_stored(const Action& action, Session& memory, const Who& who) {
  if (action.kind != "confirm") return;
  std::vector<BatchUid> batches;
  sqlite::Statement query(database_, "SELECT batch FROM stored WHERE action = ? ORDER BY id");
  for (const sqlite::Row& row : query.rows(action.id.value)) {
    if (const auto uid = Uid::from_bytes(row.column_blob(0))) {
      batches.push_back(BatchUid::of(*uid));
    }
  }
  take_back(memory, batches, who.at);
  sqlite::Statement(database_, "DELETE FROM stored WHERE action = ?")
      .bind(1, action.id.value)
      .run();
}

/// The segments of an action that are as it left them; the others are in `out.kept`. Those that are
/// there go first.
std::vector<std::pair<SegmentId, bool>> Job::undoable(Undone& out) {
  std::vector<std::pair<SegmentId, bool>> found;
  for (const SegmentId segment : out.action.segments) {
    bool there = false;
    if (is_as_left(out.action, segment, there)) {
      found.emplace_back(segment, there);
    } else {
      out.kept.push_back(segment);
    }
  }
  std::ranges::stable_sort(found, std::greater(), &std::pair<SegmentId, bool>::second);
  if (found.empty() || (is_structural(out.action) && !out.kept.empty())) {
    auto current = out.kept.empty() ? std::nullopt : table_.find(out.kept.front());
    if (!current) throw UsageError("its segments are gone: that cannot be undone any more");
    throw VersionConflict(*std::move(current));
  }
  return found;
}

void Job::mark_undone(Change& change, Action& action, const Who& who) {
  action.undone = who.at;
  sqlite::Statement(database_, "UPDATE action SET undone = ?, rev = ? WHERE id = ?")
      .bind(1, std::string_view(who.at))
      .bind(2, change.revision())
      .bind(3, action.id.value)
      .run();
}

/// What was taken out of the memory is stored again, which is a confirmation like others.
Undone Job::undo_unconfirm(Undone out, const Who& who, const Sitting& sitting) {
  const SegmentId id = undoable(out).front().first;
  sqlite::Statement query(database_, "SELECT state FROM kept WHERE action = ? AND id = ?");
  State state = State::confirmed;
  for (const sqlite::Row& row : query.rows(out.action.id.value, id.value)) {
    const auto kept = static_cast<State>(row.column_int(0));
    if (is_done(kept)) state = kept;
  }
  const Confirming again{.state = state, .propagate = false, .force = true, .target = {}};
  out.segments = confirm(id, table_.at(id).version, again, who, sitting).segments;
  Change change(*this, who);
  mark_undone(change, out.action, who);
  change.commit();
  return out;
}

Undone Job::undo(ActionId id, const Who& who, const Sitting& sitting) {
  Undone out;
  out.action = find_action(database_, id);
  if (!out.action.undone.empty()) throw UsageError("that is undone already");
  if (out.action.kind == "unconfirm") return undo_unconfirm(std::move(out), who, sitting);
  Change change(*this, who);
  for (const auto& [segment, there] : undoable(out)) {
    restore(change, out.action, segment, there, out);
  }
  if (is_structural(out.action)) {
    set_job_value(database_, "order", std::to_string(change.revision()));
    const SegmentId first = out.segments.front().id;
    for (const SegmentId gone : out.gone) {
      sqlite::Statement(database_, "UPDATE note SET segment = ? WHERE segment = ?")
          .bind(1, first.value)
          .bind(2, gone.value)
          .run();
    }
    for (DeskSegment& segment : out.segments) segment = table_.at(segment.id);
  }
  undo_stored(out.action, sitting.memory, who);
  mark_undone(change, out.action, who);
  change.commit();
  return out;
}

}  // namespace calque::desk
