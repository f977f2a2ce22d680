#include "desk/job.h"

#include <utility>

#include "calque/error.h"
#include "desk/job_change.h"
#include "model/segment_markup.h"
#include "store/stored_text.h"
#include "text/trim.h"

namespace calque::desk {

std::optional<Outcome> Job::Change::known() {
  if (who_.request.empty()) return std::nullopt;
  sqlite::Statement query(job_.database_, "SELECT segment, action FROM request WHERE key = ?");
  sqlite::Rows rows = query.rows(std::string_view(who_.request));
  const sqlite::Row* const row = rows.next();
  if (row == nullptr) return std::nullopt;
  Outcome outcome;
  outcome.action = ActionId{row->column_int(1)};
  const SegmentId named{row->column_int(0)};
  if (auto segment = job_.table_.find(named)) outcome.segments.push_back(*std::move(segment));
  sqlite::Statement others(job_.database_, "SELECT segment FROM touched WHERE action = ?");
  for (const sqlite::Row& other : others.rows(outcome.action.value)) {
    const SegmentId id{other.column_int(0)};
    if (id == named) continue;
    auto segment = job_.table_.find(id);
    if (segment) {
      outcome.segments.push_back(*std::move(segment));
    } else {
      outcome.gone.push_back(id);
    }
  }
  return outcome;
}

void Job::Change::commit(SegmentId segment, ActionId action) {
  if (!who_.request.empty()) {
    sqlite::Statement(job_.database_,
                      "INSERT OR IGNORE INTO request(key, segment, action, at) VALUES(?, ?, ?, ?)")
        .bind(1, std::string_view(who_.request))
        .bind(2, segment.value)
        .bind(3, action.value)
        .bind(4, std::string_view(who_.at))
        .run();
  }
  transaction_.commit();
}

Job::Job(const std::filesystem::path& path)
    : database_(open_job_file(path)),
      table_(database_),
      uid_(job_value(database_, "uid")),
      name_(job_value(database_, "name")),
      article_(path.parent_path() / job_value(database_, "article")),
      source_(job_value(database_, "source_language")),
      target_(job_value(database_, "target_language")),
      measure_(source_),
      checks_(source_, target_) {}

Job::~Job() = default;

std::int64_t Job::revision() {
  return desk::revision(database_);
}

std::vector<DeskSegment> Job::segments(std::int64_t from, std::int64_t count) {
  return table_.list(from, count);
}

DeskSegment Job::segment(SegmentId id) {
  return table_.at(id);
}

Changes Job::changes_since(std::int64_t revision) {
  Changes changes{.revision = desk::revision(database_), .segments = {}, .gone = {}};
  const std::string order = value("order");
  changes.all = !order.empty() && std::stoll(order) > revision;
  changes.segments = changes.all ? segments() : table_.changed_since(revision);
  changes.gone = table_.gone_since(revision);
  return changes;
}

Progress Job::progress() {
  Progress progress;
  sqlite::Statement sums(
      database_, "SELECT state, count(*), sum(words), sum(payable) FROM segment GROUP BY state");
  for (const sqlite::Row& row : sums.rows()) {
    const auto state = static_cast<std::size_t>(row.column_int(0));
    if (state >= kStates) continue;
    progress.at(state) = {row.column_int(1), row.column_int(2), row.column_int(3)};
  }
  return progress;
}

std::string Job::value(std::string_view key) {
  return job_value(database_, key);
}

void Job::set_value(std::string_view key, std::string_view value) {
  set_job_value(database_, key, value);
}

std::vector<check::Finding> Job::findings(const DeskSegment& segment) {
  return checks_.findings(segment);
}

DeskSegment Job::expect(SegmentId id, std::int64_t version) {
  DeskSegment segment = table_.at(id);
  if (segment.state == State::locked) {
    throw Locked("segment " + std::to_string(segment.number) +
                 " is not to be translated: the file says so");
  }
  if (segment.version != version) throw VersionConflict(std::move(segment));
  return segment;
}

void Job::archive(const DeskSegment& before, std::string_view why) {
  const std::string target = before.target ? to_markup(*before.target) : std::string();
  sqlite::Statement insert(database_,
                           "INSERT INTO history(segment, version, target, state, by, at, why) "
                           "VALUES(?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, before.id.value).bind(2, before.version);
  if (before.target) insert.bind(3, std::string_view(target));
  insert.bind(4, static_cast<std::int64_t>(before.state))
      .bind_or_null(5, before.by)
      .bind_or_null(6, before.at)
      .bind(7, why)
      .run();
}

/// The text of somebody who did not know of the last change stays to be found.
void Job::lose(const DeskSegment& current, const Segment& target, const Who& who) {
  DeskSegment lost = current;
  lost.target = target;
  lost.state = State::draft;
  lost.by = who.name;
  lost.at = who.at;
  archive(lost, "lost");
}

/// What nothing is left of is as good as new.
void Job::put_text(DeskSegment& segment, std::optional<Segment> target, const Who& who) {
  const bool blank = !target || (text::is_blank(target->text) && target->tags.empty());
  segment.target = blank ? std::nullopt : std::move(target);
  segment.state = blank ? State::untranslated : State::draft;
  segment.touched = !blank;
  segment.by = who.name;
  segment.at = who.at;
}

void Job::save(Change& change, DeskSegment& segment) {
  ++segment.version;
  segment.findings = checks_.count(segment);
  table_.update(segment, change.revision());
}

Segment Job::slot_text(std::size_t slot) {
  sqlite::Statement query(database_, "SELECT text FROM slot WHERE id = ?");
  for (const sqlite::Row& row : query.rows(static_cast<std::int64_t>(slot))) {
    return from_markup(row.column_text(0));
  }
  throw InputError(path().string() + ": it lacks the text of a segment");
}

std::vector<PastText> Job::history(SegmentId id) {
  table_.at(id);
  std::vector<PastText> texts;
  sqlite::Statement query(database_,
                          "SELECT version, target, state, by, at, why FROM history "
                          "WHERE segment = ? ORDER BY id DESC");
  for (const sqlite::Row& row : query.rows(id.value)) {
    PastText& text = texts.emplace_back();
    text.version = row.column_int(0);
    if (!row.column_is_null(1)) text.target = from_markup(row.column_text(1));
    const auto state = static_cast<std::size_t>(row.column_int(2));
    if (state < kStates) text.state = static_cast<State>(state);
    text.by = stored_text(row, 3);
    text.at = stored_text(row, 4);
    text.why = stored_text(row, 5);
  }
  return texts;
}

}  // namespace calque::desk
