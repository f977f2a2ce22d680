#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "report/batch_json.h"
#include "report/table.h"

namespace calque::cli {
namespace {

class BatchesCommand : public Command {
 public:
  const char* name() const override { return "batches"; }
  const char* description() const override { return "List what was imported, added and changed"; }

  void declare(CLI::App& app) override { app.add_flag("--json", json_, "JSON lines"); }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    const auto batches = session.batches();
    if (json_) {
      for (const BatchRecord& batch : batches) print(report::to_json(batch).dump() + "\n");
    } else if (!batches.empty()) {
      const report::Style style = output_style(globals);
      print(table(batches, style), style);
    }
    return batches.empty() ? kNothingFound : kOk;
  }

 private:
  static std::string table(const std::vector<BatchRecord>& batches, const report::Style& style) {
    using report::Align;
    report::Table table({Align::right, Align::left, Align::left, Align::right, Align::right,
                         Align::right, Align::right, Align::left});
    const auto heading = [&style](const char* text) {
      return style.words(text, report::Role::heading);
    };
    table.add_row({heading("batch"), heading("started"), heading("kind"), heading("added"),
                   heading("replaced"), heading("removed"), heading("duplicates"),
                   heading("from")});
    for (const BatchRecord& batch : batches) {
      std::string from = style.text(batch.info.source);
      if (!batch.undone.empty()) from += from.empty() ? "(undone)" : " (undone)";
      table.add_row({std::to_string(batch.id.value), style.text(batch.info.started),
                     style.text(batch.info.kind), std::to_string(batch.counts.added),
                     std::to_string(batch.counts.replaced), std::to_string(batch.counts.removed),
                     std::to_string(batch.counts.duplicates), from});
    }
    return table.to_string();
  }

  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_batches_command() {
  return std::make_unique<BatchesCommand>();
}

}  // namespace calque::cli
