#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"
#include "cli/options/unit_options.h"
#include "upkeep/unit_edit.h"

namespace calque::cli {
namespace {

class EditCommand : public Command {
 public:
  const char* name() const override { return "edit"; }
  const char* description() const override {
    return "Change the text of a unit, or add to it: calque edit 12 tr=\"Günaydın!\"";
  }

  void declare(CLI::App& app) override {
    app.add_option("unit", id_, "The unit's number")->required()->check(from(1))->type_name("UNIT");
    app.add_option("text", texts_,
                   "LANGUAGE=TEXT: replaces the text in this language, or adds a language")
        ->type_name("LANG=TEXT");
    app.add_flag("--alternative", alternative_,
                 "Keep the present text too: the new one becomes a further variant");
    app.add_flag("--markup", markup_,
                 "TEXT is the content of a TMX seg element: inline tags, &amp; for &");
    app.add_flag("--drop-tags", drop_tags_, "Plain text may replace a text with inline tags")
        ->excludes("--markup");
    app.add_option("--remove", removed_, "Take this language's variants out; may be repeated")
        ->allow_extra_args(false)
        ->type_name("LANG");
    details_.declare(app);
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    if (texts_.empty() && removed_.empty() && details_.empty()) {
      throw UsageError("nothing to change: give LANGUAGE=TEXT, --remove, --note or --prop");
    }
    Session session = open_session(globals, Session::Access::read_write);
    Batch batch = session.begin(batch_now(globals, "edit"));
    TranslationUnit unit = batch.unit(UnitId{id_});
    change(globals, unit);
    batch.replace(UnitId{id_}, unit);
    batch.commit();
    if (json_) {
      const nlohmann::ordered_json object{
          {"unit", id_}, {"replaced", 1}, {"batch", batch.id().value}};
      print(object.dump() + "\n");
    } else {
      say(globals, "changed unit " + std::to_string(id_) + "; \"calque undo\" takes it back");
    }
    return kOk;
  }

 private:
  void change(const Globals& globals, TranslationUnit& unit) const {
    const EditStamp stamp{.date = format_timestamp(Clock::now()), .user = user_name(globals)};
    // Markup says itself which tags it wants.
    const PutRules rules{.beside = alternative_, .tags_may_go = markup_ || drop_tags_};
    for (const std::string& text : texts_) {
      put_variant(unit, markup_ ? parse_markup_variant(text) : parse_variant(text), rules, stamp);
    }
    if (!texts_.empty()) {
      unit.confirmation = Confirmation::given;
      unit.confirmed_by = {};
    }
    for (const std::string& language : removed_) remove_language(unit, Language(language));
    details_.apply(unit);
    unit.metadata.change_date = stamp.date;
    unit.metadata.change_id = stamp.user;
  }

  std::int64_t id_ = 0;
  std::vector<std::string> texts_;
  std::vector<std::string> removed_;
  bool alternative_ = false;
  bool markup_ = false;
  bool drop_tags_ = false;
  bool json_ = false;
  UnitDetails details_;
};

}  // namespace

std::unique_ptr<Command> make_edit_command() {
  return std::make_unique<EditCommand>();
}

}  // namespace calque::cli
