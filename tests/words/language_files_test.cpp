#include <algorithm>
#include <string>

#include "calque/error.h"
#include "catch.h"
#include "words/builtin_words.h"
#include "words/word_forms.h"

using namespace calque::words;

namespace {

/// True when a word of a text may be a form of a word that is a term by itself.
bool is_form_of(const WordForms& forms, const std::string& term, const std::string& word) {
  const auto keys = forms.keys_of_term(term, TermPlace::alone);
  return std::ranges::any_of(forms.readings(word), [&](const WordForm& reading) {
    return std::ranges::find(keys, reading.key, &TermKey::key) != keys.end() &&
           forms.may_be_forms_of_one(forms.fold(term), forms.fold(word));
  });
}

}  // namespace

TEST_CASE("the examples of a language's file of words hold") {
  std::size_t examples = 0;
  for (const auto& file : builtin_words()) {
    const WordForms forms(file.stem());
    REQUIRE(forms.inflection() != nullptr);
    INFO(file.name);
    CHECK_FALSE(forms.inflection()->rules().examples.empty());
    for (const WordExample& example : forms.inflection()->rules().examples) {
      INFO(file.name << ":" << example.line << ": " << example.word);
      for (const std::string& form : example.forms) {
        INFO(form);
        CHECK(is_form_of(forms, example.word, form));
        ++examples;
      }
      for (const std::string& other : example.others) {
        INFO("not " << other);
        CHECK_FALSE(is_form_of(forms, example.word, other));
        ++examples;
      }
    }
  }
  CHECK(examples > 0);
}

TEST_CASE("a word comes from the words whose forms have it") {
  std::size_t checked = 0;
  for (const auto& file : builtin_words()) {
    const WordForms forms(file.stem());
    for (const WordExample& example : forms.inflection()->rules().examples) {
      const std::string citation = forms.fold(example.word);
      const auto made = forms.inflection()->forms_of(citation);
      for (const std::string& form : example.forms) {
        const std::string folded = forms.fold(form);
        // Others are found by what words begin with.
        if (folded == citation || !std::ranges::binary_search(made, folded)) continue;
        INFO(file.name << ": " << example.word << ", " << form);
        const auto origins = forms.inflection()->origins_of(folded);
        CHECK(std::ranges::find(origins, citation, &WordOrigin::citation) != origins.end());
        ++checked;
      }
    }
  }
  CHECK(checked > 100);
}

TEST_CASE("a mistake in a file of words is told with its line") {
  const Fold fold = [](std::string_view word) { return std::string(word); };
  const auto read = [&fold](std::string_view text) {
    return read_inflection_rules("xx.words", text, fold);
  };
  CHECK_THROWS_WITH(read("# x\n[wordz]\na : b\n"), "xx.words:3: there is no section [wordz]");
  CHECK_THROWS_WITH(read("[words]\na : +fem\n"), "xx.words:2: there are no endings fem");
  CHECK_THROWS_WITH(read("[words]\nnothing\n"), "xx.words:2: a line is written \"word : forms\"");
  CHECK_THROWS_WITH(read("[options]\nleast-stem : x\n"), "xx.words:2: not a number");
  CHECK_THROWS_WITH(read("[options]\nstemmer : maybe\n"), "xx.words:2: the value is yes or no");
  CHECK_THROWS_WITH(read("[letters]\nc : b\n"),
                    "xx.words:2: a class of letters is named by a capital A to Z");
  CHECK_THROWS_AS(read("[endings]\na : " + std::string("a|b|c|d*a|b|c|d*a|b|c|d*a|b|c|d*a|b|c|d*") +
                       "a|b|c|d*a|b|c|d*a|b|c|d\n"),
                  calque::InputError);
}

TEST_CASE("a rule keeps the letters of classes, and a line with = is the last that is looked at") {
  const Fold fold = [](std::string_view word) { return std::string(word); };
  const Inflection inflection(read_inflection_rules("xx.words",
                                                    "[letters]\nC : b d k r n\n"
                                                    "[endings]\ncases : a en\n"
                                                    "[words]\naC* = eC*+cases aC*s\nC : Cx\n",
                                                    fold));
  CHECK(inflection.forms_of("bandk") ==
        std::vector<std::string>{"bandk", "bandks", "bendka", "bendken"});
  CHECK(inflection.forms_of("bod") == std::vector<std::string>{"bod", "bodx"});
  CHECK(inflection.forms_of("a") == std::vector<std::string>{"a"});
}
