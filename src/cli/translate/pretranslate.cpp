#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "calque/error.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/failed_files.h"
#include "cli/options/format_names.h"
#include "cli/options/format_option.h"
#include "cli/options/guess_option.h"
#include "cli/options/include_option.h"
#include "cli/options/input_files.h"
#include "cli/options/language_option.h"
#include "cli/options/memories_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/options/penalty_option.h"
#include "cli/options/percent_option.h"
#include "cli/options/tags_option.h"
#include "cli/options/topic_option.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/settings/project_files.h"
#include "cli/translate/into_option.h"
#include "cli/translate/output_kind.h"
#include "cli/translate/previous_option.h"
#include "cli/translate/segment_list.h"
#include "formats/bilingual.h"
#include "leverage/draft.h"
#include "leverage/rebuilt_article.h"
#include "leverage/terms_beside.h"
#include "leverage/tmx_output.h"
#include "leverage/xliff_output.h"
#include "report/pretranslation_json.h"
#include "report/pretranslation_page.h"
#include "report/pretranslation_text.h"

namespace calque::cli {
namespace {

using leverage::Pretranslated;

class PretranslateCommand : public Command {
 public:
  const char* name() const override { return "pretranslate"; }
  const char* description() const override {
    return "Translate an article as far as the memory can: as XLIFF, TMX, a page or the article "
           "itself";
  }

  void declare(CLI::App& app) override {
    app.add_option("article", articles_,
                   "Articles (" + article_format_ids() + "), bilingual files (" +
                       unit_format_names(&UnitFormat::is_filled) +
                       ") or folders of them; - is standard input; none: the files of the project")
        ->type_name("ARTICLE");
    app.add_option("-s,--source", source_, "Language of the article")
        ->required()
        ->type_name("LANG");
    app.add_option("-t,--target", target_, "Language to translate to")
        ->required()
        ->type_name("LANG");
    app.add_option("-o,--output", asked_.output,
                   "Write to this file; its ending tells the format. Of several articles, the "
                   "folder that the translations go to, as they stand below the folder given")
        ->type_name("OUT");
    declare_format(app, "--format", asked_.format,
                   names_of_outputs({"document", "xliff", "xliff2", "tmx", "html", "txt"}),
                   "; if not given by the names");
    app.add_flag("--json", asked_.json,
                 "JSON lines of the segments, where no file is written, and one for the whole");
    at_least_.declare(app, "--min", "Least match rate");
    memories_.declare(app);
    penalties_.declare(app);
    tags_.declare(app);
    topic_.declare(app);
    article_format_.declare(app, "--input-format", "by the article's name");
    app.add_option("--encoding", encoding_, "Encoding of the article, where it says none")
        ->type_name("NAME");
    include_.declare(app);
    previous_.declare(app);
    into_.declare(app);
    guess_.declare(app);
    app.add_option("--threads", threads_, "Lookups at a time")
        ->check(from_to(1, 64))
        ->capture_default_str();
  }

  int run(const Globals& globals) override {
    source_language_ = language_option(source_);
    target_language_ = language_option(target_);
    least_ = at_least_.rate(globals);
    if (articles_.empty()) return run_project(globals);
    const bool folder = names_folder(asked_.output) && articles_.front() != "-";
    const bool several = folder || articles_.size() > 1 || names_folder(articles_.front());
    if (several) return run_several(globals);
    article_ = articles_.front();
    if (asked_.output.empty() && article_ != "-") {
      take_output_of_project(globals);
      // Somebody may have worked on it since: only who names it means it.
      if (!asked_.output.empty() && std::filesystem::exists(asked_.output)) {
        throw UsageError(asked_.output + " is there already: --output " + asked_.output +
                         " writes it anew");
      }
    }
    return translate(globals);
  }

 private:
  /// Each file into the folder of --output, where it stands as below the folder that was named.
  int run_several(const Globals& globals) {
    const std::string folder = asked_.output;
    if (folder.empty() || folder == "-") {
      throw UsageError("give the folder for the translations: --output translated/");
    }
    if (previous_.given() || into_.given()) {
      throw UsageError("--previous and --into go with one article");
    }
    const std::vector<InputFile> files = input_files(globals, articles_, {.output = folder});
    refuse_same_places(files, folder);
    // Without a memory none of them is worked on.
    const MemorySet first(previous_.memories(globals));
    int code = kNothingFound;
    FailedFiles failed(files.size());
    for (const InputFile& file : files) {
      article_ = file.path;
      asked_.output = (std::filesystem::path(folder) / file.place).string();
      name_by_format();
      output_of_project_ = true;
      failed.attempt(article_, [&] { code = std::min(code, translate(globals)); });
    }
    return failed.code(code);
  }

