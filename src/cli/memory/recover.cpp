#include "upkeep/recover.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class RecoverCommand : public Command {
 public:
  const char* name() const override { return "recover"; }
  const char* description() const override {
    return "Rescue what can be read of a damaged memory into a new one";
  }

  void declare(CLI::App& app) override {
    app.add_option("damaged", damaged_, "The damaged memory, which is only read")
        ->required()
        ->type_name("DAMAGED");
    app.add_option("new", rescued_, "The new memory")->required()->type_name("NEW");
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    Progress progress(globals, "recovering " + damaged_, "unit");
    const RecoverReport report = recover_memory(
        damaged_, rescued_,
        {.started = format_timestamp(Clock::now()), .progress = [&progress](std::int64_t units) {
           check_interrupt();
           progress.update(units);
         }});
    if (json_) {
      print(as_json(report).dump() + "\n");
    } else {
      print_report(globals, report);
    }
    return report.complete() ? kOk : kGateFailed;
  }

 private:
  void print_report(const Globals& globals, const RecoverReport& report) const {
    for (const std::string& problem : report.problems) say(globals, problem);
    const std::int64_t told = std::ssize(report.problems);
    const std::int64_t all =
        report.units.partial + report.units.lost + report.entries.partial + report.entries.lost;
    // The report names the first problems and counts all.
    if (all > told) say(globals, "and " + std::to_string(all - told) + " more");
    for (const std::string& tag : report.lost_languages) {
      say(globals,
          "note: the name of a language is lost: \"calque retag\" gives " + tag + " another");
    }
    say(globals, rescued_ + ": " + sentence(report.units, "unit"));
    if (report.entries.whole + report.entries.partial + report.entries.lost > 0) {
      say(globals, rescued_ + ": " + sentence(report.entries, "glossary entry"));
    }
    if (report.more_may_be_lost) say(globals, "more may be lost, of which nothing is known");
  }

  static std::string sentence(const RecoverCounts& counts, const char* noun) {
    std::string line = counted(counts.whole + counts.partial, noun) + " rescued";
    if (counts.partial > 0) line += ", " + std::to_string(counts.partial) + " of them in part";
    if (counts.lost > 0) line += ", " + std::to_string(counts.lost) + " lost";
    return line;
  }

  static nlohmann::ordered_json counts_json(const RecoverCounts& counts) {
    return {{"whole", counts.whole}, {"partial", counts.partial}, {"lost", counts.lost}};
  }

  nlohmann::ordered_json as_json(const RecoverReport& report) const {
    return {{"file", text::replace_invalid_utf8(rescued_)},
            {"units", counts_json(report.units)},
            {"entries", counts_json(report.entries)},
            {"more_may_be_lost", report.more_may_be_lost},
            {"lost_languages", report.lost_languages},
            {"problems", report.problems}};
  }

  std::string damaged_;
  std::string rescued_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_recover_command() {
  return std::make_unique<RecoverCommand>();
}

}  // namespace calque::cli
