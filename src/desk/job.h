#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calque/language.h"
#include "calque/session.h"
#include "desk/action.h"
#include "desk/desk_segment.h"
#include "desk/measure.h"
#include "desk/segment_checks.h"
#include "desk/segment_table.h"
#include "sqlite/database.h"

namespace calque::desk {

/// What a change did.
struct Outcome {
  std::vector<DeskSegment> segments;  ///< As they now are; that which was named is the first.
  std::vector<SegmentId> gone{};
  ActionId action{};               ///< 0 where it is none.
  std::optional<BatchId> batch{};  ///< Of the memory, where it was changed.
};

/// What has changed in a job since one of its revisions.
struct Changes {
  std::int64_t revision = 0;
  std::vector<DeskSegment> segments;
  std::vector<SegmentId> gone;
  bool all = false;  ///< The order has changed: these are all segments.
};

struct Amount {
  std::int64_t segments = 0;
  std::int64_t words = 0;
  std::int64_t payable = 0;  ///< In ten-thousandths of a word.
};

/// By state.
using Progress = std::array<Amount, kStates>;

/// A text that a segment had.
struct PastText {
  std::int64_t version = 0;
  std::optional<Segment> target;
  State state = State::untranslated;
  std::string by;
  std::string at;
  std::string
      why;  ///< What replaced it: "edit", "confirm", ...; "lost" for one that came too late.
};

struct DeskNote {
  std::int64_t id = 0;
  SegmentId segment;
  std::int64_t parent = 0;  ///< The note that it answers; 0: none.
  std::string text;
  std::string by;
  std::string at;
  bool resolved = false;
};

/// How a confirmation is made.
struct Confirming {
  State state = State::confirmed;   ///< Or reviewed, or signed off.
  bool propagate = true;            ///< Fill equal segments.
  bool force = false;               ///< Also where something is missing.
  std::optional<Segment> target{};  ///< To be saved with it.
};

/// Where the batches of a job go to in the memory.
struct Sitting {
  Session& memory;
  std::string name;  ///< BatchInfo::sitting.
};

/// What is looked for in translations and what takes its place.
struct Replacing {
  std::string find;
  std::string with;
  bool regex = false;
  bool match_case = false;
  bool whole_words = false;
  std::optional<std::set<SegmentId>> only{};
};

/// A replacement that would be made, or was.
struct Replaced {
  DeskSegment before;
  Segment after;
};

/// A job in its file. Every change is on the disk when the call returns; any number of programs may
/// have the file open. What they change is seen, as nothing is kept between calls. Not for use by
/// two threads at once.
///
/// A change names the version of the segment that it is based on. Throws NotThere, VersionConflict
/// where the segment has another version now, and Locked.
class Job {
 public:
  /// Throws InputError where there is no job at `path`.
  explicit Job(const std::filesystem::path& path);
  ~Job();
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  const std::filesystem::path& path() const { return database_.path(); }
  const std::string& uid() const { return uid_; }
  const std::string& name() const { return name_; }  ///< Of its file.
  const Language& source() const { return source_; }
  const Language& target() const { return target_; }
  /// Where the file stood when the job was made.
  const std::filesystem::path& article() const { return article_; }