  /// Each file of the project, into the folder that it names.
  int run_project(const Globals& globals) {
    const std::vector<std::string> files = project_files(globals.settings);
    if (files.empty()) throw UsageError("give the article to translate, or - for standard input");
    if (!asked_.output.empty() || previous_.given() || into_.given()) {
      throw UsageError("give the article that --output, --previous or --into is of");
    }
    int code = kNothingFound;
    FailedFiles failed(files.size());
    for (const std::string& file : files) {
      article_ = file;
      take_output_of_project(globals);
      if (asked_.output.empty()) {
        throw UsageError(globals.settings.project_file().string() +
                         " names no folder for translations: set output, or give the article");
      }
      if (std::filesystem::exists(asked_.output)) {
        say(globals, asked_.output + " is there already, and is left as it is");
      } else {
        failed.attempt(article_, [&] { code = std::min(code, translate(globals)); });
      }
    }
    return failed.code(code);
  }

  /// Where the project wants the translation; standard output where it does not say.
  void take_output_of_project(const Globals& globals) {
    asked_.output = project_output(globals.settings, article_, target_language_.tag());
    if (asked_.output.empty()) return;
    name_by_format();
    output_of_project_ = true;
  }

  /// What is not written as the article is gets an ending of its own.
  void name_by_format() {
    const std::string& format = asked_.format;
    if (format.empty() || format == "document") return;
    asked_.output += format.starts_with("xliff") ? ".xlf" : "." + format;
  }

  int translate(const Globals& globals) {
    std::vector<std::string> inputs{article_, memory_path(globals).string()};
    previous_.add_inputs(inputs);
    refuse_own_input(asked_.output, inputs);
    previous_.read(globals, source_language_, target_language_);
    const UnitFormat* const format = article_format_.given() ? nullptr : known_format(article_);
    const bool filled = format != nullptr && format->is_filled();
    return filled ? run_bilingual(globals, *format) : run_article(globals);
  }

  int run_article(const Globals& globals) {
    const leverage::Article article = leverage::read_article(
        article_, source_language_,
        {.format = article_format_.format(), .encoding = encoding_, .include = include_.include()},
        target_language_);
    into_.read(globals, article, source_language_, target_language_);
    const std::string kind = article_output_kind(asked_, *article.document.format);
    const std::string left_out = left_out_in_words(article.document);
    if (!left_out.empty()) say(globals, "not read: " + left_out);
    const std::vector<Pretranslated> segments = look_up_article(globals, article.job());
    if (kind == "xliff" || kind == "xliff2") return write_xliff(globals, kind, article, segments);
    if (kind != "document") return write(globals, kind, article.file.name, segments);
    std::vector<std::optional<Segment>> targets;
    for (const Pretranslated& segment : segments) {
      const auto* const best = segment.best();
      targets.push_back(best == nullptr ? std::nullopt : std::optional(best->target));
    }
    const leverage::RebuiltArticle rebuilt = rebuild_article(article, targets, target_language_);
    write_bytes(rebuilt.bytes);
    say_segments(globals, rebuilt.lost_format, segments, "written without all of its formatting");
    say_segments(globals, rebuilt.left_out, segments,
                 "left as it was: the format cannot take the translation there");
    return tell(globals, segments);
  }

  /// What a file already has of the translation is not looked up.
  std::vector<Pretranslated> look_up_article(const Globals& globals, const leverage::JobFile& job) {
    std::vector<leverage::JobSegment> open;
    std::vector<std::size_t> numbers;
    for (const leverage::JobSegment& segment : job.segments) {
      if (into_.translation(segment.number) != nullptr) continue;
      open.push_back(segment);
      numbers.push_back(segment.number);
    }
    auto found = look_up(globals, open, {job.sources, numbers});
    if (!into_.given()) return found;
    say(globals,
        counted(static_cast<std::int64_t>(into_.count()), "segment") + " translated already");
    std::vector<Pretranslated> all;
    auto next = found.begin();
    for (const leverage::JobSegment& segment : job.segments) {
      const bool kept = into_.translation(segment.number) != nullptr;
      all.push_back(kept ? into_.kept(segment) : std::move(*next++));
    }
    return all;
  }

  /// Fills the segments of a bilingual file that have no translation, or a draft that is no better.
  int run_bilingual(const Globals& globals, const UnitFormat& format) {
    const std::string kind = bilingual_output_kind(asked_, article_, format);
    const auto file = open_bilingual(article_, format,
                                     {.source_language = source_language_,
                                      .target_language = target_language_,
                                      .encoding = encoding_,
                                      .lenient = false});
    const std::vector<std::size_t> numbers = leverage::open_segments(file->segments());
    const std::vector<leverage::JobSegment> job = leverage::job_segments(file->segments(), numbers);
    std::vector<Segment> sources;
    for (const BilingualSegment& segment : file->segments()) sources.push_back(segment.source);
    const auto segments = look_up(globals, job, {sources, numbers});
    if (kind != "document") return write(globals, kind, article_, segments);
    leverage::DraftJudge judge(source_language_, target_language_);
    const leverage::Filled filled = leverage::fill(*file, numbers, segments, judge);
    write_bytes(file->write());
    if (filled.lost_tags > 0) say(globals, counted(filled.lost_tags, "inline tag") + " left out");
    const std::int64_t drafts = filled.kept_drafts;
    if (drafts > 0) say(globals, counted(drafts, "draft") + " of the file kept");
    return tell(globals, segments);
  }

