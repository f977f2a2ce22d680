#include "memory/table_check.h"

#include <optional>
#include <utility>

#include "error.h"
#include "memory/fingerprint.h"
#include "memory/memory.h"
#include "memory/unit_reader.h"
#include "sqlite/statement.h"

namespace calque {
namespace {

class TableChecker {
 public:
  TableChecker(Memory& memory, std::size_t most) : memory_(memory), most_(most) {}

  std::vector<std::string> check() {
    // With damaged pages, or without the rows that others name, what follows could not read on.
    check_pages();
    if (problems_.empty()) check_references();
    if (!problems_.empty()) return std::move(problems_);
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
      sqlite::Statement pages(memory_.database(), "PRAGMA integrity_check");
      while (pages.step()) {
        const std::string found(pages.column_text(0));
        if (found != "ok") report("the file is damaged: " + found);
      }
    } catch (const sqlite::Error& error) {
      report(error.what());  // the check itself stumbles over some damage
    }
  }

  void check_references() {
    sqlite::Statement broken(memory_.database(), "PRAGMA foreign_key_check");
    while (broken.step()) {
      report("row " + std::to_string(broken.column_int(1)) + " of " +
             std::string(broken.column_text(0)) + " names a row of " +
             std::string(broken.column_text(2)) + " that is not there");
    }
  }

  void check_ranges() {
    sqlite::Statement strays(
        memory_.database(),
        "SELECT v.id FROM variant v JOIN unit u ON u.id = v.unit "
        "WHERE v.id < u.first_variant OR v.id >= u.first_variant + u.variants");
    while (strays.step()) {
      report("variant " + std::to_string(strays.column_int(0)) + " is not named by its unit");
    }
    sqlite::Statement gaps(memory_.database(),
                           "SELECT u.id FROM unit u WHERE u.variants <> (SELECT count(*) "
                           "FROM variant v WHERE v.id >= u.first_variant AND "
                           "v.id < u.first_variant + u.variants AND v.unit = u.id)");
    while (gaps.step()) {
      report("unit " + std::to_string(gaps.column_int(0)) + " names variants that are not its own");
    }
  }

  void check_fingerprints() {
    UnitReader reader(memory_.database(), memory_.languages());
    sqlite::Statement units(memory_.database(), "SELECT id, fingerprint FROM unit");
    while (units.step()) {
      const UnitId id{units.column_int(0)};
      std::optional<TranslationUnit> unit;
      try {
        unit = reader.read(id);
      } catch (const Error& error) {
        return report("unit " + std::to_string(id.value) + ": " + error.what());
      }
      if (unit && fingerprint_of(*unit) != units.column_int(1)) {
        report("unit " + std::to_string(id.value) + " is not what its fingerprint says");
      }
    }
  }

  Memory& memory_;
  std::size_t most_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> check_tables(Memory& memory, std::size_t most) {
  return TableChecker(memory, most).check();
}

}  // namespace calque
