#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "calque/glossary.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "lexicon/learnt_words.h"
#include "report/batch_json.h"
#include "report/table.h"

namespace calque::cli {
namespace {

class StatsCommand : public Command {
 public:
  const char* name() const override { return "stats"; }
  const char* description() const override { return "Count units and variants by language"; }

  void declare(CLI::App& app) override { app.add_flag("--json", json_, "One JSON object"); }

  int run(const Globals& globals) override {
    Session session = open_session(globals, Session::Access::read_only);
    const MemoryStatistics statistics = session.statistics();
    const auto terms = glossary::Glossary(session).statistics();
    const auto words = list_learnt_words(session);
    if (json_) {
      auto object = as_json(session, statistics, terms);
      if (!words.empty()) object["learnt_words"] = as_json(words);
      print(object.dump() + "\n");
    } else {
      const report::Style style = output_style(globals);
      print(as_text(session, statistics, terms, style) + as_text(words), style);
    }
    return kOk;
  }

 private:
  static nlohmann::ordered_json as_json(const Session& session, const MemoryStatistics& statistics,
                                        const glossary::GlossaryStatistics& terms) {
    nlohmann::ordered_json object{{"memory", session.path().string()}};
    object.update(report::to_json(statistics, terms));
    return object;
  }

  static nlohmann::ordered_json as_json(const std::vector<LearntWordsInfo>& words) {
    auto list = nlohmann::ordered_json::array();
    for (const LearntWordsInfo& info : words) {
      list.push_back({{"source", info.key.source.tag()},
                      {"target", info.key.target.tag()},
                      {"without", info.key.without},
                      {"pairs", info.pairs},
                      {"bytes", info.bytes}});
    }
    return list;
  }

  static std::string as_text(const std::vector<LearntWordsInfo>& words) {
    std::string out;
    for (const LearntWordsInfo& info : words) {
      out += "words of " + info.key.source.tag() + " and " + info.key.target.tag() +
             " learnt from " + counted(info.pairs, "pair") + ": " + counted(info.bytes, "byte") +
             "\n";
    }
    return out;
  }

  static std::string as_text(const Session& session, const MemoryStatistics& statistics,
                             const glossary::GlossaryStatistics& terms,
                             const report::Style& style) {
    using report::Align;
    std::string out = style.text(session.path().string()) + "\n" +
                      counted(statistics.units, "unit") + ", " +
                      counted(statistics.variants, "variant") + ", " +
                      counted(statistics.file_bytes, "byte") + "\n";
    if (statistics.unconfirmed > 0) {
      out += counted(statistics.unconfirmed, "unit") + " not confirmed\n";
    }
    if (terms.entries > 0) {
      out += "glossary: " + counted(terms.entries, "entry") + ", " + counted(terms.terms, "term") +
             "\n";
    }
    report::Table table({Align::left, Align::right, Align::right});
    const auto heading = [&style](const char* text) {
      return style.words(text, report::Role::heading);
    };
    table.add_row({heading("language"), heading("variants"), heading("bytes of text")});
    for (const auto& count : statistics.languages) {
      table.add_row({style.text(count.language.tag()), std::to_string(count.variants),
                     std::to_string(count.text_bytes)});
    }
    return out + table.to_string();
  }

  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_stats_command() {
  return std::make_unique<StatsCommand>();
}

}  // namespace calque::cli
