#include "store/table_check.h"

#include <optional>
#include <utility>

#include "calque/error.h"
#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/fingerprint.h"
#include "store/session_tools.h"
#include "store/unit_reader.h"

namespace calque {
namespace {

class TableChecker {
 public:
  TableChecker(Session& session, std::size_t most) : session_(session), most_(most) {}

  std::vector<std::string> check() {
    // With damaged pages, or without the rows that others name, what follows could not read on.
    check_pages();
    if (problems_.empty()) check_references();
    if (!problems_.empty()) return std::move(problems_);
    check_uids();
    check_ranges();
    check_fingerprints();
    return std::move(problems_);
  }

 private:
  void report(std::string problem) {
    if (problems_.size() < most_) problems_.push_back(std::move(problem));
  }

  void check_pages() {
    try {
      sqlite::Statement pages(session_.tools().database(), "PRAGMA integrity_check");
      for (const sqlite::Row& row : pages.rows()) {
        const std::string found(row.column_text(0));
        if (found != "ok") report("the file is damaged: " + found);
      }
    } catch (const sqlite::Error& error) {
      report(error.what());  // the check itself stumbles over some damage
    }
  }

  void check_references() {
    sqlite::Statement broken(session_.tools().database(), "PRAGMA foreign_key_check");
    for (const sqlite::Row& row : broken.rows()) {
      report("row " + std::to_string(row.column_int(1)) + " of " + std::string(row.column_text(0)) +
             " names a row of " + std::string(row.column_text(2)) + " that is not there");
    }
  }

  void check_uids() {
    sqlite::Statement without(session_.tools().database(),
                              "SELECT id FROM batch WHERE length(uid) <> 16 OR (uid IS NULL AND "
                              "EXISTS(SELECT 1 FROM batch WHERE uid IS NOT NULL))");
    for (const sqlite::Row& row : without.rows()) {
      report("batch " + std::to_string(row.column_int(0)) + " has no uid");
    }
  }

  void check_ranges() {
    sqlite::Statement strays(
        session_.tools().database(),
        "SELECT v.id FROM variant v JOIN unit u ON u.id = v.unit "
        "WHERE v.id < u.first_variant OR v.id >= u.first_variant + u.variants");
    for (const sqlite::Row& row : strays.rows()) {
      report("variant " + std::to_string(row.column_int(0)) + " is not named by its unit");
    }
    sqlite::Statement outside(session_.tools().database(),
                              "SELECT u.id FROM unit u JOIN batch b ON b.id = u.origin "
                              "WHERE NOT (u.id >= b.first_unit AND u.id - b.first_unit < b.units)");
    for (const sqlite::Row& row : outside.rows()) {
      report("unit " + std::to_string(row.column_int(0)) +
             " is not among those that its batch says it brought");
    }
    // With no strays, those of a unit are those in its range. The range itself is not counted: that
    // of a damaged unit may be the whole table.
    sqlite::Statement gaps(session_.tools().database(),
                           "SELECT u.id FROM unit u LEFT JOIN "
                           "(SELECT unit, count(*) AS n FROM variant GROUP BY unit) v "
                           "ON v.unit = u.id WHERE u.variants <> coalesce(v.n, 0)");
    for (const sqlite::Row& row : gaps.rows()) {
      report("unit " + std::to_string(row.column_int(0)) + " names variants that are not its own");
    }
  }

  void check_fingerprints() {
    UnitReader reader(session_.tools().database(), session_.tools().languages());
    sqlite::Statement units(session_.tools().database(),
                            "SELECT id, fingerprint, fingerprint2 FROM unit");
    for (const sqlite::Row& row : units.rows()) {
      const UnitId id{row.column_int(0)};
      const auto unit = read(reader, id);
      if (!unit) continue;
      const Fingerprint made = fingerprint_of(*unit);
      // Version 3, which is read as it is, has the first half alone.
      if (made.first != row.column_int(1) ||
          (!row.column_is_null(2) && made.second != row.column_int(2))) {
        report("unit " + std::to_string(id.value) + " is not what its fingerprint says");
      }
    }
  }

  /// The unit; nothing, and a report, for one that is damaged.
  std::optional<TranslationUnit> read(UnitReader& reader, UnitId id) {
    try {
      return reader.read(id);
    } catch (const sqlite::Error& error) {
      report("unit " + std::to_string(id.value) + ": " + error.what());
    } catch (const Error& error) {
      report(error.what());
    }
    return std::nullopt;
  }

  Session& session_;
  std::size_t most_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> check_tables(Session& session, std::size_t most) {
  return TableChecker(session, most).check();
}

}  // namespace calque
