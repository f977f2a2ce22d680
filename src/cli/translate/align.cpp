#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "align/confidence.h"
#include "align/decisions.h"
#include "calque/align.h"
#include "calque/error.h"
#include "calque/format.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/built_words.h"
#include "cli/options/format_names.h"
#include "cli/options/guess_option.h"
#include "cli/options/include_option.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/percent_option.h"
#include "cli/output_file.h"
#include "cli/translate/align_side.h"
#include "cli/translate/align_strings.h"
#include "desk/alignment_file.h"
#include "formats/tmx/tmx_writer.h"
#include "lexicon/known_words.h"
#include "report/alignment_page.h"
#include "report/alignment_text.h"
#include "text/whole_file.h"

namespace calque::cli {
namespace {

constexpr double kWhole = 100;  // per cent

class AlignCommand : public Command {
 public:
  const char* name() const override { return "align"; }
  const char* description() const override {
    return "Pair the sentences of an article with those of its translation";
  }

  void declare(CLI::App& app) override {
    app.add_option("source", source_file_, "The article")->required()->type_name("SRC");
    app.add_option("target", target_file_, "Its translation")->required()->type_name("TGT");
    app.add_option("-s,--source", source_, "Language of the article")
        ->required()
        ->type_name("LANG");
    app.add_option("-t,--target", target_, "Language of the translation")
        ->required()
        ->type_name("LANG");
    app.add_option("-o,--output", output_,
                   "Write to this file; its ending tells the format "
                   "(.calque-alignment: for \"calque work\")")
        ->type_name("FILE");
    declare_format(app, "--format", format_,
                   names_of_outputs({"ladder", "tsv", "json", "tmx", "html"}),
                   " (default: by the name, or a list of what is doubtful)");
    app.add_flag("--json", json_,
                 "JSON lines of the pairs, where no file is written, and one for the whole");
    app.add_flag("--add", add_, "Store the pairs in the memory");
    least_.declare(app, "--min-confidence", "Least confidence of pairs for --add and TMX");
    include_.declare(app);
    app.add_flag("--pre-segmented", lines_, "Both files hold one sentence a line");
    app.add_option("--decisions", decisions_,
                   "Keep the pairs that this file of the review page "
                   "confirms")
        ->type_name("FILE");
    guess_.declare(app);
    app.add_flag("--no-memory-words", no_words_,
                 "Do not learn words from the memory and its glossary");
    app.add_flag("--no-lexicon", no_lexicon_,
                 "Do not take the words of the lexicon that \"calque lexicon build\" made");
  }

  int run(const Globals& globals) override {
    source_language_ = language_option(source_);
    target_language_ = language_option(target_);
    const std::string kind = format();  // a name that tells none is an error before the work
    refuse_own_input(output_,
                     {source_file_, target_file_, decisions_, memory_path(globals).string()});
    const auto strings = lines_ ? std::nullopt : align_strings(source_file_, target_file_);
    const align::Side source =
        strings ? strings->source : read_side(source_file_, source_language_);
    const align::Side target =
        strings ? strings->target : read_side(target_file_, target_language_);
    guess_.look_at(globals, source_file_, source.texts(), source_language_);
    guess_.look_at(globals, target_file_, target.texts(), target_language_);
    const align::Alignment result =
        strings ? strings->alignment() : align_sides(globals, source, target);
    auto units = aligned_units(source, target, result.beads,
                               {.source = source_language_,
                                .target = target_language_,
                                .origin = origin(),
                                .date = format_timestamp(Clock::now()),
                                .user = user_name(globals),
                                .least_confidence = least_.percent(globals) / kWhole});
    if (strings) {
      strings->complete(units);
      say(globals, "paired by their keys; " +
                       counted(static_cast<std::int64_t>(strings->without_pair), "string") +
                       " without a pair");
    }
    const std::vector<std::string_view> source_texts = source.texts();
    const std::vector<std::string_view> target_texts = target.texts();
    write(globals, kind, {{source_texts, target_texts, result.beads}, units, result.weak});
    if (kind == "alignment") {
      desk::make_alignment({.file = output_,
                            .name = origin(),
                            .source = source_language_,
                            .target = target_language_,
                            .source_side = source,
                            .target_side = target,
                            .beads = result.beads});
    }
    // Written first: what was worked out is not lost where the memory cannot be written.
    std::optional<StoredPairs> stored;
    if (add_) stored = store(globals, units);
    summarise(globals, result, stored);
    return result.beads.empty() ? kNothingFound : kOk;
  }

