#include <CLI/CLI.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/glossary/glossary_commands.h"

namespace calque::cli {
namespace {

class GlossaryCommand : public Command {
 public:
  GlossaryCommand() {
    commands_.push_back(make_glossary_add_command());
    commands_.push_back(make_glossary_edit_command());
    commands_.push_back(make_glossary_delete_command());
    commands_.push_back(make_glossary_import_command());
    commands_.push_back(make_glossary_export_command());
    commands_.push_back(make_glossary_list_command());
    commands_.push_back(make_glossary_lookup_command());
    commands_.push_back(make_glossary_extract_command());
  }

  const char* name() const override { return "glossary"; }
  const char* description() const override { return "Keep terms, and find them in texts"; }

  void declare(CLI::App& app) override {
    app_ = &app;
    app.require_subcommand(1);
    for (const auto& command : commands_) {
      command->declare(*app.add_subcommand(command->name(), command->description()));
    }
  }

  int run(const Globals& globals) override {
    for (const auto& command : commands_) {
      if (app_->got_subcommand(command->name())) return command->run(globals);
    }
    return kUnusable;
  }

 private:
  const CLI::App* app_ = nullptr;
  std::vector<std::unique_ptr<Command>> commands_;
};

}  // namespace

std::unique_ptr<Command> make_glossary_command() {
  return std::make_unique<GlossaryCommand>();
}

}  // namespace calque::cli
