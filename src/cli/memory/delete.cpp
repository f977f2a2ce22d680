#include <CLI/CLI.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"

namespace calque::cli {
namespace {

class DeleteCommand : public Command {
 public:
  const char* name() const override { return "delete"; }
  const char* description() const override {
    return "Remove units; \"calque undo\" brings them back";
  }

  void declare(CLI::App& app) override {
    app.add_option("unit", ids_, "Numbers of units")->required()->check(from(1))->type_name("UNIT");
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_write);
    Batch batch = session.begin(batch_now(globals, "delete"));
    // One batch: where one number does not exist, the other units stay too.
    for (const std::int64_t id : ids_) batch.remove(UnitId{id});
    batch.commit();
    if (json_) {
      const nlohmann::ordered_json object{{"removed", batch.counts().removed},
                                          {"batch", batch.id().value}};
      print(object.dump() + "\n");
    } else {
      say(globals, "removed " + counted(batch.counts().removed, "unit"));
    }
    return kOk;
  }

 private:
  std::vector<std::int64_t> ids_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_delete_command() {
  return std::make_unique<DeleteCommand>();
}

}  // namespace calque::cli
