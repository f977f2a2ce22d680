#include "calque/check.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/format.h"
#include "check/baseline.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/built_words.h"
#include "cli/options/checks_option.h"
#include "cli/options/dictionaries.h"
#include "cli/options/filter_options.h"
#include "cli/options/format_option.h"
#include "cli/options/language_option.h"
#include "cli/options/line_input.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/options/terms_option.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/project/project_jobs.h"
#include "cli/settings/project_files.h"
#include "cli/translate/check_list.h"
#include "cli/translate/finding_printer.h"
#include "formats/bilingual_units.h"
#include "leverage/article_pair.h"

namespace calque::cli {
namespace {

using check::Finding;
using check::Severity;

class CheckCommand : public Command {
 public:
  const char* name() const override { return "check"; }
  const char* description() const override {
    return "Look for mistakes in the translations of a file or of the memory";
  }

  void declare(CLI::App& app) override {
    app.add_option("file", files_, "Files as for import; none: the memory")->type_name("FILE");
    auto* pair = app.add_flag("--pair", pair_,
                              "Two articles, one the translation of the other: calque check --pair "
                              "news.en.md news.tr.md");
    app.add_flag("--project", project_, "The translations of the files of the project")
        ->excludes(pair);
    format_.declare_for_reading(app);
    app.add_option("-s,--source", source_, "The language translated from, where files do not tell")
        ->type_name("LANG");
    app.add_option("-t,--target", targets_, "Only translations into these languages: tr,de")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("LANG,...");
    filter_.declare(app, "Languages of a table's columns; else only texts in these: en,tr");
    app.add_option("--encoding", encoding_, "Encoding of files that say none or a wrong one")
        ->type_name("NAME");
    app.add_flag("--lenient", lenient_, "Leave out units that cannot be read");
    terms_.declare(app);
    declare_checks(app);
    declare_output(app);
  }

  int run(const Globals& globals) override {
    if (list_) return list_checks(globals);
    printer_.emplace(globals, output_);
    const check::CheckSelection checks = checks_.selection();
    if (checks.has("term-forbidden") || checks.has("term-missing")) {
      term_check_ = terms_.open(
          globals, {.languages = columns_of_terms(), .encoding = {}, .lenient = lenient_});
    }
    if (!baseline_file_.empty()) read_baseline();
    if (!new_baseline_.empty()) {
      refuse_own_input(new_baseline_, files_);
      baseline_output_.emplace(new_baseline_);
    }
    const check::CheckCounts counts = check_all(globals);
    printer_->finish();
    if (baseline_output_) {
      baseline_output_->commit();
      say_written(globals, new_baseline_);
    }
    const int code = report(globals, counts);
    return code == kOk && lacks_language_ ? kNothingFound : code;
  }

 private:
  void declare_checks(CLI::App& app) {
    checks_.declare_only(app);
    checks_.declare(app);
    app.add_flag("--list", list_, "List the checks and end");
  }

  void declare_output(CLI::App& app) {
    auto* json = app.add_flag("--json", output_.json, "A JSON line for each finding");
    app.add_flag("--sarif", output_.sarif, "A SARIF 2.1.0 log")->excludes(json);
    app.add_option("-n,--limit", output_.limit, "Findings of each check to show as text; 0: all")
        ->check(from(0))
        ->capture_default_str();
    app.add_option("--fail-on", fail_on_,
                   "Exit with 3 when something as grave is found: error, warning, note, never")
        ->check(CLI::IsMember({"error", "warning", "note", "never"}))
        ->capture_default_str();
    app.add_option("--baseline", baseline_file_, "Findings in this file are known: leave them out")
        ->type_name("FILE");
    app.add_option("--write-baseline", new_baseline_, "Write all findings to this file as known")
        ->type_name("FILE");
  }

  check::CheckCounts check_all(const Globals& globals) {
    if (pair_) {
      if (files_.size() != 2) {
        throw UsageError("--pair takes two files: calque check --pair news.en.md news.tr.md");
      }
      return check_pair(globals, files_.front(), files_.back(), only_target());
    }
    if (project_) return check_project(globals);
    if (files_.empty()) return check_memory(globals);
    check::CheckCounts counts;
    for (const std::string& file : files_) add(counts, check_file(globals, file));
    return counts;
  }

