#include "desk/alignment_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "calque/error.h"
#include "desk/file_schema.h"
#include "model/segment_markup.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/stored_text.h"
#include "store/unit_uids.h"
#include "text/bounded_json.h"
#include "text/utf8.h"

namespace calque::desk {
namespace {

using Json = nlohmann::json;

constexpr const char* kTables[] = {
    "CREATE TABLE alignment(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE sentence(side INTEGER NOT NULL, n INTEGER NOT NULL, paragraph INTEGER NOT NULL, "
    "text TEXT NOT NULL, PRIMARY KEY(side, n)) WITHOUT ROWID",
    "CREATE TABLE bead(id INTEGER PRIMARY KEY, position INTEGER NOT NULL, version INTEGER NOT "
    "NULL, "
    "source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL, target_begin INTEGER NOT NULL, "
    "target_end INTEGER NOT NULL, confidence INTEGER NOT NULL, ok INTEGER NOT NULL, "
    "omitted INTEGER NOT NULL)",
    "CREATE TABLE step(id INTEGER PRIMARY KEY, position INTEGER NOT NULL, before TEXT NOT NULL, "
    "after TEXT NOT NULL, undone INTEGER NOT NULL)",
    "CREATE INDEX bead_position ON bead(position)"};

/// "cala" in ASCII. DO NOT CHANGE.
constexpr FileSchema kSchema{
    .what = "alignment", .application = 0x63616C61, .version = 1, .statements = kTables};

/// Confidences are stored as whole numbers.
constexpr double kParts = 1'000'000;

std::string value_of(sqlite::Database& database, std::string_view key) {
  sqlite::Statement query(database, "SELECT value FROM alignment WHERE key = ?");
  for (const sqlite::Row& row : query.rows(key)) return stored_text(row, 0);
  return {};
}

void set_value(sqlite::Database& database, std::string_view key, std::string_view value) {
  sqlite::Statement(database, "INSERT OR REPLACE INTO alignment(key, value) VALUES(?, ?)")
      .bind(1, key)
      .bind(2, value)
      .run();
}

std::int64_t number_of(sqlite::Database& database, std::string_view key) {
  const std::string text = value_of(database, key);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::int64_t next_number(sqlite::Database& database, std::string_view key) {
  const std::int64_t next = number_of(database, key) + 1;
  set_value(database, key, std::to_string(next));
  return next;
}

void write_side(sqlite::Database& database, int number, const align::Side& side) {
  sqlite::Statement insert(database,
                           "INSERT INTO sentence(side, n, paragraph, text) VALUES(?, ?, ?, ?)");
  for (std::size_t i = 0; i < side.segments.size(); ++i) {
    const std::string text = to_markup(side.segments[i]);
    insert.bind(1, number)
        .bind(2, static_cast<std::int64_t>(i))
        .bind(3, static_cast<std::int64_t>(side.paragraphs.at(i)))
        .bind(4, std::string_view(text))
        .run();
  }
}

void insert_bead(sqlite::Database& database, const DeskBead& bead, std::size_t position) {
  sqlite::Statement insert(database,
                           "INSERT OR REPLACE INTO bead(id, position, version, source_begin, "
                           "source_end, target_begin, target_end, confidence, ok, omitted) "
                           "VALUES(?,?,?,?,?,?,?,?,?,?)");
  int parameter = 0;
  for (const std::int64_t value :
       {bead.id, static_cast<std::int64_t>(position), bead.version, std::int64_t{bead.source.begin},
        std::int64_t{bead.source.end}, std::int64_t{bead.target.begin},
        std::int64_t{bead.target.end},
        static_cast<std::int64_t>(std::llround(bead.confidence * kParts)),
        std::int64_t{bead.ok ? 1 : 0}, std::int64_t{bead.omitted ? 1 : 0}}) {
    insert.bind(++parameter, value);
  }
  insert.run();
}

Json to_json(const std::vector<DeskBead>& beads) {
  Json list = Json::array();
  for (const DeskBead& bead : beads) {
    list.push_back({bead.id, bead.source.begin, bead.source.end, bead.target.begin, bead.target.end,
                    std::llround(bead.confidence * kParts), bead.ok, bead.omitted});
  }
  return list;
}

std::vector<DeskBead> beads_from(const std::string& json) {
  std::vector<DeskBead> beads;
  try {
    for (const Json& one : text::parse_bounded_json<Json>(json, "a step")) {
      DeskBead& bead = beads.emplace_back();
      bead.id = one.at(0).get<std::int64_t>();
      bead.source = {one.at(1).get<std::uint32_t>(), one.at(2).get<std::uint32_t>()};
      bead.target = {one.at(3).get<std::uint32_t>(), one.at(4).get<std::uint32_t>()};
      bead.confidence = static_cast<double>(one.at(5).get<std::int64_t>()) / kParts;
      bead.ok = one.at(6).get<bool>();
      bead.omitted = one.at(7).get<bool>();
    }
  } catch (const Json::exception&) {
    throw InputError("a step of the alignment cannot be read: the file was altered");
  }
  return beads;
}

}  // namespace

BeadConflict::BeadConflict(const DeskBead& current)
    : Error("the bead has been changed since: its version is " + std::to_string(current.version)),
      current_(current) {}

std::filesystem::path alignment_file_of(const std::filesystem::path& article) {
  return article.string() + ".calque-alignment";
}

void make_alignment(const NewAlignment& alignment) {
  sqlite::Database database = create_file(alignment.file, kSchema);
  sqlite::Transaction transaction(database);
  set_value(database, "uid", new_batch_uid().value.text());
  set_value(database, "name", alignment.name);
  set_value(database, "source_language", alignment.source.tag());
  set_value(database, "target_language", alignment.target.tag());
  set_value(database, "rev", "1");
  set_value(database, "last_id", std::to_string(alignment.beads.size()));
  write_side(database, 0, alignment.source_side);
  write_side(database, 1, alignment.target_side);
  for (std::size_t i = 0; i < alignment.beads.size(); ++i) {
    const align::Bead& bead = alignment.beads[i];
    insert_bead(database,
                {.id = static_cast<std::int64_t>(i) + 1,
                 .source = bead.source,
                 .target = bead.target,
                 .confidence = bead.confidence,
                 .ok = bead.confidence >= 1},
                i);
  }
  transaction.commit();
  database.close_to_one_file();
}

DeskAlignment::DeskAlignment(const std::filesystem::path& path)
    : database_(open_file(path, kSchema)),
      uid_(value_of(database_, "uid")),
      name_(value_of(database_, "name")),
      source_(value_of(database_, "source_language")),
      target_(value_of(database_, "target_language")) {}

std::int64_t DeskAlignment::revision() {
  return number_of(database_, "rev");
}

align::Side DeskAlignment::side(bool source) {
  align::Side side;
  sqlite::Statement query(database_,
                          "SELECT text, paragraph FROM sentence WHERE side = ? ORDER BY n");
  for (const sqlite::Row& row : query.rows(std::int64_t{source ? 0 : 1})) {
    side.segments.push_back(from_markup(row.column_text(0)));
    side.paragraphs.push_back(static_cast<std::size_t>(row.column_int(1)));
  }
  return side;
}

std::vector<DeskBead> DeskAlignment::beads() {
  std::vector<DeskBead> beads;
  sqlite::Statement query(database_,
                          "SELECT id, version, source_begin, source_end, target_begin, target_end, "
                          "confidence, ok, omitted FROM bead ORDER BY position");
  const auto range = [](const sqlite::Row& row, int column) {
    return align::Range{static_cast<std::uint32_t>(row.column_int(column)),
                        static_cast<std::uint32_t>(row.column_int(column + 1))};
  };
  align::Range ends;
  for (const sqlite::Row& row : query.rows()) {
    DeskBead& bead =
        beads.emplace_back(DeskBead{.id = row.column_int(0),
                                    .version = row.column_int(1),
                                    .source = range(row, 2),
                                    .target = range(row, 4),
                                    .confidence = static_cast<double>(row.column_int(6)) / kParts,
                                    .ok = row.column_int(7) != 0,
                                    .omitted = row.column_int(8) != 0});
    // Whoever reads sentences by these numbers must find them.
    if (bead.source.begin != ends.begin || bead.target.begin != ends.end ||
        bead.source.end < bead.source.begin || bead.target.end < bead.target.begin) {
      throw InputError("the beads of the alignment do not follow each other: the file was altered");
    }
    ends = {bead.source.end, bead.target.end};
  }
  const auto count = [this](int side) {
    return database_.query_int("SELECT count(*) FROM sentence WHERE side = " +
                               std::to_string(side));
  };
  if (ends.begin != count(0) || ends.end != count(1)) {
    throw InputError("the beads of the alignment do not cover its texts: the file was altered");
  }
  return beads;
}

std::size_t DeskAlignment::place_of(const std::vector<DeskBead>& all, std::int64_t bead,
                                    std::int64_t version) {
  const auto found = std::ranges::find(all, bead, &DeskBead::id);
  if (found == all.end()) throw NotThere("there is no bead " + std::to_string(bead));
  if (found->version != version) throw BeadConflict(*found);
  return static_cast<std::size_t>(found - all.begin());
}

void DeskAlignment::write_run(const std::vector<DeskBead>& out, const std::vector<DeskBead>& in,
                              std::size_t at) {
  sqlite::Statement remove(database_, "DELETE FROM bead WHERE id = ?");
  for (const DeskBead& bead : out) remove.bind(1, bead.id).run();
  const auto by = static_cast<std::int64_t>(in.size()) - static_cast<std::int64_t>(out.size());
  if (by != 0) {
    sqlite::Statement(database_, "UPDATE bead SET position = position + ? WHERE position >= ?")
        .bind(1, by)
        .bind(2, static_cast<std::int64_t>(at + out.size()))
        .run();
  }
  for (std::size_t i = 0; i < in.size(); ++i) insert_bead(database_, in[i], at + i);
}

BeadOutcome DeskAlignment::replace(std::vector<DeskBead>& all, std::size_t at, std::size_t count,
                                   std::vector<DeskBead> by) {
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
  const std::vector<DeskBead> before(first, first + static_cast<std::ptrdiff_t>(count));
  const std::int64_t revision = next_number(database_, "rev");
  for (DeskBead& bead : by) {
    if (bead.id == 0) bead.id = next_number(database_, "last_id");
    bead.version = revision;
  }
  database_.execute("DELETE FROM step WHERE undone = 1");
  const std::string old_run = to_json(before).dump();
  const std::string new_run = to_json(by).dump();
  sqlite::Statement(database_,
                    "INSERT INTO step(position, before, after, undone) VALUES(?, ?, ?, 0)")
      .bind(1, static_cast<std::int64_t>(at))
      .bind(2, std::string_view(old_run))
      .bind(3, std::string_view(new_run))
      .run();
  write_run(before, by, at);
  BeadOutcome outcome{.beads = std::move(by)};
  for (const DeskBead& bead : before) {
    if (std::ranges::find(outcome.beads, bead.id, &DeskBead::id) == outcome.beads.end()) {
      outcome.gone.push_back(bead.id);
    }
  }
  return outcome;
}

void DeskAlignment::set_sentence(bool source, std::size_t number, const std::string& text) {
  if (text::find_invalid_utf8(text)) throw InputError("the sentence is not UTF-8");
  sqlite::Transaction transaction(database_);
  const std::string markup = to_markup(Segment{.text = text, .tags = {}});
  sqlite::Statement(database_, "UPDATE sentence SET text = ? WHERE side = ? AND n = ?")
      .bind(1, std::string_view(markup))
      .bind(2, source ? 0 : 1)
      .bind(3, static_cast<std::int64_t>(number))
      .run();
  if (database_.changes() == 0) throw NotThere("there is no such sentence");
  next_number(database_, "rev");
  transaction.commit();
}

BeadOutcome DeskAlignment::step(bool back) {
  sqlite::Transaction transaction(database_);
  sqlite::Statement query(database_,
                          back ? "SELECT id, position, before, after FROM step WHERE undone = 0 "
                                 "ORDER BY id DESC LIMIT 1"
                               : "SELECT id, position, before, after FROM step WHERE undone = 1 "
                                 "ORDER BY id LIMIT 1");
  std::int64_t id = 0;
  std::size_t at = 0;
  std::vector<DeskBead> out;
  std::vector<DeskBead> in;
  for (const sqlite::Row& row : query.rows()) {
    id = row.column_int(0);
    at = static_cast<std::size_t>(row.column_int(1));
    out = beads_from(stored_text(row, back ? 3 : 2));
    in = beads_from(stored_text(row, back ? 2 : 3));
  }
  if (id == 0) return {};
  const std::int64_t revision = next_number(database_, "rev");
  for (DeskBead& bead : in) bead.version = revision;
  write_run(out, in, at);
  sqlite::Statement(database_, "UPDATE step SET undone = ? WHERE id = ?")
      .bind(1, back ? 1 : 0)
      .bind(2, id)
      .run();
  beads();  // an altered file is left as it was
  transaction.commit();
  BeadOutcome outcome{.beads = std::move(in)};
  for (const DeskBead& bead : out) {
    if (std::ranges::find(outcome.beads, bead.id, &DeskBead::id) == outcome.beads.end()) {
      outcome.gone.push_back(bead.id);
    }
  }
  return outcome;
}

BeadOutcome DeskAlignment::undo() {
  return step(true);
}

BeadOutcome DeskAlignment::redo() {
  return step(false);
}

}  // namespace calque::desk
