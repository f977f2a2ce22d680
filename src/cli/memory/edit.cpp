#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "cli/options/unit_options.h"
#include "error.h"
#include "model/segment_markup.h"
#include "model/timestamp.h"

namespace calque::cli {
namespace {

class EditCommand : public Command {
 public:
  const char* name() const override { return "edit"; }
  const char* description() const override {
    return "Change the text of a unit, or add to it: calque edit 12 tr=\"Günaydın!\"";
  }

  void declare(CLI::App& app) override {
    app.add_option("unit", id_, "The unit's number")->required()->type_name("UNIT");
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
  }

  int run(const Globals& globals) override {
    if (texts_.empty() && removed_.empty() && details_.empty()) {
      throw UsageError("nothing to change: give LANGUAGE=TEXT, --remove, --note or --prop");
    }
    Session session = open_session(globals, Session::Access::read_write);
    Batch batch = session.begin(batch_now("edit"));
    TranslationUnit unit = batch.unit(UnitId{id_});
    change(unit);
    batch.replace(UnitId{id_}, unit);
    batch.commit();
    say(globals, "changed unit " + std::to_string(id_) + "; \"calque undo\" takes it back");
    return kOk;
  }

 private:
  void change(TranslationUnit& unit) const {
    const std::string now = format_timestamp(Clock::now());
    for (const std::string& text : texts_) put(unit, variant_of(text), now);
    for (const std::string& language : removed_) remove(unit, Language(language));
    details_.apply(unit);
    unit.metadata.change_date = now;
    unit.metadata.change_id = user_name();
  }

  Variant variant_of(const std::string& written) const {
    Variant variant = parse_variant(written);
    if (markup_) variant.segment = from_markup(variant.segment.text);
    return variant;
  }

  void put(TranslationUnit& unit, Variant variant, const std::string& now) const {
    const auto present = std::ranges::find(unit.variants, variant.language, &Variant::language);
    if (alternative_ || present == unit.variants.end()) {
      variant.metadata.creation_date = now;
      variant.metadata.creation_id = user_name();
      unit.variants.push_back(std::move(variant));
      return;
    }
    const auto next = std::ranges::find(std::next(present), unit.variants.end(), variant.language,
                                        &Variant::language);
    if (next != unit.variants.end()) {
      throw UsageError("unit " + std::to_string(id_) + " has several variants in " +
                       variant.language.tag() +
                       ": take them out with --remove, or add one with --alternative");
    }
    if (!present->segment.tags.empty() && !markup_ && !drop_tags_) {
      throw UsageError("the text of unit " + std::to_string(id_) + " in " + variant.language.tag() +
                       " has inline tags, " + to_markup(present->segment) +
                       ": give the new one with its tags and --markup, or --drop-tags");
    }
    present->segment = std::move(variant.segment);
    present->metadata.change_date = now;
    present->metadata.change_id = user_name();
  }

  void remove(TranslationUnit& unit, const Language& language) const {
    const auto removed = std::erase_if(unit.variants, [&language](const Variant& variant) {
      return variant.language == language;
    });
    if (removed == 0) {
      throw UsageError("unit " + std::to_string(id_) + " has no variant in " + language.tag());
    }
    if (unit.variants.empty()) {
      throw UsageError("unit " + std::to_string(id_) +
                       " would be left without text: \"calque delete\" removes it");
    }
  }

  std::int64_t id_ = 0;
  std::vector<std::string> texts_;
  std::vector<std::string> removed_;
  bool alternative_ = false;
  bool markup_ = false;
  bool drop_tags_ = false;
  UnitDetails details_;
};

}  // namespace

std::unique_ptr<Command> make_edit_command() {
  return std::make_unique<EditCommand>();
}

}  // namespace calque::cli
