#include "desk/new_version.h"

#include <bit>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "desk/filled_segments.h"
#include "desk/job_file.h"
#include "desk/job_source.h"
#include "desk/measure.h"
#include "leverage/version_diff.h"
#include "model/segment_markup.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/stored_text.h"
#include "text/hash.h"

namespace calque::desk {
namespace {

/// Paragraphs that are the same are split as they were.
void keep_splits(Job& job, const std::vector<DeskSegment>& before, JobSource& source) {
  std::map<std::size_t, std::vector<segment::SegmentSpan>> spans;
  for (const DeskSegment& segment : before) spans[segment.slot].push_back(segment.span);
  std::map<std::string, std::deque<std::size_t>> slots;
  sqlite::Statement query(job.database(), "SELECT id, text FROM slot ORDER BY id");
  for (const sqlite::Row& row : query.rows()) {
    slots[stored_text(row, 1)].push_back(static_cast<std::size_t>(row.column_int(0)));
  }
  for (Slot& slot : source.slots) {
    const auto same = slots.find(to_markup(slot.text));
    if (same == slots.end() || same->second.empty()) continue;
    const auto known = spans.find(same->second.front());
    same->second.pop_front();
    if (known == spans.end()) continue;
    if (known->second.back().end <= slot.text.text.size()) slot.spans = known->second;
  }
}

std::vector<Segment> sources_of(const std::vector<DeskSegment>& segments) {
  std::vector<Segment> sources;
  for (const DeskSegment& segment : segments) sources.push_back(segment.source);
  return sources;
}

/// What stands in the new file, with the work that was done in the old one.
DeskSegment continued(DeskSegment now, const DeskSegment& before, bool same) {
  now.id = before.id;
  now.version = before.version + 1;
  now.origin = before.origin;
  now.by = before.by;
  now.at = before.at;
  // A file that somebody translated meanwhile knows more than a job that nobody touched.
  const bool worked_on = before.touched || !now.target;
  if (now.state == State::locked || !worked_on) return now;
  now.target = before.target;
  now.touched = before.touched;
  if (same) {
    now.state = before.state == State::locked ? State::untranslated : before.state;
    now.unit = before.unit;
    now.payable = before.payable;
    now.before = before.before;
  } else {
    now.state = before.target ? State::draft : State::untranslated;
    now.before = before.source;
    now.origin = {};
  }
  return now;
}

class NewVersion {
 public:
  NewVersion(Job& job, const Who& who)
      : job_(job),
        who_(who),
        table_(job.database()),
        measure_(job.source()),
        checks_(job.source(), job.target()) {}

  VersionReport take(const document::FileBytes& file) {
    JobSource source = read_job_source(file, job_.source(), job_.target());
    sqlite::Transaction transaction(job_.database());
    const std::vector<DeskSegment> before = job_.segments();
    keep_splits(job_, before, source);
    std::vector<DeskSegment> now = segments_of(source);
    if (now.empty()) throw InputError(source.name + ": there is nothing to translate in it");
    const auto diff =
        leverage::compare_versions(sources_of(before), sources_of(now), job_.source());
    const std::int64_t revision = next_revision(job_.database());
    for (const DeskSegment& segment : before) archive(segment);
    table_.clear(revision);
    for (std::size_t i = 0; i < now.size(); ++i) put(now[i], diff.segments[i], before, revision);
    report_.gone = diff.gone.size();
    keep_slots(job_.database(), source.slots);
    keep_source(job_.database(), file, source.name, who_);
    set_job_value(job_.database(), "order", std::to_string(revision));
    transaction.commit();
    return report_;
  }

 private:
  void put(DeskSegment now, const leverage::SegmentChange& change,
           const std::vector<DeskSegment>& before, std::int64_t revision) {
    measure_.apply(now);
    if (change.before) {
      const DeskSegment& old = before[*change.before];
      const bool same = change.change != leverage::Change::changed;
      ++(same ? report_.same : report_.changed);
      now = continued(std::move(now), old, same);
      if (!same) forget_stored(now.id);
    } else {
      ++report_.added;
    }
    now.findings = checks_.count(now);
    table_.append(now, revision);
  }

  /// The old sentence and its translation stay a unit of the memory.
  void forget_stored(SegmentId id) {
    sqlite::Statement(job_.database(), "DELETE FROM stored WHERE segment = ?")
        .bind(1, id.value)
        .run();
  }

  void archive(const DeskSegment& segment) {
    if (!segment.target) return;
    const std::string target = to_markup(*segment.target);
    sqlite::Statement(job_.database(),
                      "INSERT INTO history(segment, version, target, state, by, at, why) "
                      "VALUES(?, ?, ?, ?, ?, ?, 'version')")
        .bind(1, segment.id.value)
        .bind(2, segment.version)
        .bind(3, std::string_view(target))
        .bind(4, static_cast<std::int64_t>(segment.state))
        .bind_or_null(5, segment.by)
        .bind_or_null(6, segment.at)
        .run();
  }

  Job& job_;
  const Who& who_;
  SegmentTable table_;
  Measure measure_;
  SegmentChecks checks_;
  VersionReport report_;
};

}  // namespace

bool is_other_version(Job& job, const document::FileBytes& file) {
  sqlite::Statement query(job.database(), "SELECT hash FROM source ORDER BY id DESC LIMIT 1");
  for (const sqlite::Row& row : query.rows()) {
    return row.column_int(0) != std::bit_cast<std::int64_t>(text::hash_bytes(file.bytes));
  }
  return true;
}

VersionReport take_version(Job& job, const document::FileBytes& file, const Who& who) {
  return NewVersion(job, who).take(file);
}

}  // namespace calque::desk
