#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/language_option.h"
#include "report/style.h"
#include "report/table.h"
#include "text/utf8.h"
#include "words/word_forms.h"

namespace calque::cli {
namespace {

/// A Finnish noun has some two thousand, by the endings of its file.
constexpr std::size_t kShownForms = 60;

using report::Align;
using report::Role;
using report::Style;
using report::Table;

class WordsCommand : public Command {
 public:
  const char* name() const override { return "words"; }
  const char* description() const override { return "Show which words are forms of one"; }

  void declare(CLI::App& app) override {
    app.require_subcommand(1);
    CLI::App& explain = *app.add_subcommand(
        "explain", "Say which words a word may be a form of, and which forms it has");
    explain.add_option("-s,--source", language_, "Language of the word")
        ->required()
        ->type_name("LANG");
    explain.add_option("word", word_, "The word")->required()->type_name("WORD");
    explain.add_option("other", other_, "Say how sure it is that this one is a form of WORD")
        ->type_name("OTHER");
    explain.add_flag("--json", json_, "JSON");
  }

  int run(const Globals& globals) override {
    for (const std::string& word : {word_, other_}) {
      if (text::find_invalid_utf8(word)) throw UsageError("the word is not UTF-8");
    }
    const words::WordForms forms(language_option(language_).primary());
    const Style style = output_style(globals);
    if (!other_.empty()) return explain_pair(forms, style);
    if (json_) {
      print(as_json(forms).dump() + "\n");
    } else {
      print(as_text(forms, style), style);
    }
    return kOk;
  }

 private:
  int explain_pair(const words::WordForms& forms, const Style& style) const {
    const words::Kinship kinship = forms.kinship(word_, other_);
    if (json_) {
      const nlohmann::ordered_json object{
          {"word", word_}, {"other", other_}, {"kinship", words::name_of(kinship)}};
      print(object.dump() + "\n");
    } else {
      print(style.text(other_) + sentence_of(kinship) + style.text(word_) + "\n", style);
    }
    return kinship == words::Kinship::none ? kNothingFound : kOk;
  }

  static std::string sentence_of(words::Kinship kinship) {
    if (kinship == words::Kinship::none) return " is no form of ";
    return kinship == words::Kinship::sure ? " is a form of " : " may be a form of ";
  }

  /// The same words as the language's file has: what is read there can be put right there.
  std::string as_text(const words::WordForms& forms, const Style& style) const {
    const words::Inflection* const inflection = forms.inflection();
    if (inflection == nullptr) return without_file(forms, style);
    const std::string folded = forms.fold(word_);
    std::string out;
    Table table({Align::left, Align::left, Align::right, Align::left});
    for (const words::WordOrigin& origin : inflection->origins_of(folded)) {
      table.add_row({"", style.text(origin.citation),
                     origin.line > 0 ? std::to_string(origin.line) : "",
                     style.text(origin.rule, Role::faint)});
    }
    const std::string origins = table.to_string();
    if (!origins.empty()) out += style.words("may be a form of", Role::heading) + "\n" + origins;
    out += style.words("as a term it has the forms", Role::heading) + "\n ";
    const std::vector<std::string> made = inflection->forms_of(folded);
    for (std::size_t i = 0; i < made.size() && i < kShownForms; ++i) {
      out += " " + style.text(made[i]);
    }
    if (made.size() > kShownForms) {
      out += " and " + std::to_string(made.size() - kShownForms) + " more (--json has them)";
    }
    return out + "\n";
  }

  std::string without_file(const words::WordForms& forms, const Style& style) const {
    std::string out = "there is no file of words for this language; the word is found by\n ";
    for (const auto& [key, sure] : forms.keys_of_term(word_, words::TermPlace::alone)) {
      out += " " + style.text(key);
    }
    return out + "\n";
  }

  nlohmann::ordered_json as_json(const words::WordForms& forms) const {
    nlohmann::ordered_json object{{"word", word_}};
    const words::Inflection* const inflection = forms.inflection();
    if (inflection == nullptr) {
      object["keys"] = nlohmann::ordered_json::array();
      for (const auto& [key, sure] : forms.keys_of_term(word_, words::TermPlace::alone)) {
        object["keys"].push_back(key);
      }
      return object;
    }
    const std::string folded = forms.fold(word_);
    object["form_of"] = nlohmann::ordered_json::array();
    for (const words::WordOrigin& origin : inflection->origins_of(folded)) {
      object["form_of"].push_back({{"word", origin.citation},
                                   {"line", origin.line},
                                   {"rule", origin.rule},
                                   {"sure", origin.sure}});
    }
    object["forms"] = inflection->forms_of(folded);
    return object;
  }

  std::string language_;
  std::string word_;
  std::string other_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_words_command() {
  return std::make_unique<WordsCommand>();
}

}  // namespace calque::cli
