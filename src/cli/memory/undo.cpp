#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"

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
        ->check(from(1))
        ->type_name("BATCH");
    app.add_flag("--sitting", sitting_,
                 "Take back all batches of its sitting, the last first: all of them, or none");
    app.add_flag("--json", json_, "A JSON line for each batch");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_write);
    const BatchRecord batch = choose(session);
    const std::vector<BatchRecord> chosen = with_sitting(session, batch);
    std::vector<BatchId> ids;
    for (const BatchRecord& one : chosen) ids.push_back(one.id);
    session.undo(ids, format_timestamp(Clock::now()));
    for (const BatchRecord& one : chosen) tell(globals, one);
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

  /// The batches that go with the chosen one, the last first.
  std::vector<BatchRecord> with_sitting(Session& session, const BatchRecord& batch) const {
    if (!sitting_) return {batch};
    if (batch.info.sitting.empty()) {
      throw UsageError("batch " + std::to_string(batch.id.value) +
                       " does not say of which sitting it is: undo it without --sitting");
    }
    std::vector<BatchRecord> found;
    for (BatchRecord& one : session.batches()) {
      if (one.undone.empty() && one.info.sitting == batch.info.sitting) {
        found.push_back(std::move(one));
      }
    }
    std::ranges::reverse(found);
    if (found.empty()) throw UsageError("that sitting is undone already");
    return found;
  }

  void tell(const Globals& globals, const BatchRecord& batch) const {
    if (json_) {
      const nlohmann::ordered_json object{{"batch", batch.id.value},
                                          {"kind", batch.info.kind},
                                          {"added", batch.counts.added},
                                          {"replaced", batch.counts.replaced},
                                          {"removed", batch.counts.removed}};
      print(object.dump() + "\n");
      return;
    }
    const std::string noun = batch.info.kind.starts_with("glossary") ? "entry" : "unit";
    say(globals, "undid batch " + std::to_string(batch.id.value) + " (" + batch.info.kind +
                     "): " + counted(batch.counts.added, "added " + noun) + " removed, " +
                     counted(batch.counts.replaced + batch.counts.removed, "earlier " + noun) +
                     " brought back");
  }

  std::int64_t id_ = 0;
  bool sitting_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_undo_command() {
  return std::make_unique<UndoCommand>();
}

}  // namespace calque::cli
