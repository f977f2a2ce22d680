#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "calque/session.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"
#include "glossary/glossary_writer.h"

namespace calque::cli {
namespace {

class GlossaryDeleteCommand : public Command {
 public:
  const char* name() const override { return "delete"; }
  const char* description() const override {
    return "Remove entries; \"calque undo\" brings them back";
  }

  void declare(CLI::App& app) override {
    app.add_option("entry", ids_, "Numbers of entries, as \"glossary list\" shows them")
        ->required()
        ->check(from(1))
        ->type_name("ENTRY");
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_write);
    Batch batch = session.begin(batch_now(globals, "glossary delete"));
    glossary::GlossaryWriter writer(session, batch);
    // One batch: where one number does not exist, the other entries stay too.
    for (const std::int64_t id : ids_) writer.remove(glossary::EntryId{id});
    batch.commit();
    if (json_) {
      const nlohmann::ordered_json object{{"removed", batch.counts().removed},
                                          {"batch", batch.id().value}};
      print(object.dump() + "\n");
    } else {
      say(globals, "removed " + counted(batch.counts().removed, "entry") +
                       "; \"calque undo\" brings " + (ids_.size() == 1 ? "it" : "them") + " back");
    }
    return kOk;
  }

 private:
  std::vector<std::int64_t> ids_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_delete_command() {
  return std::make_unique<GlossaryDeleteCommand>();
}

}  // namespace calque::cli