  /// Where the segments of a job stand among all of its file.
  struct Places {
    const std::vector<Segment>& sources;      ///< Of all segments.
    const std::vector<std::size_t>& numbers;  ///< Of those of the job.
  };

  std::vector<Pretranslated> look_up(const Globals& globals,
                                     const std::vector<leverage::JobSegment>& job,
                                     const Places& places) {
    std::vector<MemoryChoice> choices = previous_.memories(globals);
    std::ranges::copy(memories_.further(), std::back_inserter(choices));
    std::ranges::copy(into_.memories(), std::back_inserter(choices));
    MemorySet memories(choices);
    std::vector<std::string_view> texts;
    for (const Segment& source : places.sources) texts.push_back(source.text);
    guess_.look_at(globals, article_, texts, source_language_);
    cli::tell(globals, memories.meet(source_language_, target_language_));
    UnitFilter filter;
    topic_.restrict(filter);
    Progress progress(globals, "pretranslating", "segment");
    auto segments = leverage::pretranslate(memories, job,
                                           {.source = source_language_,
                                            .target = target_language_,
                                            .at_least = least_,
                                            .penalties = penalties_.penalties(),
                                            .tags = tags_.rule(),
                                            .topic = topic_.topic(),
                                            .filter = filter,
                                            .file = article_,
                                            .threads = threads_,
                                            .progress = [&progress](std::size_t done) {
                                              check_interrupt();
                                              progress.update(static_cast<std::int64_t>(done));
                                            }});
    previous_.apply(globals, segments, places.numbers, places.sources, least_);
    const MemorySet::Sessions sessions = memories.sessions();
    leverage::add_terms(*sessions.memories().front().session, segments, source_language_,
                        target_language_);
    return segments;
  }

  int write(const Globals& globals, const std::string& kind, const std::string& title,
            const std::vector<Pretranslated>& segments) const {
    OutputFile out(output_file());
    if (kind == "json") out.stream() << report::pretranslation_json(segments);
    if (kind == "txt") out.stream() << report::pretranslation_text(segments);
    if (kind == "html") {
      out.stream() << report::pretranslation_page(segments, {.title = title,
                                                             .source = source_language_,
                                                             .target = target_language_,
                                                             .gone = previous_.gone()});
    }
    if (kind == "tmx") {
      leverage::write_tmx(out.stream(), segments,
                          {.source = source_language_,
                           .target = target_language_,
                           .origin = title,
                           .date = format_timestamp(Clock::now())});
    }
    out.commit();
    return tell(globals, segments);
  }

  int write_xliff(const Globals& globals, const std::string& kind, const leverage::Article& article,
                  const std::vector<Pretranslated>& segments) const {
    OutputFile out(output_file());
    leverage::write_xliff(out.stream(), article, segments,
                          {.version = kind == "xliff" ? XliffVersion::v1_2 : XliffVersion::v2_1,
                           .source = source_language_,
                           .target = target_language_});
    out.commit();
    return tell(globals, segments);
  }

  void write_bytes(const std::string& bytes) const {
    OutputFile out(output_file());
    out.stream() << bytes;
    out.commit();
  }

  /// Folders that the project wants are made.
  std::string output_file() const {
    if (!output_of_project_) return asked_.output.empty() ? "-" : asked_.output;
    std::filesystem::create_directories(std::filesystem::path(asked_.output).parent_path());
    return asked_.output;
  }

  int tell(const Globals& globals, const std::vector<Pretranslated>& segments) const {
    const report::PretranslationCounts counts = report::count_matches(segments);
    const int code = counts.without == segments.size() ? kNothingFound : kOk;
    if (asked_.json) {
      print(pretranslation_summary(asked_, article_, counts).dump() + "\n");
      return code;
    }
    say_written(globals, asked_.output);
    say(globals, counted(static_cast<std::int64_t>(segments.size()), "segment") + ": " +
                     std::to_string(counts.in_context) + " in context, " +
                     std::to_string(counts.identical) + " identical, " +
                     std::to_string(counts.fuzzy) + " fuzzy, " + std::to_string(counts.without) +
                     " without a match");
    return code;
  }

  std::vector<std::string> articles_;
  std::string article_;  ///< The one that is being translated.
  PreviousOption previous_;
  IntoOption into_;
  std::string source_;
  std::string target_;
  AskedOutput asked_;
  bool output_of_project_ = false;  ///< Its folder is made.
  ArticleFormatOption article_format_;
  std::string encoding_;
  IncludeOption include_;
  Language source_language_;
  Language target_language_;
  TagsOption tags_;
  TopicOption topic_;
  // Higher than for match: the translation goes into the file without anybody having chosen it.
  PercentOption at_least_{75, kRates};
  MatchRate least_;
  MemoriesOption memories_;
  PenaltyOption penalties_;
  unsigned threads_ = 2;
  GuessOption guess_;
};

}  // namespace

std::unique_ptr<Command> make_pretranslate_command() {
  return std::make_unique<PretranslateCommand>();
}

}  // namespace calque::cli
