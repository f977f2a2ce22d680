#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/export.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/filter_options.h"
#include "cli/options/format_option.h"
#include "cli/options/language_option.h"
#include "cli/options/left_out.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

struct Outcome {
  UnitSinkReport report{};
  LeftOut left_out;
};

class ExportCommand : public Command {
 public:
  const char* name() const override { return "export"; }
  const char* description() const override { return "Write units to a file (TMX, CSV and others)"; }

  void declare(CLI::App& app) override {
    app.add_option("-o,--output", output_, "The file to write; - is standard output")
        ->capture_default_str()
        ->type_name("FILE");
    format_.declare_for_writing(app);
    filter_.declare(app);
    app.add_option("-s,--source", source_, "The source language of the file")->type_name("LANG");
    app.add_option("-t,--target", target_,
                   "The target language, for omegat, trados, memoq and tables")
        ->type_name("LANG");
    format_.declare_settings(app);
    app.add_flag("--json", json_, "A JSON line that says what was written");
    app.add_flag("--uid", uids_,
                 "TMX: also write by what name a later import knows each unit again");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    refuse_output(session.path());
    if (json_ && output_ == "-") throw UsageError("--json goes with --output FILE");
    if (!meet_languages(globals, session)) return kNothingFound;
    OutputFile output(output_);
    const Outcome outcome = write(session, output, globals);
    // An empty file would look like a success to what reads it.
    if (outcome.report.written > 0) output.commit();
    tell_written(globals, outcome.report);
    if (outcome.left_out.tell()) return kGateFailed;
    return outcome.report.written > 0 ? kOk : kNothingFound;  // no file is left then
  }

 private:
  void tell_written(const Globals& globals, const UnitSinkReport& report) const {
    if (json_) {
      const nlohmann::ordered_json object{{"file", text::replace_invalid_utf8(output_)},
                                          {"written", report.written},
                                          {"losses", report.losses}};
      print(object.dump() + "\n");
      return;
    }
    for (const std::string& loss : report.losses) say(globals, "note: " + loss);
    say(globals, (output_ == "-" ? "" : output_ + ": ") +
                     counted(static_cast<std::int64_t>(report.written), "unit") + " written");
  }

  /// Whoever names languages with --languages wants these, and not the project's two.
  std::string written_or_set(const std::string& written, const Settings& settings,
                             std::string_view key) const {
    const Setting* const set = settings.find(key);
    const bool one = set != nullptr && set->words.size() == 1;
    return written.empty() && one && !filter_.names_languages() ? set->words.front() : written;
  }

  /// False when the memory has nothing in the source or the target language.
  bool meet_languages(const Globals& globals, Session& session) {
    taken_ = met_languages(globals, session, filter_.filter());
    const auto meet_in = [&](const std::string& written, std::optional<Language>& language) {
      if (written.empty()) return true;
      const MetLanguage met = meet(session, language_option(written));
      language = met.taken();
      return tell(globals, met);
    };
    const bool source =
        meet_in(written_or_set(source_, globals.settings, "source"), source_language_);
    return meet_in(written_or_set(target_, globals.settings, "target"), target_language_) && source;
  }

  void refuse_output(const std::filesystem::path& memory) const {
    std::error_code error;
    // The file would be replaced by what is read from it.
    if (std::filesystem::equivalent(output_, memory, error)) {
      throw UsageError(output_ + " is the memory itself: give another name with --output");
    }
    if (output_.ends_with(".gz")) {
      throw UsageError("calque does not compress: write to - and pipe it through gzip");
    }
  }

  Outcome write(Session& session, OutputFile& output, const Globals& globals) const {
    Progress progress(globals, "exporting", "unit");
    Outcome outcome;
    const ExportEvents events{
        .progress =
            [&progress](std::int64_t units) {
              check_interrupt();
              progress.update(units);
            },
        .left_out = [&outcome](const std::string& what) { outcome.left_out.add(what); }};
    outcome.report = export_units(session, taken_, format_.of_output(output_), options(),
                                  output.stream(), events);
    return outcome;
  }

  UnitSinkOptions options() const {
    UnitSinkOptions options;
    options.uids = uids_;
    options.source = source_language_;
    options.target = target_language_;
    options.languages = taken_.languages;
    options.creation_date = format_timestamp(Clock::now());
    options.settings = format_.settings();
    return options;
  }

  std::string output_ = "-";
  FormatOption format_;
  FilterOptions filter_;
  std::string source_;
  std::string target_;
  UnitFilter taken_;  ///< With the languages that the memory has.
  std::optional<Language> source_language_;
  std::optional<Language> target_language_;
  bool uids_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export_command() {
  return std::make_unique<ExportCommand>();
}

}  // namespace calque::cli
