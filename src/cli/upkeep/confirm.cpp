#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/options/number_option.h"
#include "cli/options/percent_option.h"
#include "cli/options/unit_options.h"
#include "cli/options/upkeep_options.h"
#include "upkeep/confirm.h"

namespace calque::cli {
namespace {

class ConfirmCommand : public Command {
 public:
  const char* name() const override { return "confirm"; }
  const char* description() const override {
    return "Mark units as translations that a person has confirmed";
  }

  void declare(CLI::App& app) override {
    app.add_option("unit", units_, "The numbers of units, as match and show tell them")
        ->check(from(1))
        ->type_name("UNIT");
    app.add_flag("--all", all_, "All units of the memory");
    least_.declare(app, "--min-confidence", "Only aligned pairs that were at least so sure");
    app.add_option("--set", properties_, "Also give them this property: client=ACME")
        ->allow_extra_args(false)
        ->type_name("TYPE=VALUE");
    options_.declare(app, "Only units that have texts in these languages: en,tr");
  }

  int run(const Globals& globals) override {
    ConfirmOptions confirm;
    confirm.filter = options_.filter();
    confirm.least_confidence = least_.percent(globals);
    for (const std::int64_t unit : units_) confirm.units.push_back(UnitId{unit});
    for (const std::string& property : properties_) confirm.set.push_back(parse_property(property));
    if (!all_ && units_.empty() && confirm.least_confidence == 0 &&
        confirm.filter == UnitFilter{}) {
      throw UsageError(
          "say what to confirm: numbers of units, --batch, --origin, --min-confidence or --all");
    }
    return options_.run(globals, "confirm", [&](Session& session, const UpkeepOptions& options) {
      return confirm_units(session, confirm, options);
    });
  }

 private:
  std::vector<std::int64_t> units_;
  std::vector<std::string> properties_;
  bool all_ = false;
  PercentOption least_{0, {}};
  UpkeepOptionGroup options_;
};

}  // namespace

std::unique_ptr<Command> make_confirm_command() {
  return std::make_unique<ConfirmCommand>();
}

}  // namespace calque::cli
