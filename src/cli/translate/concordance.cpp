#include "lookup/concordance.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/language_option.h"
#include "cli/options/memories_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/met_languages.h"
#include "cli/options/number_option.h"
#include "report/table.h"
#include "report/unit_json.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class ConcordanceCommand : public Command {
 public:
  const char* name() const override { return "concordance"; }
  const char* description() const override {
    return "Find a word or phrase in the memory, with its translations";
  }

  void declare(CLI::App& app) override {
    app.add_option("phrase", phrase_, "What to look for, in any case")->required();
    app.add_option("-s,--source", source_, "Look only in this language")->type_name("LANG");
    app.add_option("-t,--target", target_, "Show this translation, and only units that have it")
        ->type_name("LANG");
    // All hits are held until they are shown.
    app.add_option("-n,--limit", limit_, "Units to show at most")
        ->check(from_to(1, 1'000'000))
        ->capture_default_str();
    memories_.declare(app);
    app.add_flag("--json", json_, "JSON lines");
  }

  int run(const Globals& globals) override {
    const ConcordanceQuery query = make_query();
    Session session = open_session(globals, Session::Access::read_only);
    const std::vector<MemoryChoice> further = memories_.further();
    // One memory needs no name.
    if (!further.empty()) memory_ = session.path().string();
    std::size_t shown = search(globals, session, query);
    for (const MemoryChoice& choice : further) {
      if (shown >= limit_) break;
      Session also(choice.path, Session::Access::read_only);
      memory_ = choice.path.string();
      ConcordanceQuery rest = query;
      rest.limit = limit_ - shown;
      shown += search(globals, also, rest);
    }
    return shown == 0 ? kNothingFound : kOk;
  }

 private:
  /// Shows what one memory has; returns the number of units.
  std::size_t search(const Globals& globals, Session& session, ConcordanceQuery query) const {
    if (query.language) query.language = met_language(globals, session, *query.language);
    if (query.target) query.target = met_language(globals, session, *query.target);
    const auto hits = find_concordance(session, query, check_interrupt);
    const report::Style style = output_style(globals);
    for (const ConcordanceHit& hit : hits) {
      const auto unit = session.unit(hit.unit);
      if (!unit) continue;
      if (json_) {
        print(as_json(*unit, hit));
      } else {
        print(as_text(*unit, hit, query, style), style);
      }
    }
    return hits.size();
  }

  ConcordanceQuery make_query() const {
    if (phrase_.find_first_not_of(" \t\r\n") == std::string::npos) {
      throw UsageError("the phrase to look for is empty");
    }
    if (text::find_invalid_utf8(phrase_)) throw UsageError("the phrase is not UTF-8");
    ConcordanceQuery query{.phrase = phrase_, .language = {}, .target = {}, .limit = limit_};
    if (!source_.empty()) query.language = language_option(source_);
    if (!target_.empty()) query.target = language_option(target_);
    return query;
  }

  std::string as_json(const TranslationUnit& unit, const ConcordanceHit& hit) const {
    auto object = report::to_json(unit);
    if (!memory_.empty()) object["memory"] = text::replace_invalid_utf8(memory_);
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      if (unit.variants[i].id != hit.variant) continue;
      auto& ranges = object["variants"][i]["occurrences"];
      for (const text::ByteRange& range : hit.occurrences) {
        ranges.push_back({range.begin, range.end});
      }
    }
    return object.dump() + "\n";
  }

  static std::string marked(std::string_view text, const ConcordanceHit& hit,
                            const report::Style& style) {
    // No marks without colour: the text is there to be copied.
    if (!style.color()) return style.text(text);
    std::string out;
    std::size_t done = 0;
    for (const text::ByteRange& range : hit.occurrences) {
      out += style.printable(text.substr(done, range.begin - done));
      out += style.words(style.printable(text.substr(range.begin, range.end - range.begin)),
                         report::Role::hit);
      done = range.end;
    }
    return style.isolated(text, out + style.printable(text.substr(done)));
  }

  std::string as_text(const TranslationUnit& unit, const ConcordanceHit& hit,
                      const ConcordanceQuery& query, const report::Style& style) const {
    std::string out = style.words("unit " + std::to_string(unit.id.value), report::Role::heading);
    if (!memory_.empty()) {
      const std::string name = std::filesystem::path(memory_).filename().string();
      out += "  " + style.text(name, report::Role::faint);
    }
    if (!unit.origin.empty()) out += "  " + style.text(unit.origin, report::Role::faint);
    report::Table table({report::Align::left, report::Align::left, report::Align::left});
    for (const Variant& variant : unit.variants) {
      const bool is_hit = variant.id == hit.variant;
      if (!is_hit && query.target && !query.target->includes(variant.language)) continue;
      table.add_row(
          {"", style.text(variant.language.tag()),
           is_hit ? marked(variant.segment.text, hit, style) : style.text(variant.segment.text)});
    }
    return out + "\n" + table.to_string();
  }

  std::string phrase_;
  std::string source_;
  std::string target_;
  // A screen or two.
  std::size_t limit_ = 20;
  MemoriesOption memories_;
  std::string memory_;  ///< The one that is looked into, where there are several.
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_concordance_command() {
  return std::make_unique<ConcordanceCommand>();
}

}  // namespace calque::cli