  Language only_target() const {
    if (source_.empty() || targets_.size() != 1) {
      throw UsageError("give the languages: calque check --pair SOURCE TARGET -s en -t tr");
    }
    return language_option(targets_.front());
  }

  check::CheckCounts check_project(const Globals& globals) {
    if (source_.empty()) throw UsageError("give the language translated from: -s en");
    const std::vector<std::string> files =
        files_.empty() ? project_files(globals.settings) : files_;
    if (files.empty()) throw UsageError("there is no project here that names files");
    std::vector<Language> targets;
    for (const std::string& target : targets_) targets.push_back(language_option(target));
    check::CheckCounts counts;
    for (const ProjectJob& job : project_jobs(globals, files, targets)) {
      if (!job.begun) {
        say(globals, "note: " + job.file + " has no translation into " + job.target.tag() + " yet");
      } else if (job.bilingual) {
        add(counts, check_file(globals, job.translation));
      } else {
        add(counts, check_pair(globals, job.file, job.translation, job.target));
      }
    }
    return counts;
  }

  /// Both are aligned; what one has alone is told.
  check::CheckCounts check_pair(const Globals& globals, const std::string& source,
                                const std::string& translation, const Language& target) {
    const Language from = language_option(source_);
    auto session = open_if_any(globals);
    const align::Lexicon words =
        words_at_hand(session ? &*session : nullptr, from, target, source_name(source));
    const leverage::ArticlePair pair = leverage::pair_articles(
        source, translation, {.source = from, .target = target, .include = {}, .words = &words});
    check::CheckerOptions options = checker_options();
    options.targets = {target};
    check::Checker checker = this->checker(std::move(options));
    printer_->begin_file(translation);
    std::int64_t number = 0;
    for (const TranslationUnit& unit : pair.units) {
      check_interrupt();
      checker.check(unit, {.unit = ++number});
    }
    checker.finish();
    tell_alone(globals, pair.alone, source, translation);
    tell_alone(globals, pair.alone_in_translation, translation, source);
    return checker.counts();
  }

  static void tell_alone(const Globals& globals, std::size_t count, const std::string& file,
                         const std::string& other) {
    if (count == 0) return;
    say(globals, "note: " + counted(static_cast<std::int64_t>(count), "segment") + " of " + file +
                     " without a counterpart in " + other);
  }

  static void add(check::CheckCounts& sum, const check::CheckCounts& counts) {
    sum.units += counts.units;
    sum.pairs += counts.pairs;
  }

  /// The languages of a glossary that is a table and does not name them.
  std::vector<Language> columns_of_terms() const {
    if (source_.empty() || targets_.size() != 1) return {};
    return {language_option(source_), language_option(targets_.front())};
  }

  check::CheckerOptions checker_options() const {
    check::CheckerOptions options;
    options.checks = checks_.selection();
    options.terms = term_check_.get();
    options.dictionaries = dictionary_folders();
    if (!source_.empty()) options.source = language_option(source_);
    for (const std::string& target : targets_) options.targets.push_back(language_option(target));
    return options;
  }

  check::Checker checker(check::CheckerOptions options) {
    return {std::move(options), [this](const Finding& finding) { take(finding); }};
  }

  void take(const Finding& finding) {
    // Known ones too: the new file stands for the old one.
    if (baseline_output_) baseline_output_->stream() << check::baseline_line(finding);
    if (baseline_.knows(finding)) {
      ++known_;
    } else {
      printer_->print_finding(finding);
    }
  }

  Language met(const Globals& globals, Session& session, const Language& asked) {
    const MetLanguage met = meet(session, asked);
    lacks_language_ = !tell(globals, met) || lacks_language_;
    return met.taken();
  }

  check::CheckCounts check_memory(const Globals& globals) {
    Session session = open_session(globals, Session::Access::read_only);
    check::CheckerOptions options = checker_options();
    if (options.source) options.source = met(globals, session, *options.source);
    for (Language& target : options.targets) target = met(globals, session, target);
    const UnitFilter filter = met_languages(globals, session, filter_.filter());
    check::Checker checker = this->checker(std::move(options));
    printer_->begin_memory(session.path().string());
    Progress progress(globals, "checking", "unit");
    session.for_each_unit(filter, [&](const TranslationUnit& unit) {
      check_interrupt();
      progress.update(checker.counts().units);
      checker.check(unit, {.unit = unit.id.value, .tuid = unit.tuid});
    });
    checker.finish();
    return checker.counts();
  }

