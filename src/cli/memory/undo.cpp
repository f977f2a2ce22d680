#include <CLI/CLI.hpp>
#include <cstdint>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "error.h"
#include "model/timestamp.h"

namespace calque::cli {
namespace {

class UndoCommand : public Command {
 public:
  const char* name() const override { return "undo"; }
  const char* description() const override {
    return "Take back the last batch, or the one that is named";
  }

  void declare(CLI::App& app) override {
    app.add_option("batch", id_, "The batch's number, as \"calque batches\" lists it")
        ->check(CLI::PositiveNumber)
        ->type_name("BATCH");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_write);
    const BatchRecord batch = choose(session);
    session.undo(batch.id, format_timestamp(Clock::now()));
    const std::string noun = batch.info.kind.starts_with("glossary") ? "entry" : "unit";
    say(globals, "undid batch " + std::to_string(batch.id.value) + " (" + batch.info.kind +
                     "): " + counted(batch.counts.added, "added " + noun) + " removed, " +
                     counted(batch.counts.replaced + batch.counts.removed, "earlier " + noun) +
                     " brought back");
    return kOk;
  }

 private:
  BatchRecord choose(Session& session) const {
    const auto batches = session.batches();
    // Without a number the last one that is not undone: undo twice takes back two batches.
    for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
      if (id_ == 0 ? batch->undone.empty() : batch->id.value == id_) return *batch;
    }
    throw UsageError(id_ == 0 ? "there is nothing to undo"
                              : "there is no batch " + std::to_string(id_) +
                                    ": \"calque batches\" lists them");
  }

  std::int64_t id_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_undo_command() {
  return std::make_unique<UndoCommand>();
}

}  // namespace calque::cli
