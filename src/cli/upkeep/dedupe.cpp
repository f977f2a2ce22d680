#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/options/upkeep_options.h"
#include "upkeep/dedupe.h"

namespace calque::cli {
namespace {

const std::map<std::string, KeepRule> kRules{{"newest", KeepRule::newest},
                                             {"oldest", KeepRule::oldest},
                                             {"used", KeepRule::most_used},
                                             {"first", KeepRule::first},
                                             {"last", KeepRule::last}};

class DedupeCommand : public Command {
 public:
  const char* name() const override { return "dedupe"; }
  const char* description() const override {
    return "Remove units that have the same texts as others";
  }

  void declare(CLI::App& app) override {
    app.add_option("--keep", keep_, "Which unit stays: newest, oldest, used (most), first or last")
        ->check(CLI::IsMember({"newest", "oldest", "used", "first", "last"}))
        ->capture_default_str();
    app.add_option("--ignore", ignored_, "What may differ: case,tags,spaces,punctuation")
        ->delimiter(',')
        ->check(CLI::IsMember({"case", "tags", "spaces", "punctuation"}))
        ->type_name("WHAT,...");
    app.add_flag("--contexts", dedupe_.key.compare_contexts,
                 "Units whose neighbours differ are not the same");
    app.add_option("--same-prop", dedupe_.key.property,
                   "Units with different values of this property are not the same")
        ->type_name("TYPE");
    app.add_flag("--alternatives", dedupe_.keep_alternatives,
                 "Keep different texts of removed units as further variants of the one that stays");
    options_.declare(app,
                     "Compare only these languages: en for the same source, en,tr for the same "
                     "source and target");
  }

  int run(const Globals& globals) override {
    dedupe_.keep = kRules.at(keep_);
    // Languages say what is compared, not only which units are looked at.
    dedupe_.key.languages = options_.filter().languages;
    for (const std::string& what : ignored_) {
      if (what == "case") dedupe_.key.ignore_case = true;
      if (what == "tags") dedupe_.key.ignore_tags = true;
      if (what == "spaces") dedupe_.key.ignore_spaces = true;
      if (what == "punctuation") dedupe_.key.ignore_punctuation = true;
    }
    return options_.run(globals, "dedupe", [this](Session& session, const UpkeepOptions& options) {
      return dedupe_units(session, options_.filter(), dedupe_, options);
    });
  }

 private:
  DedupeOptions dedupe_;
  std::string keep_ = "newest";
  std::vector<std::string> ignored_;
  UpkeepOptionGroup options_;
};

}  // namespace

std::unique_ptr<Command> make_dedupe_command() {
  return std::make_unique<DedupeCommand>();
}

}  // namespace calque::cli
