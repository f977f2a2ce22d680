#include <algorithm>
#include <utility>

#include "calque/error.h"
#include "desk/job.h"
#include "desk/job_change.h"
#include "desk/segment_join.h"
#include "segment/split.h"

namespace calque::desk {
namespace {

/// What its text was stored as, and where it came from, is no more: it is another text.
void begin_anew(DeskSegment& segment) {
  segment.state = segment.target ? State::draft : State::untranslated;
  segment.touched = segment.target.has_value();
  segment.unit.clear();
  segment.origin = {};
  segment.before.reset();
}

std::optional<Segment> unless_empty(Segment segment) {
  if (segment.text.empty() && segment.tags.empty()) return std::nullopt;
  return segment;
}

/// The segments of `spans` in a slot, with the tags that fall to each.
Segment content_of(const Segment& slot, const std::vector<segment::SegmentSpan>& spans,
                   const segment::SegmentSpan& wanted) {
  for (const segment::SegmentSpan& span : spans) {
    if (span.begin > span.end || span.end > slot.text.size()) {
      throw InputError("a segment does not stand in its paragraph: the job was altered");
    }
  }
  const std::vector<Segment> contents = segment::split_segment(slot, spans);
  const auto place = std::ranges::find(spans, wanted) - spans.begin();
  return contents.at(static_cast<std::size_t>(place));
}

}  // namespace

Outcome Job::split(SegmentId id, std::int64_t version, std::size_t source_at,
                   std::optional<std::size_t> target_at, const Who& who) {
  Change change(*this, who);
  if (auto known = change.known()) return *std::move(known);
  DeskSegment first = expect(id, version);
  const auto parts = cut(first.source, source_at);
  if (!parts || parts->first.text.empty() || parts->second.text.empty()) {
    throw UsageError("a segment is split between two characters, with text on both sides");
  }
  ActionRecord action(database_, "split", who, change.revision());
  action.keep(id);
  archive(first, "split");
  DeskSegment second = first;
  second.id = {};
  second.version = 0;
  second.number = first.number + 1;
  first.span.end = first.span.begin + parts->first.text.size();
  second.span.begin = second.span.end - parts->second.text.size();
  first.source = parts->first;
  second.source = parts->second;
  second.target.reset();
  if (first.target && target_at) {
    auto halves = cut(*first.target, *target_at);
    if (!halves) throw UsageError("a translation is split between two characters");
    first.target = unless_empty(std::move(halves->first));
    second.target = unless_empty(std::move(halves->second));
  }
  for (DeskSegment* const part : {&first, &second}) {
    begin_anew(*part);
    part->by = who.name;
    part->at = who.at;
    measure_.apply(*part);
  }
  second.findings = checks_.count(second);
  second.version = 1;
  second.notes = 0;
  save(change, first);
  table_.insert(second, change.revision());
  set_job_value(database_, "order", std::to_string(change.revision()));
  action.leave(first.id, first.version);
  action.leave(second.id, second.version);
  Outcome outcome{.segments = {std::move(first), std::move(second)},
                  .gone = {},
                  .action = action.id(),
                  .batch = {}};
  change.commit(id, outcome.action);
  return outcome;
}

Outcome Job::merge(SegmentId id, std::int64_t version, const Who& who) {
  Change change(*this, who);
  if (auto known = change.known()) return *std::move(known);
  DeskSegment first = expect(id, version);
  auto second = table_.at_place(first.number + 1);
  if (!second || second->slot != first.slot || second->state == State::locked) {
    throw UsageError("a segment is merged with the next one of its paragraph");
  }
  ActionRecord action(database_, "merge", who, change.revision());
  for (const DeskSegment* const part : {&first, &*second}) {
    action.keep(part->id);
    archive(*part, "merge");
  }
  const Segment slot = slot_text(first.slot);
  if (second->span.begin < first.span.end || second->span.begin > slot.text.size()) {
    throw InputError("a segment does not stand in its paragraph: the job was altered");
  }
  const std::string between = slot.text.substr(first.span.end, second->span.begin - first.span.end);
  first.span.end = second->span.end;
  table_.remove(*second, change.revision());
  table_.update(first, change.revision());
  std::vector<segment::SegmentSpan> spans;
  sqlite::Statement query(
      database_, "SELECT span_begin, span_end FROM segment WHERE slot = ? ORDER BY position");
  for (const sqlite::Row& row : query.rows(static_cast<std::int64_t>(first.slot))) {
    spans.push_back(
        {static_cast<std::size_t>(row.column_int(0)), static_cast<std::size_t>(row.column_int(1))});
  }
  first.source = content_of(slot, spans, first.span);
  if (first.target && second->target) {
    first.target = joined(*first.target, between, *second->target);
  } else if (second->target) {
    first.target = std::move(second->target);
  }
  if (first.target) adopt_tags(*first.target, first.source);
  begin_anew(first);
  first.by = who.name;
  first.at = who.at;
  measure_.apply(first);
  // Notes go with the text that they are about.
  sqlite::Statement(database_, "UPDATE note SET segment = ? WHERE segment = ?")
      .bind(1, first.id.value)
      .bind(2, second->id.value)
      .run();
  save(change, first);
  set_job_value(database_, "order", std::to_string(change.revision()));
  action.leave(first.id, first.version);
  action.leave(second->id, std::nullopt);
  Outcome outcome{
      .segments = {table_.at(first.id)}, .gone = {second->id}, .action = action.id(), .batch = {}};
  change.commit(id, outcome.action);
  return outcome;
}

}  // namespace calque::desk
