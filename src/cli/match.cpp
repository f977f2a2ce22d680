#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "cli/interrupt.h"
#include "cli/language_option.h"
#include "cli/line_input.h"
#include "cli/memories_option.h"
#include "error.h"
#include "match/explain.h"
#include "memory/multi_lookup.h"
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
    app.add_option("--min", at_least_, "Least match rate in per cent")
        ->check(CLI::Range(1, 102))
        ->capture_default_str();
    app.add_option("-n,--limit", limit_, "Matches to show at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--previous", context_.previous, "The segment before, for context matches")
        ->type_name("TEXT");
    app.add_option("--next", context_.next, "The segment after, for context matches")
        ->type_name("TEXT");
    memories_.declare(app);
    filter_.declare(app);
    app.add_flag("--no-repair", no_repair_,
                 "Leave numbers, dates, addresses and tags of fuzzy matches as they are stored");
    app.add_flag("--explain", explain_, "Show the arithmetic of each rate");
    app.add_flag("--json", json_, "JSON lines; always so for lines of a file");
  }

  int run(const Globals& globals) override {
    if (text_.empty() == file_.empty()) throw UsageError("give a text, or --file FILE, or -");
    MultiLookup lookup(memories_.choices(globals), {.source = language_option(source_),
                                                    .target = language_option(target_),
                                                    .at_least = MatchRate(at_least_),
                                                    .limit = static_cast<std::size_t>(limit_),
                                                    .penalties = {},
                                                    .memory_penalty = 0,
                                                    .repair = !no_repair_,
                                                    .filter = filter_.filter()});
    const bool from_lines = !file_.empty() || text_ == "-";
    return from_lines ? run_lines(lookup, file_.empty() ? "-" : file_) : run_text(lookup, globals);
  }

 private:
  static LookupQuery query_of(const std::string& text, const Context& context) {
    return {.segment = {.text = text, .tags = {}}, .context = context};
  }

  int run_text(MultiLookup& lookup, const Globals& globals) const {
    if (text::find_invalid_utf8(text_)) throw UsageError("the text is not UTF-8");
    const auto proposals = lookup.find(query_of(text_, context_));
    if (json_) {
      print(report::to_json(text_, proposals).dump() + "\n");
    } else {
      const report::Style style = output_style(globals);
      for (const Proposal& proposal : proposals) print(as_text(lookup, proposal, style));
    }
    return proposals.empty() ? kNothingFound : kOk;
  }

  /// Each line is a query; the lines around it are its context.
  static int run_lines(MultiLookup& lookup, const std::string& file) {
    bool any = false;
    LineInput input(file);
    std::string previous;
    auto current = input.next();
    while (current) {
      check_interrupt();
      auto next = input.next();
      const LookupQuery query = query_of(*current, {previous, next.value_or("")});
      const auto proposals = lookup.find(query);
      print(report::to_json(*current, proposals).dump() + "\n");
      any = any || !proposals.empty();
      previous = std::move(*current);
      current = std::move(next);
    }
    return any ? kOk : kNothingFound;
  }

  std::string as_text(MultiLookup& lookup, const Proposal& proposal,
                      const report::Style& style) const {
    const MatchQuery query = lookup.prepare({.text = text_, .tags = {}});
    const MatchText stored = lookup.analyze(proposal.source_variant().segment);
    std::string out = report::proposal_text(proposal, query, stored, style);
    if (explain_) out += to_text(explain(query, stored, proposal.circumstances));
    return out;
  }

  std::string text_;
  std::string file_;
  std::string source_;
  std::string target_;
  Context context_;
  MemoriesOption memories_;
  FilterOptions filter_;
  int at_least_ = 70;
  int limit_ = 5;
  bool no_repair_ = false;
  bool explain_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_match_command() {
  return std::make_unique<MatchCommand>();
}

}  // namespace calque::cli
