#include "desk/segment_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "desk/job_file.h"
#include "model/segment_markup.h"
#include "store/metadata_json.h"
#include "store/stored_text.h"
#include "text/bounded_json.h"

namespace calque::desk {
namespace {

using Json = nlohmann::ordered_json;

std::string select(std::string_view rest) {
  return "SELECT id, " + std::string(kSegmentColumns) +
         ", (SELECT count(*) FROM note WHERE note.segment = segment.id AND parent IS NULL AND "
         "resolved = 0), "
         "EXISTS(SELECT 1 FROM segment AS other WHERE other.grp = segment.grp AND other.id <> "
         "segment.id) FROM segment " +
         std::string(rest);
}

std::string origin_json(const Origin& origin) {
  if (origin == Origin()) return {};
  Json json{{"rate", origin.rate}};
  if (origin.repaired) json["repaired"] = true;
  if (origin.machine) json["machine"] = true;
  if (!origin.unit.empty()) json["unit"] = origin.unit;
  if (!origin.file.empty()) json["file"] = origin.file;
  if (origin.repetition_of != SegmentId()) json["repetition_of"] = origin.repetition_of.value;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Origin origin_from(const std::string& json) {
  Origin origin;
  if (json.empty()) return origin;
  try {
    const Json read = text::parse_bounded_json<Json>(json, "origin");
    origin.rate = MatchRate(read.value("rate", 0)).percent();
    origin.repaired = read.value("repaired", false);
    origin.machine = read.value("machine", false);
    origin.unit = read.value("unit", "");
    origin.file = read.value("file", "");
    origin.repetition_of = SegmentId{read.value("repetition_of", std::int64_t{0})};
  } catch (const Json::exception&) {
    return {};  // the file was altered; where a text came from is no reason to lose it
  }
  return origin;
}

std::optional<Segment> optional_segment(const sqlite::Row& row, int column) {
  if (row.column_is_null(column)) return std::nullopt;
  return from_markup(row.column_text(column));
}

State state_of(std::int64_t number) {
  if (number < 0 || number >= static_cast<std::int64_t>(kStates)) {
    throw InputError("a segment of the job has no known state: the file was altered");
  }
  return static_cast<State>(number);
}

std::size_t size_of(std::int64_t number) {
  return static_cast<std::size_t>(std::max<std::int64_t>(number, 0));
}

DeskSegment segment_of(const sqlite::Row& row) {
  DeskSegment out;
  int column = 0;
  const auto number = [&] { return row.column_int(column++); };
  const auto text = [&] { return stored_text(row, column++); };
  out.id = SegmentId{number()};
  out.number = number();
  ++column;  // rev
  out.version = number();
  out.slot = size_of(number());
  out.span.begin = size_of(number());
  out.span.end = size_of(number());
  out.paragraph = size_of(number());
  out.kind = text();
  out.source = from_markup(row.column_text(column++));
  out.target = optional_segment(row, column++);
  out.state = state_of(number());
  out.touched = number() != 0;
  out.origin = origin_from(text());
  out.group = number();
  out.words = number();
  out.payable = number();
  out.findings = {number(), number(), number()};
  out.by = text();
  out.at = text();
  out.unit = text();
  out.tuid = text();
  out.properties = properties_from_json(row.column_text(column++));
  out.chain = number();
  out.before = optional_segment(row, column++);
  out.notes = number();
  out.repeated = number() != 0;
  return out;
}

}  // namespace

SegmentTable::SegmentTable(sqlite::Database& database)
    : database_(database),
      find_(database, select("WHERE id = ?")),
      list_(database, select("WHERE position >= ? AND position < ? ORDER BY position")),
      changed_(database, select("WHERE rev > ? ORDER BY position")),
      group_(database, select("WHERE grp = ? ORDER BY position")),
      insert_(database, "INSERT INTO segment(" + std::string(kSegmentColumns) +
                            ", id) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      update_(database, "UPDATE segment SET (" + std::string(kSegmentColumns) +
                            ") = (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
                            "WHERE id = ?") {}

std::vector<DeskSegment> SegmentTable::read(sqlite::Rows rows) {
  std::vector<DeskSegment> out;
  for (const sqlite::Row& row : rows) out.push_back(segment_of(row));
  return out;
}

std::optional<DeskSegment> SegmentTable::find(SegmentId id) {
  std::vector<DeskSegment> found = read(find_.rows(id.value));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

DeskSegment SegmentTable::at(SegmentId id) {
  auto found = find(id);
  if (!found) throw NotThere("there is no segment " + std::to_string(id.value) + " in the job");
  return *std::move(found);
}

std::optional<DeskSegment> SegmentTable::at_place(std::int64_t number) {
  std::vector<DeskSegment> found = list(number, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<DeskSegment> SegmentTable::list(std::int64_t from, std::int64_t count) {
  constexpr std::int64_t kMost = 100'000'000;  // segments: no sum overflows
  const std::int64_t first = std::clamp<std::int64_t>(from, 0, kMost);
  return read(list_.rows(first, first + std::clamp<std::int64_t>(count, 0, kMost)));
}

std::vector<DeskSegment> SegmentTable::changed_since(std::int64_t revision) {
  return read(changed_.rows(revision));
}

std::vector<SegmentId> SegmentTable::gone_since(std::int64_t revision) {
  std::vector<SegmentId> ids;
  sqlite::Statement gone(database_, "SELECT id FROM gone WHERE rev > ? ORDER BY id");
  for (const sqlite::Row& row : gone.rows(revision)) ids.push_back({row.column_int(0)});
  return ids;
}

std::vector<DeskSegment> SegmentTable::with_group(std::int64_t group) {
  return read(group_.rows(group));
}

std::int64_t SegmentTable::count() {
  return database_.query_int("SELECT count(*) FROM segment");
}

void SegmentTable::write(sqlite::Statement& statement, const DeskSegment& segment,
                         std::int64_t revision) {
  const std::string source = to_markup(segment.source);
  const std::string target = segment.target ? to_markup(*segment.target) : std::string();
  const std::string before = segment.before ? to_markup(*segment.before) : std::string();
  const std::string origin = origin_json(segment.origin);
  const std::string properties = properties_to_json(segment.properties);
  int parameter = 0;
  const auto number = [&](std::int64_t value) { statement.bind(++parameter, value); };
  const auto text = [&](std::string_view value) { statement.bind_or_null(++parameter, value); };
  statement.clear_bindings();
  for (const std::int64_t value :
       {segment.number, revision, segment.version, static_cast<std::int64_t>(segment.slot),
        static_cast<std::int64_t>(segment.span.begin), static_cast<std::int64_t>(segment.span.end),
        static_cast<std::int64_t>(segment.paragraph)}) {
    number(value);
  }
  statement.bind(++parameter, std::string_view(segment.kind));
  statement.bind(++parameter, std::string_view(source));
  ++parameter;
  if (segment.target) statement.bind(parameter, std::string_view(target));
  number(static_cast<std::int64_t>(segment.state));
  number(segment.touched ? 1 : 0);
  text(origin);
  for (const std::int64_t value :
       {segment.group, segment.words, segment.payable, segment.findings.errors,
        segment.findings.warnings, segment.findings.notes}) {
    number(value);
  }
  for (const std::string* value :
       {&segment.by, &segment.at, &segment.unit, &segment.tuid, &properties}) {
    text(*value);
  }
  number(segment.chain);
  ++parameter;
  if (segment.before) statement.bind(parameter, std::string_view(before));
  ++parameter;
  if (segment.id != SegmentId()) statement.bind(parameter, segment.id.value);
  statement.run();
}

void SegmentTable::shift(std::int64_t from, std::int64_t by) {
  sqlite::Statement(database_, "UPDATE segment SET position = position + ? WHERE position >= ?")
      .bind(1, by)
      .bind(2, from)
      .run();
}

void SegmentTable::insert(DeskSegment& segment, std::int64_t revision) {
  shift(segment.number, 1);
  append(segment, revision);
}

/// The id of a segment that is gone is not given to another one.
void SegmentTable::append(DeskSegment& segment, std::int64_t revision) {
  if (segment.id == SegmentId()) {
    segment.id = SegmentId{1 + std::max(database_.query_int("SELECT max(id) FROM segment"),
                                        database_.query_int("SELECT max(id) FROM gone"))};
  } else {
    sqlite::Statement(database_, "DELETE FROM gone WHERE id = ?").bind(1, segment.id.value).run();
  }
  write(insert_, segment, revision);
}

void SegmentTable::update(const DeskSegment& segment, std::int64_t revision) {
  write(update_, segment, revision);
}

void SegmentTable::remove(const DeskSegment& segment, std::int64_t revision) {
  sqlite::Statement(database_, "DELETE FROM segment WHERE id = ?").bind(1, segment.id.value).run();
  sqlite::Statement(database_, "INSERT OR REPLACE INTO gone(id, rev) VALUES(?, ?)")
      .bind(1, segment.id.value)
      .bind(2, revision)
      .run();
  shift(segment.number + 1, -1);
}

void SegmentTable::clear(std::int64_t revision) {
  sqlite::Statement(database_, "INSERT OR REPLACE INTO gone(id, rev) SELECT id, ? FROM segment")
      .bind(1, revision)
      .run();
  database_.execute("DELETE FROM segment");
}

}  // namespace calque::desk
