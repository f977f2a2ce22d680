#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "cli/interrupt.h"
#include "cli/language_option.h"
#include "cli/memory_option.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "exchange/tmx_export.h"
#include "model/timestamp.h"
#include "version.h"

namespace calque::cli {
namespace {

const std::map<std::string, TmxProfile> kProfiles{
    {"plain", TmxProfile::plain}, {"omegat", TmxProfile::omegat}, {"trados", TmxProfile::trados}};

class ExportCommand : public Command {
 public:
  const char* name() const override { return "export"; }
  const char* description() const override { return "Write units as TMX, for other tools"; }

  void declare(CLI::App& app) override {
    app.add_option("-o,--output", output_, "The file to write; - is standard output")
        ->capture_default_str()
        ->type_name("FILE");
    filter_.declare(app);
    app.add_option("-s,--source", source_, "The source language of the file")->type_name("LANG");
    app.add_option("-t,--target", target_, "The target language, for omegat and trados")
        ->type_name("LANG");
    app.add_option("--profile", profile_,
                   "plain: everything; omegat, trados: as these read it best")
        ->check(CLI::IsMember({"plain", "omegat", "trados"}))
        ->capture_default_str();
    app.add_option("--level", level_, "1: text without inline tags, 2: with them")
        ->check(CLI::Range(1, 2))
        ->capture_default_str();
  }

  int run(const Globals& globals) override {
    Memory memory = open_memory(globals, Memory::Access::read_only);
    const UnitFilter filter = filter_.filter();
    OutputFile output(output_);
    const TmxWriteReport report = write(memory, filter, output, globals);
    if (report.elements > 0) output.commit();
    for (const std::string& loss : report.losses()) say(globals, "note: " + loss);
    say(globals, (output_ == "-" ? "" : output_ + ": ") +
                     counted(static_cast<std::int64_t>(report.elements), "unit") + " written");
    return report.elements > 0 ? kOk : kNothingFound;  // no file is left then
  }

 private:
  TmxWriteReport write(Memory& memory, const UnitFilter& filter, OutputFile& output,
                       const Globals& globals) const {
    TmxWriteOptions options;
    options.profile = kProfiles.at(profile_);
    options.level = level_ == 1 ? TmxLevel::text : TmxLevel::tags;
    if (!source_.empty()) options.source = language_option(source_);
    if (!target_.empty()) options.target = language_option(target_);
    options.tool_version = kVersion;
    options.creation_date = format_timestamp(Clock::now());
    Progress progress(globals, "exporting", "unit");
    return export_tmx(memory, filter, std::move(options), output.stream(),
                      [&progress](std::int64_t units) {
                        check_interrupt();
                        progress.update(units);
                      });
  }

  std::string output_ = "-";
  FilterOptions filter_;
  std::string source_;
  std::string target_;
  std::string profile_ = "plain";
  int level_ = 2;
};

}  // namespace

std::unique_ptr<Command> make_export_command() {
  return std::make_unique<ExportCommand>();
}

}  // namespace calque::cli
