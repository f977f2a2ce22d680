#include <utility>

#include "calque/error.h"
#include "desk/job.h"
#include "desk/job_change.h"
#include "model/segment_edit.h"
#include "upkeep/search_replace.h"

namespace calque::desk {
namespace {

/// Saved every moment while somebody types: of one minute the last text is worth keeping.
bool goes_on_typing(const DeskSegment& before, const Who& who) {
  constexpr std::size_t kMinute = std::string_view("YYYYMMDDThhmm").size();
  return before.touched && before.state == State::draft && before.by == who.name &&
         before.at.substr(0, kMinute) == who.at.substr(0, kMinute);
}

}  // namespace

Outcome Job::edit(SegmentId id, std::int64_t version, Segment target, const Who& who) {
  Change change(*this, who);
  if (auto known = change.known()) return *std::move(known);
  DeskSegment segment = table_.at(id);
  // Whoever sends what is there already has lost nothing.
  if (segment.target == target) return {.segments = {std::move(segment)}};
  if (segment.version != version && segment.state != State::locked) {
    lose(segment, target, who);
    change.commit();
    throw VersionConflict(std::move(segment));
  }
  segment = expect(id, version);
  if (segment.target && !goes_on_typing(segment, who)) archive(segment, "edit");
  put_text(segment, std::move(target), who);
  save(change, segment);
  change.commit(id, {});
  return {.segments = {std::move(segment)}};
}

std::vector<Replaced> Job::look_for(const Replacing& replacing) {
  SearchReplace search({.search = replacing.find,
                        .replacement = replacing.with,
                        .regex = replacing.regex,
                        .ignore_case = !replacing.match_case,
                        .whole_words = replacing.whole_words});
  std::vector<Replaced> found;
  for (DeskSegment& segment : segments()) {
    if (segment.state == State::locked || !segment.target) continue;
    if (replacing.only && !replacing.only->contains(segment.id)) continue;
    Segment after = *segment.target;
    apply_edits(after, search.edits(after.text, target_));
    if (after != *segment.target) found.push_back({std::move(segment), std::move(after)});
  }
  return found;
}

Outcome Job::replace(const Replacing& replacing, const Who& who) {
  Change change(*this, who);
  if (auto known = change.known()) return *std::move(known);
  Outcome outcome;
  std::vector<Replaced> all = look_for(replacing);
  if (all.empty()) return outcome;
  ActionRecord action(database_, "replace", who, change.revision());
  for (Replaced& one : all) {
    DeskSegment segment = one.before;
    action.keep(segment.id);
    archive(segment, "replace");
    put_text(segment, std::move(one.after), who);
    save(change, segment);
    action.leave(segment.id, segment.version);
    outcome.segments.push_back(std::move(segment));
  }
  outcome.action = action.id();
  change.commit(outcome.segments.front().id, outcome.action);
  return outcome;
}

}  // namespace calque::desk
