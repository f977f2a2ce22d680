#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "calque/check.h"
#include "calque/error.h"
#include "calque/format.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/built_words.h"
#include "cli/options/checks_option.h"
#include "cli/options/dictionaries.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/terms_option.h"
#include "cli/project/project_jobs.h"
#include "cli/settings/project_files.h"
#include "formats/bilingual.h"
#include "leverage/analysis.h"
#include "leverage/article_pair.h"
#include "report/analysis_text.h"
#include "report/table.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

/// How far the translation of a file has come.
struct FileStatus {
  ProjectJob job;
  std::int64_t segments = 0;
  std::int64_t words = 0;
  std::int64_t done = 0;         ///< Segments that have a translation which is no draft.
  std::int64_t payable = 0;      ///< Of what is open, in ten-thousandths of a new word.
  std::int64_t unconfirmed = 0;  ///< Units of the memory that came from the file.
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  std::int64_t notes = 0;
};

class StatusCommand : public Command {
 public:
  const char* name() const override { return "status"; }
  const char* description() const override {
    return "Show how far the files of the project are: words, what is done, what the checks find";
  }

  void declare(CLI::App& app) override {
    app.add_option("file", files_, "Articles or bilingual files; none: those of the project")
        ->type_name("FILE");
    app.add_option("-s,--source", source_, "Language translated from")
        ->required()
        ->type_name("LANG");
    app.add_option("-t,--target", targets_, "Languages translated to: tr,de")
        ->required()
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("LANG,...");
    terms_.declare(app);
    checks_.declare(app);
    app.add_flag("--json", json_, "A JSON line for each file and language");
  }

  int run(const Globals& globals) override {
    language_ = language_option(source_);
    const std::vector<std::string> files =
        files_.empty() ? project_files(globals.settings) : files_;
    if (files.empty()) {
      throw UsageError("give the files: there is no project here that names some");
    }
    term_check_ = terms_.open(globals, {});
    std::vector<FileStatus> all;
    for (const ProjectJob& job : project_jobs(globals, files, language_options(targets_))) {
      check_interrupt();
      all.push_back(status_of(globals, job));
      if (json_) print(as_json(all.back()).dump() + "\n");
    }
    if (!json_) print(as_table(all, output_style(globals)), output_style(globals));
    return kOk;
  }

 private:
  FileStatus status_of(const Globals& globals, const ProjectJob& job) {
    FileStatus status{.job = job};
    if (job.begun && job.bilingual) {
      add_bilingual(status);
    } else {
      add_article(globals, status);
    }
    add_payable(globals, status);
    if (auto session = open_if_any(globals)) {
      UnitFilter filter;
      filter.origin = source_name(job.file);
      filter.unconfirmed = true;
      session->for_each_unit(filter, [&](const TranslationUnit& /*unit*/) {
        check_interrupt();
        ++status.unconfirmed;
      });
    }
    return status;
  }

  void add_bilingual(FileStatus& status) {
    const std::string& path = status.job.translation;
    const auto file = open_bilingual(path, *known_format(path),
                                     {.source_language = language_,
                                      .target_language = status.job.target,
                                      .encoding = {},
                                      .lenient = false});
    for (const BilingualSegment& segment : file->segments()) {
      if (!segment.translatable) continue;
      count(status, segment.source);
      const bool done = segment.state == TranslationState::translated ||
                        segment.state == TranslationState::approved;
      if (done) ++status.done;
    }
    check::Checker checker = this->checker(status);
    const auto units = open_units(path, *known_format(path),
                                  {.languages = {language_, status.job.target},
                                   .encoding = {},
                                   .lenient = true,
                                   .drafts = true});
    TranslationUnit unit;
    for (std::int64_t number = 1; units->next(unit); ++number) {
      check_interrupt();
      checker.check(unit, {.unit = number});
    }
    checker.finish();
  }

  void add_article(const Globals& globals, FileStatus& status) {
    for (const leverage::JobSegment& segment :
         leverage::read_job(status.job.file, language_, status.job.target).segments) {
      count(status, segment.source);
    }
    if (!status.job.begun) return;
    auto session = open_if_any(globals);
    const align::Lexicon words = words_at_hand(session ? &*session : nullptr, language_,
                                               status.job.target, source_name(status.job.file));
    const leverage::ArticlePair pair = leverage::pair_articles(
        status.job.file, status.job.translation,
        {.source = language_, .target = status.job.target, .include = {}, .words = &words});
    status.done = static_cast<std::int64_t>(pair.translated);
    check::Checker checker = this->checker(status);
    std::int64_t number = 0;
    for (const TranslationUnit& unit : pair.units) {
      check_interrupt();
      // What nobody has translated yet is counted as open, not as a mistake.
      const bool open = unit.variants[0].segment.text == unit.variants[1].segment.text;
      if (!open) checker.check(unit, {.unit = ++number});
    }
    checker.finish();
  }

