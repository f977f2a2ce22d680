#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "upkeep/compact.h"

namespace calque::cli {
namespace {

class CompactCommand : public Command {
 public:
  const char* name() const override { return "compact"; }
  const char* description() const override {
    return "Make the memory's file as small and its index as fast as can be";
  }

  void declare(CLI::App& app) override {
    app.add_flag(
        "--forget-undo", options_.forget_undo,
        "Also delete what was replaced and removed: nothing done so far can be undone then");
    app.add_flag("--dry-run", options_.dry_run, "Only tell the sizes");
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    options_.batch = batch_now(globals, "compact");
    Session session = open_session(
        globals, options_.dry_run ? Session::Access::read_only : Session::Access::read_write);
    const CompactReport report = compact_memory(session, options_);
    if (json_) {
      print(as_json(report).dump() + "\n");
    } else {
      print_report(globals, report);
    }
    return kOk;
  }

 private:
  nlohmann::ordered_json as_json(const CompactReport& report) const {
    nlohmann::ordered_json object{{"bytes_before", report.bytes_before},
                                  {"bytes_after", report.bytes_after},
                                  {"free_bytes", report.free_bytes},
                                  {"archived_units", report.archived_units},
                                  {"archived_entries", report.archived_entries},
                                  {"runs_before", report.runs_before},
                                  {"runs_after", report.runs_after},
                                  {"dry_run", options_.dry_run}};
    if (report.batch) object["batch"] = report.batch->value;
    return object;
  }

  void print_report(const Globals& globals, const CompactReport& report) const {
    const std::int64_t earlier = report.archived_units + report.archived_entries;
    if (options_.dry_run) {
      say(globals, counted(report.bytes_before, "byte") + ", " +
                       counted(report.free_bytes, "byte") + " of them unused; index in " +
                       counted(report.runs_before, "piece") + "; " +
                       counted(earlier, "earlier version") + " held for undo");
      return;
    }
    say(globals, counted(report.bytes_before, "byte") + " before, " +
                     counted(report.bytes_after, "byte") + " after; index in " +
                     counted(report.runs_after, "piece"));
    if (report.batch) {
      say(globals,
          counted(earlier, "earlier version") + " deleted: nothing done so far can be undone");
    }
  }

  CompactOptions options_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_compact_command() {
  return std::make_unique<CompactCommand>();
}

}  // namespace calque::cli