 private:
  /// What is written.
  struct Result {
    report::AlignedTexts texts;
    std::span<const TranslationUnit> units;
    bool weak = false;
  };

  align::Side read_side(const std::string& path, const Language& language) const {
    return lines_ ? read_sentences(path) : read_article(path, language, include_.include());
  }

  align::Alignment align_sides(const Globals& globals, const align::Side& source,
                               const align::Side& target) const {
    const align::Lexicon lexicon = learn_words(globals);
    align::LocatedDecisions decided;
    if (!decisions_.empty()) {
      decided =
          align::locate(align::read_decisions(
                            text::read_whole_file(decisions_, text::kLargestSettings), decisions_),
                        source.texts(), target.texts());
      if (decided.lost > 0) {
        say(globals, "note: " + counted(static_cast<std::int64_t>(decided.lost), "decision") +
                         " left out, as the sentences have changed");
      }
    }
    return align::align(source.align_segments(), target.align_segments(),
                        {.lexicon = &lexicon, .confirmed = decided.beads});
  }

  /// What the memory and the lexicon know of the two languages. Alignment needs neither: a missing
  /// one is not an error here.
  align::Lexicon learn_words(const Globals& globals) const {
    std::optional<Session> session;
    Language source = source_language_;
    Language target = target_language_;
    if (!no_words_ && std::filesystem::exists(memory_path(globals))) {
      session.emplace(open_session(globals, Session::Access::read_only));
      source = meet(*session, source).taken();
      target = meet(*session, target).taken();
    }
    Session* const memory = session ? &*session : nullptr;
    if (!no_lexicon_) return words_at_hand(memory, source, target, origin());
    return memory == nullptr ? align::Lexicon() : known_words(*memory, source, target, origin());
  }

  /// The article's name, as the origin of units and the title of the page.
  std::string origin() const { return source_name(source_file_); }

  std::string format() const {
    if (!format_.empty()) return format_;
    if (json_ && output_.empty()) return "json";
    const std::string ending = lower_extension(output_);
    if (ending == ".tmx" || ending == ".tsv" || ending == ".html") return ending.substr(1);
    if (ending == ".json" || ending == ".jsonl") return "json";
    if (ending == ".calque-alignment") return "alignment";
    if (!output_.empty()) {
      throw UsageError(output_ +
                       ": give --format, or a name in .tmx, .tsv, .json, .html or "
                       ".calque-alignment");
    }
    // Who stores the pairs does not ask to read the doubtful ones.
    return add_ ? "nothing" : "list";
  }

  void write(const Globals& globals, const std::string& kind, const Result& result) const {
    const report::AlignedTexts& texts = result.texts;
    if (kind == "nothing" || kind == "alignment") return;
    if (kind == "list") {
      const report::Style style = output_style(globals);
      return print(doubtful(texts, style), style);
    }
    OutputFile output(output_.empty() ? "-" : output_);
    if (kind == "ladder") output.stream() << report::to_ladder(texts.beads);
    if (kind == "tsv") output.stream() << report::to_tsv(texts);
    if (kind == "json") output.stream() << report::to_json_lines(texts);
    if (kind == "html") {
      output.stream() << report::alignment_page(texts, {.title = origin(),
                                                        .source_language = source_language_.tag(),
                                                        .target_language = target_language_.tag(),
                                                        .weak = result.weak});
    }
    if (kind == "tmx") write_tmx(output.stream(), result.units);
    output.commit();
    say_written(globals, output_);
  }

