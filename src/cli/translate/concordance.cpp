#include "lookup/concordance.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

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
#include "text/trim.h"
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
    app.add_option("phrase", phrase_,
                   "Words to look for, in any order and form; in quotes side by side")
        ->required();
    app.add_option("-s,--source", source_, "Look only in this language")->type_name("LANG");
    app.add_option("-t,--target", target_, "Show this translation, and only units that have it")
        ->type_name("LANG");
    // All hits are held until they are shown.
    app.add_option("-n,--limit", limit_, "Units to show at most")
        ->check(from_to(1, 1'000'000))
        ->capture_default_str();
    CLI::Option* const written = app.add_flag("-w,--as-written", as_written_,
                                              "Only the words as they are, in no other form");
    app.add_flag("-e,--expression", expression_, "What to look for is a regular expression")
        ->excludes(written);
    app.add_option("--in", side_, "Where to look: source, target or both (default: source)")
        ->check(CLI::IsMember({"source", "target", "both"}))
        ->type_name("SIDE");
    app.add_flag("-C,--context", context_, "Show the segments before and after, where known");
    memories_.declare(app);
    app.add_flag("--json", json_, "JSON lines");
  }

  int run(const Globals& globals) override {
    std::vector<Place> places = open(globals, make_query());
    const report::Style style = output_style(globals);
    return (expression_ ? show_all(places, style) : show_best(places, style)) ? kOk : kNothingFound;
  }

 private:
  /// One of the memories that are looked into.
  struct Place {
    Session session;
    std::string name;  ///< Empty where it is the only one.
    ConcordanceQuery query;
  };

  std::vector<Place> open(const Globals& globals, const ConcordanceQuery& query) const {
    std::vector<Place> places;
    const std::vector<MemoryChoice> further = memories_.further();
    Session first = open_session(globals, Session::Access::read_only);
    std::string name = further.empty() ? "" : first.path().string();
    places.push_back({std::move(first), std::move(name), query});
    for (const MemoryChoice& choice : further) {
      places.push_back(
          {Session(choice.path, Session::Access::read_only), choice.path.string(), query});
    }
    for (Place& place : places) {
      std::optional<Language>& source = place.query.language;
      std::optional<Language>& target = place.query.target;
      if (source) source = met_language(globals, place.session, *source);
      if (target) target = met_language(globals, place.session, *target);
    }
    return places;
  }

  /// The best of all memories; false where there is nothing.
  bool show_best(std::vector<Place>& places, const report::Style& style) const {
    struct Found {
      Place* place;
      ConcordanceHit hit;
    };
    std::vector<Found> found;
    for (Place& place : places) {
      for (ConcordanceHit& hit : find_concordance(place.session, place.query, check_interrupt)) {
        found.push_back({&place, std::move(hit)});
      }
    }
    std::ranges::stable_sort(found, comes_earlier, &Found::hit);
    if (found.size() > limit_) found.resize(limit_);
    for (const Found& each : found) show(*each.place, each.hit, style);
    return !found.empty();
  }

  /// Each as it is found: what reads all texts need not be waited for.
  bool show_all(std::vector<Place>& places, const report::Style& style) const {
    std::size_t shown = 0;
    for (Place& place : places) {
      place.query.limit = limit_ - shown;
      if (place.query.limit == 0) break;
      scan_concordance(
          place.session, place.query,
          [&](const ConcordanceHit& hit) {
            show(place, hit, style);
            ++shown;
            return true;
          },
          check_interrupt);
    }
    return shown > 0;
  }

  void show(Place& place, const ConcordanceHit& hit, const report::Style& style) const {
    const auto unit = place.session.unit(hit.unit);
    if (!unit) return;
    if (json_) {
      print(as_json(place, *unit, hit));
    } else {
      print(as_text(place, *unit, hit, style), style);
    }
  }

  ConcordanceQuery make_query() const {
    if (text::is_blank(phrase_)) {
      throw UsageError("the phrase to look for is empty");
    }
    if (text::find_invalid_utf8(phrase_)) throw UsageError("the phrase is not UTF-8");
    if (side_ != "source" && target_.empty()) {
      throw UsageError("--in " + side_ +
                       " looks through translations: give their language, --target");
    }
    ConcordanceQuery query{.phrase = phrase_,
                           .language = {},
                           .target = {},
                           .limit = limit_,
                           .kind = expression_   ? ConcordanceKind::expression
                                   : as_written_ ? ConcordanceKind::as_written
                                                 : ConcordanceKind::words,
                           .side = side_ == "both"     ? ConcordanceSide::both
                                   : side_ == "target" ? ConcordanceSide::target
                                                       : ConcordanceSide::source};
    if (!source_.empty()) query.language = language_option(source_);
    if (!target_.empty()) query.target = language_option(target_);
    return query;
  }

  static std::string as_json(const Place& place, const TranslationUnit& unit,
                             const ConcordanceHit& hit) {
    auto object = report::to_json(unit);
    if (!place.name.empty()) object["memory"] = text::replace_invalid_utf8(place.name);
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

  /// Beside the text that was found: the other side of the pair; all where no target is named.
  static bool is_shown(const ConcordanceQuery& query, const Language& language) {
    if (!query.target || query.target->includes(language)) return true;
    const bool found_in_target = query.side != ConcordanceSide::source;
    return found_in_target && query.language && query.language->includes(language);
  }

  std::string as_text(const Place& place, const TranslationUnit& unit, const ConcordanceHit& hit,
                      const report::Style& style) const {
    std::string out = style.words("unit " + std::to_string(unit.id.value), report::Role::heading);
    if (!place.name.empty()) {
      const std::string name = std::filesystem::path(place.name).filename().string();
      out += "  " + style.text(name, report::Role::faint);
    }
    if (!unit.origin.empty()) out += "  " + style.text(unit.origin, report::Role::faint);
    report::Table table({report::Align::left, report::Align::left, report::Align::left});
    for (const Variant& variant : unit.variants) {
      const bool is_hit = variant.id == hit.variant;
      if (!is_hit && !is_shown(place.query, variant.language)) continue;
      const auto neighbour = [&](const char* where, const std::string& text) {
        if (!context_ || !is_hit || text.empty()) return;
        table.add_row(
            {"", style.words(where, report::Role::faint), style.text(text, report::Role::faint)});
      };
      neighbour("before", variant.context.previous);
      table.add_row(
          {"", style.text(variant.language.tag()),
           is_hit ? marked(variant.segment.text, hit, style) : style.text(variant.segment.text)});
      neighbour("after", variant.context.next);
    }
    return out + "\n" + table.to_string();
  }

  std::string phrase_;
  std::string source_;
  std::string target_;
  // A screen or two.
  std::size_t limit_ = 20;
  MemoriesOption memories_;
  std::string side_ = "source";
  bool as_written_ = false;
  bool expression_ = false;
  bool context_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_concordance_command() {
  return std::make_unique<ConcordanceCommand>();
}

}  // namespace calque::cli
