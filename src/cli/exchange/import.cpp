#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/import.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exchange/unit_files.h"
#include "cli/interrupt.h"
#include "cli/options/format_option.h"
#include "cli/options/guess_option.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/read_report.h"
#include "cli/options/unit_options.h"
#include "cli/progress.h"
#include "formats/pairs/line_pairs.h"
#include "formats/pairs/string_pairs.h"
#include "transfer/pair_filter.h"
#include "transfer/peeked_source.h"
#include "transfer/scored_source.h"

namespace calque::cli {
namespace {

class ImportCommand : public Command {
 public:
  const char* name() const override { return "import"; }
  const char* description() const override {
    return "Store the units of translation files (TMX, XLIFF, tables and others)";
  }

  void declare(CLI::App& app) override {
    app.add_option(
           "file", files_,
           unit_format_names(&UnitFormat::is_read) +
               " files, also .gz, or folders of them (also of a project of OmegaT); - is standard "
               "input")
        ->required()
        ->type_name("FILE");
    format_.declare_for_reading(app);
    app.add_option(
           "-l,--languages", languages_,
           "Languages of a table's columns, or source and target of a bilingual file (XLIFF, PO), "
           "where the file does not name them: en,tr")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->type_name("LANG,...");
    app.add_option("--encoding", encoding_,
                   "Encoding of the file, where it says none or a wrong one")
        ->type_name("NAME");
    app.add_flag(
        "--drafts", drafts_,
        "Also take translations that bilingual files mark as drafts (fuzzy, needs review)");
    app.add_flag("--lenient", lenient_,
                 "Repair bad characters and leave out units that cannot be read, and list them, "
                 "instead of refusing the file");
    app.add_flag("--no-quotes", no_quotes_,
                 "Quotes in a table are part of its texts, and stand around no field");
    auto* pairs = app.add_flag("--pairs", pairs_,
                               "Two text files, line by line translations of each other, as OPUS "
                               "has them, or two files of strings with the same keys: calque "
                               "import --pairs news.en news.tr");
    app.add_flag("--score", score_,
                 "With --pairs, leave out lines that are evidently no translation of each other")
        ->needs(pairs);
    guess_.declare(app);
    app.add_flag("--replace", replace_,
                 "Units take the place of older ones: of the same uid, else of the same text and "
                 "key, else of the same text from the same file");
    app.add_option("--set", properties_, "Give every unit this property: client=ACME")
        ->allow_extra_args(false)
        ->type_name("TYPE=VALUE");
    app.add_flag("--dry-run", dry_run_, "Read and compare everything, store nothing");
    app.add_flag("--json", json_, "A JSON line for each file");
  }

  int run(const Globals& globals) override {
    std::optional<Session> session;  // opened, and perhaps made, once there is something to store
    bool complete = true;
    if (!pairs_) take_folders();
    const auto store = [&](const std::string& file) {
      PeekedSource source(open(file));
      const std::string name = pairs_ ? source.name() : file;
      guess_.look_at(globals, name, source);
      if (!session) session.emplace(open_for_import(globals, dry_run_));
      const ImportReport report = import_file(*session, source, file, globals);
      report_import(globals, name, report, {.noun = "unit", .dry_run = dry_run_, .json = json_});
      complete = complete && report.read.skipped == 0 && !report.read.truncated;
    };
    if (pairs_) {
      if (files_.size() != 2) {
        throw UsageError("--pairs takes two files: calque import --pairs news.en news.tr");
      }
      store(files_.front());
    } else if (dry_run_) {
      // A dry run has stored nothing that an error would have to tell of.
      std::ranges::for_each(files_, store);
    } else {
      store_each(files_, store);
    }
    return complete ? kOk : kGateFailed;
  }

 private:
  void take_folders() {
    std::vector<std::string> all;
    for (UnitFile& file : unit_files(files_)) {
      if (file.machine) machine_.insert(file.path);
      all.push_back(std::move(file.path));
    }
    files_ = std::move(all);
  }

  std::unique_ptr<UnitSource> open(const std::string& file) const {
    if (pairs_) return open_pairs();
    return open_units(file, format_.of_input(file),
                      {.languages = language_options(languages_),
                       .encoding = encoding_,
                       .lenient = lenient_,
                       .drafts = drafts_,
                       .quotes_are_text = no_quotes_});
  }

  std::unique_ptr<UnitSource> open_pairs() const {
    if (are_string_files(files_[0], files_[1])) return open_string_pairs();
    LinePairOptions options = languages_of_pair(files_[0], files_[1], language_options(languages_));
    options.encoding = encoding_;
    options.lenient = lenient_;
    if (score_) options.reject = filter(options);
    auto pairs = std::make_unique<LinePairSource>(files_[0], files_[1], std::move(options));
    if (!score_) return pairs;
    return std::make_unique<ScoredSource>(std::move(pairs));
  }

  /// Files of strings are no lists of lines: their keys make the pairs.
  std::unique_ptr<UnitSource> open_string_pairs() const {
    if (score_) throw UsageError("--score goes with files of lines; these have keys");
    StringPairOptions options{.source = {}, .target = {}, .encoding = encoding_};
    const std::vector<Language> languages = language_options(languages_);
    if (!languages.empty()) options.source = languages.front();
    if (languages.size() > 1) options.target = languages[1];
    return std::make_unique<StringPairSource>(files_[0], files_[1], options);
  }

  /// Learns from the first pairs, which are read once more for that.
  RejectPair filter(LinePairOptions options) const {
    // The ratio of lengths changes no more after some thousands.
    constexpr int kEnough = 10'000;
    options.lenient = true;
    auto learnt = std::make_shared<PairFilter>(options.source, options.target);
    LinePairSource source(files_[0], files_[1], std::move(options));
    TranslationUnit unit;
    for (int i = 0; i < kEnough && source.next(unit); ++i) {
      learnt->learn(unit.variants[0].segment.text, unit.variants[1].segment.text);
    }
    return [learnt](std::string_view one, std::string_view other) {
      return learnt->reason(one, other);
    };
  }

  ImportReport import_file(Session& session, UnitSource& source, const std::string& file,
                           const Globals& globals) const {
    std::error_code unknown_size;
    // A pipe has none: then units are counted without a bar.
    const auto size = std::filesystem::file_size(file, unknown_size);
    Progress progress(globals, "importing " + file, "unit", unknown_size ? 0 : size);
    return import_units(session, source,
                        {.dry_run = dry_run_,
                         .replace = replace_,
                         .set = properties_of(file),
                         .started = format_timestamp(Clock::now()),
                         .author = user_name(globals),
                         .sitting = sitting(),
                         .progress = [&progress](std::int64_t units, std::uint64_t bytes) {
                           check_interrupt();
                           progress.update(units, bytes);
                         }});
  }

  std::vector<Property> properties_of(const std::string& file) const {
    std::vector<Property> all;
    if (machine_.contains(file)) all.push_back({"origin", "mt", {}, {}});
    for (const std::string& written : properties_) all.push_back(parse_property(written));
    return all;
  }

  std::vector<std::string> files_;
  std::set<std::string> machine_;  ///< Files that their folder says are machine translation.
  std::vector<std::string> properties_;
  bool replace_ = false;
  FormatOption format_;
  std::vector<std::string> languages_;
  std::string encoding_;
  bool drafts_ = false;
  bool no_quotes_ = false;
  bool pairs_ = false;
  bool score_ = false;
  GuessOption guess_;
  bool lenient_ = false;
  bool dry_run_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_import_command() {
  return std::make_unique<ImportCommand>();
}

}  // namespace calque::cli
