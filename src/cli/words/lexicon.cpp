#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/format.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/built_words.h"
#include "cli/options/language_option.h"
#include "cli/progress.h"
#include "lexicon/installed_words.h"
#include "report/style.h"
#include "report/table.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;

/// Where data of programs lies (XDG Base Directory Specification).
std::vector<fs::path> data_folders() {
  std::string_view list = environment("XDG_DATA_DIRS");
  if (list.empty()) list = "/usr/local/share:/usr/share";
  std::vector<fs::path> folders;
  while (!list.empty()) {
    const std::size_t end = list.find(':');
    const fs::path folder(list.substr(0, end));
    if (folder.is_absolute()) folders.push_back(folder);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return folders;
}

class LexiconCommand : public Command {
 public:
  const char* name() const override { return "lexicon"; }
  const char* description() const override {
    return "Make word lists for align from what is installed on this machine";
  }

  void declare(CLI::App& app) override {
    app.require_subcommand(1);
    build_ = app.add_subcommand("build",
                                "Make the lexicon of two languages, anew where there is one: from "
                                "catalogues of programs, FreeDict dictionaries, and files");
    declare_languages(*build_);
    build_->add_option("file", files_, "Files of units to learn from as well: TMX, XLIFF, tables")
        ->type_name("FILE");
    build_->add_flag("--files-only", files_only_, "Take the files alone, and nothing installed");
    build_->add_flag("--json", json_, "JSON");
    list_ = app.add_subcommand("list", "List the lexicons that were made, and from what");
    list_->add_flag("--json", json_, "JSON lines");
    remove_ = app.add_subcommand("remove", "Delete the lexicon of two languages");
    declare_languages(*remove_);
  }

  int run(const Globals& globals) override {
    if (list_->parsed()) return list(globals);
    source_ = language_option(source_tag_);
    target_ = language_option(target_tag_);
    if (source_.primary() == target_.primary()) {
      throw UsageError("a lexicon is of two languages, and these are one");
    }
    return build_->parsed() ? build(globals) : remove(globals);
  }

 private:
  void declare_languages(CLI::App& app) {
    app.add_option("-s,--source", source_tag_, "One language")->required()->type_name("LANG");
    app.add_option("-t,--target", target_tag_, "The other")->required()->type_name("LANG");
  }

  int build(const Globals& globals) {
    Progress progress(globals, "reading", "file");
    std::int64_t read = 0;
    std::vector<FoundWords> found;
    if (!files_only_) {
      found = installed_words(data_folders(), source_, target_, [&] {
        check_interrupt();
        progress.update(++read);
      });
    }
    for (const std::string& file : files_) found.push_back(words_of(file));
    BuiltLexicon about{.source = source_, .target = target_, .pairs = 0, .from = {}};
    WordPairs texts;
    WordPairs terms;
    for (FoundWords& words : found) {
      const std::size_t pairs = words.texts.size() + words.terms.size();
      if (pairs == 0) continue;
      about.pairs += static_cast<std::int64_t>(pairs);
      about.from.push_back(words.from + ": " + counted(static_cast<std::int64_t>(pairs), "pair"));
      std::ranges::move(words.texts, std::back_inserter(texts));
      std::ranges::move(words.terms, std::back_inserter(terms));
    }
    if (about.pairs == 0) {
      say(globals, "nothing is installed here that has words of " + source_.tag() + " and " +
                       target_.tag() +
                       ": install a dictionary (Debian: dict-freedict-*) or "
                       "programs with translations, or name files");
      return kNothingFound;
    }
    check_interrupt();
    lexicon_folder().write(about, align::Lexicon::train(texts, terms));
    show(globals, {about});
    return kOk;
  }

  /// Pairs of a file of units. @throws InputError where it cannot be read.
  FoundWords words_of(const std::string& file) const {
    // As many pairs as a lexicon takes of one kind; more take long and add little.
    constexpr std::size_t kMost = 100'000;
    const UnitFormat* const format = known_format(file);
    if (format == nullptr) {
      throw UsageError(file + ": neither its name nor its content tells which file of units it is");
    }
    const auto source = open_units(
        file, *format, {.languages = {source_, target_}, .encoding = {}, .lenient = true});
    FoundWords found{.from = source_name(file), .texts = {}, .terms = {}};
    TranslationUnit unit;
    while (found.texts.size() < kMost && source->next(unit)) {
      check_interrupt();
      const Variant* const one = variant_in(unit, source_);
      const Variant* const other = variant_in(unit, target_);
      if (one != nullptr && other != nullptr) {
        found.texts.emplace_back(one->segment.text, other->segment.text);
      }
    }
    if (found.texts.empty()) {
      throw InputError(file + ": no unit has texts in " + source_.tag() + " and " + target_.tag());
    }
    return found;
  }

  static const Variant* variant_in(const TranslationUnit& unit, const Language& language) {
    for (const Variant& variant : unit.variants) {
      if (variant.language.primary() == language.primary()) return &variant;
    }
    return nullptr;
  }

  int list(const Globals& globals) const {
    const std::vector<BuiltLexicon> all = lexicon_folder().list();
    show(globals, all);
    return all.empty() ? kNothingFound : kOk;
  }

  void show(const Globals& globals, const std::vector<BuiltLexicon>& lexicons) const {
    const report::Style style = output_style(globals);
    for (const BuiltLexicon& one : lexicons) {
      if (json_) {
        const nlohmann::ordered_json json{{"source", one.source.tag()},
                                          {"target", one.target.tag()},
                                          {"pairs", one.pairs},
                                          {"from", one.from},
                                          {"current", one.current}};
        print(json.dump() + "\n");
        continue;
      }
      std::string out =
          style.words(one.source.tag() + " " + one.target.tag(), report::Role::heading);
      out += "  " + counted(one.pairs, "pair");
      if (!one.current) out += ", of another version of calque: build it again";
      out += "\n";
      for (const std::string& from : one.from) out += "  " + style.text(from) + "\n";
      print(out, style);
    }
  }

  int remove(const Globals& globals) const {
    if (!lexicon_folder().remove(source_, target_)) {
      say(globals, "there is no lexicon of " + source_.tag() + " and " + target_.tag());
      return kNothingFound;
    }
    return kOk;
  }

  CLI::App* build_ = nullptr;
  CLI::App* list_ = nullptr;
  CLI::App* remove_ = nullptr;
  std::string source_tag_;
  std::string target_tag_;
  Language source_;
  Language target_;
  std::vector<std::string> files_;
  bool files_only_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_lexicon_command() {
  return std::make_unique<LexiconCommand>();
}

}  // namespace calque::cli
