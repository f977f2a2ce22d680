#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <ostream>

#include "calque/error.h"
#include "calque/format.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/failed_files.h"
#include "cli/options/format_names.h"
#include "cli/options/format_option.h"
#include "cli/options/include_option.h"
#include "cli/options/input_files.h"
#include "cli/options/language_option.h"
#include "cli/options/memories_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/options/penalty_option.h"
#include "cli/options/tags_option.h"
#include "cli/options/topic_option.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/settings/project_files.h"
#include "cli/translate/previous_option.h"
#include "leverage/post_edit.h"
#include "leverage/quote.h"
#include "leverage/receipt.h"
#include "report/analysis_page.h"
#include "report/analysis_text.h"
#include "text/whole_file.h"

namespace calque::cli {
namespace {

using leverage::Receipt;

class AnalyzeCommand : public Command {
 public:
  const char* name() const override { return "analyze"; }
  const char* description() const override {
    return "Count what a memory and repetitions save of a job: segments and words by match rate";
  }

  void declare(CLI::App& app) override {
    app.add_option("file", files_,
                   "Articles (" + article_format_ids() + "), bilingual files (" +
                       unit_format_names(&UnitFormat::is_filled) +
                       ") or folders of them; - is standard input; none: the files of the project")
        ->type_name("FILE");
    app.add_option("-s,--source", source_, "Language of the articles")->type_name("LANG");
    app.add_option("-t,--target", target_, "Language to translate to")->type_name("LANG");
    auto* internal = app.add_flag("--internal", internal_,
                                  "Look for segments similar to earlier ones of the job too");
    tags_.declare(app);
    auto* count = app.add_option("--count", count_,
                                 "What a word is: gmx (GMX-V), gmx-factors or office (as office "
                                 "programs count)")
                      ->check(CLI::IsMember({"gmx", "gmx-factors", "office"}))
                      ->capture_default_str()
                      ->type_name("RULE");
    app.add_flag("--factors", factors_,
                 "Words of Chinese, Japanese, Korean and Thai by GMX-V's characters a word: "
                 "--count gmx-factors")
        ->excludes(count);
    app.add_option("--weights", weights_file_, "A file with what each band is paid: 85-94 = 60")
        ->type_name("FILE");
    app.add_option("--weight", weights_, "What a band is paid in per cent of a new word")
        ->allow_extra_args(false)
        ->type_name("BAND=PERCENT");
    declare_prices(app);
    memories_.declare(app);
    penalties_.declare(app);
    topic_.declare(app);
    previous_.declare(app);
    app.add_option("-o,--output", output_, "Write to this file; its ending tells the format")
        ->type_name("FILE");
    declare_format(app, "--format", format_, names_of_outputs({"table", "json", "csv", "html"}),
                   " (default: by the name, or table)");
    app.add_flag("--json", json_, "The same as --format json");
    auto* receipt =
        app.add_option("--receipt", receipt_, "Write what others need to make the same analysis")
            ->type_name("FILE");
    auto* verify =
        app.add_option("--verify", verify_, "Make the analysis of a receipt again and compare")
            ->type_name("FILE");
    // A receipt does not hold what was asked for beside the text.
    include_.declare(app)->excludes(receipt)->excludes(verify);
    app.add_option("--delivered", delivered_,
                   "The XLIFF or PO file as it was delivered: compare it with FILE as it was "
                   "pretranslated")
        ->excludes(receipt)
        ->excludes(verify)
        ->excludes(internal)
        ->type_name("FILE");
    // Each has a session of its own: connections and memory grow with their number.
    app.add_option("--threads", threads_, "Lookups at a time")
        ->check(from_to(1, 64))
        ->capture_default_str();
  }

  int run(const Globals& globals) override {
    if (!delivered_.empty()) return compare(globals);
    return verify_.empty() ? analyze(globals) : verify(globals);
  }

 private:
  void declare_prices(CLI::App& app) {
    app.add_option("--price", price_list_,
                   "The price of a full word, or of a word of a band: make a quote")
        ->allow_extra_args(false)
        ->type_name("[BAND=]PRICE");
    app.add_option("--prices", prices_file_, "A file of prices, with currency and minimum")
        ->type_name("FILE");
    app.add_option("--currency", currency_, "Of the prices: a code of ISO 4217, as EUR")
        ->type_name("CODE");
    app.add_option("--minimum", minimum_, "The least fee for a job")->type_name("AMOUNT");
  }

