#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/filter_options.h"
#include "cli/options/language_option.h"
#include "cli/options/line_input.h"
#include "cli/options/memories_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/options/penalty_option.h"
#include "cli/options/percent_option.h"
#include "cli/options/tags_option.h"
#include "cli/options/topic_option.h"
#include "glossary/multi_term_lookup.h"
#include "lookup/parallel_lookup.h"
#include "match/explain.h"
#include "model/segment_markup.h"
#include "report/entry_json.h"
#include "report/entry_text.h"
#include "report/proposal_json.h"
#include "report/proposal_text.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class MatchCommand : public Command {
 public:
  const char* name() const override { return "match"; }
  const char* description() const override {
    return "Find translations of a text, or of each line of a file, that match exactly or nearly";
  }

  void declare(CLI::App& app) override {
    app.add_option("text", text_, "The text to translate; - reads lines from standard input")
        ->type_name("TEXT");
    app.add_option("-f,--file", file_, "Read lines from this file; answers in JSON lines")
        ->type_name("FILE");
    app.add_option("-s,--source", source_, "Language of the text")->required()->type_name("LANG");
    app.add_option("-t,--target", target_, "Language to translate to")
        ->required()
        ->type_name("LANG");
    at_least_.declare(app, "--min", "Least match rate");
    // Proposals of a text; each is read and repaired.
    app.add_option("-n,--limit", limit_, "Matches to show at most")
        ->check(from_to(1, 1000))
        ->capture_default_str();
    app.add_option("--previous", context_.previous, "The segment before, for context matches")
        ->type_name("TEXT");
    app.add_option("--next", context_.next, "The segment after, for context matches")
        ->type_name("TEXT");
    memories_.declare(app);
    penalties_.declare(app);
    filter_.declare(app);
    topic_.declare(app);
    app.add_flag("--markup", markup_,
                 "TEXT is the content of a TMX seg element: inline tags, &amp; for &");
    tags_.declare(app);
    app.add_flag("--no-repair", no_repair_,
                 "Leave numbers, dates, addresses and tags of fuzzy matches as they are stored");
    app.add_flag("--no-parts", no_parts_,
                 "Do not look for parts of a text that has no match itself");
    app.add_flag("--pivot", pivot_, "Translate by way of a third language too");
    // Each has a session of its own: connections and memory grow with their number.
    app.add_option("--threads", threads_, "Threads for the lines of a file")
        ->check(from_to(1, 64))
        ->capture_default_str();
    app.add_flag("--explain", explain_, "Show the arithmetic of each rate");
    app.add_flag("--json", json_, "JSON lines; always so for lines of a file");
  }

  int run(const Globals& globals) override {
    if (text_.empty() == file_.empty()) throw UsageError("give a text, or --file FILE, or -");
    LookupOptions options{.source = language_option(source_),
                          .target = language_option(target_),
                          .at_least = at_least_.rate(globals),
                          .limit = static_cast<std::size_t>(limit_),
                          .penalties = penalties_.penalties(),
                          .memory_penalty = 0,
                          .repair = !no_repair_,
                          .tags = tags_.rule(),
                          .pivot = pivot_,
                          .parts = !no_parts_,
                          .topic = topic_.topic(),
                          .filter = filter_.filter()};
    topic_.restrict(options.filter);
    MemorySet memories = memories_.open(globals);
    tell(globals, memories.meet(options.source, options.target));
    tell_filter(globals, memories, options);
    const bool from_lines = !file_.empty() || text_ == "-";
    // Terms are looked up on this thread, while others look for matches: a session is for one of
    // them.
    const MemorySet::Sessions own = memories.sessions();
    Terms terms(own.memories(), options.source, options.target);
    return from_lines ? run_lines(memories.sessions(threads_), options, terms)
                      : run_text(own.memories(), options, terms, globals);
  }

 private:
  using Terms = glossary::MultiTermLookup;

  /// What has been said of the source and the target is not said again.
  static void tell_filter(const Globals& globals, MemorySet& memories,
                          const LookupOptions& options) {
    for (const MetLanguage& met : memories.meet_filter(options.filter.languages, options.source)) {
      const bool told = met.asked == options.source || met.asked == options.target;
      if (!told) tell(globals, met);
    }
  }

  Segment segment_of(const std::string& text) const {
    return markup_ ? from_markup(text) : Segment{.text = text, .tags = {}};
  }

  static std::string as_json(const Segment& segment, const LookupAnswer& answer,
                             MatchAnalyzer& analyzer, Terms& terms) {
    auto object = report::to_json(segment, answer, analyzer);
    if (auto found = report::to_json(terms.find(segment.text)); !found.empty()) {
      object["terms"] = std::move(found);
    }
    return object.dump() + "\n";
  }

  int run_text(std::span<const LookupMemory> memories, const LookupOptions& options, Terms& terms,
               const Globals& globals) const {
    if (text::find_invalid_utf8(text_)) throw UsageError("the text is not UTF-8");
    const Segment segment = segment_of(text_);
    const LookupAnswer answer =
        calque::answer(memories, {.segment = segment, .context = context_}, options);
    MatchAnalyzer analyzer(options.source.primary());
    if (json_) {
      print(as_json(segment, answer, analyzer, terms));
    } else {
      const report::Style style = output_style(globals);
      const MatchQuery query(analyzer.analyze(segment), {.tag_rule = options.tags});
      for (const Proposal& proposal : answer.proposals) {
        print(as_text(analyzer, query, proposal, style), style);
      }
      for (const PartProposal& part : answer.parts) {
        print(part_as_text(analyzer, segment.text, part, style), style);
      }
      if (const auto found = terms.find(segment.text); !found.empty()) {
        print(style.words("terms", report::Role::heading) + "\n" +
                  report::term_matches_text(segment.text, found, style),
              style);
      }
    }
    return answer.empty() ? kNothingFound : kOk;
  }

  /// Each line is a query; the lines around it are its context.
  int run_lines(const std::vector<MemorySet::Sessions>& sessions, const LookupOptions& options,
                Terms& terms) const {
    LineInput input(file_.empty() ? "-" : file_);
    MatchAnalyzer analyzer(options.source.primary());
    std::string previous;
    const auto next_segment = [&]() -> std::optional<Segment> {
      const auto line = input.next();
      return line ? std::optional(segment_of(*line)) : std::nullopt;
    };
    auto current = next_segment();
    bool any = false;
    look_up_all(
        sessions, options,
        [&]() -> std::optional<LookupQuery> {
          check_interrupt();
          if (!current) return std::nullopt;
          // Read one line ahead: it is the context of this one.
          auto next = next_segment();
          const std::string next_text = next ? next->text : std::string();
          LookupQuery query{
              .segment = *current, .context = {previous, next_text}, .in_document = true};
          previous = std::move(current->text);
          current = std::move(next);
          return query;
        },
        [&](const LookupQuery& query, const LookupAnswer& answer) {
          print(as_json(query.segment, answer, analyzer, terms));
          any = any || !answer.empty();
        });
    return any ? kOk : kNothingFound;
  }

  std::string as_text(MatchAnalyzer& analyzer, const MatchQuery& query, const Proposal& proposal,
                      const report::Style& style) const {
    const MatchText stored = analyzer.analyze(proposal.source_variant().segment);
    std::string out = report::proposal_text(proposal, query.text(), stored, style);
    if (explain_)
      out += to_text(explain(query, stored, proposal.circumstances, penalties_.penalties()));
    return out;
  }

  static std::string part_as_text(MatchAnalyzer& analyzer, const std::string& query,
                                  const PartProposal& part, const report::Style& style) {
    const std::string text = query.substr(part.begin, part.end - part.begin);
    const MatchText stored = analyzer.analyze(part.proposal.source_variant().segment);
    return style.words("part", report::Role::warning) + "  " + style.text(text) + "\n" +
           report::proposal_text(part.proposal, analyzer.analyze(text), stored, style);
  }

  std::string text_;
  std::string file_;
  std::string source_;
  std::string target_;
  Context context_;
  MemoriesOption memories_;
  PenaltyOption penalties_;
  FilterOptions filter_;
  TopicOption topic_;
  TagsOption tags_;
  // A lower rate finds more to read and less to use; five proposals fit on a screen.
  PercentOption at_least_{70, kRates};
  int limit_ = 5;
  std::size_t threads_ = 2;
  bool markup_ = false;
  bool no_repair_ = false;
  bool no_parts_ = false;
  bool pivot_ = false;
  bool explain_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_match_command() {
  return std::make_unique<MatchCommand>();
}

}  // namespace calque::cli
