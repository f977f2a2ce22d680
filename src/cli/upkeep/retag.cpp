#include <CLI/CLI.hpp>
#include <string>

#include "cli/commands.h"
#include "cli/options/language_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/upkeep_options.h"
#include "upkeep/retag.h"

namespace calque::cli {
namespace {

class RetagCommand : public Command {
 public:
  const char* name() const override { return "retag"; }
  const char* description() const override {
    return "Give texts another language tag: calque retag en en-GB";
  }

  void declare(CLI::App& app) override {
    app.add_option("from", from_, "The present tag, exactly")->required()->type_name("LANG");
    app.add_option("to", to_, "The new tag")->required()->type_name("LANG");
    options_.declare(app, "Only units that have texts in these languages: en,tr");
  }

  int run(const Globals& globals) override {
    const Language from(from_);  // as it is: a memory may have tags that no file can bring any more
    const Language to = language_option(to_);
    return options_.run(globals, "retag", [&](Session& session, const UpkeepOptions& options) {
      tell_missing(globals, session, {from});
      return retag_units(session, options_.filter(), from, to, options);
    });
  }

 private:
  std::string from_;
  std::string to_;
  UpkeepOptionGroup options_;
};

}  // namespace

std::unique_ptr<Command> make_retag_command() {
  return std::make_unique<RetagCommand>();
}

}  // namespace calque::cli