  int analyze(const Globals& globals) {
    if (files_.empty()) files_ = project_files(globals.settings);
    if (files_.empty()) throw UsageError("give the files to analyse");
    need_languages();
    std::vector<std::string> all;
    for (const InputFile& file : input_files(globals, files_)) all.push_back(file.path);
    files_ = std::move(all);
    const std::string format = output_format();
    refuse_inputs(globals);
    const auto chosen = prices();
    FailedFiles failed(files_.size());
    const Receipt receipt = make(globals, settings(), memories_.further(), failed);
    if (receipt.analysis.files.empty()) return failed.code(kUnusable);
    std::optional<leverage::Quote> made;
    if (chosen) {
      made = leverage::quote_for(receipt.analysis, *chosen, "receipt " + receipt_id(receipt));
    }
    const leverage::Quote* quote = made ? &*made : nullptr;
    OutputFile out(output_.empty() ? "-" : output_);
    if (format == "json") out.stream() << report::analysis_json(receipt, quote);
    if (format == "csv") out.stream() << report::analysis_csv(receipt, quote);
    if (format == "html") out.stream() << report::analysis_page(receipt, quote);
    if (format == "table" && output_.empty()) {
      const report::Style style = output_style(globals);
      print(report::analysis_table(receipt, style, quote), style);
    } else if (format == "table") {
      out.stream() << report::analysis_table(receipt, report::Style(), quote);
    }
    out.commit();
    say_written(globals, output_);
    if (!receipt_.empty()) write_receipt(globals, receipt);
    const bool any = receipt.analysis.total().total().segments > 0;
    return failed.code(any && !lacks_language_ ? kOk : kNothingFound);
  }

  /// What was proposed, in the only file, against what was delivered.
  int compare(const Globals& globals) const {
    if (files_.size() != 1) throw UsageError("give one file: as it was pretranslated");
    if (previous_.given()) throw UsageError("--delivered compares two files: leave --previous out");
    need_languages();
    const std::string format = output_format();
    if (format == "csv" || format == "html") {
      throw UsageError("--delivered writes a table or JSON, no " + format);
    }
    refuse_inputs(globals);
    const auto chosen = prices();
    const leverage::PostEdit edit =
        compare_delivered(*open(files_.front()), *open(delivered_), delivered_, settings());
    std::optional<leverage::Quote> made;
    if (chosen) made = leverage::quote_for(edit.analysis, *chosen, "by what was changed");
    const leverage::Quote* quote = made ? &*made : nullptr;
    OutputFile out(output_.empty() ? "-" : output_);
    if (format == "json") {
      out.stream() << report::post_edit_json(edit, quote);
    } else if (output_.empty()) {
      const report::Style style = output_style(globals);
      print(report::post_edit_table(edit, style, quote), style);
    } else {
      out.stream() << report::post_edit_table(edit, report::Style(), quote);
    }
    out.commit();
    say_written(globals, output_);
    if (edit.untranslated > 0) {
      say(globals, counted(static_cast<std::int64_t>(edit.untranslated), "segment") +
                       " without a translation left out");
    }
    return edit.analysis.total().total().segments > 0 ? kOk : kNothingFound;
  }

  std::unique_ptr<BilingualDocument> open(const std::string& path) const {
    const UnitFormat* const format = known_format(path);
    if (format == nullptr || !format->is_filled()) {
      throw UsageError(path + ": --delivered compares XLIFF and PO files");
    }
    return open_bilingual(path, *format,
                          {.source_language = language_option(source_),
                           .target_language = language_option(target_),
                           .encoding = {},
                           .lenient = false});
  }

  void need_languages() const {
    if (source_.empty() || target_.empty()) {
      throw UsageError("give the languages: calque analyze FILE -s en -t tr");
    }
  }

  int verify(const Globals& globals) {
    const std::string json = text::read_whole_file(verify_, text::kLargestSettings);
    const Receipt expected = leverage::read_receipt(json, verify_);
    if (files_.empty()) {
      for (const auto& analysed : expected.analysis.files) files_.push_back(analysed.name);
    }
    // With the receipt's settings, not those of this command line: they are part of what is
    // compared.
    std::vector<std::string> previous;
    for (const auto& file : expected.analysis.previous) previous.push_back(file.name);
    previous_.take(std::move(previous));
    std::vector<MemoryChoice> also;
    for (const leverage::FurtherMemory& memory : expected.analysis.also) {
      also.push_back({.path = memory.name, .priority = memory.priority, .penalty = memory.penalty});
    }
    // What cannot be read cannot be compared: the first of them ends it.
    FailedFiles none(1);
    const Receipt found = make(globals, expected.analysis.settings, also, none);
    const auto different = differences(expected, found);
    for (const std::string& line : different) print("different: " + line + "\n");
    if (different.empty()) print("the same: receipt " + receipt_id(found) + "\n");
    return different.empty() ? kOk : kGateFailed;
  }

