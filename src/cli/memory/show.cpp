#include <CLI/CLI.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"
#include "report/unit_json.h"
#include "report/unit_text.h"

namespace calque::cli {
namespace {

class ShowCommand : public Command {
 public:
  const char* name() const override { return "show"; }
  const char* description() const override { return "Show all that the memory knows of units"; }

  void declare(CLI::App& app) override {
    app.add_option("unit", ids_, "Numbers of units")->required()->check(from(1))->type_name("UNIT");
    app.add_flag("--json", json_, "JSON lines");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    const report::Style style = output_style(globals);
    bool all_found = true;
    for (const std::int64_t id : ids_) {
      const auto unit = session.unit(UnitId{id});
      if (!unit) {
        say(globals, "there is no unit " + std::to_string(id));
        all_found = false;
      } else if (json_) {
        print(report::to_json(*unit).dump() + "\n");
      } else {
        print(report::unit_text(*unit, style), style);
      }
    }
    return all_found ? kOk : kNothingFound;
  }

 private:
  std::vector<std::int64_t> ids_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_show_command() {
  return std::make_unique<ShowCommand>();
}

}  // namespace calque::cli