  check::CheckCounts check_file(const Globals& globals, const std::string& file) {
    const UnitFilter filter = filter_.filter();
    const auto source = open_units(file, format_.of_input(file),
                                   {.languages = filter.languages,
                                    .encoding = encoding_,
                                    .lenient = lenient_,
                                    .drafts = true});
    check::Checker checker = this->checker(checker_options());
    printer_->begin_file(file);
    Progress progress(globals, "checking " + file, "unit");
    TranslationUnit unit;
    for (std::int64_t number = 1; source->next(unit); ++number) {
      check_interrupt();
      progress.update(number);
      const auto taken = apply(filter, unit);
      if (!taken) continue;
      checker.check(*taken, {.unit = number, .tuid = unit.tuid, .line = source->line()});
    }
    checker.finish();
    for (const ReadIssue& issue : source->summary().issues) {
      if (issue.message == kNoTranslation) {
        say(globals, "note: " + describe(file, issue.place, issue.message) +
                         (issue.count > 1 ? " (" + std::to_string(issue.count) + " such)" : ""));
      }
      // Other remarks are about how a file is written; import tells them.
      if (issue.kind == ReadIssue::Kind::remark) continue;
      say(globals, describe(file, issue.place, issue.message));
    }
    return checker.counts();
  }

  void read_baseline() {
    LineInput lines(baseline_file_);
    try {
      while (const auto line = lines.next()) baseline_.add_line(*line);
    } catch (const InputError& error) {
      throw InputError(baseline_file_ + ": " + error.what());
    }
  }

  bool failed() const {
    const std::int64_t errors = printer_->count(Severity::error);
    const std::int64_t warnings = printer_->count(Severity::warning);
    if (fail_on_ == "error") return errors > 0;
    if (fail_on_ == "warning") return errors + warnings > 0;
    return fail_on_ == "note" && errors + warnings + printer_->count(Severity::note) > 0;
  }

  int report(const Globals& globals, const check::CheckCounts& counts) const {
    if (output_.json) {
      const nlohmann::ordered_json object{{"units", counts.units},
                                          {"pairs", counts.pairs},
                                          {"errors", printer_->count(Severity::error)},
                                          {"warnings", printer_->count(Severity::warning)},
                                          {"notes", printer_->count(Severity::note)},
                                          {"known", known_},
                                          {"checks", printer_->by_check()},
                                          {"failed", failed()}};
      print(object.dump() + "\n");
    } else {
      say_summary(globals, counts);
    }
    return failed() ? kGateFailed : kOk;
  }

  void say_summary(const Globals& globals, const check::CheckCounts& counts) const {
    if (printer_->not_shown() > 0) {
      say(globals,
          counted(printer_->not_shown(), "further finding") + " not shown: --limit 0 shows all");
    }
    std::string line = counted(counts.pairs, "translation") +
                       " checked: " + counted(printer_->count(Severity::error), "error") + ", " +
                       counted(printer_->count(Severity::warning), "warning") + ", " +
                       counted(printer_->count(Severity::note), "note");
    if (known_ > 0) line += ", " + counted(known_, "known finding") + " left out";
    say(globals, line);
    std::string by_check;
    for (const auto& [check, count] : printer_->by_check()) {
      by_check += (by_check.empty() ? "" : ", ") + check + " " + std::to_string(count);
    }
    if (!by_check.empty()) say(globals, by_check);
  }

  std::vector<std::string> files_;
  FormatOption format_;
  FilterOptions filter_;
  TermsOption terms_;
  std::string source_;
  std::vector<std::string> targets_;
  std::string encoding_;
  bool lenient_ = false;
  bool pair_ = false;
  bool project_ = false;
  ChecksOption checks_;
  bool list_ = false;
  // Twenty of each check show what it is about; a file may have thousands.
  FindingPrinter::Options output_{.json = false, .sarif = false, .limit = 20};
  std::string fail_on_ = "error";
  std::string baseline_file_;
  std::string new_baseline_;
  std::optional<FindingPrinter> printer_;
  std::optional<OutputFile> baseline_output_;
  check::Baseline baseline_;
  std::unique_ptr<check::TermCheck> term_check_;
  std::int64_t known_ = 0;
  bool lacks_language_ = false;  ///< The memory has no text in a language that was named.
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
  return std::make_unique<CheckCommand>();
}

}  // namespace calque::cli
