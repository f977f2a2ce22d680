#include "glossary/glossary_export.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/unit.h"
#include "calque/version.h"
#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/interrupt.h"
#include "cli/options/format_names.h"
#include "cli/options/language_option.h"
#include "cli/options/left_out.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/output_file.h"
#include "glossary/glossary_format.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

using glossary::GlossaryFormat;

/// What the ending of a file's name says; the first where it has none.
const GlossaryFormat& format_of(const std::string& file) {
  if (const GlossaryFormat* format = glossary::written_glossary_format(file)) return *format;
  throw UsageError(file + ": give --format, or a name in .tbx, .utx, .csv, .tsv or .txt");
}

/// YYYY-MM-DDThh:mm:ssZ of a TMX date.
std::string iso_date(const std::string& date) {
  // The places of year, month, day, T and hour, minute, second and Z in YYYYMMDDThhmmssZ.
  return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 5) + ":" +
         date.substr(11, 2) + ":" + date.substr(13, 3);
}

class GlossaryExportCommand : public Command {
 public:
  const char* name() const override { return "export"; }
  const char* description() const override {
    return "Write the entries as TBX, UTX, CSV, TSV or OmegaT's glossary file";
  }

  void declare(CLI::App& app) override {
    app.add_option("-o,--output", output_, "The file to write; - is standard output")
        ->capture_default_str()
        ->type_name("FILE");
    declare_format(app, "--format", format_, names_of_written_glossaries(),
                   ", where the file's name does not tell");
    app.add_option("-l,--languages", languages_,
                   "Write terms in these languages only; UTX and OmegaT need two: en,tr")
        ->delimiter(',')
        ->type_name("LANG,...");
    app.add_option("--domain", domain_, "Only entries of this subject field")->type_name("TEXT");
    app.add_option("--batch", batch_, "Only entries that this batch brought")
        ->check(from(1))
        ->type_name("BATCH");
    app.add_flag("--json", json_, "A JSON line that says what was written");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    refuse_output(session.path());
    if (json_ && output_ == "-") throw UsageError("--json goes with --output FILE");
    const glossary::GlossaryExportOptions wanted = options();
    tell_missing_terms(globals, session, wanted.languages);
    glossary::Glossary glossary(session);
    OutputFile output(output_);
    const auto report = glossary::export_glossary(glossary, output.stream(), wanted,
                                                  [](std::uint64_t) { check_interrupt(); });
    if (report.written > 0) output.commit();
    tell_written(globals, report);
    LeftOut left_out;
    for (const std::string& what : report.unreadable) left_out.add(what);
    if (left_out.tell()) return kGateFailed;
    return report.written > 0 ? kOk : kNothingFound;  // no file is left then
  }

 private:
  void tell_written(const Globals& globals, const glossary::GlossaryExportReport& report) const {
    if (json_) {
      const nlohmann::ordered_json object{{"file", text::replace_invalid_utf8(output_)},
                                          {"written", report.written},
                                          {"losses", report.losses}};
      print(object.dump() + "\n");
      return;
    }
    for (const std::string& loss : report.losses) say(globals, "note: " + loss);
    say(globals,
        (output_ == "-" ? "" : output_ + ": ") +
            counted(static_cast<std::int64_t>(report.written), format().pairs ? "pair" : "entry") +
            " written");
  }

  const GlossaryFormat& format() const {
    return format_.empty() ? format_of(output_) : *glossary::glossary_format(format_);
  }

  void refuse_output(const std::filesystem::path& memory) const {
    std::error_code error;
    if (std::filesystem::equivalent(output_, memory, error)) {
      throw UsageError(output_ + " is the memory itself: give another name with --output");
    }
  }

  glossary::GlossaryExportOptions options() const {
    glossary::GlossaryExportOptions options;
    options.format = format().id();
    options.languages = language_options(languages_);
    options.filter.domain = domain_;
    if (batch_ != 0) options.filter.batch = BatchId{batch_};
    options.source = std::string("written by calque ") + kVersion;
    options.date = iso_date(format_timestamp(Clock::now()));
    return options;
  }

  std::string output_ = "-";
  std::string format_;
  std::vector<std::string> languages_;
  std::string domain_;
  std::int64_t batch_ = 0;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_export_command() {
  return std::make_unique<GlossaryExportCommand>();
}

}  // namespace calque::cli
