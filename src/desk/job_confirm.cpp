#include <algorithm>
#include <utility>

#include "calque/error.h"
#include "desk/job.h"
#include "desk/job_change.h"
#include "desk/stored_unit.h"
#include "leverage/tag_transfer.h"
#include "model/segment_markup.h"
#include "store/stored_text.h"
#include "store/unit_uids.h"

namespace calque::desk {
namespace {

/// Equal segments that nobody has worked on.
bool may_be_filled(const DeskSegment& segment) {
  return segment.state == State::untranslated || segment.state == State::match ||
         (segment.state == State::draft && !segment.touched);
}

}  // namespace

void Job::begin_pending(const Pending& pending) {
  const std::string target = to_markup(pending.target);
  const auto batch = pending.batch.value.bytes();
  sqlite::Statement(database_,
                    "INSERT INTO pending(batch, segment, version, unit, state, target, propagate, "
                    "by, at, request) VALUES(?,?,?,?,?,?,?,?,?,?)")
      .bind_blob(1, batch)
      .bind(2, pending.segment.value)
      .bind(3, pending.version)
      .bind(4, std::string_view(pending.unit))
      .bind(5, static_cast<std::int64_t>(pending.state))
      .bind(6, std::string_view(target))
      .bind(7, pending.propagate ? 1 : 0)
      .bind_or_null(8, pending.who.name)
      .bind(9, std::string_view(pending.who.at))
      .bind_or_null(10, pending.who.request)
      .run();
}

std::vector<Job::Pending> Job::all_pending() {
  std::vector<Pending> all;
  sqlite::Statement query(database_,
                          "SELECT batch, segment, version, unit, state, target, propagate, by, at, "
                          "request FROM pending");
  for (const sqlite::Row& row : query.rows()) {
    const auto batch = Uid::from_bytes(row.column_blob(0));
    const auto state = static_cast<State>(row.column_int(4));
    if (!batch || !is_done(state)) continue;
    all.push_back({.segment = SegmentId{row.column_int(1)},
                   .version = row.column_int(2),
                   .batch = BatchUid::of(*batch),
                   .unit = stored_text(row, 3),
                   .state = state,
                   .target = from_markup(row.column_text(5)),
                   .propagate = row.column_int(6) != 0,
                   .who = {.name = stored_text(row, 7),
                           .at = stored_text(row, 8),
                           .request = stored_text(row, 9)}});
  }
  return all;
}

/// Returns whether it was pending still.
bool Job::drop_pending(BatchUid batch) {
  const auto bytes = batch.value.bytes();
  sqlite::Statement(database_, "DELETE FROM pending WHERE batch = ?").bind_blob(1, bytes).run();
  return database_.changes() > 0;
}

BatchInfo Job::batch_info(const Who& who, const std::string& sitting) const {
  return {.kind = "confirm",
          .source = name_,
          .started = who.at,
          .header = {},
          .author = who.name,
          .sitting = sitting};
}

/// Neighbours are known by their text; a translation beside it only where somebody stands behind
/// it.
void Job::add_context(TranslationUnit& unit, const DeskSegment& segment) {
  if (segment.chain < 0) return;
  const auto neighbour = [&](std::int64_t by) {
    auto found = table_.at_place(segment.number + by);
    return found && found->chain == segment.chain ? std::move(found) : std::nullopt;
  };
  Context& source = unit.variants.front().context;
  Context& target = unit.variants.back().context;
  if (const auto before = neighbour(-1)) {
    source.previous = before->source.text;
    if (is_done(before->state) && before->target) target.previous = before->target->text;
  }
  if (const auto after = neighbour(1)) {
    source.next = after->source.text;
    if (is_done(after->state) && after->target) target.next = after->target->text;
  }
}

TranslationUnit Job::unit_of(const DeskSegment& segment, const Who& who) {
  TranslationUnit unit;
  unit.source_language = source_;
  unit.segment_type = "sentence";
  unit.origin = name_;
  unit.tuid = segment.tuid;
  unit.confirmation = Confirmation::given;
  unit.metadata.creation_date = who.at;
  unit.metadata.creation_id = who.name;
  unit.properties = segment.properties;
  for (const char* const type : {"client", "domain"}) {
    if (const std::string topic = value(type); !topic.empty()) {
      unit.properties.push_back({type, topic, {}, {}});
    }
  }
  unit.variants.resize(2);
  unit.variants[0].language = source_;
  unit.variants[0].segment = segment.source;
  unit.variants[1].language = target_;
  unit.variants[1].segment = *segment.target;
  add_context(unit, segment);
  return unit;
}

/// The memory is written between two changes of the job: the first says what is about to be
/// stored, so that a program that does not live to make the second is not missed.
Outcome Job::confirm(SegmentId id, std::int64_t version, const Confirming& confirming,
                     const Who& who, const Sitting& sitting) {
  finish_pending(sitting.memory);
  Pending pending;
  DeskSegment segment;
  {
    Change change(*this, who);
    if (auto known = change.known()) return *std::move(known);
    segment = table_.at(id);
    if (segment.version != version && confirming.target && segment.state != State::locked) {
      lose(segment, *confirming.target, who);
      change.commit();
      throw VersionConflict(std::move(segment));
    }
    segment = expect(id, version);
    if (confirming.target) segment.target = confirming.target;
    auto missing = missing_in(segment);
    if (!segment.target && confirming.force) segment.target.emplace();
    if (!missing.empty() && !confirming.force) throw Incomplete(std::move(missing));
    pending = {.segment = id,
               .version = version,
               .batch = new_batch_uid(),
               .unit = segment.unit,
               .state = confirming.state,
               .target = *segment.target,
               .propagate = confirming.propagate,
               .who = who};
    begin_pending(pending);
    change.commit();
  }
  std::optional<BatchId> batch;
  try {
    BatchInfo info = batch_info(who, sitting.name);
    info.uid = pending.batch;
    // An empty translation is one of this document, and teaches a memory nothing.
    if (!segment.target->text.empty()) {
      const StoredUnit stored =
          store_unit(sitting.memory, unit_of(segment, who), segment.unit, info,
                     [this](const std::string& uid) { return is_own(uid); });
      pending.unit = stored.uid;
      batch = stored.batch;
    }
  } catch (...) {
    drop_pending(pending.batch);
    throw;
  }
  Change change(*this, who);
  DeskSegment now = table_.at(id);
  const bool mine = drop_pending(pending.batch);
  // Another program has found it pending and finished it, or else taken it back.
  if (!mine && has_stored(pending.batch)) return {.segments = {std::move(now)}, .batch = batch};
  if (!mine || now.version != version) {
    lose(now, pending.target, who);
    take_back(sitting.memory, std::span(&pending.batch, 1), who.at);
    change.commit();
    throw VersionConflict(std::move(now));
  }
  Outcome outcome = settle(change, std::move(now), pending);
  if (batch) note_stored(id, outcome.action, pending.batch);
  outcome.batch = batch;
  change.commit(id, outcome.action);
  return outcome;
}

bool Job::has_stored(BatchUid batch) {
  const auto bytes = batch.value.bytes();
  sqlite::Statement query(database_, "SELECT EXISTS(SELECT 1 FROM stored WHERE batch = ?)");
  query.bind_blob(1, bytes);
  for (const sqlite::Row& row : sqlite::Rows(query)) return row.column_int(0) != 0;
  return false;
}

/// Of segments as they are, or as they were before they were split.
bool Job::is_own(const std::string& uid) {
  const auto parsed = Uid::parse(uid);
  return parsed && has_stored(BatchUid::of(*parsed));
}

void Job::note_stored(SegmentId id, ActionId action, BatchUid batch) {
  const auto bytes = batch.value.bytes();
  sqlite::Statement(database_, "INSERT INTO stored(segment, action, batch) VALUES(?, ?, ?)")
      .bind(1, id.value)
      .bind(2, action.value)
      .bind_blob(3, bytes)
      .run();
}

Outcome Job::settle(Change& change, DeskSegment segment, const Pending& pending) {
  ActionRecord action(database_, "confirm", pending.who, change.revision());
  action.keep(segment.id);
  if (segment.target != pending.target || is_done(segment.state)) archive(segment, "confirm");
  segment.target = pending.target;
  segment.state = pending.state;
  segment.touched = true;
  segment.unit = pending.unit;
  segment.by = pending.who.name;
  segment.at = pending.who.at;
  segment.before.reset();
  save(change, segment);
  action.leave(segment.id, segment.version);
  Outcome outcome{.segments = {segment}, .gone = {}, .action = action.id(), .batch = {}};
  if (pending.propagate) propagate(change, segment, pending.who, action, outcome);
  return outcome;
}

void Job::propagate(Change& change, const DeskSegment& from, const Who& who, ActionRecord& action,
                    Outcome& outcome) {
  for (DeskSegment& other : table_.with_group(from.group)) {
    if (other.id == from.id || !may_be_filled(other)) continue;
    if (other.source.text != from.source.text) continue;  // two hashes met
    Segment target = leverage::with_tags_of(other.source, from.source, *from.target);
    if (other.target == target) continue;
    action.keep(other.id);
    if (other.target) archive(other, "propagate");
    other.target = std::move(target);
    other.state = State::draft;
    other.touched = false;
    other.origin = {.rate = 100, .repetition_of = from.id};
    other.by = who.name;
    other.at = who.at;
    save(change, other);
    action.leave(other.id, other.version);
    outcome.segments.push_back(std::move(other));
  }
}

std::vector<BatchUid> Job::stored_by(SegmentId id) {
  std::vector<BatchUid> batches;
  sqlite::Statement query(database_, "SELECT batch FROM stored WHERE segment = ? ORDER BY id");
  for (const sqlite::Row& row : query.rows(id.value)) {
    if (const auto uid = Uid::from_bytes(row.column_blob(0))) {
      batches.push_back(BatchUid::of(*uid));
    }
  }
  return batches;
}

Outcome Job::unconfirm(SegmentId id, std::int64_t version, const Who& who, const Sitting& sitting) {
  finish_pending(sitting.memory);
  std::vector<BatchUid> batches;
  {
    Change change(*this, who);
    if (auto known = change.known()) return *std::move(known);
    DeskSegment segment = expect(id, version);
    if (!is_done(segment.state)) return {.segments = {std::move(segment)}};
    batches = stored_by(id);
  }
  // Killed after this, the segment is confirmed and not stored: the repetition mends that.
  take_back(sitting.memory, batches, who.at);
  Change change(*this, who);
  DeskSegment segment = expect(id, version);
  ActionRecord action(database_, "unconfirm", who, change.revision());
  action.keep(id);
  sqlite::Statement(database_, "DELETE FROM stored WHERE segment = ?").bind(1, id.value).run();
  segment.state = State::draft;
  segment.unit.clear();
  segment.by = who.name;
  segment.at = who.at;
  save(change, segment);
  action.leave(id, segment.version);
  Outcome outcome{.segments = {std::move(segment)}, .gone = {}, .action = action.id(), .batch = {}};
  change.commit(id, outcome.action);
  return outcome;
}

/// What is not in the memory another program is about to store, or did not live to. Where the
/// segment has been changed since, nobody was told that it was confirmed: it is taken back.
void Job::finish_pending(Session& memory) {
  for (Pending& pending : all_pending()) {
    if (!batch_in_effect(memory, pending.batch)) continue;
    Change change(*this, pending.who);
    if (!drop_pending(pending.batch)) continue;
    auto segment = table_.find(pending.segment);
    if (!segment || segment->version != pending.version) {
      take_back(memory, std::span(&pending.batch, 1), pending.who.at);
      change.commit();
      continue;
    }
    pending.unit = own_unit(memory, pending.unit, pending.batch);
    const ActionId action = settle(change, *std::move(segment), pending).action;
    note_stored(pending.segment, action, pending.batch);
    change.commit(pending.segment, action);
  }
}

}  // namespace calque::desk
