#include "cli/options/upkeep_options.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/progress.h"
#include "report/unit_change.h"

namespace calque::cli {
namespace {

nlohmann::ordered_json json_of(const UpkeepReport& report, bool dry_run) {
  nlohmann::ordered_json object{{"examined", report.examined},
                                {"replaced", report.changed},
                                {"removed", report.removed},
                                {"dry_run", dry_run}};
  if (report.kept_from_empty > 0) object["kept_from_empty"] = report.kept_from_empty;
  if (report.dropped_variants > 0) object["dropped_variants"] = report.dropped_variants;
  if (report.batch) object["batch"] = report.batch->value;
  return object;
}

}  // namespace

void UpkeepOptionGroup::declare(CLI::App& app, const std::string& languages) {
  filter_.declare(app, languages);
  app.add_flag("--dry-run", dry_run_, "Show what would change, and change nothing");
  app.add_flag("--json", json_, "A JSON line for each change, and one for the whole");
  app.add_option("-n,--limit", limit_, "Changes to show in a dry run; 0: all")
      ->check(from(0))
      ->capture_default_str();
}

int UpkeepOptionGroup::run(const Globals& globals, const std::string& kind,
                           const Operation& operation) const {
  Session session =
      open_session(globals, dry_run_ ? Session::Access::read_only : Session::Access::read_write);
  tell_missing(globals, session, filter().languages);
  Progress progress(globals, "looking at", "unit");
  std::int64_t printed = 0;
  UpkeepOptions options;
  options.dry_run = dry_run_;
  options.batch = batch_now(globals, kind);
  options.changed_by = user_name(globals);
  options.on_change = printer(globals, printed);
  options.progress = [&progress](std::int64_t units) {
    check_interrupt();
    progress.update(units);
  };
  const UpkeepReport report = operation(session, options);
  print_report(globals, report, printed);
  return report.changed + report.removed > 0 ? kOk : kNothingFound;
}

std::function<void(const UnitChange&)> UpkeepOptionGroup::printer(const Globals& globals,
                                                                  std::int64_t& printed) const {
  if (json_) return [](const UnitChange& change) { print(report::to_json(change).dump() + "\n"); };
  if (!dry_run_) return {};
  return [this, style = output_style(globals), &printed](const UnitChange& change) {
    // Only what is shown ends here: the dry run counts all changes.
    if (limit_ > 0 && printed >= limit_) return;
    print(report::change_text(change, style), style);
    ++printed;
  };
}

void UpkeepOptionGroup::print_report(const Globals& globals, const UpkeepReport& report,
                                     std::int64_t printed) const {
  if (json_) {
    print(json_of(report, dry_run_).dump() + "\n");
    return;
  }
  if (dry_run_ && printed < report.changed + report.removed) {
    say(globals, counted(report.changed + report.removed - printed, "further change") +
                     " not shown: --limit 0 shows all");
  }
  const std::string would = dry_run_ ? " would be" : "";
  std::string line = counted(report.examined, "unit") + " looked at: ";
  if (report.changed + report.removed == 0) {
    line += "nothing to change";
  } else {
    line += counted(report.changed, "unit") + would + " changed";
  }
  if (report.removed > 0) line += ", " + counted(report.removed, "unit") + would + " removed";
  if (report.batch) line += " (batch " + std::to_string(report.batch->value) + ")";
  say(globals, line);
  if (report.kept_from_empty > 0) {
    say(globals, "note: " + counted(report.kept_from_empty, "text") +
                     " left as they are: nothing would remain of them");
  }
  if (report.dropped_variants > 0) {
    say(globals, "note: " + counted(report.dropped_variants, "other text") + would +
                     " dropped with the removed units: --alternatives keeps them");
  }
}

}  // namespace calque::cli
