#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calque/glossary.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/interrupt.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "report/entry_json.h"
#include "report/entry_text.h"

namespace calque::cli {
namespace {

class GlossaryListCommand : public Command {
 public:
  const char* name() const override { return "list"; }
  const char* description() const override { return "Show the entries of the glossary"; }

  void declare(CLI::App& app) override {
    app.add_option("-l,--languages", languages_, "Only entries with terms in all of these")
        ->delimiter(',')
        ->type_name("LANG,...");
    app.add_option("--domain", domain_, "Only entries of this subject field")->type_name("TEXT");
    app.add_option("--status", status_, "Only entries with a term of this status")
        ->check(CLI::IsMember({"preferred", "admitted", "forbidden"}))
        ->type_name("STATUS");
    app.add_option("--batch", batch_, "Only entries that this batch brought")
        ->check(from(1))
        ->type_name("BATCH");
    app.add_flag("--json", json_, "JSON lines");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    tell_missing_terms(globals, session, language_options(languages_));
    const report::Style style = output_style(globals);
    bool any = false;
    glossary::Glossary(session).for_each_entry(filter(), [&](const glossary::Entry& entry) {
      check_interrupt();
      any = true;
      if (json_) {
        print(report::to_json(entry).dump() + "\n");
      } else {
        print(report::entry_text(entry, style), style);
      }
    });
    return any ? kOk : kNothingFound;
  }

 private:
  glossary::EntryFilter filter() const {
    glossary::EntryFilter filter;
    filter.languages = language_options(languages_);
    filter.domain = domain_;
    if (!status_.empty()) filter.status = glossary::status_of(status_);
    if (batch_ != 0) filter.batch = BatchId{batch_};
    return filter;
  }

  std::vector<std::string> languages_;
  std::string domain_;
  std::string status_;
  std::int64_t batch_ = 0;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_list_command() {
  return std::make_unique<GlossaryListCommand>();
}

}  // namespace calque::cli
