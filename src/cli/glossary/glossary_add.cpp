#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "calque/session.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/glossary/term_options.h"
#include "cli/options/memory_option.h"
#include "glossary/glossary_writer.h"

namespace calque::cli {
namespace {

class GlossaryAddCommand : public Command {
 public:
  const char* name() const override { return "add"; }
  const char* description() const override { return "Add a concept with its terms"; }

  void declare(CLI::App& app) override {
    options_.declare(app);
    app.get_option("term")->required();
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    glossary::Entry entry;
    entry.terms = options_.terms();
    options_.apply(entry);
    Session session = open_session(globals, Session::Access::create);
    Batch batch = session.begin(batch_now(globals, "glossary add"));
    const auto id = glossary::GlossaryWriter(session, batch).add(entry);
    if (id) {
      entry.id = *id;
      glossary::Glossary glossary(session);
      tell_same_terms(globals, glossary, entry);
      batch.commit();
    }
    tell(globals, id, batch.id());
    return kOk;
  }

 private:
  void tell(const Globals& globals, std::optional<glossary::EntryId> id, BatchId batch) const {
    if (json_) {
      nlohmann::ordered_json object{{"added", id ? 1 : 0}, {"duplicates", id ? 0 : 1}};
      if (id) object["entry"] = id->value;
      if (id) object["batch"] = batch.value;
      print(object.dump() + "\n");
    } else if (id) {
      say(globals, "added entry " + std::to_string(id->value));
    } else {
      say(globals, "the glossary has this entry; nothing was added");
    }
  }

  TermOptions options_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_add_command() {
  return std::make_unique<GlossaryAddCommand>();
}

}  // namespace calque::cli
