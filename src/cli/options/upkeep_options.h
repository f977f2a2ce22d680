#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "calque/session.h"
#include "cli/command.h"
#include "cli/options/filter_options.h"
#include "upkeep/changes.h"

namespace calque::cli {

/// What the commands that change many units have in common: which units, --dry-run, --json and
/// --limit; and how they tell what they did.
class UpkeepOptionGroup {
 public:
  /// `languages` describes --languages.
  void declare(CLI::App& app, const std::string& languages);

  UnitFilter filter() const { return filter_.filter(); }

  using Operation = std::function<UpkeepReport(Session&, const UpkeepOptions&)>;

  /// Opens the memory, for reading alone in a dry run, runs the operation as a batch of the given
  /// kind and prints what it did. Returns the exit code.
  int run(const Globals& globals, const std::string& kind, const Operation& operation) const;

 private:
  std::function<void(const UnitChange&)> printer(const Globals& globals,
                                                 std::int64_t& printed) const;
  void print_report(const Globals& globals, const UpkeepReport& report, std::int64_t printed) const;

  FilterOptions filter_;
  bool dry_run_ = false;
  bool json_ = false;
  std::int64_t limit_ = 20;
};

}  // namespace calque::cli