  std::int64_t revision();
  std::vector<DeskSegment> segments(std::int64_t from = 1, std::int64_t count = 1'000'000'000);
  DeskSegment segment(SegmentId id);
  Changes changes_since(std::int64_t revision);
  Progress progress();

  /// Remembered for whoever uses the job: where to go on ("resume"), "settings".
  std::string value(std::string_view key);
  void set_value(std::string_view key, std::string_view value);

  /// Also checks against the glossary of a memory, as it is now.
  void read_terms(Session& memory) { checks_.read_terms(memory); }
  std::vector<check::Finding> findings(const DeskSegment& segment);

  /// Saves what somebody types. The text that came too late is kept in the history before
  /// VersionConflict is thrown.
  Outcome edit(SegmentId id, std::int64_t version, Segment target, const Who& who);

  /// Confirms a segment and stores its unit in the memory, as a batch of its own: added, or in the
  /// place of the unit that an earlier confirmation of it stored. Throws Incomplete.
  Outcome confirm(SegmentId id, std::int64_t version, const Confirming& confirming, const Who& who,
                  const Sitting& sitting);

  /// Makes it a draft and takes back what its confirmations stored, unless somebody has changed
  /// that since.
  Outcome unconfirm(SegmentId id, std::int64_t version, const Who& who, const Sitting& sitting);

  /// Splits a segment in its source text, before the byte `source_at`, and its translation before
  /// `target_at`. Throws UsageError where that leaves nothing on one side.
  Outcome split(SegmentId id, std::int64_t version, std::size_t source_at,
                std::optional<std::size_t> target_at, const Who& who);

  /// Merges a segment with the next. Throws UsageError unless both stand in one slot.
  Outcome merge(SegmentId id, std::int64_t version, const Who& who);

  /// What a replacement would change. Throws UsageError and InputError for a search that is none.
  std::vector<Replaced> look_for(const Replacing& replacing);
  Outcome replace(const Replacing& replacing, const Who& who);

  std::vector<Action> actions(std::int64_t count = 100);
  /// Takes an action back; segments that were changed since stay as they are, unless their number
  /// or order is at stake. Throws NotThere, UsageError where it is undone already, and
  /// VersionConflict where nothing can be undone.
  Undone undo(ActionId id, const Who& who, const Sitting& sitting);

  std::vector<PastText> history(SegmentId id);

  std::vector<DeskNote> notes(SegmentId id);
  DeskNote add_note(SegmentId id, const std::string& text, std::int64_t parent, const Who& who);
  DeskNote resolve_note(std::int64_t note, bool resolved, const Who& who);

  /// A segment with a translation as a unit for a memory, with its neighbours.
  TranslationUnit unit_of(const DeskSegment& segment, const Who& who);

  /// Finishes confirmations that a program stored and did not live to note down.
  void finish_pending(Session& memory);

  sqlite::Database& database() { return database_; }

 private:
  class Change;
  struct Pending;

  /// The segment, where it may be changed on the base of `version`.
  DeskSegment expect(SegmentId id, std::int64_t version);
  /// Keeps the text that a segment had in its history.
  void archive(const DeskSegment& before, std::string_view why);
  void lose(const DeskSegment& current, const Segment& target, const Who& who);
  void put_text(DeskSegment& segment, std::optional<Segment> target, const Who& who);
  void save(Change& change, DeskSegment& segment);
  Segment slot_text(std::size_t slot);

  void begin_pending(const Pending& pending);
  std::vector<Pending> all_pending();
  bool drop_pending(BatchUid batch);
  Outcome settle(Change& change, DeskSegment segment, const Pending& pending);
  void propagate(Change& change, const DeskSegment& from, const Who& who, ActionRecord& action,
                 Outcome& outcome);
  void add_context(TranslationUnit& unit, const DeskSegment& segment);
  BatchInfo batch_info(const Who& who, const std::string& sitting) const;
  bool has_stored(BatchUid batch);
  bool is_own(const std::string& uid);
  std::vector<BatchUid> stored_by(SegmentId id);
  void note_stored(SegmentId id, ActionId action, BatchUid batch);

  bool is_as_left(const Action& action, SegmentId id, bool& there);
  void restore(Change& change, const Action& action, SegmentId id, bool there, Undone& out);
  std::vector<std::pair<SegmentId, bool>> undoable(Undone& out);
  void mark_undone(Change& change, Action& action, const Who& who);
  Undone undo_unconfirm(Undone out, const Who& who, const Sitting& sitting);
  void undo_stored(const Action& action, Session& memory, const Who& who);

  sqlite::Database database_;
  SegmentTable table_;
  std::string uid_;
  std::string name_;
  std::filesystem::path article_;
  Language source_;
  Language target_;
  Measure measure_;
  SegmentChecks checks_;
};

}  // namespace calque::desk
