#include <CLI/CLI.hpp>
#include <string>

#include "cli/commands.h"
#include "cli/options/unit_options.h"
#include "cli/options/upkeep_options.h"
#include "upkeep/search_replace.h"

namespace calque::cli {
namespace {

class ReplaceCommand : public Command {
 public:
  const char* name() const override { return "replace"; }
  const char* description() const override {
    return "Search and replace in the texts of the memory";
  }

  void declare(CLI::App& app) override {
    app.add_option("search", search_.search, "The text to look for")->required()->type_name("TEXT");
    app.add_option("replacement", search_.replacement, "What comes in its place; \"\" for nothing")
        ->required()
        ->type_name("TEXT");
    app.add_flag("-e,--regex", search_.regex,
                 "TEXT is a regular expression of ICU; $1 in the replacement is its first group");
    app.add_flag("-i,--ignore-case", search_.ignore_case, "Upper and lower case are the same");
    app.add_flag("-w,--whole-words", search_.whole_words,
                 "Only where no letter or digit stands on either side");
    options_.declare(app, "Only texts in these languages: en,tr");
  }

  int run(const Globals& globals) override {
    require_text(search_.search, "the text to look for");
    require_text(search_.replacement, "the replacement");
    return options_.run(globals, "replace", [this](Session& session, const UpkeepOptions& options) {
      return replace_in_units(session, options_.filter(), search_, options);
    });
  }

 private:
  ReplaceOptions search_;
  UpkeepOptionGroup options_;
};

}  // namespace

std::unique_ptr<Command> make_replace_command() {
  return std::make_unique<ReplaceCommand>();
}

}  // namespace calque::cli
