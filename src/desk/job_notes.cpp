#include "calque/error.h"
#include "desk/job.h"
#include "desk/job_change.h"
#include "store/stored_text.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::desk {
namespace {

constexpr std::string_view kNoteColumns =
    "SELECT id, segment, parent, text, by, at, resolved FROM note WHERE ";

DeskNote note_of(const sqlite::Row& row) {
  return {.id = row.column_int(0),
          .segment = SegmentId{row.column_int(1)},
          .parent = row.column_int(2),
          .text = stored_text(row, 3),
          .by = stored_text(row, 4),
          .at = stored_text(row, 5),
          .resolved = row.column_int(6) != 0};
}

std::optional<DeskNote> find_note(sqlite::Database& database, std::int64_t id) {
  sqlite::Statement query(database, std::string(kNoteColumns) + "id = ?");
  for (const sqlite::Row& row : query.rows(id)) return note_of(row);
  return std::nullopt;
}

}  // namespace

std::vector<DeskNote> Job::notes(SegmentId id) {
  table_.at(id);
  std::vector<DeskNote> notes;
  sqlite::Statement query(database_, std::string(kNoteColumns) + "segment = ? ORDER BY id");
  for (const sqlite::Row& row : query.rows(id.value)) notes.push_back(note_of(row));
  return notes;
}

/// A note changes no text: the segment keeps its version, and gets a new revision, so that others
/// learn of it.
DeskNote Job::add_note(SegmentId id, const std::string& text, std::int64_t parent, const Who& who) {
  if (text::is_blank(text)) throw UsageError("a note needs a text");
  if (text::find_invalid_utf8(text)) throw InputError("the note is not UTF-8");
  Change change(*this, who);
  const DeskSegment segment = table_.at(id);
  if (parent != 0) {
    const auto answered = find_note(database_, parent);
    if (!answered || answered->segment != id) throw NotThere("there is no such note to answer");
  }
  sqlite::Statement insert(
      database_, "INSERT INTO note(segment, parent, text, by, at, resolved) VALUES(?,?,?,?,?,0)");
  insert.bind(1, id.value);
  if (parent != 0) insert.bind(2, parent);
  insert.bind(3, std::string_view(text))
      .bind_or_null(4, who.name)
      .bind(5, std::string_view(who.at))
      .run();
  const std::int64_t number = database_.last_insert_rowid();
  table_.update(segment, change.revision());
  change.commit();
  return *find_note(database_, number);
}

DeskNote Job::resolve_note(std::int64_t note, bool resolved, const Who& who) {
  Change change(*this, who);
  const auto found = find_note(database_, note);
  if (!found) throw NotThere("there is no note " + std::to_string(note));
  sqlite::Statement(database_, "UPDATE note SET resolved = ? WHERE id = ?")
      .bind(1, resolved ? 1 : 0)
      .bind(2, note)
      .run();
  if (const auto segment = table_.find(found->segment)) {
    table_.update(*segment, change.revision());
  }
  change.commit();
  return *find_note(database_, note);
}

}  // namespace calque::desk
