#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/language_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/unit_options.h"

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
    app.add_flag("--markup", markup_,
                 "TEXT is the content of a TMX seg element: inline tags, &amp; for &");
    app.add_option("--tuid", tuid_, "The unit's id in other tools")->type_name("ID");
    details_.declare(app);
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    const TranslationUnit unit = make_unit(globals);
    Session session = open_session(globals, Session::Access::create);
    Batch batch = session.begin(batch_now(globals, "add"));
    // The batch is dropped here, and with it rolled back: it leaves no trace in the list of
    // batches.
    if (const auto known = batch.find_with_texts(unit)) {
      tell(globals, *known, std::nullopt);
      return kOk;
    }
    const UnitId id = batch.insert(unit);
    batch.commit();
    tell(globals, id, batch.id());
    return kOk;
  }

 private:
  /// `batch` is that which added the unit; nothing where it was known.
  void tell(const Globals& globals, UnitId unit, std::optional<BatchId> batch) const {
    const std::string number = std::to_string(unit.value);
    if (json_) {
      nlohmann::ordered_json object{
          {"unit", unit.value}, {"added", batch ? 1 : 0}, {"duplicates", batch ? 0 : 1}};
      if (batch) object["batch"] = batch->value;
      print(object.dump() + "\n");
    } else {
      say(globals, batch ? "added unit " + number
                         : "unit " + number + " has these texts; nothing was added");
    }
  }

  TranslationUnit make_unit(const Globals& globals) const {
    TranslationUnit unit;
    for (const std::string& text : texts_) {
      unit.variants.push_back(markup_ ? parse_markup_variant(text) : parse_variant(text));
    }
    if (unit.variants.size() < 2) {
      throw UsageError("a unit takes two texts or more: calque add en=\"Yes\" tr=\"Evet\"");
    }
    // Two texts in one language are alternatives; a translation is in another.
    const bool translated = std::ranges::any_of(unit.variants, [&unit](const Variant& variant) {
      return variant.language != unit.variants.front().language;
    });
    if (!translated) {
      throw UsageError("all texts are in " + unit.variants.front().language.tag() +
                       ": a unit takes a translation: calque add en=\"Yes\" tr=\"Evet\"");
    }
    unit.source_language = unit.variants.front().language;
    // Written to TMX it must be a text that XML can carry.
    require_text(tuid_, "the tuid");
    unit.tuid = tuid_;
    unit.segment_type = "sentence";
    unit.metadata.creation_date = format_timestamp(Clock::now());
    unit.metadata.creation_id = user_name(globals);
    details_.apply(unit);
    return unit;
  }

  std::vector<std::string> texts_;
  std::string tuid_;
  bool markup_ = false;
  bool json_ = false;
  UnitDetails details_;
};

}  // namespace

std::unique_ptr<Command> make_add_command() {
  return std::make_unique<AddCommand>();
}

}  // namespace calque::cli
