#include "desk/filled_segments.h"

#include "desk/measure.h"
#include "desk/segment_checks.h"
#include "leverage/pretranslation.h"

namespace calque::desk {
namespace {

using leverage::Band;

/// The uid of the unit, where one memory alone can be meant.
std::string uid_of(const MemorySet::Sessions& sessions, UnitId id) {
  if (sessions.memories().size() != 1 || id == UnitId()) return {};
  const auto unit = sessions.memories().front().session->unit(id);
  return unit && unit->uid ? unit->uid->value.text() : std::string();
}

void take_match(DeskSegment& segment, const leverage::FoundMatch& match, std::string uid) {
  segment.target = match.target;
  segment.state = State::match;
  segment.origin = {.rate = match.rate.percent(),
                    .repaired = match.repaired,
                    .machine = match.machine,
                    .unit = std::move(uid),
                    .file = match.origin};
}

/// Unconfirmed work in the file is that of a person, unless the file says otherwise.
bool is_open(const DeskSegment& segment) {
  return segment.state == State::untranslated || segment.state == State::match;
}

std::vector<leverage::Pretranslated> look_up(const std::vector<DeskSegment>& segments,
                                             const std::vector<Slot>& slots, const NewJob& job) {
  if (job.memories == nullptr) return {};
  std::vector<leverage::JobSegment> open;
  for (leverage::JobSegment& lookup : lookups_of(segments, slots)) {
    if (is_open(segments[lookup.number])) open.push_back(std::move(lookup));
  }
  job.memories->meet(job.source, job.target);
  return leverage::pretranslate(*job.memories, open,
                                {.source = job.source,
                                 .target = job.target,
                                 .at_least = job.at_least,
                                 .limit = 1,
                                 .topic = job.topic,
                                 .file = job.article.string(),
                                 .threads = job.threads,
                                 .progress = job.progress});
}

}  // namespace

std::size_t fill_from_memories(std::vector<DeskSegment>& segments, const std::vector<Slot>& slots,
                               const NewJob& job) {
  std::size_t filled = 0;
  const auto found = look_up(segments, slots, job);
  if (!found.empty()) {
    const MemorySet::Sessions sessions = job.memories->sessions();
    for (const leverage::Pretranslated& one : found) {
      if (one.best() == nullptr) continue;
      take_match(segments[one.segment.number], *one.best(), uid_of(sessions, one.best()->unit));
      ++filled;
    }
  }
  Measure measure(job.source);
  SegmentChecks checks(job.source, job.target);
  Bands bands;
  for (DeskSegment& segment : segments) {
    measure.apply(segment);  // the group first: the band depends on it
    const Band band = bands.next(segment, segment.origin.rate);
    measure.apply(segment, band);
    const std::int64_t first = bands.first_of(segment);
    if (first != segment.number) segment.origin.repetition_of = SegmentId{first};
    segment.findings = checks.count(segment);
  }
  return filled;
}

}  // namespace calque::desk
