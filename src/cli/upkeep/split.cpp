#include <CLI/CLI.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/filter_options.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/progress.h"
#include "report/table.h"
#include "text/utf8.h"
#include "upkeep/split.h"

namespace calque::cli {
namespace {

const std::map<std::string, SplitKey> kKeys{{"file", SplitKey::file},
                                            {"year", SplitKey::year},
                                            {"month", SplitKey::month},
                                            {"language", SplitKey::language}};

constexpr std::string_view kProperty = "prop:";

class SplitCommand : public Command {
 public:
  const char* name() const override { return "split"; }
  const char* description() const override {
    return "Write the units to several new memories, by file, date, language or property";
  }

  void declare(CLI::App& app) override {
    app.add_option("folder", folder_, "Where the new memories go")->required()->type_name("FOLDER");
    app.add_option("--by", by_, "file, year, month, language (with -s), or prop:TYPE")
        ->required()
        ->type_name("WHAT");
    app.add_option("-s,--source", source_, "For --by language: the language in every part")
        ->type_name("LANG");
    filter_.declare(app);
    app.add_flag("--dry-run", dry_run_, "Only tell which files would be made");
    app.add_flag("--json", json_, "A JSON line for each file");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    Progress progress(globals, "splitting", "unit");
    SplitOptions options = split_options();
    options.filter = met_languages(globals, session, options.filter);
    if (options.key == SplitKey::language) {
      options.source = met_language(globals, session, options.source);
    }
    options.progress = [&progress](std::int64_t units) {
      check_interrupt();
      progress.update(units);
    };
    const SplitReport report = split_memory(session, options);
    print_report(globals, report);
    return report.parts.empty() ? kNothingFound : kOk;
  }

 private:
  SplitOptions split_options() const {
    SplitOptions options;
    options.filter = filter_.filter();
    options.folder = folder_;
    options.dry_run = dry_run_;
    if (by_.starts_with(kProperty) && by_.size() > kProperty.size()) {
      options.key = SplitKey::property;
      options.property = by_.substr(kProperty.size());
      return options;
    }
    const auto key = kKeys.find(by_);
    if (key == kKeys.end()) {
      throw UsageError("a memory cannot be split by \"" + text::replace_invalid_utf8(by_) +
                       "\": give file, year, month, language or prop:TYPE");
    }
    options.key = key->second;
    if (options.key == SplitKey::language) {
      // A part is a pair of languages: one of them has to be the same in all.
      if (source_.empty()) throw UsageError("--by language needs the source language: give -s en");
      options.source = language_option(source_);
    }
    return options;
  }

  void print_report(const Globals& globals, const SplitReport& report) const {
    const report::Style style = output_style(globals);
    report::Table table({report::Align::right, report::Align::left});
    std::int64_t units = 0;
    for (const SplitPart& part : report.parts) {
      units += part.units;
      table.add_row({std::to_string(part.units), style.text(part.file.string())});
      if (json_) {
        print(nlohmann::ordered_json{{"value", part.value},
                                     {"file", text::replace_invalid_utf8(part.file.string())},
                                     {"units", part.units}}
                  .dump() +
              "\n");
      }
    }
    if (json_) return;
    print(table.to_string(), style);
    say(globals, counted(units, "unit") + (dry_run_ ? " would be written to " : " written to ") +
                     counted(std::ssize(report.parts), "memory file"));
    if (report.left_out > 0) {
      say(globals, "note: " + counted(report.left_out, "unit") +
                       " left out: not in the source language, or in no other");
    }
  }

  std::string folder_;
  std::string by_;
  std::string source_;
  FilterOptions filter_;
  bool dry_run_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_split_command() {
  return std::make_unique<SplitCommand>();
}

}  // namespace calque::cli
