#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/glossary/glossary_commands.h"
#include "cli/interrupt.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "cli/progress.h"
#include "formats/table/delimited_writer.h"
#include "glossary/term_extractor.h"
#include "report/table.h"

namespace calque::cli {
namespace {

using glossary::TermCandidate;

int percent(double share) {
  return static_cast<int>(std::lround(share * 100));
}

class GlossaryExtractCommand : public Command {
 public:
  const char* name() const override { return "extract"; }
  const char* description() const override {
    return "Propose terms from the memory, with their likely translations";
  }

  void declare(CLI::App& app) override {
    app.add_option("-s,--source", source_, "Language of the terms")->required()->type_name("LANG");
    app.add_option("-t,--target", target_, "Language of the translations")
        ->required()
        ->type_name("LANG");
    // More than anybody reads; the extractor holds eight times as many.
    app.add_option("-n,--limit", options_.limit, "Candidates to show at most")
        ->check(from_to(1, 100'000))
        ->capture_default_str();
    // What occurs once has no translation that could be told from chance.
    app.add_option("--min-count", options_.at_least, "Least number of occurrences")
        ->check(from_to(2, 1'000'000))
        ->capture_default_str();
    app.add_option("--max-pairs", options_.most_pairs,
                   "Pairs of segments to look at, from the first")
        ->check(from_to(1, 500'000))
        ->capture_default_str();
    app.add_flag("--tsv", tsv_,
                 "A table that \"calque glossary import\" reads, to be edited first");
    app.add_flag("--json", json_, "JSON lines");
  }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    options_.source = met_language(globals, session, language_option(source_));
    options_.target = met_language(globals, session, language_option(target_));
    Progress progress(globals, "reading the memory", "pair");
    const auto candidates =
        glossary::extract_terms(session, options_, [&progress](std::uint64_t pairs) {
          check_interrupt();
          progress.update(static_cast<std::int64_t>(pairs));
        });
    if (json_) {
      for (const TermCandidate& candidate : candidates) print(as_json(candidate));
    } else if (tsv_) {
      print(as_tsv(candidates));
    } else {
      const report::Style style = output_style(globals);
      print(as_table(candidates, style), style);
    }
    return candidates.empty() ? kNothingFound : kOk;
  }

 private:
  static std::string as_json(const TermCandidate& candidate) {
    nlohmann::ordered_json object{
        {"text", candidate.text}, {"count", candidate.count}, {"weight", candidate.weight}};
    if (!candidate.translation.empty()) {
      object["translation"] = candidate.translation;
      object["association"] = candidate.association;
    }
    return object.dump() + "\n";
  }

  // Languages in the first row: the table is imported as it is.
  std::string as_tsv(const std::vector<TermCandidate>& candidates) const {
    std::string out = options_.source.tag() + "\t" + options_.target.tag() + "\n";
    for (const TermCandidate& candidate : candidates) {
      append_delimited_field(out, candidate.text, '\t');
      out += '\t';
      append_delimited_field(out, candidate.translation, '\t');
      out += '\n';
    }
    return out;
  }

  static std::string as_table(const std::vector<TermCandidate>& candidates,
                              const report::Style& style) {
    using report::Align;
    report::Table table({Align::right, Align::left, Align::right, Align::left});
    for (const TermCandidate& candidate : candidates) {
      const bool translated = !candidate.translation.empty();
      table.add_row({std::to_string(candidate.count), style.text(candidate.text),
                     translated ? std::to_string(percent(candidate.association)) + "%" : "",
                     style.text(candidate.translation)});
    }
    return table.to_string();
  }

  std::string source_;
  std::string target_;
  glossary::ExtractOptions options_;
  bool tsv_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_glossary_extract_command() {
  return std::make_unique<GlossaryExtractCommand>();
}

}  // namespace calque::cli
