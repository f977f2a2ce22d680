#include "check/consistency.h"

#include <utility>

#include "text/ascii.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace calque::check {
namespace {

constexpr const char* kTable =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
    "CREATE TABLE pair(unit INTEGER, tuid TEXT, line INTEGER, source_language TEXT, "
    "target_language TEXT,"
    " source TEXT, target TEXT, source_key INTEGER, target_key INTEGER, identity INTEGER);"
    "BEGIN";

sqlite::Database& with_table(sqlite::Database& database) {
  database.execute(kTable);
  return database;
}

/// "&Open…", "_Open..." and "Open…" are one text: a key to press and the form of an ellipsis are no
/// part of what it says.
std::string without_accelerators(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool before_letter = at + 1 < text.size() && (text::is_ascii_alphanumeric(text[at + 1]) ||
                                                        (text[at + 1] & 0x80) != 0);
    const bool inside = at > 0 && text::is_ascii_alphanumeric(text[at - 1]) && text[at] == '_';
    if ((text[at] == '&' || text[at] == '_') && before_letter && !inside) continue;
    if (text.substr(at).starts_with("...")) {
      plain += "…";
      at += 2;
      continue;
    }
    plain += text[at];
  }
  return plain;
}

std::int64_t key_of(const Variant& variant) {
  const auto rules = text::case_rules_of(variant.language.primary());
  const std::string folded = text::fold_case(without_accelerators(variant.segment.text), rules);
  const std::size_t first = folded.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return 0;
  const std::size_t last = folded.find_last_not_of(" \t\r\n");
  return static_cast<std::int64_t>(
      text::hash_bytes(std::string_view(folded).substr(first, last - first + 1)));
}

/// Of the keys by which the author of the texts tells equal ones apart: those with other keys may
/// have other translations.
std::int64_t hash_of(const Identity& identity) {
  std::string all;
  for (const ContextKey& key : identity.keys)
    all.append(key.kind).append(1, '\0').append(key.value);
  return static_cast<std::int64_t>(text::hash_bytes(all));
}

/// Of each text that stands beside several others: all but the most frequent of those.
std::string query(bool targets) {
  const std::string one = targets ? "source_key" : "target_key";
  const std::string other = targets ? "target_key" : "source_key";
  const std::string shown = targets ? "target" : "source";
  return "WITH kind AS (SELECT source_language AS sl, target_language AS tl, " + one + " AS one, " +
         other + " AS other, identity, count(*) AS n, min(rowid) AS first FROM pair GROUP BY " +
         "sl, tl, one, other, identity), "
         "ranked AS (SELECT *, row_number() OVER w AS place, count(*) OVER "
         "(PARTITION BY sl, tl, one, identity) AS kinds, first_value(first) OVER w AS best, "
         "first_value(n) OVER w AS best_n FROM kind WINDOW w AS "
         "(PARTITION BY sl, tl, one, identity ORDER BY n DESC, first)) "
         "SELECT p.unit, p.tuid, p.line, p.source_language, p.target_language, p.source, p.target, "
         "b." +
         shown +
         ", ranked.best_n FROM ranked JOIN pair p ON p.rowid = ranked.first "
         "JOIN pair b ON b.rowid = ranked.best WHERE ranked.kinds > 1 AND ranked.place > 1 "
         "ORDER BY p.rowid";
}

Finding finding_of(const sqlite::Row& row, const std::string& check, bool targets) {
  Finding finding;
  const CheckInfo& info = check_info(check);
  finding.check = info.id;
  finding.severity = info.severity;
  finding.place = {.unit = row.column_int(0),
                   .tuid = std::string(row.column_text(1)),
                   .line = static_cast<std::uint64_t>(row.column_int(2))};
  finding.source_language = Language(row.column_text(3));
  finding.target_language = Language(row.column_text(4));
  finding.source = row.column_text(5);
  finding.target = row.column_text(6);
  const std::int64_t times = row.column_int(8);
  finding.message = std::string(targets ? "translated elsewhere" : "stands elsewhere for") + " (" +
                    std::to_string(times) + (times == 1 ? " time) " : " times) ") +
                    (targets ? "as: " : "") + std::string(row.column_text(7));
  return finding;
}

}  // namespace

Consistency::Consistency(CheckSelection checks)
    : checks_(std::move(checks)),
      database_(sqlite::Database::temporary()),
      insert_(with_table(database_), "INSERT INTO pair VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void Consistency::check(const CheckedPair& pair, const Report& /*report*/) {
  const UnitPlace& place = pair.place;
  const Variant& source = pair.source.variant;
  const Variant& target = pair.target.variant;
  const std::int64_t source_key = key_of(source);
  const std::int64_t target_key = key_of(target);
  if (source_key == 0 || target_key == 0) return;
  insert_.bind(1, place.unit).bind(2, std::string_view(place.tuid));
  insert_.bind(3, static_cast<std::int64_t>(place.line));
  insert_.bind(4, std::string_view(source.language.tag()));
  insert_.bind(5, std::string_view(target.language.tag()));
  insert_.bind(6, std::string_view(source.segment.text));
  insert_.bind(7, std::string_view(target.segment.text));
  insert_.bind(8, source_key).bind(9, target_key);
  insert_.bind(10, hash_of(pair.identity)).run();
}

void Consistency::finish(const FindingSink& sink) {
  if (checks_.has("inconsistent-target")) report("inconsistent-target", true, sink);
  if (checks_.has("inconsistent-source")) report("inconsistent-source", false, sink);
}

void Consistency::report(const std::string& check, bool targets, const FindingSink& sink) {
  sqlite::Statement statement(database_, query(targets));
  for (const sqlite::Row& row : statement.rows()) sink(finding_of(row, check, targets));
}

std::unique_ptr<Check> make_consistency_check(const CheckerOptions& options) {
  return std::make_unique<Consistency>(options.checks);
}

}  // namespace calque::check
