#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "calque/session.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/glossary/term_options.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"
#include "glossary/entry_edit.h"
#include "glossary/glossary_writer.h"

namespace calque::cli {
namespace {

class GlossaryEditCommand : public Command {
 public:
  const char* name() const override { return "edit"; }
  const char* description() const override {
    return "Change the terms of an entry, or what is said of them";
  }

  void declare(CLI::App& app) override {
    app.add_option("entry", id_, "The entry's number, as \"glossary list\" shows it")
        ->required()
        ->check(from(1))
        ->type_name("ENTRY");
    options_.declare(app);
    app.add_flag("--beside", beside_, "The terms that are there stay: the new ones are synonyms");
    app.add_option("--remove", removed_, "Take a term out, or all of a language; may be repeated")
        ->allow_extra_args(false)
        ->type_name("LANG[=TERM]");
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    if (!options_.names_terms() && !options_.says_more() && removed_.empty()) {
      throw UsageError(
          "nothing to change: give LANGUAGE=TERM, --remove, --domain, --definition or --note");
    }
    if (options_.status() != glossary::Status::unspecified && !options_.names_terms()) {
      throw UsageError("--status is of a term: give it as LANGUAGE=TERM");
    }
    Session session = open_session(globals, Session::Access::read_write);
    Batch batch = session.begin(batch_now(globals, "glossary edit"));
    glossary::GlossaryWriter writer(session, batch);
    glossary::Glossary glossary(session);
    auto entry = glossary.entry(glossary::EntryId{id_});
    if (!entry) writer.remove(glossary::EntryId{id_});  // says that there is none
    change(*entry);
    writer.replace(entry->id, *entry);
    batch.commit();
    if (json_) {
      const nlohmann::ordered_json object{
          {"entry", id_}, {"replaced", 1}, {"batch", batch.id().value}};
      print(object.dump() + "\n");
    } else {
      say(globals, "changed entry " + std::to_string(id_) + "; \"calque undo\" takes it back");
    }
    return kOk;
  }

 private:
  void change(glossary::Entry& entry) const {
    // Room first: what is removed may be what the new term takes the place of.
    for (const std::string& written : removed_) {
      const bool one = written.find('=') != std::string::npos;
      if (one) {
        const glossary::Term term = parse_term(written);
        remove_terms(entry, term.language, term.text);
      } else {
        remove_terms(entry, language_option(written), std::nullopt);
      }
    }
    const auto beside = beside_ ? glossary::Beside::stays : glossary::Beside::replaces;
    for (glossary::Term& term : options_.terms()) {
      // All terms named here are the ones that the status is of.
      term.status = options_.status();
      put_term(entry, std::move(term), beside);
    }
    options_.apply(entry);
  }

  std::int64_t id_ = 0;
  TermOptions options_;
  std::vector<std::string> removed_;
  bool beside_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_edit_command() {
  return std::make_unique<GlossaryEditCommand>();
}

}  // namespace calque::cli