  void write_tmx(std::ostream& out, std::span<const TranslationUnit> units) const {
    TmxWriteOptions options;
    options.source = source_language_;
    options.creation_date = format_timestamp(Clock::now());
    TmxWriter writer(out, options);
    for (const TranslationUnit& unit : units) writer.write(unit);
    writer.finish();
  }

  /// The pairs to review, lowest confidence first.
  static std::string doubtful(const report::AlignedTexts& texts, const report::Style& style) {
    std::vector<align::Bead> beads;
    for (const align::Bead& bead : texts.beads) {
      if (bead.confidence < align::kAcceptedConfidence) beads.push_back(bead);
    }
    std::ranges::stable_sort(beads, {}, &align::Bead::confidence);
    std::string out;
    for (const align::Bead& bead : beads) {
      // Per cent, rounded down: 98.9 is not yet 99.
      out += style.words(std::to_string(static_cast<int>(bead.confidence * 100)) + "%",
                         report::Role::warning) +
             "  " + align_positions(bead) + "\n    " +
             style.text(align::joined(texts.source, bead.source)) + "\n    " +
             style.text(align::joined(texts.target, bead.target)) + "\n";
    }
    return out;
  }

  static std::string align_positions(const align::Bead& bead) {
    std::string line = report::to_ladder(std::span(&bead, 1));
    line.pop_back();
    return line;
  }

  StoredPairs store(const Globals& globals, std::span<const TranslationUnit> units) const {
    Session session = open_session(globals, Session::Access::create);
    Batch batch = session.begin(batch_now(globals, "align", origin()));
    const StoredPairs stored = store_aligned(session, batch, units);
    if (stored.added + stored.replaced + stored.moved > 0) batch.commit();
    if (json_) return stored;
    std::string line = counted(stored.added, "unit") + " added";
    const auto also = [&line](std::int64_t count, const char* what) {
      if (count > 0) line += ", " + counted(count, "unit") + " " + what;
    };
    also(stored.replaced, "replaced");
    also(stored.moved, "with other neighbours");
    also(stored.known, "known already");
    say(globals, line);
    return stored;
  }

  void summarise(const Globals& globals, const align::Alignment& result,
                 const std::optional<StoredPairs>& stored) const {
    const auto accepted = std::ranges::count_if(result.beads, [](const align::Bead& bead) {
      return bead.confidence >= align::kAcceptedConfidence;
    });
    const auto all = static_cast<std::int64_t>(result.beads.size());
    if (json_) {
      nlohmann::ordered_json object{
          {"beads", all}, {"safe", accepted}, {"to_review", all - accepted}};
      if (stored) {
        object["added"] = stored->added;
        object["replaced"] = stored->replaced;
        object["moved"] = stored->moved;
        object["duplicates"] = stored->known;
      }
      print(object.dump() + "\n");
    } else {
      say(globals, counted(all, "bead") + ", " + std::to_string(accepted) + " safe, " +
                       std::to_string(all - accepted) + " to review");
    }
    if (result.weak) {
      say(globals, "warning: nothing is safe here: give a glossary or a memory, or review it all");
    }
  }

  std::string source_file_;
  std::string target_file_;
  std::string source_;
  std::string target_;
  std::string output_;
  std::string format_;
  IncludeOption include_;
  std::string decisions_;
  Language source_language_;
  Language target_language_;
  PercentOption least_{align::kAcceptedConfidence * kWhole, {}};
  bool add_ = false;
  bool json_ = false;
  bool lines_ = false;
  bool no_words_ = false;
  bool no_lexicon_ = false;
  GuessOption guess_;
};

}  // namespace

std::unique_ptr<Command> make_align_command() {
  return std::make_unique<AlignCommand>();
}

}  // namespace calque::cli