  /// As `analyze` counts it, by the memory as it is now.
  void add_payable(const Globals& globals, FileStatus& status) const {
    if (!open_if_any(globals)) return;
    const MemoryChoice choice{.path = memory_path(globals)};
    MemorySet memories(std::span(&choice, 1));
    memories.meet(language_, status.job.target);
    leverage::AnalysisSettings settings;
    settings.source = language_;
    settings.target = status.job.target;
    const std::string& file =
        status.job.bilingual && status.job.begun ? status.job.translation : status.job.file;
    const std::vector<leverage::JobFile> jobs{
        leverage::read_job(file, language_, status.job.target)};
    const leverage::Analysis analysis = leverage::analyze(memories, jobs, settings);
    status.payable = leverage::payable(analysis.total(), settings);
  }

  void count(FileStatus& status, const Segment& segment) const {
    const leverage::WordRule rule = leverage::WordRule::of(leverage::WordCount::gmx, language_);
    ++status.segments;
    status.words += rule.words(leverage::volume_of(segment, rule));
  }

  check::Checker checker(FileStatus& status) const {
    check::CheckerOptions options;
    options.checks = checks_.selection();
    options.source = language_;
    options.targets = {status.job.target};
    options.terms = term_check_.get();
    options.dictionaries = dictionary_folders();
    return {std::move(options), [&status](const check::Finding& finding) {
              if (finding.severity == check::Severity::error) ++status.errors;
              if (finding.severity == check::Severity::warning) ++status.warnings;
              if (finding.severity == check::Severity::note) ++status.notes;
            }};
  }

  static nlohmann::ordered_json as_json(const FileStatus& status) {
    // Words to the tenth, as analyses have them.
    constexpr double kTenths = 10;
    const std::int64_t payable = (status.payable + 500) / 1000;
    nlohmann::ordered_json object{{"file", text::replace_invalid_utf8(status.job.file)},
                                  {"target", status.job.target.tag()}};
    if (status.job.begun) {
      object["translation"] = text::replace_invalid_utf8(status.job.translation);
    }
    object["segments"] = status.segments;
    object["words"] = status.words;
    object["done"] = status.done;
    object["payable"] = static_cast<double>(payable) / kTenths;
    object["unconfirmed"] = status.unconfirmed;
    object["errors"] = status.errors;
    object["warnings"] = status.warnings;
    object["notes"] = status.notes;
    return object;
  }

  static std::string as_table(const std::vector<FileStatus>& all, const report::Style& style) {
    using report::Align;
    report::Table table({Align::left, Align::left, Align::right, Align::right, Align::right,
                         Align::right, Align::right, Align::right, Align::right, Align::right});
    std::vector<std::string> headings;
    for (const char* heading : {"file", "to", "segments", "words", "done", "payable", "unconfirmed",
                                "errors", "warnings", "notes"}) {
      headings.push_back(style.words(heading, report::Role::heading));
    }
    table.add_row(headings);
    FileStatus sum;
    for (const FileStatus& status : all) {
      table.add_row(row(style.text(status.job.file), status.job.target.tag(), status, style));
      add(sum, status);
    }
    if (all.size() > 1) table.add_row(row("total", "", sum, style));
    return table.to_string();
  }

  static void add(FileStatus& sum, const FileStatus& status) {
    sum.segments += status.segments;
    sum.words += status.words;
    sum.done += status.done;
    sum.payable += status.payable;
    sum.unconfirmed += status.unconfirmed;
    sum.errors += status.errors;
    sum.warnings += status.warnings;
    sum.notes += status.notes;
  }

  static std::vector<std::string> row(const std::string& file, const std::string& target,
                                      const FileStatus& status, const report::Style& style) {
    const auto number = [](std::int64_t count) { return std::to_string(count); };
    const auto finding = [&](std::int64_t count, report::Role role) {
      return style.words(number(count), count > 0 ? role : report::Role::plain);
    };
    const std::string done =
        number(status.segments > 0 ? status.done * 100 / status.segments : 0) + " %";
    return {file,
            target,
            number(status.segments),
            number(status.words),
            done,
            report::one_decimal(status.payable),
            number(status.unconfirmed),
            finding(status.errors, report::Role::warning),
            finding(status.warnings, report::Role::warning),
            number(status.notes)};
  }

  std::vector<std::string> files_;
  std::string source_;
  Language language_;
  std::vector<std::string> targets_;
  TermsOption terms_;
  std::unique_ptr<check::TermCheck> term_check_;
  ChecksOption checks_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_status_command() {
  return std::make_unique<StatusCommand>();
}

}  // namespace calque::cli
