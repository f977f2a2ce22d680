#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calque/format.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/memory_option.h"
#include "cli/options/read_report.h"
#include "cli/progress.h"
#include "text/utf8.h"
#include "upkeep/merge.h"

namespace calque::cli {
namespace {

class MergeCommand : public Command {
 public:
  const char* name() const override { return "merge"; }
  const char* description() const override {
    return "Store the units of other memories that this one does not have";
  }

  void declare(CLI::App& app) override {
    app.add_option("file", files_, "Memories (.calque)")->required()->type_name("FILE");
    app.add_flag("--dry-run", dry_run_, "Only count what would be added");
    app.add_flag("--json", json_, "A JSON line for each file");
  }

  int run(const Globals& globals) override {
    const auto store = [&](const std::string& file) {
      // Opened first: a name that is wrong must not make a memory to merge into.
      Session from(file, Session::Access::read_only);
      print_report(globals, file, merge(globals, file, from));
    };
    if (dry_run_) {
      std::ranges::for_each(files_, store);
    } else {
      store_each(files_, store);
    }
    return kOk;
  }

 private:
  MergeReport merge(const Globals& globals, const std::string& file, Session& from) const {
    Progress progress(globals, "merging " + file, "unit");
    MergeOptions options;
    options.batch = batch_now(globals, "merge", source_name(file));
    options.dry_run = dry_run_;
    options.progress = [&progress](std::int64_t units) {
      check_interrupt();
      progress.update(units);
    };
    Session into = open_for_import(globals, dry_run_);
    return merge_memory(into, from, options);
  }

  void print_report(const Globals& globals, const std::string& file,
                    const MergeReport& report) const {
    if (json_) {
      nlohmann::ordered_json object{{"file", text::replace_invalid_utf8(file)},
                                    {"added", report.counts.added},
                                    {"duplicates", report.counts.duplicates},
                                    {"dry_run", dry_run_}};
      if (report.batch) object["batch"] = report.batch->value;
      print(object.dump() + "\n");
      return;
    }
    std::string line = file + ": " + counted(report.counts.added, "unit");
    line += dry_run_ ? " would be added" : " added";
    if (report.counts.duplicates > 0) {
      line += ", " + counted(report.counts.duplicates, "unit") + " known already";
    }
    if (report.batch) line += " (batch " + std::to_string(report.batch->value) + ")";
    say(globals, line);
  }

  std::vector<std::string> files_;
  bool dry_run_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_merge_command() {
  return std::make_unique<MergeCommand>();
}

}  // namespace calque::cli
