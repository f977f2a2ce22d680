#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "calque/session.h"
#include "catch.h"
#include "lookup/asked_text.h"
#include "lookup/concordance.h"
#include "sample_units.h"
#include "temporary_folder.h"
#include "text/alphabet.h"
#include "words/builtin_words.h"
#include "words/inflection_rules.h"
#include "words/word_forms.h"

using namespace calque;

namespace {

/// Words of a language in many forms, from the examples of its file of words.
std::vector<std::string> words_of(const text::EmbeddedFile& file) {
  const words::WordForms forms(file.stem());
  const auto rules = words::read_inflection_rules(
      file.name, file.text, [&](std::string_view word) { return std::string(word); });
  std::set<std::string> words;
  for (const words::WordExample& example : rules.examples) {
    words.insert(example.word);
    words.insert(example.forms.begin(), example.forms.end());
    words.insert(example.others.begin(), example.others.end());
  }
  return {words.begin(), words.end()};
}

std::set<std::int64_t> found_by_index(Session& session, const std::string& phrase) {
  std::set<std::int64_t> units;
  for (const ConcordanceHit& hit : find_concordance(
           session, {.phrase = phrase, .language = {}, .target = {}, .limit = 100'000})) {
    units.insert(hit.unit.value);
  }
  return units;
}

std::set<std::int64_t> found_by_reading(const std::vector<std::string>& texts,
                                        const std::string& phrase, const std::string& language) {
  const words::WordForms forms_of_words(language);
  std::set<std::int64_t> units;
  for (const words::AskedForms forms : {words::AskedForms::of_word, words::AskedForms::any}) {
    AskedText asked(read_question(phrase), language, forms_of_words, forms);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (asked.find(texts[i])) units.insert(static_cast<std::int64_t>(i) + 1);
    }
  }
  return units;
}

/// Texts of one word, of two, and enough of them for a run of the index.
std::vector<std::string> texts_of(const std::vector<std::string>& words) {
  std::vector<std::string> texts(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    texts.push_back(words[i] + " " + words[(i * 7 + 3) % words.size()]);
  }
  return texts;
}

}  // namespace

TEST_CASE("the index leaves out no text that holds a form of a word", "[property]") {
  for (const text::EmbeddedFile& file : words::builtin_words()) {
    const std::string language(file.stem());
    CAPTURE(language);
    const std::vector<std::string> words = words_of(file);
    const std::vector<std::string> texts = texts_of(words);
    const TemporaryFolder folder;
    Session session(folder / "m.calque", Session::Access::create);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (const std::string& text : texts) batch.add(make_unit({{language.c_str(), text.c_str()}}));
    batch.commit();
    // Six words of each language, so that all take seconds.
    for (std::size_t i = 0; i < words.size(); i += words.size() / 6 + 1) {
      for (const std::string& phrase : std::set{words[i], text::plain_spelling(words[i])}) {
        CAPTURE(phrase);
        CHECK(found_by_index(session, phrase) == found_by_reading(texts, phrase, language));
      }
    }
  }
}
