#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/language_option.h"
#include "cli/memory_option.h"
#include "cli/unit_options.h"
#include "error.h"
#include "memory/lookup.h"
#include "model/timestamp.h"

namespace calque::cli {
namespace {

class AddCommand : public Command {
 public:
  const char* name() const override { return "add"; }
  const char* description() const override {
    return "Add a unit: calque add en=\"Good morning\" tr=\"Günaydın\"";
  }

  void declare(CLI::App& app) override {
    app.add_option("text", texts_, "LANGUAGE=TEXT, two or more; the first is the source")
        ->required()
        ->type_name("LANG=TEXT");
    app.add_option("--tuid", tuid_, "The unit's id in other tools")->type_name("ID");
    details_.declare(app);
  }

  int run(const Globals& globals) override {
    const TranslationUnit unit = make_unit();
    Memory memory = open_memory(globals, Memory::Access::create);
    if (const auto known = find_known(memory, unit)) {
      say(globals, "unit " + std::to_string(known->value) + " has these texts; nothing was added");
      return kOk;
    }
    Batch batch = memory.begin(batch_now("add"));
    const auto id = batch.add(unit);
    batch.commit();
    if (id) say(globals, "added unit " + std::to_string(id->value));
    return kOk;
  }

 private:
  TranslationUnit make_unit() const {
    TranslationUnit unit;
    for (const std::string& text : texts_) unit.variants.push_back(parse_variant(text));
    if (unit.variants.size() < 2) {
      throw UsageError("a unit takes two texts or more: calque add en=\"Yes\" tr=\"Evet\"");
    }
    unit.source_language = unit.variants.front().language;
    require_text(tuid_, "the tuid");
    unit.tuid = tuid_;
    unit.segment_type = "sentence";
    unit.metadata.creation_date = format_timestamp(Clock::now());
    unit.metadata.creation_id = user_name();
    details_.apply(unit);
    return unit;
  }

  /// A unit that has all texts of `unit`, whenever and by whomever it was made.
  static std::optional<UnitId> find_known(Memory& memory, const TranslationUnit& unit) {
    const Variant& source = unit.variants.front();
    constexpr std::size_t kLimit = 100;
    Lookup lookup(memory, {.source = source.language,
                           .target = unit.variants[1].language,
                           .at_least = MatchRate(80),
                           .limit = kLimit,
                           .penalties = {}});
    for (const Proposal& proposal : lookup.find({.segment = source.segment, .context = {}})) {
      if (proposal.score.identical && has_texts(proposal.unit, unit)) return proposal.unit.id;
    }
    return std::nullopt;
  }

  static bool has_texts(const TranslationUnit& stored, const TranslationUnit& wanted) {
    return std::ranges::all_of(wanted.variants, [&stored](const Variant& variant) {
      return std::ranges::any_of(stored.variants, [&variant](const Variant& other) {
        return other.language == variant.language && other.segment == variant.segment;
      });
    });
  }

  std::vector<std::string> texts_;
  std::string tuid_;
  UnitDetails details_;
};

}  // namespace

std::unique_ptr<Command> make_add_command() {
  return std::make_unique<AddCommand>();
}

}  // namespace calque::cli
