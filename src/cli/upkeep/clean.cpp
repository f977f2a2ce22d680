#include <CLI/CLI.hpp>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/options/upkeep_options.h"
#include "upkeep/clean.h"

namespace calque::cli {
namespace {

class CleanCommand : public Command {
 public:
  const char* name() const override { return "clean"; }
  const char* description() const override {
    return "Clean the inline tags, white space and characters of texts";
  }

  void declare(CLI::App& app) override {
    app.add_flag("--remove-tags", clean_.remove_tags, "Take all inline tags out");
    app.add_flag("--remove-outer-tags", clean_.remove_outer_tags,
                 "Take the tags before the first and after the last character out");
    app.add_flag("--pair-tags", clean_.pair_tags,
                 "Make pairs of single codes such as <b> and </b>");
    app.add_flag("--number-tags", clean_.number_tags,
                 "Number tags in the order of the source, the same in all languages");
    app.add_flag("--spaces", clean_.spaces,
                 "Take white space at the ends away, and make one space of several");
    app.add_flag("--invisible", clean_.invisible,
                 "Take control characters, soft hyphens and byte order marks out");
    app.add_flag("--nfc", clean_.nfc, "Compose letters and their accents (Unicode NFC)");
    options_.declare(app, "Only texts in these languages: en,tr");
  }

  int run(const Globals& globals) override {
    const bool any = clean_.remove_tags || clean_.remove_outer_tags || clean_.pair_tags ||
                     clean_.number_tags || clean_.spaces || clean_.invisible || clean_.nfc;
    if (!any) {
      throw UsageError(
          "nothing to clean: give --remove-tags, --remove-outer-tags, --pair-tags, --number-tags, "
          "--spaces, --invisible or --nfc");
    }
    return options_.run(globals, "clean", [this](Session& session, const UpkeepOptions& options) {
      return clean_units(session, options_.filter(), clean_, options);
    });
  }

 private:
  CleanOptions clean_;
  UpkeepOptionGroup options_;
};

}  // namespace

std::unique_ptr<Command> make_clean_command() {
  return std::make_unique<CleanCommand>();
}

}  // namespace calque::cli
