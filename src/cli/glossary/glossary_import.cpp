#include "glossary/glossary_import.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/unit.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/interrupt.h"
#include "cli/options/format_names.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/read_report.h"
#include "cli/progress.h"
#include "glossary/glossary_format.h"

namespace calque::cli {
namespace {

using glossary::GlossarySource;
using glossary::GlossaryWriter;

class GlossaryImportCommand : public Command {
 public:
  const char* name() const override { return "import"; }
  const char* description() const override {
    return "Store the entries of TBX, UTX, CSV or tab-separated files";
  }

  void declare(CLI::App& app) override {
    app.add_option("file", files_, "The files; - is standard input")->required()->type_name("FILE");
    declare_format(app, "--format", format_, names_of_read_glossaries(),
                   ", where the content does not tell");
    app.add_option("-l,--languages", languages_,
                   "Languages of a table's columns, where its first row does not name them: en,tr")
        ->delimiter(',')
        ->type_name("LANG,...");
    app.add_option("--encoding", encoding_,
                   "Encoding of the file, where it says none or a wrong one")
        ->type_name("NAME");
    app.add_flag("--lenient", lenient_,
                 "Repair bad characters and leave out entries that cannot be read, and list them, "
                 "instead of refusing the file");
    app.add_flag("--no-quotes", no_quotes_,
                 "Quotes in a table are part of its terms, and stand around no field");
    app.add_flag("--replace", replace_,
                 "An entry with the id of one that is known takes its place");
    app.add_flag("--dry-run", dry_run_, "Read and compare everything, store nothing");
    app.add_flag("--json", json_, "A JSON line for each file");
  }

  int run(const Globals& globals) override {
    std::optional<Session> session;  // opened, and perhaps made, once there is something to store
    bool complete = true;
    bool all_have_terms = true;
    const auto store = [&](const std::string& file) {
      const auto source =
          glossary::open_glossary(file, {.languages = language_options(languages_),
                                         .encoding = encoding_,
                                         .lenient = lenient_,
                                         .quotes_are_text = no_quotes_,
                                         .format = glossary::glossary_format(format_)});
      if (!session) session.emplace(open_for_import(globals, dry_run_));
      const ImportReport report = import_file(*session, *source, file, globals);
      print_report(globals, file, report);
      complete = complete && report.read.skipped == 0 && !report.read.truncated;
      all_have_terms = all_have_terms && has_terms(report);
    };
    if (dry_run_) {
      std::ranges::for_each(files_, store);
    } else {
      store_each(files_, store);
    }
    if (!complete) return kGateFailed;
    return all_have_terms ? kOk : kNothingFound;
  }

 private:
  static bool has_terms(const ImportReport& report) {
    return report.counts.added + report.counts.replaced + report.counts.duplicates > 0;
  }

  ImportReport import_file(Session& session, GlossarySource& source, const std::string& file,
                           const Globals& globals) const {
    std::error_code unknown_size;
    const auto size = std::filesystem::file_size(file, unknown_size);
    Progress progress(globals, "importing " + file, "entry", unknown_size ? 0 : size);
    return glossary::import_glossary(
        session, source,
        {.file_name = source_name(file),
         .known = replace_ ? GlossaryWriter::Known::replace : GlossaryWriter::Known::keep_both,
         .dry_run = dry_run_,
         .started = format_timestamp(Clock::now()),
         .progress = [&progress](std::int64_t entries, std::uint64_t bytes) {
           check_interrupt();
           progress.update(entries, bytes);
         }});
  }

  void print_report(const Globals& globals, const std::string& file,
                    const ImportReport& report) const {
    if (!json_ && !has_terms(report) && report.read.skipped == 0) {
      say_issues(globals, file, report.read);
      say(globals, file + ": there are no terms in it");
      return;
    }
    report_import(globals, file, report, {.noun = "entry", .dry_run = dry_run_, .json = json_});
  }

  std::vector<std::string> files_;
  std::string format_;
  std::vector<std::string> languages_;
  std::string encoding_;
  bool lenient_ = false;
  bool no_quotes_ = false;
  bool replace_ = false;
  bool dry_run_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_import_command() {
  return std::make_unique<GlossaryImportCommand>();
}

}  // namespace calque::cli
