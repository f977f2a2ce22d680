#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "calque/error.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/interrupt.h"
#include "cli/options/language_option.h"
#include "cli/options/line_input.h"
#include "cli/options/memories_option.h"
#include "cli/options/met_languages.h"
#include "glossary/multi_term_lookup.h"
#include "report/entry_json.h"
#include "report/entry_text.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class GlossaryLookupCommand : public Command {
 public:
  const char* name() const override { return "lookup"; }
  const char* description() const override {
    return "Find the terms that stand in a text, or in each line of a file";
  }

  void declare(CLI::App& app) override {
    app.add_option("text", text_, "The text; - reads lines from standard input")->type_name("TEXT");
    app.add_option("-f,--file", file_, "Read lines from this file; answers in JSON lines")
        ->type_name("FILE");
    app.add_option("-s,--source", source_, "Language of the text")->required()->type_name("LANG");
    app.add_option("-t,--target", target_,
                   "Show terms in this language, and only entries that have them")
        ->type_name("LANG");
    app.add_flag("--compounds", compounds_, "Find terms as parts of longer words too");
    memories_.declare(app);
    app.add_flag("--json", json_, "JSON lines; always so for lines of a file");
  }

  int run(const Globals& globals) override {
    if (text_.empty() == file_.empty()) throw UsageError("give a text, or --file FILE, or -");
    std::optional<Language> target;
    if (!target_.empty()) target = language_option(target_);
    MemorySet memories = memories_.open(globals);
    const MemorySet::Sessions sessions = memories.sessions();
    const Language source = language_option(source_);
    tell_missing_terms(globals, sessions.memories(), {source});
    if (target) tell_missing_terms(globals, sessions.memories(), {*target});
    const auto compounds = compounds_ ? glossary::Compounds::find : glossary::Compounds::leave;
    glossary::MultiTermLookup lookup(sessions.memories(), source, target, compounds);
    const bool from_lines = !file_.empty() || text_ == "-";
    return from_lines ? run_lines(lookup, file_.empty() ? "-" : file_) : run_text(lookup, globals);
  }

 private:
  int run_text(glossary::MultiTermLookup& lookup, const Globals& globals) const {
    if (text::find_invalid_utf8(text_)) throw UsageError("the text is not UTF-8");
    const auto matches = lookup.find(text_);
    if (json_) {
      print(as_json(text_, matches));
    } else {
      const report::Style style = output_style(globals);
      print(report::term_matches_text(text_, matches, style), style);
    }
    return matches.empty() ? kNothingFound : kOk;
  }

  static int run_lines(glossary::MultiTermLookup& lookup, const std::string& file) {
    bool any = false;
    LineInput input(file);
    while (const auto line = input.next()) {
      check_interrupt();
      const auto matches = lookup.find(*line);
      print(as_json(*line, matches));
      any = any || !matches.empty();
    }
    return any ? kOk : kNothingFound;
  }

  static std::string as_json(const std::string& text,
                             const std::vector<glossary::TermMatch>& matches) {
    const nlohmann::ordered_json object{{"query", text}, {"terms", report::to_json(matches)}};
    return object.dump() + "\n";
  }

  std::string text_;
  std::string file_;
  std::string source_;
  std::string target_;
  MemoriesOption memories_;
  bool compounds_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_lookup_command() {
  return std::make_unique<GlossaryLookupCommand>();
}

}  // namespace calque::cli