  leverage::AnalysisSettings settings() const {
    leverage::AnalysisSettings settings{.source = language_option(source_),
                                        .target = language_option(target_),
                                        .internal = internal_,
                                        .tags = tags_.rule(),
                                        .count = count(),
                                        .weights = {}};
    if (!weights_file_.empty()) {
      settings.weights.read(text::read_whole_file(weights_file_, text::kLargestSettings),
                            weights_file_);
    }
    for (const std::string& weight : weights_) settings.weights.set(weight);
    settings.penalties = penalties_.points();
    settings.topic = topic_.topic();
    settings.other_clients = topic_.other_clients();
    return settings;
  }

  /// What was asked for, if anything: all of it is looked at before the analysis is made.
  std::optional<leverage::Prices> prices() const {
    leverage::Prices prices;
    if (!prices_file_.empty()) {
      prices.read(text::read_whole_file(prices_file_, text::kLargestSettings), prices_file_);
    }
    for (const std::string& price : price_list_) prices.set(price);
    if (!currency_.empty()) prices.set_currency(currency_);
    if (!minimum_.empty()) prices.set_minimum(minimum_);
    if (!prices.any()) return std::nullopt;
    prices.check();
    return prices;
  }

  leverage::WordCount count() const {
    if (factors_) return leverage::WordCount::gmx_factors;
    return *leverage::word_count_with_key(count_);
  }

  Receipt make(const Globals& globals, const leverage::AnalysisSettings& settings,
               const std::vector<MemoryChoice>& also, FailedFiles& failed) {
    if (previous_.given() && files_.size() != 1) {
      throw UsageError("--previous goes with one file: the new version");
    }
    previous_.read(globals, settings.source, settings.target);
    std::vector<MemoryChoice> choices = previous_.memories(globals);
    choices.insert(choices.end(), also.begin(), also.end());
    MemorySet memories(choices);
    const MemorySet::Met met = memories.meet(settings.source, settings.target);
    // Against an empty memory words are counted, and repetitions: that is no mistake.
    lacks_language_ = !tell(globals, met) && !met.source.others.empty();
    std::vector<leverage::JobFile> jobs;
    for (const std::string& file : files_) {
      check_interrupt();
      const bool read = failed.attempt(file, [&] {
        jobs.push_back(
            leverage::read_job(file, settings.source, settings.target, include_.include()));
      });
      if (!read) continue;
      const std::string& left_out = jobs.back().left_out;
      if (!left_out.empty()) say(globals, file + ": not read: " + left_out);
    }
    leverage::CarriedOver carried;
    if (previous_.given()) carried = previous_.compare(globals, jobs.front());
    Progress progress(globals, "analysing", "segment");
    leverage::Analysis analysis =
        leverage::analyze(memories, jobs, settings,
                          {.threads = threads_,
                           .progress =
                               [&](std::size_t done) {
                                 check_interrupt();
                                 progress.update(static_cast<std::int64_t>(done));
                               }},
                          carried);
    analysis.also = leverage::further_memories(also);
    return receipt_of(std::move(analysis));
  }

  std::string output_format() const {
    if (json_) return "json";
    if (!format_.empty()) return format_;
    const std::string ending = lower_extension(output_);
    if (ending == ".json" || ending == ".csv" || ending == ".html") return ending.substr(1);
    if (ending.empty() || ending == ".txt") return "table";
    throw UsageError(output_ + ": give --format, or a name in .txt, .json, .csv or .html");
  }

  void write_receipt(const Globals& globals, const Receipt& receipt) const {
    OutputFile out(receipt_);
    out.stream() << to_json(receipt);
    out.commit();
    say_written(globals, receipt_);
  }

  void refuse_inputs(const Globals& globals) const {
    std::vector<std::string> inputs = files_;
    inputs.insert(inputs.end(),
                  {weights_file_, prices_file_, delivered_, memory_path(globals).string()});
    previous_.add_inputs(inputs);
    refuse_own_input(output_, inputs);
    refuse_own_input(receipt_, inputs);
    require_ending(receipt_, ".json", "a receipt is JSON");
  }

  std::vector<std::string> files_;
  std::string source_;
  std::string target_;
  MemoriesOption memories_;
  TagsOption tags_;
  std::string weights_file_;
  PenaltyOption penalties_;
  TopicOption topic_;
  PreviousOption previous_;
  std::vector<std::string> weights_;
  std::vector<std::string> price_list_;
  std::string prices_file_;
  std::string currency_;
  std::string minimum_;
  std::string output_;
  std::string format_;
  IncludeOption include_;
  std::string receipt_;
  std::string verify_;
  std::string delivered_;
  std::string count_ = "gmx";
  unsigned threads_ = 2;
  bool internal_ = false;
  bool factors_ = false;
  bool json_ = false;
  bool lacks_language_ = false;  ///< The memory has no text in one of the languages.
};

}  // namespace

std::unique_ptr<Command> make_analyze_command() {
  return std::make_unique<AnalyzeCommand>();
}

}  // namespace calque::cli
